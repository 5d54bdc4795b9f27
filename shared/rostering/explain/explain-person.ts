import { isGranted } from '../constraints/wish-granted.ts';
import type { Wish } from '../problem/problem.ts';
import { openRepairDesk } from '../repair/repair-desk.ts';
import type { ShiftChange } from '../repair/repair-task.ts';
import { planRepairs } from '../repair/plan-repairs.ts';
import { findReason } from './explain-interval.ts';
import {
  isBetter,
  tellChange,
  weighChange,
  type RosterView,
  type ToldChange,
  type WeighedChange,
} from './roster-view.ts';

/** Another way to spend a day, and why it is not the one. */
export interface DayAlternative {
  /** `better`: nothing speaks against it but that nobody has chosen it. */
  readonly verdict: 'breaks-rules' | 'costs-more' | 'as-good' | 'better';
  readonly change: ToldChange;
}

export interface DayExplained {
  /** The variant the agent has. */
  readonly variant: number;
  /** Set by hand, or the only thing that may be chosen. */
  readonly isFixed: boolean;
  /** For each template, start and length the best place of its long break; best first. */
  readonly alternatives: readonly DayAlternative[];
  readonly wishes: readonly WishExplained[];
}

export interface WishExplained {
  readonly wish: Wish;
  readonly isGranted: boolean;
  /** What granting it would take, others' shifts changed with it where that helps; null when granted, or when it cannot be. */
  readonly granting: {
    readonly variant: number;
    readonly costChange: number;
    readonly violationChange: number;
    /** Of others. */
    readonly changes: readonly ShiftChange[];
    /** The rule that speaks most against it while nobody else changes; null when it is cover. */
    readonly stoppedBy: { readonly rule: string; readonly ruleIndex: number } | null;
  } | null;
}

/** So many ways to grant a wish are worked out with others' help. */
const WAYS_TRIED = 3;
const MOST_CHANGES = 4;

/** Why somebody has this shift: every other way to spend the day with what it would cost by rule, and the day's wishes. */
export function explainDay(view: RosterView, agent: number, day: number): DayExplained {
  const { model, picks, problem, calendar } = view;
  const place = agent * model.dayCount + day;
  const now = picks[place]!;
  const best = new Map<string, WeighedChange>();
  for (const variant of model.choices[place]!) {
    if (variant === now) continue;
    const { templateId, span } = model.variants[variant]!;
    const key = `${templateId} ${span.fromMinute} ${span.toMinute}`;
    const change = weighChange(view, agent, day, variant);
    if (isBetter(change, best.get(key) ?? null)) best.set(key, change);
  }
  const order = [...best.values()].sort(
    (one, other) => one.violationChange - other.violationChange || one.costChange - other.costChange,
  );
  return {
    variant: now,
    isFixed: model.choices[place]!.length === 1,
    alternatives: order.map((change) => ({
      verdict: judge(change),
      change: tellChange(view, change),
    })),
    wishes: problem.agents[agent]!.wishes.filter((wish) => calendar.dayOf(wish.day) === day).map((wish) =>
      explainWish(view, agent, day, wish),
    ),
  };
}

function judge({ costChange, violationChange }: WeighedChange): DayAlternative['verdict'] {
  if (violationChange > 1e-9) return 'breaks-rules';
  if (violationChange < -1e-9 || costChange < -1e-9) return 'better';
  return costChange > 1e-9 ? 'costs-more' : 'as-good';
}

/** Whether a wish is granted, and else what granting it would cost: the wish is forced, and the roster repaired round it. */
export function explainWish(view: RosterView, agent: number, day: number, wish: Wish): WishExplained {
  const { model, picks, problem } = view;
  const { dayStartsAt } = problem.horizon;
  const place = agent * model.dayCount + day;
  const grants = (variant: number) => isGranted(wish, model.variants[variant]!, dayStartsAt);
  if (grants(picks[place]!)) return { wish, isGranted: true, granting: null };
  const ways = [...model.choices[place]!]
    .filter(grants)
    .map((variant) => weighChange(view, agent, day, variant))
    .sort((one, other) => one.violationChange - other.violationChange || one.costChange - other.costChange)
    .slice(0, WAYS_TRIED)
    .map((change) => repairAround(view, change));
  const [granting = null] = ways.sort(
    (one, other) => one.violationChange - other.violationChange || one.costChange - other.costChange,
  );
  return { wish, isGranted: false, granting };
}

function repairAround(view: RosterView, change: WeighedChange): NonNullable<WishExplained['granting']> {
  const { model, picks, score, parts } = view;
  const { agent, day, from, to } = change;
  const before = { objective: score.objective, violations: score.violations };
  const forced = Uint16Array.from(picks);
  forced[agent * model.dayCount + day] = to;
  score.change(agent, day, to);
  const task = {
    model,
    standing: forced,
    events: [{ kind: 'forecast-changed' as const, days: [day], before }],
    nowMinute: -Infinity,
    // What it costs is told in the roster's own units: nobody has to be told anything yet.
    notice: { perChange: 0, lateFactor: 0, halvedAfterHours: 1, leadMinutes: 0 },
    violationWeight: 1000 * Math.max(1, Math.abs(change.costChange)),
    keep: [agent],
    volunteers: [],
  };
  const desk = openRepairDesk(task, { parts, score });
  const isLoss = desk.loss.cost > 0 || desk.loss.violations > 0;
  const { plans } = planRepairs(desk, {
    days: [day],
    mostChanges: isLoss ? MOST_CHANGES : 0,
    effort: 'quick',
  });
  score.change(agent, day, from);
  const plan = plans.at(-1);
  const reason = findReason(tellChange(view, change));
  return {
    variant: to,
    costChange: change.costChange + (plan?.costChange ?? 0),
    violationChange: change.violationChange + (plan?.violationChange ?? 0),
    changes: plan?.changes ?? [],
    stoppedBy: reason === null ? null : { rule: reason.rule, ruleIndex: reason.ruleIndex },
  };
}
