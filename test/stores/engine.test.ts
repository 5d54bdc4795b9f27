import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../server/stores/sql/engine.ts';
import { TABLE_LAYOUTS } from '../../server/stores/archive/table-layouts.ts';
import { insertRows } from '../../server/stores/sql/insert-rows.ts';
import { rowOfTally } from '../../server/stores/sql/rows-of-tallies.ts';
import { migrate, MIGRATIONS } from '../../server/stores/sql/migrations/migrate.ts';
import { forgetNumbers, nameAgents, numberAgents, numberQueues } from '../../server/stores/sql/names.ts';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { parseStoredText, storeText } from '../../server/stores/sql/stored-text.ts';
import { WriteQueue } from '../../server/stores/sql/write-queue.ts';
import { createTally } from '../../shared/floor/tally.ts';
import { createDatabase, describeEngines, ENGINES } from '../helpers/databases.ts';
import { Random } from '../helpers/random.ts';

const ODD_TEXTS = [
  '',
  '坐席🎧',
  'nul\0here',
  "'; DROP TABLE meta; --",
  '\ud83d',
  '"\\u0000"',
  '{"a":"b"}',
  '"',
  '\\',
];

describeEngines('engine', (openOne, kind) => {
  test('EN1 a write is kept whole or not at all', async () => {
    const engine = await openOne();
    const failing = engine.write(async (transaction) => {
      await transaction.insertInto('meta').values({ name: 'half', value: '1' }).execute();
      throw new RangeError('of the work itself');
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await readMeta(engine, 'half')).toBeNull();
    await engine.write((transaction) =>
      transaction.insertInto('meta').values({ name: 'whole', value: '2' }).execute(),
    );
    expect(await readMeta(engine, 'whole')).toBe('2');
  });

  test('EN1 writes follow each other, and a read never sees half of one', async () => {
    const engine = await openOne();
    const order: string[] = [];
    let goOn = () => {};
    const waiting = new Promise<void>((resolve) => (goOn = resolve));
    const first = engine.write(async (transaction) => {
      await transaction.insertInto('meta').values({ name: 'seen', value: '1' }).execute();
      await waiting;
      order.push('first');
    });
    const second = engine.write(async () => void order.push('second'));
    expect(await readMeta(engine, 'seen')).toBeNull();
    expect(order).toEqual([]);
    goOn();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
    expect(await readMeta(engine, 'seen')).toBe('1');
  });

  test('EN3 texts are read back as they were, and found by themselves', async () => {
    const engine = await openOne();
    const rows = ODD_TEXTS.map((text) => ({ name: `name ${text}`, value: text }));
    await engine.write((transaction) => insertRows(transaction, 'meta', rows));
    for (const { name, value } of rows) expect(await readMeta(engine, name)).toBe(value);
    const all = await engine.read.selectFrom('meta').select('value').where('name', '<>', 'schema').execute();
    expect(new Set(all.map(({ value }) => value))).toEqual(new Set(ODD_TEXTS));
  });

  test('EN4 numbers are numbers, whole ones divide like whole ones, and nothing is null', async () => {
    const engine = await openOne();
    const large = Number.MAX_SAFE_INTEGER;
    await engine.write((transaction) =>
      insertRows(transaction, 'blocks', [
        { block: 1, events: 7, first_ms: -5, last_ms: large },
        { block: 2, events: 2, first_ms: 0, last_ms: 0 },
      ]),
    );
    const rows = await engine.read.selectFrom('blocks').selectAll().orderBy('block').execute();
    expect(rows).toEqual([
      { block: 1, events: 7, first_ms: -5, last_ms: large },
      { block: 2, events: 2, first_ms: 0, last_ms: 0 },
    ]);
    const half = 2;
    const figures = await engine.read
      .selectFrom('blocks')
      .select(({ fn }) => [
        fn.countAll<number>().as('count'),
        fn.sum<number>('events').as('sum'),
        fn.max<number>('last_ms').as('max'),
        sql<number>`sum(events) / cast(${half} as bigint)`.as('half'),
        sql<number | null>`cast(null as bigint)`.as('nothing'),
      ])
      .executeTakeFirstOrThrow();
    expect(figures.count).toBe(2);
    expect(figures.max).toBe(large);
    expect(Math.floor(figures.half)).toBe(4);
    expect(figures.nothing).toBeNull();
    const none = await engine.read.selectFrom('blocks').selectAll().where('block', '=', 99).execute();
    expect(none).toEqual([]);
  });

  test('EN4 a value that SQL has no kind for is refused, and the engine goes on', async () => {
    const engine = await openOne();
    for (const odd of [NaN, Infinity, () => 1, Symbol('odd')]) {
      const row = { block: 1, events: odd as number, first_ms: 0, last_ms: 0 };
      await expect(engine.write((transaction) => insertRows(transaction, 'blocks', [row]))).rejects.toThrow();
    }
    if (kind === 'libsql')
      await expect(
        engine.read
          .selectFrom('meta')
          .selectAll()
          .where(sql<boolean>`${true}`)
          .execute(),
      ).rejects.toThrow(/boolean cannot be a parameter/);
    expect(await readMeta(engine, 'schema')).not.toBeNull();
  });

  test.each([1, 7, 64, 700, 11_000])('EN5 %d rows are inserted, and told how many', async (count) => {
    const engine = await openOne();
    const rows = Array.from({ length: count }, (_, index) => call(index));
    await engine.prepareMonths('calls', 0, count);
    expect(await engine.write((transaction) => insertRows(transaction, 'calls', rows))).toBe(count);
    const more = [...rows.slice(0, 5), call(count), call(count + 1)];
    const inserted = engine.write((transaction) => insertRows(transaction, 'calls', more, 'nothing'));
    expect(await inserted).toBe(2);
    expect(await engine.write((transaction) => insertRows(transaction, 'calls', []))).toBe(0);
    const read = await engine.read.selectFrom('calls').selectAll().orderBy('offered_ms').execute();
    expect(read).toEqual([...rows, call(count), call(count + 1)]);
  });

  test('EN5 a row that is there is replaced, or added to: the longest wait stays the longest', async () => {
    const engine = await openOne();
    const keep = (figures: object, rule: 'replace' | 'add') =>
      engine.write((transaction) =>
        insertRows(
          transaction,
          'queue_days',
          [{ queue_no: 1, day: 20_000, source: 0, ...figures } as never],
          rule,
        ),
      );
    const read = () =>
      engine.read
        .selectFrom('queue_days')
        .select(['offered', 'answered', 'longest_wait_ms'])
        .executeTakeFirst();
    await keep({ offered: 5, answered: 3, longest_wait_ms: 90 }, 'add');
    await keep({ offered: 5, answered: -1, longest_wait_ms: 70 }, 'add');
    expect(await read()).toEqual({ offered: 10, answered: 2, longest_wait_ms: 90 });
    await keep({ offered: 1, answered: 1, longest_wait_ms: 7 }, 'replace');
    expect(await read()).toEqual({ offered: 1, answered: 1, longest_wait_ms: 7 });
  });

  test('EN6 queues and agents keep their numbers, whoever asks first', async () => {
    const engine = await openOne();
    const other = await openEngine(engine.location);
    try {
      const ids = [...ODD_TEXTS, ...Array.from({ length: 600 }, (_, index) => `queue-${index}`)];
      const [one, two] = await Promise.all([
        numberQueues(engine, ids),
        numberQueues(other, ids.toReversed()),
      ]);
      for (const id of ids) expect([id, one.get(id)]).toEqual([id, two.get(id)]);
      expect(new Set(ids.map((id) => one.get(id))).size).toBe(ids.length);
      expect(Math.min(...ids.map((id) => one.get(id)!))).toBeGreaterThan(0);
      const agents = await numberAgents(engine, ['ann', 'bob']);
      await engine.write((transaction) =>
        nameAgents(transaction, [
          { agentId: 'ann', name: 'Ann' },
          { agentId: 'new', name: 'New' },
          { agentId: 'ann', name: 'Anna' },
        ]),
      );
      forgetNumbers(engine);
      expect((await numberAgents(engine, ['ann'])).get('ann')).toBe(agents.get('ann'));
      const names = await engine.read.selectFrom('agents').selectAll().orderBy('agent_id').execute();
      expect(names.map(({ agent_id, agent_name }) => [agent_id, agent_name])).toEqual([
        ['ann', 'Anna'],
        ['bob', null],
        ['new', 'New'],
      ]);
    } finally {
      await other.close();
    }
  });

  test('EN7 a schema is brought up step by step, whole versions only', async () => {
    const engine = await openOne();
    const later = [
      ...MIGRATIONS,
      async (database: Parameters<(typeof MIGRATIONS)[number]>[0]) => {
        await database.schema.createTable('marks').addColumn('mark', 'integer').execute();
      },
      async (database: Parameters<(typeof MIGRATIONS)[number]>[0]) => {
        await database.schema.createTable('half').addColumn('mark', 'integer').execute();
        await database.schema.createTable('marks').addColumn('mark', 'integer').execute();
      },
    ];
    const bringUp = (migrations: typeof MIGRATIONS) =>
      migrate((work) => engine.write(work), engine.kind, engine.where, migrations);
    await bringUp(later.slice(0, -1));
    expect(await readMeta(engine, 'schema')).toBe(String(MIGRATIONS.length + 1));
    await expect(bringUp(later)).rejects.toThrow(/marks/);
    expect(await readMeta(engine, 'schema')).toBe(String(MIGRATIONS.length + 1));
    await expect(sql`select * from half`.execute(engine.read)).rejects.toThrow(/half/);
    await expect(openEngine(engine.location)).rejects.toMatchObject({ kind: 'newer' });
    await expect(openEngine(engine.location)).rejects.toThrow(
      `schema version ${MIGRATIONS.length + 1}, this Floorcast knows versions up to ${MIGRATIONS.length}`,
    );
  });

  test('EN11 counts that were imported before say by the columns of their files what they do not tell', async () => {
    const engine = await openOne();
    const bringUp = (migrations: typeof MIGRATIONS) =>
      migrate((work) => engine.write(work), engine.kind, engine.where, migrations);
    await engine.write(async (transaction) => {
      for (const { table } of TABLE_LAYOUTS.filter((layout) => layout.table !== 'meta'))
        await transaction.schema.dropTable(table).execute();
      await transaction.schema.dropTable('documents').execute();
      await transaction.deleteFrom('meta').where('name', '=', 'schema').execute();
    });
    await bringUp(MIGRATIONS.slice(0, 1));
    const imported = {
      calls: {},
      intervals: { Start: 'start', Offered: 'offered', Answered: 'answered' },
      'with all': {
        Hx: 'answeredWithinTarget',
        Ax: 'abandonedWithinTarget',
        As: 'shortAbandons',
        ASA: 'averageWaitSeconds',
        Longest: 'longestWaitSeconds',
        AHT: 'averageHandleSeconds',
        ACW: 'averageWrapUpSeconds',
        Hold: 'averageHoldSeconds',
      },
      'with talk': { Talk: 'averageTalkSeconds' },
    };
    await engine.write(async (transaction) => {
      for (const [index, [name, columns]] of Object.entries(imported).entries()) {
        const source = index + 1;
        const kind = name === 'calls' ? 'calls' : 'intervals';
        await sql`insert into imports (import_no, state, kind, file_name, file_sha256, options, started_ms, counts)
          values (${source}, 'done', ${kind}, ${name}, '', ${JSON.stringify({ columns })}, 0, '{}')`.execute(
          transaction,
        );
        await sql`insert into queue_intervals (queue_no, start_ms, source, offered, sum_talk_ms)
          values (1, ${900_000 * source}, ${source}, ${source}, 9000000000)`.execute(transaction);
        await sql`insert into queue_days (queue_no, day, source, offered) values (1, 2, ${source}, ${source})`.execute(
          transaction,
        );
      }
      await sql`insert into queue_intervals (queue_no, start_ms, source, offered) values (1, 900000, 0, 50)`.execute(
        transaction,
      );
    });
    await bringUp(MIGRATIONS);
    const gaps = { calls: 0, intervals: 4095, 'with all': 16 + 32, 'with talk': 127 + 256 + 1024 + 2048 };
    const ofImports = await engine.read.selectFrom('imports').select(['file_name', 'gaps']).execute();
    expect(Object.fromEntries(ofImports.map((row) => [row.file_name, row.gaps]))).toEqual(gaps);
    const rows = await engine.read
      .selectFrom('queue_intervals')
      .select(['source', 'gaps', 'offered', 'sum_talk_ms'])
      .orderBy('source')
      .execute();
    expect(rows.map(({ source, gaps: own, offered }) => [source, own, offered])).toEqual([
      [0, 0, 50],
      ...Object.values(gaps).map((own, index) => [index + 1, own, index + 1]),
    ]);
    expect(rows[4]!.sum_talk_ms).toBe(9_000_000_000);
    const days = await engine.read
      .selectFrom('queue_days')
      .select(['gaps', 'offered'])
      .orderBy('source')
      .execute();
    expect(days.map((row) => row.gaps)).toEqual(Object.values(gaps));
    const same = { queue_no: 1, day: 2, source: 2, ...rowOfTally({ ...createTally(), offered: 7 }) };
    const other = [
      { ...same, gaps: 0 },
      { ...same, gaps: 4095 },
    ];
    await engine.write((transaction) => insertRows(transaction, 'queue_days', other, 'add'));
    const added = await engine.read
      .selectFrom('queue_days')
      .select(['gaps', 'offered'])
      .where('source', '=', 2)
      .orderBy('gaps')
      .execute();
    expect(added).toEqual([
      { gaps: 0, offered: 7 },
      { gaps: 4095, offered: 9 },
    ]);
  });

  test('EN8 rows of any month find room, also when two processes make it', async () => {
    const engine = await openOne();
    const other = await openEngine(engine.location);
    try {
      const times = [
        0,
        1,
        Date.UTC(1969, 11, 31),
        Date.UTC(2026, 0, 31, 23, 59, 59, 999),
        Date.UTC(2026, 1, 1),
      ];
      times.push(8e15);
      for (const time of times)
        await Promise.all([engine, other].map((each) => each.prepareMonths('calls', time, time)));
      await engine.prepareMonths('calls', Date.UTC(2025, 0, 1), Date.UTC(2026, 5, 30));
      const rows = times.map((time) => call(time));
      expect(await other.write((transaction) => insertRows(transaction, 'calls', rows))).toBe(times.length);
    } finally {
      await other.close();
    }
  });

  test('EN9 a failure is told in words, and what the work itself throws passes as it is', async () => {
    const engine = await openOne();
    const failing = engine.write((transaction) => sql`select nonsense`.execute(transaction));
    await expect(failing).rejects.toMatchObject({ name: 'StorageError', kind: 'failed' });
    await expect(failing).rejects.toThrow(/nonsense/);
    await expect(sql`select nonsense`.execute(engine.read)).rejects.toMatchObject({ name: 'StorageError' });
  });

  test('EN9 what is only for reading writes nothing', async () => {
    const engine = await openOne();
    const writing = engine.read.insertInto('meta').values({ name: 'no', value: 'no' }).execute();
    await expect(writing).rejects.toMatchObject({ name: 'StorageError' });
    expect(await readMeta(engine, 'no')).toBeNull();
  });

  test('EN10 a closed engine refuses', async () => {
    const engine = await openOne();
    await engine.close();
    await engine.close();
    await expect(engine.write(async () => {})).rejects.toMatchObject({ kind: 'closed' });
  });
});

for (const kind of ENGINES) {
  test(`EN7 two that open the same new database at once make it once: ${kind}`, async () => {
    const database = await createDatabase(kind);
    const opened = await Promise.all([0, 1, 2].map(() => openEngine(database.location)));
    for (const engine of opened) expect(await readMeta(engine, 'schema')).toBe(String(MIGRATIONS.length));
    for (const engine of opened) await engine.close();
    await database.remove();
  });
}

describe('the write queue', () => {
  test('EN2 live work goes before all background work that waits, each in its order', async () => {
    const queue = new WriteQueue();
    const done: string[] = [];
    const add = (name: string, priority: 'live' | 'background') =>
      queue.add(async () => void done.push(name), priority);
    await Promise.all([
      add('import 1', 'background'),
      add('import 2', 'background'),
      add('floor 1', 'live'),
      add('import 3', 'background'),
      add('floor 2', 'live'),
    ]);
    expect(done).toEqual(['import 1', 'floor 1', 'floor 2', 'import 2', 'import 3']);
  });

  test('EN2 work that fails fails alone', async () => {
    const queue = new WriteQueue();
    const failing = queue.add(() => Promise.reject(new Error('alone')), 'live');
    const next = queue.add(async () => 'done', 'live');
    await expect(failing).rejects.toThrow('alone');
    expect(await next).toBe('done');
    await queue.drain();
  });
});

test.each([1, 2, 3])(
  'EN3 a stored text has nothing that a database would cut or refuse (seed %d)',
  (seed) => {
    const random = new Random(seed);
    const parts = ['"', '\\', 'u0000', '\0', '\ud800', '\udc00', '🎧', 'ud8'];
    for (let round = 0; round < 5_000; round += 1) {
      const text = Array.from({ length: random.whole(0, 8) }, () => random.pick(parts)).join('');
      const stored = storeText(text);
      expect(stored).not.toMatch(/[\0\p{Surrogate}]/u);
      expect(parseStoredText(stored)).toBe(text);
    }
  },
);

async function readMeta(engine: Engine, name: string): Promise<string | null> {
  const query = engine.read.selectFrom('meta').select('value').where('name', '=', name);
  return (await query.executeTakeFirst())?.value ?? null;
}

function call(offeredMs: number) {
  return {
    offered_ms: offeredMs,
    queue_no: 1,
    call_id: `call-${offeredMs}`,
    outcome: 1,
    wait_ms: 9e12,
    agent_no: offeredMs % 2 === 0 ? null : 7,
    handled: 1,
    talk_ms: 1,
    hold_ms: 2,
    wrap_up_ms: 3,
    caller: offeredMs % 3 === 0 ? '+49 "30" \\ 1' : null,
    answer_within_ms: 20_000,
    short_abandon_ms: 5_000,
    source: 0,
  };
}
