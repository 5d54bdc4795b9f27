import type { Message } from '../../shared/messages/message.ts';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DueEvents } from '../../server/replay/due-events.ts';
import { JournalReplays, MAX_REPLAYS } from '../../server/replay/journal-replays.ts';
import { ReplayPlayer } from '../../server/replay/replay-player.ts';
import { openStores } from '../../server/stores/open-stores.ts';
import type { RowChanges } from '../../server/ports/live-floor.ts';
import type { Replay } from '../../server/ports/replay.ts';
import type { Rows } from '../../shared/contract/floor-rows.ts';
import type { FloorEvent, NumberedEvent } from '../../shared/floor/events.ts';
import { FloorRows } from '../../shared/floor/floor-rows.ts';
import {
  advanceFloor,
  createFloor,
  type Floor,
  reduceFloor,
  restoreFloor,
  saveFloor,
  type SavedFloor,
} from '../../shared/floor/floor.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { commitEvents } from '../helpers/commit-events.ts';
import { waitUntil } from '../helpers/screen.ts';
import {
  agentsFor,
  aModel,
  aQueue,
  HOUR_MS,
  simulateDays,
  UTC_CALENDAR,
} from '../helpers/simulation-builders.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

const SITE = createEmptySite('Etc/UTC');
const MODEL = aModel(
  [aQueue('support', { callsPerDay: 900 }), aQueue('sales', { callsPerDay: 500 })],
  agentsFor(3, [
    { queueId: 'support', level: 1 },
    { queueId: 'sales', level: 2 },
  ]),
);
const EVENTS = simulateDays(MODEL, 11, 2);
const NUMBERED: readonly NumberedEvent[] = EVENTS.map((event, index) => ({ seq: index + 1, event }));
const SECOND = UTC_CALENDAR.dayNamed('2026-11-17');
const readEvents = async (afterSeq: number, limit: number) => NUMBERED.slice(afterSeq, afterSeq + limit);

/** How far the floor of the reference has run. */
interface Place {
  readonly nextEvent: number;
  readonly nextTickMs: number;
}

/** The floor as it ran: events as they came, the clock going on in between. */
function runUntil(floor: Floor, { nextEvent, nextTickMs }: Place, atMs: number): Place {
  const tickUntil = (untilMs: number) => {
    for (; nextTickMs < untilMs; nextTickMs += 700) advanceFloor(floor, nextTickMs);
  };
  for (; nextEvent < EVENTS.length && EVENTS[nextEvent]!.atMs <= atMs; nextEvent += 1) {
    tickUntil(EVENTS[nextEvent]!.atMs + 1);
    reduceFloor(floor, EVENTS[nextEvent]!);
  }
  tickUntil(atMs);
  return { nextEvent, nextTickMs };
}

/** The floor every hour, saved (FL50), so that not every look at it begins with the first day. */
function saveHourly(): readonly (Place & { readonly atMs: number; readonly text: string })[] {
  const floor = createFloor(SITE);
  const startMs = EVENTS[0]!.atMs;
  let place: Place = { nextEvent: 0, nextTickMs: startMs };
  const saved = [{ ...place, atMs: startMs, text: JSON.stringify(saveFloor(floor)) }];
  for (let atMs = startMs + HOUR_MS; atMs <= SECOND.toMs; atMs += HOUR_MS) {
    place = runUntil(floor, place, atMs);
    saved.push({ ...place, atMs, text: JSON.stringify(saveFloor(floor)) });
  }
  return saved;
}

const HOURLY = saveHourly();

function rowsAt(atMs: number): Rows {
  const before = HOURLY.findLast((saved) => saved.atMs <= atMs)!;
  const floor = restoreFloor(JSON.parse(before.text) as SavedFloor, SITE);
  runUntil(floor, before, atMs);
  advanceFloor(floor, atMs);
  return new FloorRows(floor).all();
}

const at = (hour: number, minute = 0) => SECOND.fromMs + hour * HOUR_MS + minute * 60_000;

