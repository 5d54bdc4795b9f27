import type { FloorEvent } from '../floor/events.ts';
import { weekdayOf, weekNumber } from '../time/day-number.ts';
import type { SiteCalendar } from '../time/site-calendar.ts';
import { FloorLog } from './floor-log.ts';
import type { SimulationModel } from './model.ts';
import { hashSeed } from './rng.ts';
import { Simulation } from './simulation.ts';

export interface SimulatedFloorOptions {
  readonly model: SimulationModel;
  readonly seed: number;
  readonly calendar: SiteCalendar;
  readonly feedId: string;
}

interface SimulatedWeek {
  readonly simulation: Simulation;
  readonly fromMs: number;
  readonly toMs: number;
}

/** How long after a Monday's start callers and agents of the week before may still be on the line. */
const DRAIN_MS = 3 * 3_600_000;
/** Nobody wants to hold the events of six days in memory only to drop them. */
const STEP_MS = 2 * 3_600_000;

/**
 * A simulated floor without beginning or end. Inside, every week is a simulation of its own that starts on Monday at the
 * site's day start from the seed and the week alone, while the week before empties beside it. So any moment can be had
 * again after a restart, by running two weeks at most, and what follows is the very same.
 *
 * Events come in order of time, no two with the same `atMs`.
 */
export class SimulatedFloor {
  private readonly options: SimulatedFloorOptions;
  private week: SimulatedWeek | null = null;
  private weekBefore: SimulatedWeek | null = null;
  /** Agents of the running week who came while the old one was emptying. */
  private cameAlready = new Set<string>();
  private log = new FloorLog();
  private reachedMs = 0;

  constructor(options: SimulatedFloorOptions) {
    this.options = options;
  }

  /** Goes to a moment: the next `runUntil` gives what happened after it. Costs up to two weeks' simulation. */
  startAt(atMs: number): void {
    const { calendar } = this.options;
    const { day } = calendar.dayOf(atMs);
    const monday = calendar.addDays(day, -weekdayOf(day));
    this.log = new FloorLog();
    this.cameAlready.clear();
    this.week = this.createWeek(monday);
    this.weekBefore = null;
    if (atMs < this.week.fromMs + DRAIN_MS) {
      this.weekBefore = this.createWeek(calendar.addDays(monday, -7));
      const { simulation, fromMs, toMs } = this.weekBefore;
      for (let stepMs = fromMs; stepMs < toMs; stepMs += STEP_MS) simulation.runUntil(stepMs);
      simulation.runUntil(toMs - 1);
    }
    this.reachedMs = this.week.fromMs - 1;
    for (let stepMs = this.week.fromMs; stepMs < atMs; stepMs += STEP_MS) this.runUntil(stepMs);
    this.runUntil(atMs);
  }

  /** What happened since the last call up to `atMs`, that instant included. */
  runUntil(atMs: number): FloorEvent[] {
    while (this.reachedMs < atMs) {
      const week = this.currentWeek();
      const untilMs = Math.min(atMs, week.toMs - 1);
      this.runWeeks(untilMs, week);
      this.reachedMs = untilMs;
      if (untilMs === week.toMs - 1) {
        this.weekBefore = week;
        this.week = this.createWeek(this.options.calendar.dayOf(week.toMs).day);
      }
    }
    return this.log.takeUntil(atMs);
  }

  /**
   * Like `startAt`, and gives the truth of that moment first: a `feed-resynchronised` and what it cannot say (rings, holds,
   * wrap-ups). For a reader that knows nothing of what was before.
   */
  resynchroniseAt(atMs: number): readonly FloorEvent[] {
    this.startAt(atMs);
    const before = this.weekBefore?.simulation.resynchroniseAt(atMs) ?? [];
    const now = this.currentWeek().simulation.resynchroniseAt(atMs);
    this.log.startOver([]);
    const truths = [...before, ...now].filter((event) => event.type === 'feed-resynchronised');
    const [first] = truths;
    if (first === undefined) return [];
    this.add({
      ...first,
      waiting: truths.flatMap((truth) => truth.waiting),
      conversations: truths.flatMap((truth) => truth.conversations),
      agents: truths.flatMap((truth) => truth.agents),
    });
    for (const event of [...before, ...now]) if (event.type !== 'feed-resynchronised') this.add(event);
    return this.log.takeUntil(Infinity);
  }

  private runWeeks(untilMs: number, week: SimulatedWeek): void {
    const events = week.simulation.runUntil(untilMs);
    if (this.weekBefore === null) {
      for (const event of events) this.add(event);
      return;
    }
    // What is left of the old week is cut at the same instant however we got here.
    const endMs = week.fromMs + DRAIN_MS;
    const late = this.weekBefore.simulation.runUntil(Math.min(untilMs, endMs));
    let next = 0;
    for (const event of events) {
      while (next < late.length && late[next]!.atMs <= event.atMs) this.addLate(late[next++]!);
      this.add(event);
      if (event.type === 'agent-signed-in') this.cameAlready.add(event.agentId);
    }
    while (next < late.length) this.addLate(late[next++]!);
    if (untilMs < endMs) return;
    this.weekBefore = null;
    this.cameAlready.clear();
  }

  private addLate(event: FloorEvent): void {
    // Who begins the new week before the old one's last call is over has not left.
    if (event.type === 'agent-signed-out' && this.cameAlready.has(event.agentId)) return;
    this.add(event);
  }

  /** Two weeks side by side may date two events alike. */
  private add(event: FloorEvent): void {
    const atMs = this.log.stamp(event.atMs);
    this.log.add(atMs === event.atMs ? event : { ...event, atMs });
  }

  private currentWeek(): SimulatedWeek {
    if (this.week === null)
      throw new RangeError('The simulated floor has no moment yet: call startAt first.');
    return this.week;
  }

  private createWeek(monday: string): SimulatedWeek {
    const { model, seed, calendar, feedId } = this.options;
    const days = [0, 1, 2, 3, 4, 5, 6].map((index) => calendar.dayNamed(calendar.addDays(monday, index)));
    return {
      fromMs: days[0]!.fromMs,
      toMs: days[6]!.toMs,
      simulation: new Simulation({
        model,
        seed: hashSeed(seed, monday),
        days,
        week: weekNumber(monday),
        callPrefix: `${monday.replaceAll('-', '')}-`,
        feedId,
      }),
    };
  }
}
