import {
  createFloor,
  reduceFloor,
  restoreFloor,
  takeChangedIntervals,
  type Floor,
} from '../../shared/floor/floor.ts';
import type { NumberedEvent } from '../../shared/floor/events.ts';
import type { Site } from '../../shared/site/site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import type { Journal } from '../ports.ts';
import { advanceAlong } from './advance-along.ts';

export interface LoadedFloor {
  readonly floor: Floor;
  /** The newest event in it. */
  readonly seq: number;
  /** The newest event of the snapshot it was made from; 0 without one. */
  readonly snapshotSeq: number;
  /** `empty`: the journal has nothing. `journal`: no snapshot was of use. */
  readonly from: 'empty' | 'snapshot' | 'journal';
}

const EVENTS_A_READ = 5_000;

/** Without a snapshot the running day is replayed, and so much before it, for calls and shifts that began yesterday. */
const BEFORE_DAY_MS = 12 * 3_600_000;

/** How many of the newest events are asked what day it is; one with a wrong clock must not decide. */
const EVENTS_ASKED = 101;

/** The floor as it was when the journal ended: the newest snapshot that can be read, and what came after it. */
export async function loadFloor(site: Site, journal: Journal): Promise<LoadedFloor> {
  if (journal.lastSeq() === 0) return { floor: createFloor(site), seq: 0, snapshotSeq: 0, from: 'empty' };
  for (const { seq, text } of await journal.loadSnapshots()) {
    const floor = restore(text, site);
    if (floor) return { floor, seq: await replay(floor, journal, seq), snapshotSeq: seq, from: 'snapshot' };
  }
  const floor = createFloor(site);
  const seq = await replay(floor, journal, await findDay(site, journal));
  // Some of these intervals were entered in the middle; the history knows them better. The day itself is saved whole.
  takeChangedIntervals(floor);
  return { floor, seq, snapshotSeq: 0, from: 'journal' };
}

function restore(text: string, site: Site): Floor | null {
  try {
    return restoreFloor(JSON.parse(text), site);
  } catch {
    // Damaged, or of another version: the one before it or the journal itself will do.
    return null;
  }
}

async function replay(floor: Floor, journal: Journal, afterSeq: number): Promise<number> {
  let seq = afterSeq;
  let reading = journal.read(seq, EVENTS_A_READ);
  for (;;) {
    const events = await reading;
    const last = events.at(-1);
    if (!last) return seq;
    seq = last.seq;
    // The next piece is read while this one is reduced.
    reading = journal.read(seq, EVENTS_A_READ);
    events.forEach(({ event }, index) => {
      advanceAlong(floor, events, index);
      reduceFloor(floor, event);
    });
  }
}

/** After which event the journal is to be replayed for the day it ended in. */
async function findDay(site: Site, journal: Journal): Promise<number> {
  const newest = await journal.read(Math.max(0, journal.lastSeq() - EVENTS_ASKED), EVENTS_ASKED);
  const fromMs = createSiteCalendar(site).dayOf(median(newest)).fromMs - BEFORE_DAY_MS;
  const [first] = await journal.readPeriod({ fromMs, toMs: Number.MAX_SAFE_INTEGER }, 0, 1);
  return (first?.seq ?? 1) - 1;
}

function median(events: readonly NumberedEvent[]): number {
  const times = events.map(({ event }) => event.atMs).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}
