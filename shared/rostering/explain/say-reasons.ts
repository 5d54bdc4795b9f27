import type { NotListedReason } from '../candidates/find-candidates.ts';
import type { TemplateMismatch } from '../candidates/template-mismatch.ts';
import type { Message } from '../../messages/message.ts';
import { en } from '../../messages/en/index.ts';
import type { Limits } from '../model/limits.ts';
import { sayTemplate } from '../problem/say-name.ts';
import type { ScorePart } from '../score/score-report.ts';
import type { DayAlternative, WishExplained } from './explain-person.ts';
import { findReason, type Hindrance, type IntervalExplained } from './explain-interval.ts';
import type { RuleExplained } from './explain-rules.ts';
import type { RosterView, ToldChange } from './roster-view.ts';

/** A rule by its name; one without a name of its own by its id. */
export function nameRule(rule: string): Message {
  const code = `roster-rule-${rule}`;
  return Object.hasOwn(en, code) ? ({ code } as Message) : { code: 'roster-rule-other', rule };
}

/** Why somebody is not on the list of a shift. */
export function sayNotListed(view: RosterView, reason: NotListedReason): Message {
  switch (reason.code) {
    case 'day-off': {
      const { from, to } = reason;
      return { code: reason.kind === 'leave' ? 'roster-on-leave' : 'roster-fixed-day-off', from, to };
    }
    case 'pinned':
      return reason.templateId === null
        ? { code: 'roster-pinned-off' }
        : { code: 'roster-pinned-shift', shift: sayTemplate(view.problem, reason.templateId) };
    case 'not-available':
      return { code: 'roster-not-available' };
    case 'template-tags':
      return { code: 'roster-template-tags', tags: reason.tags.join(', ') };
    case 'template-weekdays':
      return { code: 'roster-template-weekdays' };
    case 'rule-forbids':
      return { code: 'roster-rule-forbids' };
    case 'works-it-already':
      return { code: 'roster-works-it' };
    case 'template-otherwise':
      return sayMismatch(sayTemplate(view.problem, reason.templateId), reason.mismatch);
    case 'no-skill':
      return { code: 'roster-no-skill', queues: reason.queueIds.join(', ') };
    case 'breaks-rules':
      return sayChange(view, reason.change);
    default:
      return reason satisfies never;
  }
}

/** What a template makes instead of a shift that it does not make. */
export function sayMismatch(template: Message, mismatch: TemplateMismatch): Message {
  if (mismatch.of === 'start') {
    const { value, first, last, stepMinutes } = mismatch;
    return { code: 'roster-template-starts', template, value, first, last, stepMinutes };
  }
  const { value, first, last, stepMinutes } = mismatch;
  return { code: 'roster-template-lengths', template, value, first, last, stepMinutes };
}

/** What speaks most against a change or, where nothing does, for it. */
export function sayChange(view: RosterView, change: ToldChange): Message {
  const { costChange, violationChange } = change;
  const reason = findReason(change);
  if (violationChange > 1e-9)
    return reason === null ? { code: 'roster-breaks-cover' } : sayBroken(view, reason);
  if (violationChange < -1e-9 || costChange < -1e-9)
    return { code: 'roster-would-help', cost: round(-costChange) };
  if (costChange <= 1e-9) return { code: 'roster-as-good' };
  const cost = round(costChange);
  return reason === null
    ? { code: 'roster-costs-cover', cost }
    : { code: 'roster-bends', cost, rule: nameRule(reason.rule) };
}

/** With value and limit where the rule counts something. */
function sayBroken({ model }: RosterView, { rule, term, value }: ScorePart): Message {
  const found = model.terms[term]!;
  const name = nameRule(rule);
  if (found.kind === 'pick' || found.kind === 'follow' || found.kind === 'cover')
    return { code: 'roster-breaks', rule: name };
  const limit = brokenLimit(found.limits, value);
  return limit === null
    ? { code: 'roster-breaks', rule: name }
    : { code: 'roster-breaks-limit', rule: name, value: round(value), limit };
}

function brokenLimit({ hardMin, hardMax }: Limits, value: number): number | null {
  if (hardMax !== undefined && value > hardMax) return hardMax;
  return hardMin !== undefined && value < hardMin ? hardMin : null;
}

/** How an interval is, and what stops most of those who could mend it. */
export function sayInterval({ state, there, limits, stoppedBy }: IntervalExplained): readonly Message[] {
  // Hours of two contracts are one rule to whoever reads it.
  const byRule = new Map<string, number>();
  for (const { rule, agents } of stoppedBy) byRule.set(rule, (byRule.get(rule) ?? 0) + agents);
  const stops = [...byRule]
    .sort(([, one], [, other]) => other - one)
    .map(([rule, people]): Message => ({ code: 'roster-stopped-by', rule: nameRule(rule), people }));
  const present = round(there);
  switch (state) {
    case 'met':
      return [{ code: 'roster-interval-met', there: present }];
    case 'short': {
      const needed = Math.max(limits.softMin ?? -Infinity, limits.hardMin ?? -Infinity);
      return [{ code: 'roster-interval-short', there: present, needed: round(needed) }, ...stops];
    }
    case 'over': {
      const needed = Math.min(limits.softMax ?? Infinity, limits.hardMax ?? Infinity);
      return [{ code: 'roster-interval-over', there: present, needed: round(needed) }, ...stops];
    }
    default:
      return state satisfies never;
  }
}

/** What keeps one agent from mending an interval. */
export function sayHindrance(view: RosterView, { why }: Hindrance): Message {
  return why.code === 'not-offered' ? sayNotListed(view, why.reason) : sayChange(view, why.change);
}

/** What speaks against another way to spend a day. */
export function sayAlternative(view: RosterView, { change }: DayAlternative): Message {
  return sayChange(view, change);
}

/** What became of a wish, and what granting it would take. */
export function sayWish({ isGranted, granting }: WishExplained): Message {
  if (isGranted) return { code: 'roster-wish-granted' };
  if (granting === null) return { code: 'roster-wish-impossible' };
  if (granting.violationChange > 1e-9)
    return granting.stoppedBy === null
      ? { code: 'roster-breaks-cover' }
      : { code: 'roster-wish-breaks', rule: nameRule(granting.stoppedBy.rule) };
  const cost = round(granting.costChange);
  const changes = granting.changes.length;
  return changes === 0
    ? { code: 'roster-wish-alone', cost }
    : { code: 'roster-wish-with-others', cost, changes };
}

/** How often a rule bent and broke. */
export function sayRule({ rule, bent, broken, cost }: RuleExplained): readonly Message[] {
  const name = nameRule(rule);
  if (bent === 0 && broken === 0) return [{ code: 'roster-rule-kept', rule: name }];
  return [
    ...(broken > 0 ? [{ code: 'roster-rule-broken', rule: name, times: broken } as const] : []),
    ...(bent > 0 ? [{ code: 'roster-rule-bent', rule: name, times: bent, cost: round(cost) } as const] : []),
  ];
}

/** To hundredths: what is beyond them is noise of adding up. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
