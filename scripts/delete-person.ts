import { parseArgs } from 'node:util';
import { deletePerson, type Person } from './delete-person/delete-person.ts';
import { locateSite } from './site/locate-site.ts';
import { runCommand } from './site/run-command.ts';

const USAGE = `Usage: npm run delete-person -- --caller NUMBER [--caller NUMBER ...] | --agent ID  [--data FOLDER]

Takes a caller's number and name out of every call and event, however it was written, and its hash too; or gives an agent
another id without a name everywhere, and takes them out of the site document. Figures stay, nobody's. Works while a server
runs; its walls show an agent until its next start. Backups, exported files and the phone system are not touched, nor is a
site file named by FLOORCAST_SITE. Without --data it works on the site of FLOORCAST_DATABASE_URL or FLOORCAST_DATA. Ends with
one line of JSON.`;

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
    console.log('A server that runs goes on showing them on its walls until its next start.');
  }
  return deleted;
});

function findPerson(): Person | null {
  const { caller, agent } = values;
  if (caller !== undefined && agent === undefined) return { kind: 'caller', numbers: caller };
  if (agent !== undefined && caller === undefined) return { kind: 'agent', agentId: agent };
  return null;
}
