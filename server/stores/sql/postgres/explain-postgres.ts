import { StorageError, type StorageFailure } from '../../../floorcast-error.ts';

/** What went wrong with a database server, in words. Errors of our own pass as they are. */
export function explainPostgres(error: unknown, where: string): Error {
  if (!(error instanceof Error)) return new StorageError('failed', `${where} failed (${String(error)}).`);
  // The database says it with a code of SQLSTATE, the network with one of the system.
  if (!isForeign(error)) return error;
  const [kind, message] = word(codeOf(error), error.message || codeOf(error), where);
  return new StorageError(kind, message, { cause: error });
}

/** Whether the session is gone, or cannot be had: another try may find the server again. */
export function isConnectionLost(error: unknown): boolean {
  const code = error instanceof Error ? codeOf(error) : '';
  return (
    /^(E[A-Z_]+|08...|57P0.)$/.test(code) ||
    (error instanceof Error &&
      /Connection terminated|not queryable|Connection ended|timeout expired|read timeout/i.test(
        error.message,
      ))
  );
}

function isForeign(error: Error): boolean {
  return (
    /^(E[A-Z_]+|[0-9A-Z]{5})$/.test(codeOf(error)) ||
    isConnectionLost(error) ||
    error.name === 'AggregateError'
  );
}

function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  // A name with several addresses fails once for each.
  return error instanceof AggregateError && error.errors[0] instanceof Error ? codeOf(error.errors[0]) : '';
}

function word(code: string, said: string, where: string): readonly [StorageFailure, string] {
  if (code === '28P01' || code === '28000')
    return [
      'failed',
      `${where} does not let us in (${said}). Correct name and password in FLOORCAST_DATABASE_URL, or pg_hba.conf of the server.`,
    ];
  if (code === '3D000')
    return [
      'failed',
      `${where} has no such database (${said}). Make it with createdb, or correct the name in FLOORCAST_DATABASE_URL.`,
    ];
  if (code === '42501')
    return [
      'read-only',
      `${where} gives us too few rights (${said}). The account needs CREATE on the database, or must own the schema 'floorcast'.`,
    ];
  if (code === '25006')
    return [
      'read-only',
      `${where} takes nothing to keep (${said}). Maybe it is a standby: FLOORCAST_DATABASE_URL must name the primary.`,
    ];
  if (code === '53100')
    return [
      'full',
      `${where} could not grow: its disk is full. Nothing that was acknowledged is lost. Make room; Floorcast goes on by itself.`,
    ];
  if (code === '53300')
    return [
      'failed',
      `${where} has no connection left for us (${said}). Raise max_connections of the server.`,
    ];
  if (/^(XX001|XX002)$/.test(code))
    return ['corrupt', `${where} is damaged (${said}). It was left as it is: restore a backup.`];
  if (/^(55P03|40P01|40001|57014)$/.test(code))
    return [
      'failed',
      `${where} took too long (${said}). Look what else works on it; Floorcast keeps trying.`,
    ];
  if (/^(E[A-Z_]+|08...|57P0.)$/.test(code) || /terminated|not queryable|ended|timeout/i.test(said))
    return [
      'failed',
      `${where} cannot be reached (${said}). Start the server or correct FLOORCAST_DATABASE_URL; Floorcast keeps trying.`,
    ];
  return ['failed', `${where} failed (${said}). Look at the server's log; Floorcast keeps trying.`];
}
