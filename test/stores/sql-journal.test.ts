import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createAgentTally } from '../../shared/history/agent-tally.ts';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { openJournal } from '../../server/stores/sql/journal/sql-journal.ts';
import { describeJournal, offered } from '../contracts/journal.ts';
import { commitEvents, commitOf } from '../helpers/commit-events.ts';
import { createMigratedDatabase, describeEngines, ENGINES } from '../helpers/databases.ts';

for (const kind of ENGINES) {
  describeJournal(kind, async () => {
    const database = await createMigratedDatabase(kind);
    const engine = await openEngine(database.location);
    const journal = await openJournal(engine);
    return Object.assign(journal, {
      close: closeOnce(journal.close.bind(journal), async () => {
        await engine.close();
        await database.remove();
      }),
    });
  });
}

describeEngines('journal', (openOne) => {
  test('JN20 JN13 after a restart numbering, reading, known ids, sources and the floor clock go on', async () => {
    const engine = await openOne();
    const first = await openJournal(engine);
    await commitEvents(first, [offered('a', 1, 'id-1'), offered('b', 2)], {
      newestAtMs: { asterisk: 2 },
      floorMs: 77,
    });
    await first.saveSnapshot(2, 'floor');
    await first.close();
    const second = await openJournal(engine);
    expect([second.lastSeq(), second.lastFloorMs()]).toEqual([2, 77]);
    expect(await second.newestAtMs('asterisk')).toBe(2);
    expect(await second.findKnownIds(['id-1', 'id-2'])).toEqual(new Set(['id-1']));
    await commitEvents(second, [offered('c', 3)]);
    expect((await second.read(0, 10)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await second.loadSnapshots()).toEqual([{ seq: 2, text: 'floor' }]);
    await second.close();
  });

  test('JN27 a commit that was kept, but whose answer was lost, is not kept again', async () => {
    const engine = await openOne();
    let loseAnswer = false;
    const losing = {
      ...engine,
      read: engine.read,
      kind: engine.kind,
      location: engine.location,
      where: engine.where,
      prepareMonths: engine.prepareMonths.bind(engine),
      dropMonth: engine.dropMonth.bind(engine),
      status: engine.status.bind(engine),
      close: engine.close.bind(engine),
      write: (async (work, priority) => {
        const answer = await engine.write(work, priority);
        if (loseAnswer) throw new Error('The network is gone.');
        return answer;
      }) as typeof engine.write,
    };
    const journal = await openJournal(losing);
    await commitEvents(journal, [offered('a', 1)]);
    const agentIntervals = [agentInterval()];
    await commitEvents(journal, [], { floorMs: 1, changes: { ...commitOf([], 0).changes, agentIntervals } });
    loseAnswer = true;
    const commit = commitOf([offered('b', 2)], 1, {
      floorMs: 5,
      changes: { ...commitOf([], 0).changes, agentIntervals },
    });
    await expect(journal.commit(commit)).rejects.toThrow('network');
    expect(journal.status().status).toBe('failed');
    expect(journal.lastSeq()).toBe(1);
    loseAnswer = false;
    await journal.commit(commit);
    expect([journal.lastSeq(), journal.lastFloorMs()]).toEqual([2, 5]);
    expect(journal.status().status).toBe('ok');
    const days = await engine.read.selectFrom('agent_days').select('transfers').execute();
    expect(days).toEqual([{ transfers: 2 }]);
    await journal.close();
  });

  test('JN29 ids and newest times are told while a long question is answered', async () => {
    const engine = await openOne();
    const journal = await openJournal(engine);
    await commitEvents(journal, [offered('a', 1, 'id-1')], { newestAtMs: { pbx: 7 } });
    let answered = 'no';
    const long =
      sql`with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 4000000)
      select count(*) as n from numbers`
        .execute(engine.read)
        .then(() => (answered = 'yes'));
    expect(await journal.findKnownIds(['id-1', 'id-2'])).toEqual(new Set(['id-1']));
    expect(await journal.newestAtMs('pbx')).toBe(7);
    expect(answered).toBe('no');
    await long;
    await journal.close();
  });

  test('JN28 a journal that somebody else has written to refuses, and says to restart', async () => {
    const engine = await openOne();
    const [one, other] = [await openJournal(engine), await openJournal(engine)];
    await commitEvents(one, [offered('a', 1)]);
    await expect(commitEvents(other, [offered('b', 1)])).rejects.toMatchObject({ kind: 'in-use' });
    await expect(commitEvents(other, [])).rejects.toThrow(/Another Floorcast .* Restart/);
    expect(other.status().status).toBe('failed');
    expect((await one.read(0, 10)).length).toBe(1);
    await one.close();
    await other.close();
  });
});

function agentInterval() {
  const tally = { ...createAgentTally(), transfers: 1 };
  return { agentId: 'agent', queueId: null, startMs: 900_000, day: '1970-01-01', tally };
}

/** The journal's own closing, then that of what it stands on; asked for twice it happens once. */
function closeOnce(closeJournal: () => Promise<void>, closeRest: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | null = null;
  return () => (closing ??= closeJournal().then(closeRest));
}