describe('a player', () => {
  const createPlayer = () => ReplayPlayer.open(readEvents, SITE, SECOND, 0);

  it('RP1 shows the floor as it was, played on and jumped forward and back', async () => {
    const player = await createPlayer();
    await player.playTo(at(1, 17));
    expect(player.rows()).toEqual(rowsAt(at(1, 17)));
    for (const jump of [at(9, 30), at(2), at(14, 59), at(14, 30), at(0), at(14, 59)]) {
      await player.jumpTo(jump);
      expect(player.nowMs).toBe(jump);
      expect(player.rows(), new Date(jump).toISOString()).toEqual(rowsAt(jump));
    }
    await player.playTo(at(15, 5));
    expect(player.rows()).toEqual(rowsAt(at(15, 5)));
  });

  it('RP1 changes lead from one instant to the next', async () => {
    const player = await createPlayer();
    await player.jumpTo(at(10));
    const rows: Record<string, object> = { ...player.rows() };
    for (let nowMs = at(10); nowMs <= at(10, 30); nowMs += 15_000) {
      await player.playTo(nowMs);
      const { set, gone } = player.takeChanges();
      for (const key in set) rows[key] = { ...rows[key], ...set[key] };
      for (const key of gone) delete rows[key];
    }
    expect(rows).toEqual(player.rows());
  });

  it('RP2 begins with those who were there and waited already', async () => {
    const rows = (await createPlayer()).rows();
    expect(rows).toEqual(rowsAt(SECOND.fromMs));
    expect(Object.keys(rows).filter((key) => key.startsWith('agent/'))).toHaveLength(3);
    expect(rows['tally/today/*']).toMatchObject({ answered: 0 });
  });

  it('RP4 ends in the last instant of its day', async () => {
    const player = await createPlayer();
    await player.playTo(at(23));
    await player.playTo(at(40));
    expect(player.nowMs).toBe(SECOND.toMs);
  });
});

describe('when events are due', () => {
  const offered = (atMs: number): FloorEvent => ({ type: 'call-offered', atMs, callId: 'c', queueId: 'q' });
  async function dueOf(...times: readonly number[]): Promise<readonly number[]> {
    const events = times.map((atMs, index) => ({ seq: index + 1, event: offered(atMs) }));
    const due = new DueEvents(async (afterSeq, limit) => events.slice(afterSeq, afterSeq + limit), 0);
    const found: number[] = [];
    while (found.length < times.length) {
      if (due.isShort) await due.readOn();
      found.push(due.takeUntil(Infinity)!.dueMs);
    }
    return found;
  }

  it('RP3 in order is when they happened', async () => {
    expect(await dueOf(10, 20, 20, 30)).toEqual([10, 20, 20, 30]);
  });

  it('RP3 that came late is when those before it came', async () => {
    expect(await dueOf(1_000, 2_000, 5, 6, 3_000)).toEqual([1_000, 2_000, 2_000, 2_000, 3_000]);
  });

  it('RP3 with a clock ahead is when those after it came', async () => {
    expect(await dueOf(1_000, 300_000, 2_000, 3_000)).toEqual([1_000, 3_000, 3_000, 3_000]);
  });

  it('RP3 stays the same however the journal is read', async () => {
    const times = Array.from({ length: 5_000 }, (_, index) => index * 10 + (index % 97 === 0 ? 4_000 : 0));
    const due = await dueOf(...times);
    expect(due).toHaveLength(5_000);
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    times.forEach((atMs, index) => expect(Math.abs(due[index]! - atMs)).toBeLessThanOrEqual(4_000));
  });
});

