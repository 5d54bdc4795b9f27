import { expect, onTestFinished, test, vi } from 'vitest';
import { createFloor } from '../../shared/floor/floor.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import { FloorIntake } from '../../server/live/floor-intake.ts';
import { SnapshotKeeper } from '../../server/live/snapshot-keeper.ts';
import { stringifyInSlices } from '../../server/live/stringify-in-slices.ts';
import { createMemoryJournal } from '../../server/stores/journal/memory-journal.ts';

test('LV32 a snapshot is made every 20,000 events, at most every ten seconds', async () => {
  const { intake, journal, keeper, passSeconds } = createKeeper();
  await intake.emit(phones(19_999), null);
  await intake.idle();
  passSeconds(60);
  await keep(keeper);
  expect(await journal.loadSnapshots()).toEqual([]);
  await intake.emit(phones(1), null);
  await keep(keeper);
  expect((await journal.loadSnapshots()).map(({ seq }) => seq)).toEqual([20_000]);
  await intake.emit(phones(20_000), null);
  await intake.idle();
  passSeconds(9);
  await keep(keeper);
  expect((await journal.loadSnapshots()).map(({ seq }) => seq)).toEqual([20_000]);
  passSeconds(2);
  await keep(keeper);
  expect((await journal.loadSnapshots()).map(({ seq }) => seq)).toEqual([40_000, 20_000]);
});

test('LV32 after a restart that had much to read a snapshot is made at once', async () => {
  const { intake, journal, keeper } = createKeeper();
  await intake.emit(phones(25_000), null);
  await intake.idle();
  await keep(keeper);
  expect((await journal.loadSnapshots()).map(({ seq }) => seq)).toEqual([25_000]);
});

test('LV32 a quiet floor is kept every five minutes, one where nothing happened is not', async () => {
  const { intake, journal, keeper, passSeconds } = createKeeper();
  passSeconds(1000);
  await keep(keeper);
  expect(await journal.loadSnapshots()).toEqual([]);
  await intake.emit(phones(1), null);
  await keep(keeper);
  expect((await journal.loadSnapshots()).map(({ seq }) => seq)).toEqual([1]);
});

test('LV32 a snapshot that cannot be saved is tried again in ten seconds and reported once', async () => {
  const reported: string[] = [];
  let isFull = true;
  const { intake, journal, keeper, passSeconds } = createKeeper({
    report: (message) => reported.push(message),
    mayFail: () => {
      if (isFull) throw new Error('full');
    },
  });
  await intake.emit(phones(20_000), null);
  await intake.idle();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    passSeconds(11);
    await keep(keeper);
  }
  expect(reported).toHaveLength(1);
  isFull = false;
  passSeconds(11);
  await keep(keeper);
  expect((await journal.loadSnapshots()).map(({ seq }) => seq)).toEqual([20_000]);
});

test.each([
  [{}],
  [[]],
  [null],
  ['text "quoted" 坐席'],
  [{ a: undefined, b: [undefined, 1], 'c"': { d: {}, e: [[], [1, [2, { f: null }]]] } }],
  [Array.from({ length: 1001 }, (_, index) => ({ index, list: [index] }))],
  [{ big: Array.from({ length: 401 }, (_, index) => index), last: true }],
])('LV32 a floor written in slices is the same text (%#)', async (value) => {
  expect(await stringifyInSlices(value)).toBe(JSON.stringify(value));
});

function createKeeper({
  report = () => {},
  mayFail = () => {},
}: { report?: (message: string) => void; mayFail?: () => void } = {}) {
  let nowMs = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  onTestFinished(() => clock.mockRestore());
  const floor = createFloor(createEmptySite('Etc/UTC'));
  const journal = createMemoryJournal();
  const saveSnapshot = journal.saveSnapshot.bind(journal);
  journal.saveSnapshot = async (seq, text) => {
    mayFail();
    await saveSnapshot(seq, text);
  };
  const intake = new FloorIntake({ floor, journal, callers: createCallerGuard('kept', '') });
  const keeper = new SnapshotKeeper({ floor, journal, intake, snapshotSeq: 0, report });
  return { intake, journal, keeper, passSeconds: (seconds: number) => (nowMs += seconds * 1000) };
}

/** What is due is started at once; a few turns later it is done. */
async function keep(keeper: SnapshotKeeper): Promise<void> {
  keeper.saveWhenDue();
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function phones(count: number): readonly FloorEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'agent-phone-changed',
    atMs: Date.UTC(2026, 2, 10, 9),
    agentId: `agent-${index % 50}`,
    phone: 'idle',
  }));
}
