import type { FloorCourse } from '../engine/seams.ts';
import type { FloorEngine } from '../engine/floor-engine.ts';
import type { CallStream } from './call-stream.ts';
import { GROUP_FIELD, GROUP_FIELDS } from './played-cells.ts';
import type { PlayedCalls } from './played-calls.ts';
import type { PlayedPlan } from './played-plan.ts';

/**
 * Who is there in one replication. A group has seats; in an interval with `n` agents the first `n` are taken, so that who
 * leaves at an interval's end does not depend on who has a call in hand. Those who have finish it.
 */
export class PlayedShifts implements FloorCourse {
  /** Busy and present time by field, then group, then interval, of the intervals that are played. */
  readonly times: Float64Array;
  private readonly played: PlayedPlan;
  private readonly streams: readonly CallStream[];
  private readonly present: Uint8Array;
  /** By seat: since when it ought to be left; -1 when it is not so. */
  private readonly leavesSinceMs: Float64Array;
  private readonly intervals: number;
  private interval: number;
  private engine!: FloorEngine;
  private calls!: PlayedCalls;

  constructor(played: PlayedPlan, streams: readonly CallStream[]) {
    const { intervals } = played.plan;
    this.played = played;
    this.streams = streams;
    this.intervals = intervals;
    this.interval = Math.floor(played.startMs / played.intervalMs);
    this.present = new Uint8Array(played.groupOfSeat.length);
    this.leavesSinceMs = new Float64Array(played.groupOfSeat.length).fill(-1);
    this.times = new Float64Array(GROUP_FIELDS.length * played.groups.length * intervals);
  }

  /** The parts know each other: called once, before anything happens. */
  join(engine: FloorEngine, calls: PlayedCalls): void {
    this.engine = engine;
    this.calls = calls;
    this.played.groups.forEach(({ skills, firstSeat, seats }) => {
      for (let seat = firstSeat; seat < firstSeat + seats; seat++) engine.setSkills(seat, skills);
    });
    calls.turnInterval(this.interval);
    this.awaitTurn();
  }

  /** Somebody takes the seat. The engine's `connect` or `makeFree` says with what. */
  sit(seat: number): void {
    this.present[seat] = 1;
    this.engine.signIn(seat);
  }

  /** As many as the running interval has take their seats, or are called away. */
  fillSeats(nowMs: number): void {
    for (const { agents, firstSeat, seats } of this.played.groups) {
      const wanted = agents[this.interval]!;
      for (let place = 0; place < seats; place++) {
        if (place < wanted) this.takeSeat(firstSeat + place, nowMs);
        else this.leaveSeat(firstSeat + place, nowMs);
      }
    }
    this.countPresent(nowMs);
  }

  nextArrivalMs(queue: number): number {
    return this.streams[queue]!.nextAtMs();
  }

  turnSite(nowMs: number): void {
    this.interval++;
    this.calls.turnInterval(this.interval);
    this.fillSeats(nowMs);
    this.awaitTurn();
  }

  turnAgent(): void {
    // Agents have no timer of their own: they come and go with the intervals.
  }

  releaseAgent(seat: number, nowMs: number): void {
    this.countOverrun(seat, nowMs);
  }

  countBusy(seat: number, fromMs: number, toMs: number): void {
    this.addSpan(GROUP_FIELD.busyMs, this.played.groupOfSeat[seat]!, fromMs, toMs);
  }

  private takeSeat(seat: number, nowMs: number): void {
    if (this.present[seat] === 1) return;
    this.sit(seat);
    if (this.leavesSinceMs[seat] === -1) {
      this.engine.makeFree(seat, nowMs);
      return;
    }
    // Back before the call of the last shift was over.
    this.countOverrun(seat, nowMs);
    this.engine.keep(seat);
  }

  private leaveSeat(seat: number, nowMs: number): void {
    if (this.present[seat] === 0) return;
    this.present[seat] = 0;
    this.engine.signOut(seat);
    if (!this.engine.callAway(seat)) this.leavesSinceMs[seat] = nowMs;
  }

  private countOverrun(seat: number, nowMs: number): void {
    const group = this.played.groupOfSeat[seat]!;
    this.addSpan(GROUP_FIELD.presentMs, group, this.leavesSinceMs[seat]!, nowMs);
    this.leavesSinceMs[seat] = -1;
  }

  private countPresent(nowMs: number): void {
    const { groups, intervalMs } = this.played;
    const lastsMs = (this.interval + 1) * intervalMs - nowMs;
    groups.forEach(({ agents }, group) => {
      const place = (GROUP_FIELD.presentMs * groups.length + group) * this.intervals + this.interval;
      this.times[place]! += agents[this.interval]! * lastsMs;
    });
  }

  /** What lies in the intervals of the plan; who is busy longer than that is not counted on. */
  private addSpan(field: number, group: number, fromMs: number, toMs: number): void {
    const { intervalMs, groups } = this.played;
    const first = (field * groups.length + group) * this.intervals;
    let interval = Math.floor(fromMs / intervalMs);
    let atMs = fromMs;
    while (interval < this.intervals && atMs < toMs) {
      const untilMs = Math.min(toMs, (interval + 1) * intervalMs);
      this.times[first + interval]! += untilMs - atMs;
      atMs = untilMs;
      interval++;
    }
  }

  private awaitTurn(): void {
    if (this.interval + 1 >= this.intervals) return;
    const { timers, plan } = this.engine;
    timers.set(plan.site, (this.interval + 1) * this.played.intervalMs);
  }
}
