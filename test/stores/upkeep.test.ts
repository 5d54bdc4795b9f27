import { afterEach } from 'vitest';
import { openJournal } from '../../server/stores/sql/journal/sql-journal.ts';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';
import { createUpkeep, keepDaysInStep } from '../../server/stores/sql/sql-upkeep.ts';
import { describeUpkeep } from '../contracts/upkeep.ts';
import { createMigratedDatabase, ENGINES } from '../helpers/databases.ts';

for (const kind of ENGINES) {
  const closes: (() => Promise<void>)[] = [];
  describeUpkeep(kind, async (zone) => {
    const database = await createMigratedDatabase(kind);
    const engine = await openEngine(database.location);
    const journal = await openJournal(engine);
    closes.push(async () => {
      await journal.close();
      await engine.close();
      await database.remove();
    });
    return {
      upkeep: createUpkeep(engine, zone),
      history: createHistory(engine, zone),
      imports: createImports(engine, zone, { nowMs: () => Date.UTC(2026, 3, 20) }),
      journal,
      moveTo: (other) => ({
        history: createHistory(engine, other),
        keepInStep: () => keepDaysInStep(engine, createUpkeep(engine, other), other),
      }),
    };
  });
  afterEach(async () => {
    for (const close of closes.splice(0)) await close();
  });
}
