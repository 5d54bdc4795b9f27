import {
  advanceFloor,
  createFloor,
  discardFloorChanges,
  leaveToHistory,
  reduceFloor,
  restoreFloor,
  type Floor,
} from '../../shared/floor/floor.ts';
import type { NumberedEvent } from '../../shared/floor/events.ts';
import type { Site } from '../../shared/site/site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import type { Journal } from '../ports/journal.ts';
import { advanceAlong } from './advance-along.ts';

export interface LoadedFloor {
  readonly floor: Floor;
  /** The newest event of the snapshot it was made from; 0 without one. */
  readonly snapshotSeq: number;
  /** `empty`: the journal has nothing. `journal`: no snapshot was of use. */
  readonly from: 'empty' | 'snapshot' | 'journal';
}

const EVENTS_A_READ = 5_000;

/**
 * Without a snapshot the running day and the one before are replayed, because the history is told their rows whole; and
 * so much before them, for calls and shifts that began earlier.
 */
const BEFORE_DAYS_MS = 12 * 3_600_000;

/** How many of the newest events are asked what day it is; one with a wrong clock must not decide. */
const EVENTS_ASKED = 101;

/**
 * The floor as it was at the newest commit: the newest snapshot that can be read, and what came after it. It has no
 * changes to tell: every commit took its own with it. Only a journal of the first layout has events whose commits told
 * nothing: the two days the floor knows of it are told with its first commit.
 */
export async function loadFloor(site: Site, journal: Journal): Promise<LoadedFloor> {
  const loaded = await replayJournal(site, journal);
  const { floor } = loaded;
  const keptMs = journal.lastFloorMs();
  if (keptMs > 0) advanceFloor(floor, keptMs);
  if (keptMs > 0 || journal.lastSeq() === 0) discardFloorChanges(floor, keptMs || floor.nowMs);
  return loaded;
}

async function replayJournal(site: Site, journal: Journal): Promise<LoadedFloor> {
  if (journal.lastSeq() === 0) return { floor: createFloor(site), snapshotSeq: 0, from: 'empty' };
  for (const { seq, text } of await journal.loadSnapshots()) {
    const floor = restore(text, site);
    if (!floor) continue;
    await replay(floor, journal, seq);
    return { floor, snapshotSeq: seq, from: 'snapshot' };
  }
  const floor = createFloor(site);
  const knownFromMs = await findKnownFrom(site, journal);
  leaveToHistory(floor, knownFromMs);
  await replay(floor, journal, await findSeqBefore(journal, knownFromMs - BEFORE_DAYS_MS));
  return { floor, snapshotSeq: 0, from: 'journal' };
}

function restore(text: string, site: Site): Floor | null {
  try {
    return restoreFloor(JSON.parse(text), site);
  } catch {
    // Damaged, or of another version: the one before it or the journal itself will do.
    return null;
  }
}

async function replay(floor: Floor, journal: Journal, afterSeq: number): Promise<void> {
  let seq = afterSeq;
  let reading = journal.read(seq, EVENTS_A_READ);
  for (;;) {
    const events = await reading;
    const last = events.at(-1);
    if (!last) return;
    seq = last.seq;
    // The next piece is read while this one is reduced.
    reading = journal.read(seq, EVENTS_A_READ);
    events.forEach(({ event }, index) => {
      advanceAlong(floor, events, index);
      reduceFloor(floor, event);
    });
  }
}

/** Where the day before the one that the journal ended in begins. */
async function findKnownFrom(site: Site, journal: Journal): Promise<number> {
  const newest = await journal.read(Math.max(0, journal.lastSeq() - EVENTS_ASKED), EVENTS_ASKED);
  const calendar = createSiteCalendar(site);
  return calendar.dayBefore(calendar.dayOf(median(newest))).fromMs;
}

async function findSeqBefore(journal: Journal, fromMs: number): Promise<number> {
  const [first] = await journal.readPeriod({ fromMs, toMs: Number.MAX_SAFE_INTEGER }, 0, 1);
  return (first?.seq ?? 1) - 1;
}

function median(events: readonly NumberedEvent[]): number {
  const times = events.map(({ event }) => event.atMs).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}
