import { openEngine } from '../../server/stores/sql/open-engine.ts';
import type { EngineLocation } from '../../server/stores/sql/engine.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';
import { createUpkeep } from '../../server/stores/sql/sql-upkeep.ts';
import { randomCalls } from './random-calls.ts';
import { importStart } from './history-builders.ts';

/** A process that imports, undoes or deletes until it is killed. Says each step in a line. */
const [what, place, first] = process.argv.slice(2) as ['import' | 'undo' | 'delete', string, string];
const zone = { timeZone: 'Asia/Shanghai', dayStartsAt: '04:00' };
const engine = await openEngine(JSON.parse(place) as EngineLocation);
const imports = createImports(engine, zone, { nowMs: () => Date.now() });
switch (what) {
  case 'import': {
    const writer = await imports.begin(importStart());
    for (let seed = Number(first); ; seed += 1) {
      await writer.addCalls(randomCalls(seed, 1500, 60));
      console.log('some were added');
    }
  }
  case 'undo':
    await imports.undo(Number(first), (progress) => progress > 0.3 && console.log(progress));
    break;
  case 'delete':
    console.log('begins');
    await createUpkeep(engine, zone).deleteBefore({ callsMs: Date.UTC(2026, 3, 1), eventsMs: null });
    break;
  default:
    what satisfies never;
}
