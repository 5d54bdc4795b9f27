import pg from 'pg';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { storeText } from '../stored-text.ts';
import { explainPostgres } from './explain-postgres.ts';

/**
 * A session as Kysely takes it: texts go as they can be kept, failures come back in words.
 *
 * @param limit how long an answer may take, and what to do then; left out, as long as the server lets it.
 */
export function wrapClient(
  client: pg.ClientBase,
  where: string,
  release: () => void,
  limit?: { readonly answerWithinMs: number; readonly giveUp: (error: Error) => void },
): PostgresPoolClient {
  return {
    query: (async (text: string, parameters: readonly unknown[]) => {
      const values = parameters.map(bind);
      try {
        return await client.query({ text, values, query_timeout: limit?.answerWithinMs } as pg.QueryConfig);
      } catch (error) {
        // Said by the client itself. The session may be at it still: it is of no more use.
        if (error instanceof Error && error.message === 'Query read timeout') limit?.giveUp(error);
        throw explainPostgres(error, where);
      }
    }) as unknown as PostgresPoolClient['query'],
    release,
  };
}

/** Sessions for reading, a few at a time. A server that was away is found again by the next question. */
export function createReadingPool(config: pg.ClientConfig, where: string): PostgresPool {
  const pool = new pg.Pool({ ...config, max: 6, idleTimeoutMillis: 60_000 });
  // Without a listener a session that is lost while nobody uses it would end the process.
  pool.on('error', () => {});
  return {
    connect: async () => {
      try {
        const client = await pool.connect();
        return wrapClient(client, where, () => client.release());
      } catch (error) {
        throw explainPostgres(error, where);
      }
    },
    end: () => pool.end(),
  };
}

function bind(value: unknown): unknown {
  return typeof value === 'string' ? storeText(value) : value;
}
