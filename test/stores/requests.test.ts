import { expect, it } from 'vitest';
import { createMemoryRequests } from '../../server/stores/requests/memory-requests.ts';
import { createMemoryRosters } from '../../server/stores/rosters/memory-rosters.ts';
import { createRequestStore } from '../../server/stores/sql/sql-requests.ts';
import { createRosterStore } from '../../server/stores/sql/sql-rosters.ts';
import { renameInRosters } from '../../server/stores/sql/upkeep/rename-in-rosters.ts';
import { describeRequests } from '../contracts/requests.ts';
import { describeEngines } from '../helpers/databases.ts';
import { DAY, requestOf } from '../requests/request-builder.ts';

describeRequests('memory', async () => {
  const requests = createMemoryRequests();
  return { requests, rosters: createMemoryRosters({ nowMs: () => 7 }, requests) };
});
describeEngines('requests', (openOne, kind) => {
  describeRequests(kind, async () => {
    const engine = await openOne();
    return { requests: createRequestStore(engine), rosters: createRosterStore(engine, { nowMs: () => 7 }) };
  });

  it(`UP8 an agent who is deleted has another id in requests, as asker and as colleague (${kind})`, async () => {
    const engine = await openOne();
    const store = createRequestStore(engine);
    const ask = { kind: 'give-away', day: DAY, otherAgentId: 'x' } as const;
    const asked = {
      by: { kind: 'agent', agentId: 'x' },
      act: 'agree',
      atMs: 1,
      reason: '',
      said: null,
    } as const;
    await store.add(requestOf(ask, { id: '1', steps: [asked] }));
    await store.add(requestOf({ ...ask, otherAgentId: 'b' }, { id: '2', agentId: 'x' }));
    await renameInRosters(engine, 'x', 'removed-1');
    expect(await store.find('1')).toMatchObject({
      otherAgentId: 'removed-1',
      ask: { otherAgentId: 'removed-1' },
      steps: [{ by: { agentId: 'removed-1' } }],
    });
    expect(await store.listTouching({ firstDay: DAY, days: 1 }, 'x')).toEqual([]);
    expect(await store.listTouching({ firstDay: DAY, days: 1 }, 'removed-1')).toHaveLength(2);
  });
});
