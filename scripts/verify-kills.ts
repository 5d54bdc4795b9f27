/**
 * What a kill costs the history: processes that import, keep live calls, delete for age and back up are killed with SIGKILL
 * at seeded moments, and each time the store is opened again: everything acknowledged must be there, of an import nothing,
 * roll-ups as their calls, the last good backup whole. Ends with one line of JSON.
 *
 * Options: `--times 20 --engine libsql|postgres|both --seed 1`. PostgreSQL: FLOORCAST_DATABASE_URL names a server on which
 * databases may be made.
 */
import { parseArgs } from 'node:util';
import { runCommand } from './site/run-command.ts';
import { verifyKills } from './verify-kills/verify-kills.ts';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '20' },
    engine: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const serverUrl = process.env['FLOORCAST_DATABASE_URL'] || null;
const engine = values.engine ?? (serverUrl === null ? 'libsql' : 'both');

await runCommand(async () => {
  if (engine !== 'libsql' && serverUrl === null)
    throw new Error('PostgreSQL needs FLOORCAST_DATABASE_URL: a server on which databases may be made.');
  const servers = { libsql: [null], postgres: [serverUrl], both: [null, serverUrl] }[engine];
  if (!servers) throw new Error(`--engine ${engine} must be libsql, postgres or both.`);
  const result = await verifyKills({
    times: Number(values.times),
    seed: Number(values.seed),
    servers,
    say: (line) => console.error(line),
  });
  const { lost, halfImports, rollUpDifferences, badBackups } = result;
  if (lost + halfImports + rollUpDifferences + badBackups > 0) process.exitCode = 1;
  return result;
});
