import { expect, it } from 'vitest';
import { renameInRosters } from '../../server/stores/sql/upkeep/rename-in-rosters.ts';
import { createPlanStore } from '../../server/stores/sql/sql-plans.ts';
import { createMemoryRosters } from '../../server/stores/rosters/memory-rosters.ts';
import { createRosterStore } from '../../server/stores/sql/sql-rosters.ts';
import { describeRosters } from '../contracts/rosters.ts';
import { describeEngines } from '../helpers/databases.ts';

describeRosters('memory', async () => createMemoryRosters({ nowMs: () => 7 }));
describeEngines('rosters', (openOne, kind) => {
  describeRosters(kind, async () => createRosterStore(await openOne(), { nowMs: () => 7 }));

  it(`UP8 an agent who is deleted has another id wherever rosters speak of them, and nobody else has (${kind})`, async () => {
    const engine = await openOne();
    const store = createRosterStore(engine, { nowMs: () => 7 });
    const plans = createPlanStore(engine, { nowMs: () => 7 });
    // A template and another agent are called nearly so.
    const entries = (id: string) => JSON.stringify({ [id]: { shift: { templateId: '7%' } }, '7%_': {} });
    const audit = (agentId: string) => JSON.stringify({ changes: [{ agentId, templateId: '7%' }] });
    const about = { atMs: 1, author: '7%', reason: '', action: 'changed', copyId: null, days: null };
    const days = [{ day: '2026-02-09', revision: 0, text: entries('7%') }];
    await store.changeDays(null, days, { ...about, text: audit('7%') });
    const version = {
      kind: 'published' as const,
      publishedMs: 1,
      author: '',
      reason: '',
      firstDay: '2026-02-09',
      days: 1,
      changedAgents: 1,
      text: JSON.stringify({ people: [{ agentId: '7%', changes: [] }] }),
    };
    await store.publish(version, days, { ...about, text: '{}' });
    await store.markSeen(1, '7%', 5);
    const proposal = (id: string) => JSON.stringify([{ day: '2026-02-09', text: entries(id) }]);
    const settings = (id: string) =>
      JSON.stringify({ people: [{ agentId: id }], who: { agentIds: [id, '7'] } });
    await plans.save([
      { kind: 'roster-proposal-days', key: 'p', text: proposal('7%') },
      { kind: 'roster-settings', key: '', text: settings('7%') },
      { kind: 'edits', key: 'q', text: settings('7%') },
    ]);
    for (const _ of [1, 2]) await renameInRosters(engine, '7%', 'removed-1');
    const week = { firstDay: '2026-02-09', days: 7 };
    expect((await store.readDays(null, week))[0]!.text).toBe(entries('removed-1'));
    expect((await store.readPublished(week))[0]!.text).toBe(entries('removed-1'));
    expect((await store.readVersion(1))!.text).toContain('removed-1');
    expect(await store.listSeen(1)).toEqual([{ agentId: 'removed-1', atMs: 5 }]);
    expect((await store.listAudit(week, null, 9)).at(-1)!.text).toBe(audit('removed-1'));
    expect((await plans.read('roster-proposal-days', 'p'))!.text).toBe(proposal('removed-1'));
    expect((await plans.read('roster-settings', ''))!.text).toBe(settings('removed-1'));
    expect((await plans.read('edits', 'q'))!.text).toBe(settings('7%'));
  });
});
