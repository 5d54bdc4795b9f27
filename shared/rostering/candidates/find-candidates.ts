import {
  isBetter,
  tellChange,
  weighChange,
  type RosterView,
  type ToldChange,
  type WeighedChange,
} from '../explain/roster-view.ts';
import type { ClockTime } from '../problem/problem.ts';
import { readDayMinute } from '../problem/clock-time.ts';
import { findNotOffered, type NotOffered } from './not-offered.ts';
import { findTemplateMismatch, type TemplateMismatch } from './template-mismatch.ts';

/** A shift somebody is wanted for. */
export interface WantedShift {
  readonly templateId: string;
  /** Left out: at whatever start, and of whatever length, suits the agent best. */
  readonly start?: ClockTime;
  readonly minutes?: number;
  readonly day: number;
  /** Only agents who serve one of these queues. Left out: everybody. */
  readonly queueIds?: readonly string[];
}

/** Somebody who could work it without breaking anything that is not broken already. `from` is what the agent has that day. */
export type Candidate = ToldChange;

/** Why somebody is not on the list. */
export type NotListedReason =
  | NotOffered
  | { readonly code: 'works-it-already' }
  | { readonly code: 'no-skill'; readonly queueIds: readonly string[] }
  /** The template makes no such shift any more, or never did: it stands there, and nobody else can be given it. */
  | {
      readonly code: 'template-otherwise';
      readonly templateId: string;
      readonly mismatch: TemplateMismatch;
    }
  /** It would break rules more than they are broken: rest, hours, days in a row … */
  | { readonly code: 'breaks-rules'; readonly change: ToldChange };

export interface Candidates {
  /** Best first: what the roster as a whole would cost more, or less. */
  readonly listed: readonly Candidate[];
  /** Everybody else, in the order of the agents. */
  readonly notListed: readonly { readonly agent: number; readonly reason: NotListedReason }[];
}

/**
 * Who could work a shift: every agent is either listed, with the change of cost and the rules it bends, or has a reason.
 *
 * @throws RangeError when no variant is such a shift.
 */
export function findCandidates(view: RosterView, wanted: WantedShift): Candidates {
  const { model } = view;
  const variants = findVariants(view, wanted);
  const listed: WeighedChange[] = [];
  const notListed: { agent: number; reason: NotListedReason }[] = [];
  model.agentIds.forEach((_, agent) => {
    const found = judge(view, wanted, variants, agent);
    if ('code' in found) notListed.push({ agent, reason: found });
    else listed.push(found);
  });
  // A sort keeps the order of agents where costs are the same.
  listed.sort((one, other) => one.costChange - other.costChange);
  return { listed: listed.map((change) => tellChange(view, change)), notListed };
}

function findVariants({ model, problem }: RosterView, wanted: WantedShift): readonly number[] {
  const { dayStartsAt } = problem.horizon;
  const startMinute = wanted.start === undefined ? null : readDayMinute(wanted.start, dayStartsAt);
  const found = [...model.variants.keys()].filter((variant) => {
    const { templateId, span } = model.variants[variant]!;
    return (
      templateId === wanted.templateId &&
      (startMinute === null || span.fromMinute === startMinute) &&
      (wanted.minutes === undefined || span.toMinute - span.fromMinute === wanted.minutes)
    );
  });
  if (found.length > 0) return found;
  const start = wanted.start === undefined ? '' : ` at ${wanted.start}`;
  const length = wanted.minutes === undefined ? '' : ` of ${wanted.minutes} minutes`;
  throw new RangeError(
    `There is no shift of template "${wanted.templateId}"${start}${length}. Choose a start and a length the template allows.`,
  );
}

function judge(
  view: RosterView,
  { day, queueIds }: WantedShift,
  variants: readonly number[],
  agent: number,
): WeighedChange | NotListedReason {
  const { model, picks, problem } = view;
  const place = agent * model.dayCount + day;
  if (variants.includes(picks[place]!)) return { code: 'works-it-already' };
  const { skills } = problem.agents[agent]!;
  if (queueIds !== undefined && !skills.some(({ queueId }) => queueIds.includes(queueId)))
    return { code: 'no-skill', queueIds };
  const choices = model.choices[place]!;
  let best: WeighedChange | null = null;
  for (const variant of variants) {
    if (!choices.includes(variant)) continue;
    const change = weighChange(view, agent, day, variant);
    if (isBetter(change, best)) best = change;
  }
  if (best === null) {
    const reason = findNotOffered(view, agent, day, variants);
    return reason.code === 'rule-forbids' ? (findOtherwise(view, variants) ?? reason) : reason;
  }
  return best.violationChange > 1e-9 ? { code: 'breaks-rules', change: tellChange(view, best) } : best;
}

function findOtherwise(
  { model, problem }: RosterView,
  variants: readonly number[],
): Extract<NotListedReason, { code: 'template-otherwise' }> | null {
  const { templateId, span } = model.variants[variants[0]!]!;
  const template = problem.templates.find(({ id }) => id === templateId);
  const mismatch = template && findTemplateMismatch(template, problem.horizon.dayStartsAt, span);
  return template && mismatch ? { code: 'template-otherwise', templateId: template.id, mismatch } : null;
}
