/**
 * What a kill costs the history: processes that import, undo an import, keep live calls, delete calls and events for age, back
 * up, restore and move a site are killed with SIGKILL at seeded moments, and each time the store is opened again: everything
 * acknowledged must be there, of an import all or nothing, roll-ups as their calls, the last good backup whole, the old store
 * or the restored one, the moved site or none. Ends with one line of JSON.
 *
 * Options: `--times 20 --engine libsql|postgres|both --seed 1 --works restore,move` (all). PostgreSQL: FLOORCAST_DATABASE_URL names a server on which
 * databases may be made.
 */
import { runCommand } from './site/run-command.ts';
import { countFaults } from './verify-kills/kill-result.ts';
import { KILLED_WORKS } from './verify-kills/killed-work.ts';
import { verifyKills } from './verify-kills/verify-kills.ts';
import { readOptions } from './site/read-options.ts';

const { values } = readOptions({
  options: {
    times: { type: 'string', default: '20' },
    engine: { type: 'string' },
    seed: { type: 'string', default: '1' },
    works: { type: 'string' },
  },
});
const serverUrl = process.env['FLOORCAST_DATABASE_URL'] || null;
const engine = values.engine ?? (serverUrl === null ? 'libsql' : 'both');

await runCommand(async () => {
  if (engine !== 'libsql' && serverUrl === null)
    throw new Error('PostgreSQL needs FLOORCAST_DATABASE_URL: a server on which databases may be made.');
  const servers = { libsql: [null], postgres: [serverUrl], both: [null, serverUrl] }[engine];
  if (!servers) throw new Error(`--engine ${engine} must be libsql, postgres or both.`);
  const works = values.works?.split(',').map((name) => {
    const work = KILLED_WORKS.find((known) => known === name);
    if (!work) throw new Error(`--works ${name} must be of ${KILLED_WORKS.join(', ')}.`);
    return work;
  });
  const result = await verifyKills({
    times: Number(values.times),
    seed: Number(values.seed),
    servers,
    works,
    say: (line) => console.error(line),
  });
  if (countFaults(result) > 0) process.exitCode = 1;
  return result;
});
