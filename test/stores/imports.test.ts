import { sql } from 'kysely';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { openJournal } from '../../server/stores/sql/journal/sql-journal.ts';
import type { Engine } from '../../server/stores/sql/engine.ts';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';
import { createUpkeep, keepDaysInStep } from '../../server/stores/sql/sql-upkeep.ts';
import { describeImports } from '../contracts/imports.ts';
import { commitEvents } from '../helpers/commit-events.ts';
import { createMigratedDatabase, ENGINES } from '../helpers/databases.ts';
import { callRecord, importStart } from '../helpers/history-builders.ts';

for (const kind of ENGINES) {
  const closes: (() => Promise<void>)[] = [];
  describeImports(kind, async (zone) => {
    const database = await createMigratedDatabase(kind);
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
      listNames: async () => {
        const queues = await engine.read.selectFrom('queues').select('queue_id as id').execute();
        const agents = await engine.read.selectFrom('agents').select('agent_id as id').execute();
        return [queues, agents].flatMap((rows) => rows.map(({ id }) => id).sort());
      },
    };
  });
  afterEach(async () => {
    for (const close of closes.splice(0)) await close();
  });
}

const ZONE = { timeZone: 'Asia/Shanghai', dayStartsAt: '04:00' };
const NO_COUNTS = { rows: 0, added: 0, known: 0, differing: 0, refused: 0 };

test.each(['finish', 'abandon'] as const)(
  'KI9 an import whose %s the database refused is taken away a minute later by the next one',
  async (end) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const database = await createMigratedDatabase('libsql');
    const engine = await openEngine(database.location);
    onTestFinished(async () => {
      await engine.close();
      await database.remove();
    });
    let isBroken = false;
    const write: Engine['write'] = (work, priority) =>
      isBroken ? Promise.reject(new Error('The disk is full.')) : engine.write(work, priority);
    const failing = new Proxy(engine, {
      get: (whole, name: keyof Engine) => {
        if (name === 'write') return write;
        const part = whole[name];
        return typeof part === 'function' ? part.bind(whole) : part;
      },
    });
    let nowMs = Date.now();
    const imports = createImports(failing, ZONE, { nowMs: () => nowMs });
    const writer = await imports.begin(importStart());
    await writer.addCalls([callRecord()]);
    isBroken = true;
    await expect(
      end === 'finish' ? writer.finish(NO_COUNTS) : writer.abandon('failed', NO_COUNTS, null),
    ).rejects.toThrow('The disk is full.');
    isBroken = false;
    for (let beat = 0; beat < 13; beat += 1) {
      nowMs += 5_000;
      vi.advanceTimersByTime(5_000);
    }
    const next = await imports.begin(importStart());
    expect(await imports.find(writer.importNo)).toMatchObject({ state: 'failed', firstMs: null });
    expect(await next.addCalls([callRecord()])).toEqual(['added']);
    await next.finish(NO_COUNTS);
  },
);

async function openOne(kind: (typeof ENGINES)[number]): Promise<Engine> {
  const database = await createMigratedDatabase(kind);
  const engine = await openEngine(database.location);
  onTestFinished(async () => {
    await engine.close();
    await database.remove();
  });
  return engine;
}

test('KI9 what a process on another machine left is taken away when it was silent for two minutes', async () => {
  const engine = await openOne('libsql');
  let nowMs = Date.now();
  const imports = createImports(engine, ZONE, { nowMs: () => nowMs });
  const writer = await imports.begin(importStart());
  await writer.addCalls([callRecord()]);
  const { value } = await engine.read
    .selectFrom('meta')
    .select('value')
    .where('name', '=', 'import_lease')
    .executeTakeFirstOrThrow();
  const lease = { ...(JSON.parse(value) as object), host: 'elsewhere', token: 'theirs' };
  await engine.write((transaction) =>
    transaction
      .updateTable('meta')
      .set({ value: JSON.stringify(lease) })
      .where('name', '=', 'import_lease')
      .execute(),
  );
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const stop = new AbortController();
  const stopped = imports.recover(() => {}, stop.signal);
  await imports.recover();
  expect(await imports.find(writer.importNo)).toMatchObject({ state: 'running' });
  stop.abort();
  await stopped;
  let isOver = false;
  const recovered = imports
    .recover(() => {}, new AbortController().signal)
    .then(() => {
      isOver = true;
    });
  await imports.recover();
  expect(isOver).toBe(false);
  nowMs += 121_000;
  while (!isOver) {
    vi.advanceTimersByTime(60_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await recovered;
  expect(await imports.find(writer.importNo)).toMatchObject({ state: 'failed', firstMs: null });
  await expect(writer.addCalls([callRecord()])).rejects.toThrow('took it for dead');
  await writer.abandon('failed', NO_COUNTS, null).catch(() => {});
});

test.runIf(ENGINES.includes('postgres'))(
  'KI1 only the months that have calls get a table of their own on PostgreSQL',
  async () => {
    const engine = await openOne('postgres');
    const imports = createImports(engine, ZONE, { nowMs: () => Date.now() });
    const countTables = async () => {
      const { rows } = await sql<{ count: number }>`
          select count(*) as count from pg_inherits where inhparent = 'calls'::regclass`.execute(engine.read);
      return Number(rows[0]!.count);
    };
    const before = await countTables();
    const writer = await imports.begin(importStart());
    await writer.addCalls([callRecord(), callRecord({ offeredAtMs: Date.UTC(2002, 2, 10) })]);
    await writer.finish(NO_COUNTS);
    expect((await countTables()) - before).toBeLessThanOrEqual(2);
  },
);

test.each(ENGINES)('MS2 MS3 what %s has of before there were codes is shown as it is', async (kind) => {
  const database = await createMigratedDatabase(kind);
  const engine = await openEngine(database.location);
  onTestFinished(async () => {
    await engine.close();
    await database.remove();
  });
  const imports = createImports(engine, ZONE, { nowMs: () => Date.now() });
  const writer = await imports.begin(importStart());
  const { importNo } = writer;
  const reason = { code: 'duration-negative', column: '通话', value: '"-3\0"' } as const;
  await writer.addRefused([{ row: 3, reason, text: '-3' }]);
  await writer.finish(NO_COUNTS);
  await engine.write(async (transaction) => {
    const old = { import_no: importNo, row_no: 2, reason: 'Wait ("x") must be a number.', text: 'x' };
    await transaction.insertInto('import_refusals').values(old).execute();
    await transaction.updateTable('imports').set({ problem: 'The disk was full.' }).execute();
  });
  expect(await imports.readRefused(importNo, 0, 10)).toEqual([
    { row: 2, reason: { code: 'as-written', text: 'Wait ("x") must be a number.' }, text: 'x' },
    { row: 3, reason, text: '-3' },
  ]);
  expect(await imports.find(importNo)).toMatchObject({
    problem: 'The disk was full.',
    said: { code: 'as-written', text: 'The disk was full.' },
  });
});
