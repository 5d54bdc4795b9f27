import { Rng } from '../../simulation/rng.ts';
import { MOST_PAUSES, type BreakDay, type DayShift, type Pause } from './break-day.ts';
import type { BreakOptions } from './break-options.ts';
import { DayCover } from './day-cover.ts';
import { findPauseSteps, NOWHERE, PauseRoom } from './find-pause-steps.ts';
import { PauseTable } from './pause-table.ts';

/** Beyond any cost of cover: a pause is never left out to answer more calls. By minute of the pause. */
const LEFT_OUT_PER_MINUTE = 1e7;
const SPACING_SHORT = 1e6;
/** Between places that cost the same, nearer to where it was, else to the middle of its window, is better. */
const OFF_WANTED_PER_MINUTE = 1e-6;

/** Where every pause of a day is, and how one shift's are placed anew while all others stay. */
export class BreakSearch {
  readonly day: BreakDay;
  readonly options: BreakOptions;
  readonly cover: DayCover;
  /** By shift, by pause: the minute it begins; NaN: nowhere. */
  readonly starts: readonly Float64Array[];
  /** By shift: 1 when its breaks are nearer to each other than they should be. */
  readonly isTight: Uint8Array;
  /** By shift: where it is in a meeting, as from and to after one another. */
  readonly inMeetings: number[][];
  /** By shift, by pause: 1 where it has begun or is about to. */
  private readonly stays: readonly Uint8Array[];
  /** By shift: what its pauses cost beside cover. */
  private readonly own: Float64Array;
  /** While above 0, places are weighed with up to this much of chance: what leads away from where nothing nearby is better. */
  shake = 0;
  private readonly rng: Rng;
  private readonly table = new PauseTable();
  private readonly room = new PauseRoom();
  private readonly steps = new Int32Array(MOST_PAUSES);
  private readonly scratch = new Float64Array(MOST_PAUSES);
  private readonly rested: (readonly number[])[];
  private readonly activities: (readonly number[])[];

  constructor(day: BreakDay, options: BreakOptions) {
    this.day = day;
    this.options = options;
    this.rng = new Rng(options.seed);
    this.cover = new DayCover(day);
    this.starts = day.shifts.map(({ pauses }) => new Float64Array(pauses.length).fill(NaN));
    this.isTight = new Uint8Array(day.shifts.length);
    this.inMeetings = day.shifts.map(() => []);
    this.own = new Float64Array(day.shifts.length);
    const told = (options.nowMinute ?? -Infinity) + options.noticeMinutes;
    this.stays = day.shifts.map(({ pauses }) =>
      Uint8Array.from(pauses, ({ wasMinute }) => (wasMinute !== null && wasMinute <= told ? 1 : 0)),
    );
    this.rested = day.shifts.map((shift, at) => this.findMovable(shift, at, false));
    this.activities = day.shifts.map((shift, at) => this.findMovable(shift, at, true));
    day.shifts.forEach(({ fromMinute, toMinute, pauses }, shift) => {
      this.cover.change(shift, fromMinute, toMinute, 1);
      pauses.forEach((pause, at) => {
        if (this.stays[shift]![at] === 1) this.put(shift, at, pause.wasMinute!);
      });
    });
  }

  /** Cover's, and what pauses cost that are left out, tight or moved. */
  weight(): number {
    let own = 0;
    for (const cost of this.own) own += cost;
    return this.cover.weight + own;
  }

  weightOf(shift: number): number {
    return this.cover.weight + this.own[shift]!;
  }

  /** What the pauses of a shift cost beside cover. */
  ownOf(shift: number): number {
    return this.own[shift]!;
  }

  /** Puts a shift's pauses where they were before, when all of them were somewhere they may be now. */
  keepIfAllowed({ pauses, fromMinute }: DayShift, shift: number): void {
    const { gridMinutes } = this.options;
    const isAllowed = (pause: Pause, at: number) => {
      if (this.stays[shift]![at] === 1) return true;
      if (pause.wasMinute === null) return false;
      const [first, last] = this.findRange(shift, pause);
      const step = (pause.wasMinute - fromMinute) / gridMinutes;
      return (
        step >= first && step <= last && this.isOpen(shift, pause.wasMinute, pause.wasMinute + pause.minutes)
      );
    };
    const before = Float64Array.from(this.starts[shift]!);
    const wasTight = this.isTight[shift]!;
    this.lift(shift);
    if (!pauses.every(isAllowed)) {
      this.restore(shift, before, wasTight);
      return;
    }
    pauses.forEach(({ wasMinute }, at) => {
      if (this.stays[shift]![at] === 0) this.put(shift, at, wasMinute!);
    });
    if (this.hasSpacing(pauses, this.starts[shift]!, shift)) this.settle(shift);
    else this.restore(shift, before, wasTight);
  }

