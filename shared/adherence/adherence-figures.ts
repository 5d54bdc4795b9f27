import type { AgentCondition } from './agent-condition.ts';
import type { PlannedSpan } from './agent-plan.ts';
import { type ActivityBits, bitOf, WORK_BIT } from './count-rules.ts';
import { EXCUSES, type Excuse, type JudgedStep } from './judge-step.ts';
import { ROSTERED_ACTIVITIES, type RosteredActivity } from './rostered-shift.ts';

/** Times of one activity, ms. `rosteredMs` = `inMs` + `excusedMs` + `outMs`, always. */
export interface ActivityTimes {
  rosteredMs: number;
  /** In the right place. */
  inMs: number;
  /** Not in the right place (or nobody knows), and excused. */
  excusedMs: number;
  outMs: number;
  /** Spent on it or excused, whenever that was: what conformance counts. */
  doneMs: number;
}

/** Time in the wrong place that nothing excuses. */
export interface OutTime {
  fromMs: number;
  toMs: number;
  readonly activity: RosteredActivity;
  readonly state: AgentCondition['state'];
  readonly reason: string | null;
}

/** One agent's day (the site day that the shift stands on), or a sum of them. Sums are exact: all is whole ms. */
export interface AdherenceFigures {
  readonly activities: Readonly<Record<RosteredActivity, ActivityTimes>>;
  /** Parts of `excusedMs`. */
  readonly excusedBy: Record<Excuse, number>;
  /** Rostered and paid, of the whole shift. */
  paidMs: number;
  /** Worked while nothing was rostered. */
  extraMs: number;
  /** Out before the first time in place, and after the last. Of who never came all of it is late. */
  lateMs: number;
  lastOutMs: number;
  /** Shifts, and those of them that nobody came to. */
  shifts: number;
  absences: number;
}

export interface AdherenceDay extends AdherenceFigures {
  /** Of the shift as rostered; null for a day without one. */
  plannedFromMs: number | null;
  plannedToMs: number | null;
  /** Oldest first, the first MOST_OUTS of them. */
  readonly outs: OutTime[];
}

const MOST_OUTS = 60;

export function createFigures(): AdherenceFigures {
  const none = (): ActivityTimes => ({ rosteredMs: 0, inMs: 0, excusedMs: 0, outMs: 0, doneMs: 0 });
  return {
    activities: { work: none(), break: none(), lunch: none(), activity: none() },
    excusedBy: { feed: 0, call: 0, exception: 0, grace: 0, break: 0 },
    paidMs: 0,
    extraMs: 0,
    lateMs: 0,
    lastOutMs: 0,
    shifts: 0,
    absences: 0,
  };
}

export function createAdherenceDay(): AdherenceDay {
  return { ...createFigures(), plannedFromMs: null, plannedToMs: null, outs: [] };
}

/** Adds a judged stretch of rostered time to the day that its shift stands on. */
export function addRostered(
  day: AdherenceDay,
  span: PlannedSpan,
  step: JudgedStep,
  condition: AgentCondition,
  counts: ActivityBits,
): void {
  const lengthMs = step.toMs - step.fromMs;
  const times = day.activities[span.activity];
  noteShift(day, span);
  times.rosteredMs += lengthMs;
  switch (step.verdict) {
    case 'in':
      times.inMs += lengthMs;
      times.doneMs += lengthMs;
      day.absences = 0;
      // Who is gone over a break has not come back by it.
      if (condition.state !== 'offline' || span.activity === 'activity') day.lastOutMs = 0;
      return;
    case 'out':
      times.outMs += lengthMs;
      if (day.absences === 1) day.lateMs += lengthMs;
      else day.lastOutMs += lengthMs;
      addElsewhere(day, condition, counts, lengthMs);
      addOut(day, span.activity, step, condition);
      return;
    case 'off':
      return;
    default:
      times.excusedMs += lengthMs;
      times.doneMs += lengthMs;
      day.excusedBy[step.verdict] += lengthMs;
      // Who was excused for more than the grace was not missed: a call, a supervisor's word, an outage.
      if (step.verdict !== 'grace') day.absences = 0;
  }
}

/** Work while nothing is rostered. */
export function addExtra(day: AdherenceDay, lengthMs: number): void {
  day.extraMs += lengthMs;
  day.activities.work.doneMs += lengthMs;
}

/** Until somebody comes the shift is an absence. */
function noteShift(day: AdherenceDay, { shift }: PlannedSpan): void {
  if (day.shifts > 0) return;
  day.shifts = 1;
  day.absences = 1;
  for (const { fromMs, toMs, isPaid } of shift.spans) if (isPaid) day.paidMs += toMs - fromMs;
  day.plannedFromMs = shift.spans[0]!.fromMs;
  day.plannedToMs = shift.spans.at(-1)!.toMs;
}

/** In the wrong place something else may have been done, which conformance counts there. Who is gone does nothing. */
function addElsewhere(
  day: AdherenceDay,
  { state }: AgentCondition,
  counts: ActivityBits,
  lengthMs: number,
): void {
  if (state === 'offline') return;
  const done = ROSTERED_ACTIVITIES.find((activity) => (counts & bitOf(activity)) !== 0);
  if (done !== undefined) day.activities[done].doneMs += lengthMs;
}

function addOut(
  { outs }: AdherenceDay,
  activity: RosteredActivity,
  { fromMs, toMs }: JudgedStep,
  { state, reason }: AgentCondition,
): void {
  const last = outs.at(-1);
  const goesOn =
    last?.toMs === fromMs && last.activity === activity && last.state === state && last.reason === reason;
  if (goesOn) last.toMs = toMs;
  else if (outs.length < MOST_OUTS) outs.push({ fromMs, toMs, activity, state, reason });
}

export function isWorking({ isKnown }: AgentCondition, counts: ActivityBits): boolean {
  return isKnown && (counts & WORK_BIT) !== 0;
}

/** Adds figures up, into the first. */
export function sumFigures(into: AdherenceFigures, more: AdherenceFigures): void {
  for (const activity of ROSTERED_ACTIVITIES) {
    const [sum, added] = [into.activities[activity], more.activities[activity]];
    sum.rosteredMs += added.rosteredMs;
    sum.inMs += added.inMs;
    sum.excusedMs += added.excusedMs;
    sum.outMs += added.outMs;
    sum.doneMs += added.doneMs;
  }
  for (const excuse of EXCUSES) into.excusedBy[excuse] += more.excusedBy[excuse];
  into.paidMs += more.paidMs;
  into.extraMs += more.extraMs;
  into.lateMs += more.lateMs;
  into.lastOutMs += more.lastOutMs;
  into.shifts += more.shifts;
  into.absences += more.absences;
}

export function copyDay(day: AdherenceDay): AdherenceDay {
  const { work, break: pause, lunch, activity } = day.activities;
  return {
    ...day,
    activities: { work: { ...work }, break: { ...pause }, lunch: { ...lunch }, activity: { ...activity } },
    excusedBy: { ...day.excusedBy },
    outs: day.outs.map((out) => ({ ...out })),
  };
}
