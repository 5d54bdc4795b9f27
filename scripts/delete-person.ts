import { parseArgs } from 'node:util';
import { deletePerson, type Person } from './delete-person/delete-person.ts';
import { locateSite } from './site/locate-site.ts';
import { runCommand } from './site/run-command.ts';

const USAGE = `Usage: npm run delete-person -- --caller NUMBER [--caller NUMBER ...] | --agent ID  [--data FOLDER]

Takes a caller's number and name out of every call and event, however it was written, and its hash too; or gives an agent
another id without a name everywhere, and takes them out of the site document, whose copy site.json.bak goes. Figures stay,
nobody's. Rows that imports refused lose their text where the person is in it.

Works while a server runs, but that server goes on keeping until it is stopped: in its memory, and in the snapshots it makes
(snapshots.db, or the table snapshots), the agents of its site document and those who were signed in, and the callers of the
running day and the day before; it shows agents on its walls, and what it still tells of such a call or agent it writes down
again. So stop the server first; or stop it afterwards, run this again, and start it.

Not touched: backups, folders before-restore-* and schemas floorcast_before_* that a restore left, exported files, the phone
system, and a site file named by FLOORCAST_SITE. Without --data it works on the site of FLOORCAST_DATABASE_URL or
FLOORCAST_DATA. Ends with one line of JSON.`;

const { values } = parseArgs({
  options: {
    caller: { type: 'string', multiple: true },
    agent: { type: 'string' },
    data: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const person = findPerson();
if (values.help || person === null) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}

await runCommand(async () => {
  const deleted = await deletePerson(locateSite(values.data), person);
  if (person.kind === 'caller')
    console.log(`Taken out of ${deleted.calls} calls and ${deleted.events} events. Their figures stay.`);
  else {
    const is = deleted.newId === null ? '' : ` is ${deleted.newId} from now on,`;
    console.log(`${person.agentId}${is} without a name, in ${deleted.events} events and all figures.`);
    if (deleted.siteEntries > 0) console.log('The site document does not name them any more.');
    console.log('A server that runs goes on knowing them: stop it, run this again, and start it.');
  }
  return deleted;
});

function findPerson(): Person | null {
  const { caller, agent } = values;
  if (caller !== undefined && agent === undefined) return { kind: 'caller', numbers: caller };
  if (agent !== undefined && caller === undefined) return { kind: 'agent', agentId: agent };
  return null;
}