  /** Takes out all that may move. */
  lift(shift: number): void {
    const starts = this.starts[shift]!;
    const { pauses } = this.day.shifts[shift]!;
    for (let at = 0; at < pauses.length; at++) {
      if (this.stays[shift]![at] === 1 || Number.isNaN(starts[at]!)) continue;
      this.cover.change(shift, starts[at]!, starts[at]! + pauses[at]!.minutes, 1);
      starts[at] = NaN;
    }
    this.isTight[shift] = 0;
  }

  /** Places what was lifted: breaks exactly, activities where they hurt least beside them, or the other way about. */
  place(shift: number): void {
    this.placeRests(shift);
    this.placeActivities(shift);
    this.settle(shift);
    if (this.activities[shift]!.length === 0) return;
    const first = Float64Array.from(this.starts[shift]!);
    const wasTight = this.isTight[shift]!;
    const weight = this.weightOf(shift);
    this.lift(shift);
    this.placeActivities(shift);
    this.placeRests(shift);
    this.settle(shift);
    if (this.weightOf(shift) >= weight) this.restore(shift, first, wasTight);
  }

  /** Lifts and places; keeps what was when the new is no better. */
  remake(shift: number): void {
    if (this.rested[shift]!.length + this.activities[shift]!.length === 0) return;
    const before = this.scratch.subarray(0, this.starts[shift]!.length);
    before.set(this.starts[shift]!);
    const wasTight = this.isTight[shift]!;
    const weight = this.weightOf(shift);
    this.lift(shift);
    this.place(shift);
    if (this.weightOf(shift) >= weight - 1e-9) this.restore(shift, before, wasTight);
  }

  restore(shift: number, starts: Float64Array, wasTight: number): void {
    this.lift(shift);
    for (let at = 0; at < starts.length; at++) {
      if (this.stays[shift]![at] === 0 && !Number.isNaN(starts[at]!)) this.put(shift, at, starts[at]!);
    }
    this.isTight[shift] = wasTight;
    this.settle(shift);
  }

  /** Whether nothing that stays, and no meeting, is in the way. */
  isOpen(shift: number, fromMinute: number, toMinute: number): boolean {
    return !this.meets(shift, fromMinute, toMinute, 0);
  }

  /** Works out anew what the pauses of a shift cost beside cover. */
  settle(shift: number): void {
    const starts = this.starts[shift]!;
    const { pauses } = this.day.shifts[shift]!;
    let own = this.isTight[shift]! * SPACING_SHORT;
    for (let at = 0; at < pauses.length; at++) {
      const pause = pauses[at]!;
      own += Number.isNaN(starts[at]!)
        ? pause.minutes * LEFT_OUT_PER_MINUTE
        : this.beside(pause, starts[at]!);
    }
    this.own[shift] = own;
  }

  private findMovable({ pauses }: DayShift, shift: number, areActivities: boolean): readonly number[] {
    return [...pauses.keys()].filter(
      (at) => this.stays[shift]![at] === 0 && (pauses[at]!.kind === 'activity') === areActivities,
    );
  }

  private put(shift: number, at: number, minute: number): void {
    const { minutes } = this.day.shifts[shift]!.pauses[at]!;
    this.starts[shift]![at] = minute;
    this.cover.change(shift, minute, minute + minutes, -1);
  }

  private beside({ earliestMinute, latestMinute, wasMinute }: Pause, minute: number): number {
    const moved = wasMinute !== null && wasMinute !== minute ? this.options.costOfMoving : 0;
    const wanted = wasMinute ?? (earliestMinute + latestMinute) / 2;
    return moved + OFF_WANTED_PER_MINUTE * Math.abs(minute - wanted);
  }

  private placeRests(shift: number): void {
    const rests = this.rested[shift]!;
    if (rests.length === 0) return;
    const { gridMinutes } = this.options;
    const { fromMinute, toMinute, spacingMinutes, pauses } = this.day.shifts[shift]!;
    const { table, steps } = this;
    const spacings = spacingMinutes > 0 ? [spacingMinutes, 0] : [0];
    for (const spacing of spacings) {
      table.begin(rests.length, Math.floor((toMinute - fromMinute) / gridMinutes));
      rests.forEach((at, row) => this.fillRow(shift, at, row, spacing));
      findPauseSteps(table, Math.ceil(spacing / gridMinutes), this.room, steps);
      this.isTight[shift] = spacing < spacingMinutes ? 1 : 0;
      if (rests.every((_, row) => steps[row] !== NOWHERE)) break;
    }
    rests.forEach((at, row) => {
      if (steps[row] === NOWHERE) return;
      this.put(shift, at, fromMinute + steps[row]! * gridMinutes);
    });
    // Nothing was gained by giving the spacing up where all that is left out has no place at all.
    if (this.isTight[shift] === 1 && this.hasSpacing(pauses, this.starts[shift]!, shift))
      this.isTight[shift] = 0;
  }

