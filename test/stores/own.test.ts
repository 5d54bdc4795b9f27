import { expect, it } from 'vitest';
import { createMemoryOwn } from '../../server/stores/own/memory-own.ts';
import { createOwnStore } from '../../server/stores/sql/sql-own.ts';
import { renameInRosters } from '../../server/stores/sql/upkeep/rename-in-rosters.ts';
import { describeOwn } from '../contracts/own.ts';
import { describeEngines } from '../helpers/databases.ts';

describeOwn('memory', async () => createMemoryOwn());
describeEngines('own work', (openOne, kind) => {
  describeOwn(kind, async () => createOwnStore(await openOne()));

  it(`UP8 an agent who is deleted has another id in their own work (${kind})`, async () => {
    const engine = await openOne();
    const store = createOwnStore(engine);
    const entry = { uid: 'u', sequence: 0, isCancelled: false, changedMs: 1, text: '{}' };
    await store.saveCalendar('x', [entry]);
    await renameInRosters(engine, 'x', 'removed-1');
    expect(await store.readCalendar('x')).toEqual([]);
    expect(await store.readCalendar('removed-1')).toEqual([entry]);
  });
});
