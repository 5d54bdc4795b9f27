import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';
import { createUpkeep } from '../../server/stores/sql/sql-upkeep.ts';
import { expectCounted } from '../contracts/imports.ts';
import { createMigratedDatabase, ENGINES, type TestDatabase } from '../helpers/databases.ts';
import { importStart } from '../helpers/history-builders.ts';
import { randomCalls } from '../helpers/random-calls.ts';

const ZONE = { timeZone: 'Asia/Shanghai', dayStartsAt: '04:00' };
const NO_COUNTS = { rows: 0, added: 0, known: 0, differing: 0, refused: 0 };
const WORKER = fileURLToPath(new URL('../helpers/killed-work.ts', import.meta.url));

/** Runs the work in a process of its own and kills it some time after it has said that it began. */
async function kill(
  database: TestDatabase,
  what: 'import' | 'undo' | 'delete',
  first: number,
  afterMs: number,
) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', WORKER, what, JSON.stringify(database.location), String(first)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill('SIGKILL');
  await ended;
}

async function open(database: TestDatabase) {
  const engine = await openEngine(database.location);
  onTestFinished(() => engine.close());
  return {
    engine,
    imports: createImports(engine, ZONE, { nowMs: () => Date.now() }),
    history: createHistory(engine, ZONE),
    upkeep: createUpkeep(engine, ZONE),
  };
}

describe.each(ENGINES)('killed on %s', (kind) => {
  const calls = randomCalls(1, 1500, 60);
  const openDatabase = async () => {
    const database = await createMigratedDatabase(kind);
    onTestFinished(() => database.remove());
    return database;
  };

  test('KI9 of an import nothing is left at the next start', { timeout: 120_000 }, async () => {
    const database = await openDatabase();
    const { imports, history } = await open(database);
    const writer = await imports.begin(importStart());
    await writer.addCalls(calls);
    await writer.finish(NO_COUNTS);
    await kill(database, 'import', 100, 300);
    expect((await imports.list())[0]).toMatchObject({ state: 'running' });
    await expectCounted(history, calls);
    await imports.recover();
    expect((await imports.list())[0]).toMatchObject({ state: 'failed', firstMs: null });
    expect((await imports.list())[0]!.problem).toContain('Import the file again');
    await expectCounted(history, calls);
    const again = await imports.begin(importStart());
    expect(new Set(await again.addCalls(randomCalls(100, 1500, 60)))).toEqual(new Set(['added']));
    await again.finish(NO_COUNTS);
    await expectCounted(history, [...calls, ...randomCalls(100, 1500, 60)]);
  });

  test('KI9 of an import that was being undone nothing is left', { timeout: 120_000 }, async () => {
    const database = await openDatabase();
    const { imports, history } = await open(database);
    const writer = await imports.begin(importStart());
    await writer.addCalls(calls);
    await writer.finish(NO_COUNTS);
    await kill(database, 'undo', writer.importNo, 5);
    await expectCounted(history, []);
    await imports.recover();
    expect(await imports.find(writer.importNo)).toMatchObject({ state: 'undone' });
    await expectCounted(history, []);
  });

  test('UP6 deleting for age is brought to its end by the next call', { timeout: 120_000 }, async () => {
    const database = await openDatabase();
    const { imports, history, upkeep } = await open(database);
    const writer = await imports.begin(importStart());
    await writer.addCalls(calls);
    await writer.finish(NO_COUNTS);
    await kill(database, 'delete', 0, 5);
    const limitMs = Date.UTC(2026, 3, 1);
    await upkeep.deleteBefore({ callsMs: limitMs, eventsMs: null });
    const period = { fromMs: 0, toMs: Date.UTC(2100, 0, 1) };
    const all = { queueIds: null, agentIds: null, outcomes: null, period, after: null, limit: 10_000 };
    const kept = calls.filter(({ offeredAtMs }) => offeredAtMs >= limitMs);
    expect((await history.readCalls(all)).map(({ callId }) => callId).sort()).toEqual(
      kept.map(({ callId }) => callId).sort(),
    );
    await expectCounted(history, calls);
  });
});