  private hasSpacing(pauses: readonly Pause[], starts: Float64Array, shift: number): boolean {
    const { fromMinute, toMinute, spacingMinutes } = this.day.shifts[shift]!;
    const placed = [...pauses.keys()]
      .filter((at) => pauses[at]!.kind !== 'activity' && !Number.isNaN(starts[at]!))
      .sort((one, other) => starts[one]! - starts[other]!);
    let free = fromMinute;
    for (const at of placed) {
      if (starts[at]! < free + spacingMinutes) return false;
      free = starts[at]! + pauses[at]!.minutes;
    }
    return free + spacingMinutes <= toMinute;
  }

  private fillRow(shift: number, at: number, row: number, spacing: number): void {
    const { gridMinutes } = this.options;
    const { fromMinute, pauses } = this.day.shifts[shift]!;
    const pause = pauses[at]!;
    const { table } = this;
    table.lengths[row] = Math.ceil(pause.minutes / gridMinutes);
    table.leftOut[row] = pause.minutes * LEFT_OUT_PER_MINUTE;
    const [first, last] = this.findRange(shift, pause);
    const isCrowded = this.rested[shift]!.length < pauses.length || this.inMeetings[shift]!.length > 0;
    for (let step = first; step <= last; step++) {
      const minute = fromMinute + step * gridMinutes;
      const end = minute + pause.minutes;
      if (isCrowded && this.meets(shift, minute, end, spacing)) continue;
      const chance = this.shake > 0 ? this.shake * this.rng.next() : 0;
      table.set(row, step, this.cover.deltaOf(shift, minute, end, -1) + this.beside(pause, minute) + chance);
    }
  }

  private placeActivities(shift: number): void {
    const { fromMinute, pauses } = this.day.shifts[shift]!;
    const { gridMinutes } = this.options;
    for (const at of this.activities[shift]!) {
      const pause = pauses[at]!;
      let [least, chosen] = [Infinity, NaN];
      const [first, last] = this.findRange(shift, pause);
      for (let step = first; step <= last; step++) {
        const minute = fromMinute + step * gridMinutes;
        const end = minute + pause.minutes;
        if (this.meets(shift, minute, end, 0) || this.overlaps(shift, minute, end)) continue;
        const cost = this.cover.deltaOf(shift, minute, end, -1) + this.beside(pause, minute);
        if (cost < least) [least, chosen] = [cost, minute];
      }
      if (!Number.isNaN(chosen)) this.put(shift, at, chosen);
    }
  }

  /** First and last step it may begin at. */
  private findRange(shift: number, { earliestMinute, latestMinute, minutes }: Pause): [number, number] {
    const { gridMinutes, nowMinute, noticeMinutes } = this.options;
    const { fromMinute, toMinute } = this.day.shifts[shift]!;
    const soonest = nowMinute === null ? -Infinity : nowMinute + noticeMinutes + 1;
    return [
      Math.ceil(Math.max(0, Math.max(earliestMinute, soonest) - fromMinute) / gridMinutes),
      Math.floor((Math.min(latestMinute, toMinute - minutes) - fromMinute) / gridMinutes),
    ];
  }

  /** Whether what stays is in the way: meetings and activities where they are, breaks with their spacing, placed activities too. */
  private meets(shift: number, from: number, to: number, spacing: number): boolean {
    const { pauses } = this.day.shifts[shift]!;
    const starts = this.starts[shift]!;
    const stays = this.stays[shift]!;
    for (let at = 0; at < pauses.length; at++) {
      const start = starts[at]!;
      const { kind, minutes } = pauses[at]!;
      if (stays[at] === 0 && kind !== 'activity') continue;
      const room = kind === 'activity' ? 0 : spacing;
      if (from < start + minutes + room && to > start - room) return true;
    }
    const meetings = this.inMeetings[shift]!;
    for (let at = 0; at < meetings.length; at += 2) {
      if (from < meetings[at + 1]! && to > meetings[at]!) return true;
    }
    return false;
  }

  private overlaps(shift: number, from: number, to: number): boolean {
    const { pauses } = this.day.shifts[shift]!;
    const starts = this.starts[shift]!;
    for (let at = 0; at < pauses.length; at++) {
      if (from < starts[at]! + pauses[at]!.minutes && to > starts[at]!) return true;
    }
    return false;
  }
}
