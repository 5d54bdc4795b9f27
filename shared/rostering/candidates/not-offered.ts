import { findAvailable, isWithin } from '../model/list-choices.ts';
import { readClock } from '../problem/clock-time.ts';
import type { RosterView } from '../explain/roster-view.ts';

/** Why somebody cannot be given a shift at all, whatever it would cost. */
export type NotOffered =
  /** On leave or on a fixed day off, that day or, for a shift over midnight, the next. */
  | { readonly code: 'day-off'; readonly kind: 'leave' | 'fixed'; readonly from: string; readonly to: string }
  /** Something else was set by hand. */
  | { readonly code: 'pinned'; readonly templateId: string | null }
  | { readonly code: 'not-available' }
  /** The template is for people with one of these tags. */
  | { readonly code: 'template-tags'; readonly tags: readonly string[] }
  | { readonly code: 'template-weekdays'; readonly weekday: number }
  /** A rule has taken it off the list. */
  | { readonly code: 'rule-forbids' };

/** The first reason for which none of these variants is among what an agent may do on a day. */
export function findNotOffered(
  { problem, model, calendar }: Pick<RosterView, 'problem' | 'model' | 'calendar'>,
  agent: number,
  day: number,
  variants: readonly number[],
): NotOffered {
  const person = problem.agents[agent]!;
  const { spans, templateIds } = describe(variants.map((variant) => model.variants[variant]!));
  const reaches = spans.some(({ toMinute }) => toMinute > 1440);
  const dayOff = person.daysOff.find(({ from, to }) => {
    const [first, last] = [calendar.dayOf(from), calendar.dayOf(to)];
    return (first <= day && day <= last) || (reaches && first <= day + 1 && day + 1 <= last);
  });
  if (dayOff !== undefined) return { code: 'day-off', kind: dayOff.kind, from: dayOff.from, to: dayOff.to };
  const pinned = person.pinned.find((pin) => calendar.dayOf(pin.day) === day);
  if (pinned !== undefined) return { code: 'pinned', templateId: pinned.shift?.templateId ?? null };
  const templates = problem.templates.filter(({ id }) => templateIds.has(id));
  const allowed = templates.filter(({ tags }) => tags?.some((tag) => person.tags.includes(tag)) ?? true);
  if (templates.length > 0 && allowed.length === 0)
    return { code: 'template-tags', tags: [...new Set(templates.flatMap(({ tags = [] }) => tags))] };
  const weekday = calendar.weekdayOf(day);
  if (allowed.length > 0 && allowed.every(({ weekdays }) => weekdays?.includes(weekday) === false))
    return { code: 'template-weekdays', weekday };
  const available = findAvailable(person, weekday);
  const startsAt = readClock(problem.horizon.dayStartsAt);
  if (available !== null && !spans.some((span) => isWithin(span, available, startsAt)))
    return { code: 'not-available' };
  return { code: 'rule-forbids' };
}

function describe(variants: RosterView['model']['variants']) {
  return {
    spans: variants.map(({ span }) => span),
    templateIds: new Set(variants.flatMap(({ templateId }) => templateId ?? [])),
  };
}
