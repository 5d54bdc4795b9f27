import { afterEach } from 'vitest';
import { createMemoryHistory } from '../../server/stores/history/memory-history.ts';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { openJournal } from '../../server/stores/sql/journal/sql-journal.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import { describeHistory } from '../contracts/history.ts';
import { commitEvents } from '../helpers/commit-events.ts';
import { createMigratedDatabase, ENGINES } from '../helpers/databases.ts';

describeHistory('memory', async (zone) => {
  const history = createMemoryHistory(zone);
  return { history, keep: async (changes) => history.keep(changes) };
});

for (const kind of ENGINES) {
  const closes: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closes.splice(0)) await close();
  });
  describeHistory(kind, async (zone) => {
    const database = await createMigratedDatabase(kind);
    const engine = await openEngine(database.location);
    const journal = await openJournal(engine);
    closes.push(async () => {
      await journal.close();
      await engine.close();
      await database.remove();
    });
    return {
      history: createHistory(engine, zone),
      keep: (changes) => commitEvents(journal, [], { changes }),
    };
  });
}
