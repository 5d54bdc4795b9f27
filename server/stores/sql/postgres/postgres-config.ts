import { hostname } from 'node:os';
import pg from 'pg';
import { parseStoredText } from '../stored-text.ts';

/** Our tables have a schema of their own, so that a database may be shared. */
export const SCHEMA = 'floorcast';

/** How a session reads and writes. Times in ms. */
const SETTINGS = {
  read: {
    default_transaction_read_only: 'on',
    statement_timeout: 300_000,
    lock_timeout: 10_000,
    // Compiling a query takes longer than most of ours run.
    jit: 'off',
  },
  write: {
    synchronous_commit: 'on',
    statement_timeout: 300_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    jit: 'off',
  },
};

const TYPES: Readonly<Record<number, (text: string) => unknown>> = {
  // int8 and numeric (a sum of int8): all of ours are whole numbers below 2^53, or averages.
  20: Number,
  1700: Number,
  25: parseStoredText,
  1043: parseStoredText,
};

export function createConfig(url: string, access: 'read' | 'write'): pg.ClientConfig {
  const settings = Object.entries({ search_path: SCHEMA, ...SETTINGS[access] });
  return {
    connectionString: url,
    application_name: `floorcast ${hostname()} ${process.pid}`.slice(0, 63),
    options: settings.map(([name, value]) => `-c ${name}=${value}`).join(' '),
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        (format !== 'binary' && TYPES[oid]) ||
        pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  };
}

/** The address without a password, for messages. */
export function describeUrl(url: string): string {
  const address = new URL(url);
  const user = address.username ? `${decodeURIComponent(address.username)}@` : '';
  return `The database ${address.protocol}//${user}${address.host}${address.pathname}`;
}