describe('replays from the journal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'floorcast-replay-'));
  const readerModule = new URL('../../server/stores/sql/journal/open-journal-reading.ts', import.meta.url)
    .href;
  let floorNowMs = SECOND.toMs + HOUR_MS;
  const createReplays = (file = join(folder, 'floorcast.db')) => {
    const replays = new JournalReplays({
      journal: { readerModule, location: { kind: 'libsql', file } },
      site: () => SITE,
      calendar: UTC_CALENDAR,
      floorNowMs: () => floorNowMs,
    });
    onTestFinished(() => replays.closeAll());
    return replays;
  };
  const startAt = (atMs: number, speed = 1) => createReplays().start({ day: SECOND.day, speed, atMs });

  beforeAll(async () => {
    const stores = await openStores({ dataFolder: folder, databaseUrl: null });
    await commitEvents(stores.journal, EVENTS);
    await stores.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What a viewer has after every message. */
  function watch(replay: Replay) {
    const seen = {
      rows: { ...replay.rows() } as Record<string, object>,
      changes: [] as RowChanges[],
      replaced: 0,
    };
    replay.subscribe(
      (changes) => {
        seen.changes.push(changes);
        for (const key in changes.set) seen.rows[key] = { ...seen.rows[key], ...changes.set[key] };
        for (const key of changes.gone) delete seen.rows[key];
      },
      () => {
        seen.replaced += 1;
        seen.rows = { ...replay.rows() };
      },
    );
    return seen;
  }

  it('RP1 show in a thread what the floor showed, for those who watch and those who join', async () => {
    const replay = await startAt(at(9), 60);
    expect(replay).toMatchObject({ mode: 'replay', fromMs: SECOND.fromMs, toMs: SECOND.toMs });
    expect(replay.rows()).toEqual(rowsAt(at(9)));
    const seen = watch(replay);
    await replay.control({ kind: 'jump', atMs: at(12, 34) });
    await replay.control({ kind: 'pause' });
    expect(seen.replaced).toBe(1);
    expect(seen.rows).toEqual(replay.rows());
    expect(replay.rows()).toEqual(rowsAt(replay.floorNowMs()));
    await replay.control({ kind: 'jump', atMs: at(3) });
    expect(replay.floorNowMs()).toBe(at(3));
    expect(replay.rows()).toEqual(rowsAt(at(3)));
  });

  it('RP1 do what is asked at once one after the other', async () => {
    const replay = await startAt(at(9), 60);
    const seen = watch(replay);
    await Promise.all([
      replay.control({ kind: 'jump', atMs: at(15) }),
      replay.control({ kind: 'play', speed: 30 }),
      replay.control({ kind: 'jump', atMs: at(4) }),
      replay.control({ kind: 'pause' }),
    ]);
    expect(seen.replaced).toBe(2);
    expect(replay.speed()).toBe(0);
    expect(seen.rows).toEqual(rowsAt(replay.floorNowMs()));
    expect(replay.floorNowMs()).toBeLessThan(at(5));
  });

  it('RP4 play at their speed, and not when paused', async () => {
    const replay = await startAt(at(9), 60);
    const seen = watch(replay);
    await waitUntil(() => seen.changes.length >= 2);
    const playedMs = replay.floorNowMs() - at(9);
    expect(playedMs).toBeGreaterThan(10_000);
    await replay.control({ kind: 'pause' });
    expect(replay.speed()).toBe(0);
    const stoodMs = replay.floorNowMs();
    await replay.control({ kind: 'play', speed: 30 });
    expect(replay.speed()).toBe(30);
    await waitUntil(() => replay.floorNowMs() > stoodMs);
  });

  it('RP8 say each second that they are there while they are paused', async () => {
    const replay = await startAt(at(9), 1);
    await replay.control({ kind: 'pause' });
    const seen = watch(replay);
    await waitUntil(() => seen.changes.length >= 1);
    expect(seen.changes.at(-1)).toEqual({ floorNowMs: replay.floorNowMs(), set: {}, gone: [] });
  });

  it('RP5 refuse what cannot be played, with the reason', async () => {
    const replays = createReplays();
    const start = (day: string) => replays.start({ day, speed: 1 });
    await expect(start('2026-11-30')).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('not begun'),
    });
    await expect(start('2026-10-01')).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('nothing of this day'),
    });
    await expect(start('2026-02-30')).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('RP5 play the running day as far as it has come', async () => {
    floorNowMs = at(8);
    onTestFinished(() => void (floorNowMs = SECOND.toMs + HOUR_MS));
    const replay = await startAt(at(20), 1);
    expect(replay.toMs).toBe(at(8));
    expect(replay.floorNowMs()).toBe(at(8));
  });

  it('RP6 are four at once and no more, until one is closed', async () => {
    const replays = createReplays();
    const start = () => replays.start({ day: SECOND.day, speed: 1 });
    const running = await Promise.all(Array.from({ length: MAX_REPLAYS }, start));
    await expect(start()).rejects.toMatchObject({
      code: 'too-many',
      message: expect.stringContaining('Close one'),
    });
    running[0]!.close({ code: 'server-stops' });
    expect((await start()).speed()).toBe(1);
  });

  it('RP7 end with a reason, and take nothing after that', async () => {
    const replay = await startAt(at(9), 1);
    const reasons: Message[] = [];
    replay.onEnded((reason) => reasons.push(reason));
    await replay.control({ kind: 'close' });
    replay.close({ code: 'server-stops' });
    expect(reasons).toEqual([{ code: 'replay-closed' }]);
    await expect(replay.control({ kind: 'pause' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('RP7 of a journal that cannot be read are an error', async () => {
    const replays = createReplays(join(folder, 'none.db'));
    await expect(replays.start({ day: SECOND.day, speed: 1 })).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('none.db'),
    });
  });
});
