import { deletePerson, findServer, haveForgotten, type Person } from './delete-person/delete-person.ts';
import { locateSite } from './site/locate-site.ts';
import { runCommand } from './site/run-command.ts';
import { readOptions } from './site/read-options.ts';

const USAGE = `Usage: npm run delete-person -- --caller NUMBER [--caller NUMBER ...] | --agent ID  [--data FOLDER]

Takes a caller's number and name out of every call and event, however it was written, and its hash too; or gives an agent
another id without a name everywhere, and takes them out of the site document, whose copy site.json.bak goes. Figures stay,
nobody's. Rows that imports refused lose their text where the person is in it.

Works while a server runs: that server stops for a moment within seconds, takes out what it wrote meanwhile, and goes on
without them, in its memory, on its walls and in its snapshots too. This command waits for it.

Not touched: backups, folders before-restore-* and schemas floorcast_before_* that a restore left, exported files, the phone
system, and a site file named by FLOORCAST_SITE. Without --data it works on the site of FLOORCAST_DATABASE_URL or
FLOORCAST_DATA. Ends with one line of JSON.`;

const { values } = readOptions({
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
  const location = locateSite(values.data);
  const server = await findServer(location);
  const deleted = await deletePerson(location, person);
  if (person.kind === 'caller')
    console.log(`Taken out of ${deleted.calls} calls and ${deleted.events} events. Their figures stay.`);
  else {
    const is = deleted.newId === null ? '' : ` is ${deleted.newId} from now on,`;
    console.log(`${person.agentId}${is} without a name, in ${deleted.events} events and all figures.`);
    if (deleted.siteEntries > 0) console.log('The site document does not name them any more.');
  }
  const isForgotten = await haveForgotten(location, server);
  if (!isForgotten)
    console.log('The server that runs has not started again yet, and knows them until it does: restart it.');
  else if (server === 'runs') console.log('The server that runs has forgotten them, too.');
  return { ...deleted, isForgotten };
});

function findPerson(): Person | null {
  const { caller, agent } = values;
  if (caller !== undefined && agent === undefined) return { kind: 'caller', numbers: caller };
  if (agent !== undefined && caller === undefined) return { kind: 'agent', agentId: agent };
  return null;
}
