import { expect, it } from 'vitest';
import { createMemoryNotices } from '../../server/stores/notices/memory-notices.ts';
import { createNoticeStore } from '../../server/stores/sql/sql-notices.ts';
import { renameInNotices } from '../../server/stores/sql/upkeep/rename-in-notices.ts';
import type { NoticeFact } from '../../shared/notices/notice.ts';
import { describeNotices } from '../contracts/notices.ts';
import { describeEngines } from '../helpers/databases.ts';

describeNotices('memory', async () => createMemoryNotices());
describeEngines('notices', (openOne, kind) => {
  describeNotices(kind, async () => createNoticeStore(await openOne()));

  it(`UP8 an agent who is deleted has another id in what others were told (${kind})`, async () => {
    const engine = await openOne();
    const store = createNoticeStore(engine);
    const help = (agentId: string): NoticeFact => ({ kind: 'help', agentId, note: 'a_b%!' });
    const facts = [help('x_%'), help('xy%')].map((fact, at) => ({
      accountId: 'sam',
      key: String(at),
      atMs: at,
      fact,
    }));
    await store.addFacts(facts, () => 5);
    const send = { channel: 'webhook', accountId: '', deviceId: null, madeMs: 1 } as const;
    await store.addSends([
      { ...send, id: 'theirs', text: JSON.stringify({ agentIds: ['x_%'] }) },
      { ...send, id: 'another', text: JSON.stringify({ agentIds: ['xy%'] }) },
    ]);
    await renameInNotices(engine, 'x_%', 'removed-1');
    const [notice] = await store.listNotices('sam', null, 1);
    expect(notice!.facts.map(({ fact }) => fact)).toEqual([
      { kind: 'help', agentId: 'removed-1', note: '' },
      help('xy%'),
    ]);
    expect((await store.claimSends(9, 10, 9)).map(({ id }) => id)).toEqual(['another']);
  });
});
