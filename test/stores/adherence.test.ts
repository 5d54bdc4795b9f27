import { expect, it } from 'vitest';
import { createMemoryAdherence } from '../../server/stores/adherence/memory-adherence.ts';
import { createAdherenceStore } from '../../server/stores/sql/sql-adherence.ts';
import { createRosterStore } from '../../server/stores/sql/sql-rosters.ts';
import { renameInRosters } from '../../server/stores/sql/upkeep/rename-in-rosters.ts';
import { describeAdherence } from '../contracts/adherence.ts';
import { describeEngines } from '../helpers/databases.ts';

describeAdherence('memory', async () => createMemoryAdherence());
describeEngines('adherence', (openOne, kind) => {
  describeAdherence(kind, async () => createAdherenceStore(await openOne()));

  it(`AH6 the first word on a day is not the newest (${kind})`, async () => {
    const store = createRosterStore(await openOne(), { nowMs: () => 7 });
    const about = {
      atMs: 1,
      author: 'w',
      reason: '',
      action: 'published',
      copyId: null,
      days: null,
      text: '',
    };
    const version = {
      publishedMs: 1,
      author: '',
      reason: '',
      firstDay: '2026-03-10',
      days: 1,
      changedAgents: 0,
    };
    for (const text of ['first', null, 'amended'])
      await store.publish(
        { ...version, kind: text === null ? 'unpublished' : 'published', text: '' },
        [{ day: '2026-03-10', text }],
        about,
      );
    const range = { firstDay: '2026-03-10', days: 2 };
    expect(await store.readFirstPublished(range)).toEqual([
      { day: '2026-03-10', versionNo: 1, text: 'first' },
    ]);
    expect(await store.readPublished(range)).toMatchObject([{ versionNo: 3, text: 'amended' }]);
  });

  it(`UP8 an agent who is deleted has another id in adherence (${kind})`, async () => {
    const engine = await openOne();
    const store = createAdherenceStore(engine);
    await store.replaceDay('2026-03-10', [{ agentId: 'x', text: '{}' }]);
    await renameInRosters(engine, 'x', 'removed-1');
    expect(await store.readDays({ firstDay: '2026-03-10', days: 1 })).toMatchObject([
      { agentId: 'removed-1' },
    ]);
  });
});
