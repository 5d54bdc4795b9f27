import type pg from 'pg';
import { StorageError } from '../../../floorcast-error.ts';
import { explainPostgres } from './explain-postgres.ts';
import { SCHEMA } from './postgres-config.ts';

/**
 * Looks whether the server can keep a site, and makes the schema of our tables when it is not there.
 *
 * @throws StorageError
 */
export async function prepareDatabase(client: pg.Client, where: string): Promise<void> {
  try {
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
         current_setting('server_encoding') as encoding, to_regnamespace('${SCHEMA}') is not null as "hasSchema"`,
    );
    const { version, name, encoding, hasSchema } = rows[0] as {
      readonly version: number;
      readonly name: string;
      readonly encoding: string;
      readonly hasSchema: boolean;
    };
    if (version < 150_000)
      throw new StorageError('failed', `${where} is PostgreSQL ${name}, and Floorcast needs 15 or later.`);
    if (encoding !== 'UTF8')
      throw new StorageError(
        'failed',
        `${where} keeps its texts in ${encoding}, and Floorcast needs UTF8. Make another: createdb --template template0 --encoding UTF8.`,
      );
    // One transaction, behind whoever makes it at the same time: `if not exists` alone fails then.
    if (!hasSchema)
      await client.query(`select pg_advisory_xact_lock(4820, 1); create schema if not exists ${SCHEMA}`);
  } catch (error) {
    throw explainPostgres(error, where);
  }
}
