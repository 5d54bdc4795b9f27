/**
 * Tries every route and every socket event of a whole server, once with walls open and once behind a proxy, as every role (of the
 * whole site and of one queue), by the administrator's link, as nobody, by sessions and links that are over or forged, and with each
 * token, and compares what happens with the one table (shared/access/rights.ts). Writes every difference, and ends with one line of
 * JSON: `checks`, `surprises`.
 */
import { tryWholeServer } from './test-rights/try-whole-server.ts';
import { readOptions } from './site/read-options.ts';

const { values } = readOptions({ options: { help: { type: 'boolean' } } });
if (values.help) {
  console.log(
    'Tries every route and socket event as everybody against the table of rights. It takes nothing else.',
  );
  process.exit(0);
}
const { checks, surprises } = await tryWholeServer();
for (const surprise of surprises) console.log(surprise);
console.log(JSON.stringify({ checks, surprises: surprises.length }));
if (surprises.length > 0) process.exitCode = 1;
