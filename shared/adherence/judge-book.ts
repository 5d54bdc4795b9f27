import type { SiteCalendar } from '../time/site-calendar.ts';
import {
  addExtra,
  addRostered,
  copyDay,
  createAdherenceDay,
  isWorking,
  type AdherenceDay,
} from './adherence-figures.ts';
import type { AgentCondition } from './agent-condition.ts';
import type { AgentPlan, PlannedSpan } from './agent-plan.ts';
import type { ActivityBits } from './count-rules.ts';
import { judgeStep, startJudging, type JudgedStep, type JudgePlace, type Verdict } from './judge-step.ts';

/** Work this long before or after a shift belongs to it; other work to the site day it was done on. */
export const NEAR_SHIFT_MS = 4 * 3_600_000;

/** Since when, and for how long, somebody is not where the roster says. Ends with the first moment in place, or off. */
export interface Streak {
  fromMs: number;
  /** Of it without an excuse. */
  outMs: number;
}

/** Where one agent stands at a moment. */
export interface AgentStanding {
  /** The moment it was worked out for; it holds until the next look. */
  readonly atMs: number;
  readonly verdict: Verdict;
  /** Null when off. */
  readonly span: PlannedSpan | null;
  /** When what is rostered began and ends (null when nothing is rostered any more), by what calls have moved; of off: null and the next shift's start. */
  readonly spanFromMs: number | null;
  readonly spanToMs: number | null;
  /** Null when in place or off. */
  readonly streak: Readonly<Streak> | null;
}

const step: JudgedStep = { fromMs: 0, toMs: 0, span: null, verdict: 'off' };

/** What one agent's days came to by one roster, as far as is settled: what is asked of later moments is worked out on copies. */
export class JudgeBook {
  readonly plan: AgentPlan;
  readonly #calendar: SiteCalendar;
  readonly #graceMs: number;
  readonly #place: JudgePlace;
  readonly #days = new Map<string, AdherenceDay>();
  #streak: Streak | null = null;

  constructor(plan: AgentPlan, calendar: SiteCalendar, graceMs: number, fromMs: number) {
    this.plan = plan;
    this.#calendar = calendar;
    this.#graceMs = graceMs;
    this.#place = startJudging(plan, fromMs);
  }

  get settledMs(): number {
    return this.#place.atMs;
  }

  /** The agent was in this condition until `toMs`: that stands. */
  settle(condition: AgentCondition, counts: ActivityBits, toMs: number): void {
    this.#streak = this.#judge(this.#place, this.#days, this.#streak, condition, counts, toMs);
  }

  /** Where the agent stands at `nowMs` if the condition lasts until then, and until when that holds by itself. */
  look(
    condition: AgentCondition,
    counts: ActivityBits,
    nowMs: number,
  ): { readonly standing: AgentStanding; readonly untilMs: number } {
    const place = { ...this.#place };
    const streak = this.#judge(place, null, this.#streak && { ...this.#streak }, condition, counts, nowMs);
    const { span, verdict, toMs } = judgeStep(
      place,
      this.plan,
      this.#graceMs,
      condition,
      counts,
      Infinity,
      step,
    );
    const isOff = span === null;
    const isWrong = !isOff && verdict !== 'in';
    const standing: AgentStanding = {
      atMs: nowMs,
      verdict,
      span,
      spanFromMs: isOff ? null : place.fromMs,
      spanToMs: isOff ? finite(place.fromMs) : finite(place.toMs),
      streak: isWrong ? (streak ?? { fromMs: nowMs, outMs: 0 }) : null,
    };
    return { standing, untilMs: toMs };
  }

  /** Every day with something in it, as of `nowMs` if the condition lasts until then. */
  daysUntil(
    condition: AgentCondition,
    counts: ActivityBits,
    nowMs: number,
  ): ReadonlyMap<string, AdherenceDay> {
    const days = new Map([...this.#days].map(([day, figures]) => [day, copyDay(figures)]));
    this.#judge({ ...this.#place }, days, null, condition, counts, nowMs);
    return days;
  }

  #judge(
    place: JudgePlace,
    days: Map<string, AdherenceDay> | null,
    streak: Streak | null,
    condition: AgentCondition,
    counts: ActivityBits,
    toMs: number,
  ): Streak | null {
    let running = streak;
    while (place.atMs < toMs) {
      judgeStep(place, this.plan, this.#graceMs, condition, counts, toMs, step);
      running = followStreak(running, step);
      if (days === null) continue;
      if (step.span !== null)
        addRostered(openDay(days, step.span.shift.day), step.span, step, condition, counts);
      else if (isWorking(condition, counts)) this.#addExtra(days, place.span, step.fromMs, step.toMs);
    }
    return running;
  }

  #addExtra(days: Map<string, AdherenceDay>, next: number, fromMs: number, toMs: number): void {
    const [before, after] = [this.plan.spans[next - 1], this.plan.spans[next]];
    const afterMs = after === undefined ? Infinity : after.fromMs - NEAR_SHIFT_MS;
    const beforeMs = before === undefined ? -Infinity : before.toMs + NEAR_SHIFT_MS;
    for (let atMs = fromMs; atMs < toMs;) {
      let { day, toMs: untilMs } = this.#calendar.dayOf(atMs);
      if (atMs < beforeMs) [day, untilMs] = [before!.shift.day, beforeMs];
      else if (atMs >= afterMs) [day, untilMs] = [after!.shift.day, Infinity];
      else untilMs = Math.min(untilMs, afterMs);
      const reachedMs = Math.min(untilMs, toMs);
      addExtra(openDay(days, day), reachedMs - atMs);
      atMs = reachedMs;
    }
  }
}

function openDay(days: Map<string, AdherenceDay>, day: string): AdherenceDay {
  let figures = days.get(day);
  if (figures === undefined) days.set(day, (figures = createAdherenceDay()));
  return figures;
}

function followStreak(streak: Streak | null, { fromMs, toMs, verdict }: JudgedStep): Streak | null {
  if (verdict === 'in' || verdict === 'off') return null;
  const running = streak ?? { fromMs, outMs: 0 };
  if (verdict === 'out') running.outMs += toMs - fromMs;
  return running;
}

function finite(atMs: number): number | null {
  return atMs === Infinity ? null : atMs;
}
