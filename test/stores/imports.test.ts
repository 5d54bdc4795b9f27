import { afterEach } from 'vitest';
import { openJournal } from '../../server/stores/sql/journal/sql-journal.ts';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';
import { createUpkeep, keepDaysInStep } from '../../server/stores/sql/sql-upkeep.ts';
import { describeImports } from '../contracts/imports.ts';
import { commitEvents } from '../helpers/commit-events.ts';
import { createDatabase, ENGINES } from '../helpers/databases.ts';

for (const kind of ENGINES) {
  const closes: (() => Promise<void>)[] = [];
  describeImports(kind, async (zone) => {
    const database = await createDatabase(kind);
    const engine = await openEngine(database.location);
    await keepDaysInStep(engine, createUpkeep(engine, zone), zone);
    const journal = await openJournal(engine);
    closes.push(async () => {
      await journal.close();
      await engine.close();
      await database.remove();
    });
    return {
      imports: createImports(engine, zone, { nowMs: () => Date.now() }),
      history: createHistory(engine, zone),
      keep: (changes) => commitEvents(journal, [], { changes }),
    };
  });
  afterEach(async () => {
    for (const close of closes.splice(0)) await close();
  });
}
