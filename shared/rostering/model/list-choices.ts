import { readClock } from '../problem/clock-time.ts';
import type { RosterAgent, RosterProblem } from '../problem/problem.ts';
import type { RosterCalendar } from './roster-calendar.ts';
import type { Span } from './variant.ts';
import type { VariantCatalogue } from './variant-catalogue.ts';

/**
 * What may be chosen, by `agent * dayCount + day`, before any rule: a pin as it stands; else the day off, and the shifts of the
 * day whose template the agent may work on that weekday and that are within the agent's availability.
 */
export function listChoices(
  problem: RosterProblem,
  calendar: RosterCalendar,
  catalogue: VariantCatalogue,
): readonly Uint16Array[] {
  const templates = new Map(problem.templates.map((template) => [template.id, template]));
  const dayStartMinute = readClock(problem.horizon.dayStartsAt);
  const shared = new Map<string, Uint16Array>();

  function offer(agent: RosterAgent, day: number, available: readonly Span[] | null): Uint16Array {
    const weekday = calendar.weekdayOf(day);
    const listed = catalogue.offeredOn(day).filter((variant) => {
      const { templateId, span } = catalogue.variants[variant]!;
      const { weekdays, tags } = templates.get(templateId!)!;
      if (weekdays !== undefined && !weekdays.includes(weekday)) return false;
      if (tags !== undefined && !tags.some((tag) => agent.tags.includes(tag))) return false;
      return available === null || isWithin(span, available, dayStartMinute);
    });
    return Uint16Array.of(0, ...listed);
  }

  return problem.agents.flatMap((agent) => {
    const pins = new Map(agent.pinned.map((pinned) => [calendar.dayOf(pinned.day), pinned]));
    const tags = agent.tags.toSorted().join('\n');
    return Array.from({ length: calendar.dayCount }, (_, day) => {
      const pinned = pins.get(day);
      if (pinned !== undefined) return Uint16Array.from(catalogue.pinnedOn(day, pinned));
      const available = findAvailable(agent, calendar.weekdayOf(day));
      const days = calendar.hasUsualClock(day) ? `weekday ${calendar.weekdayOf(day)}` : `day ${day}`;
      const key = JSON.stringify([days, tags, available]);
      let choices = shared.get(key);
      if (choices === undefined) shared.set(key, (choices = offer(agent, day, available)));
      return choices;
    });
  });
}

/** When an agent can work, in minutes after midnight of a day of this weekday, the days beside it included; null is always. */
export function findAvailable(agent: RosterAgent, weekday: number): readonly Span[] | null {
  if (agent.availability === undefined) return null;
  const spans = [-1, 0, 1].flatMap((offset) => {
    const other = ((weekday - 1 + offset + 7) % 7) + 1;
    return agent
      .availability!.filter((entry) => entry.weekday === other)
      .map(({ from, to }) => ({
        fromMinute: readClock(from) + offset * 1440,
        toMinute: readClock(to) + offset * 1440,
      }));
  });
  return joinSpans(spans);
}

/** Spans that touch or overlap become one. */
function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.fromMinute - b.fromMinute)) {
    const last = joined.at(-1);
    if (last === undefined || span.fromMinute > last.toMinute) joined.push(span);
    else joined[joined.length - 1] = { ...last, toMinute: Math.max(last.toMinute, span.toMinute) };
  }
  return joined;
}

export function isWithin(span: Span, available: readonly Span[], dayStartMinute: number): boolean {
  const from = span.fromMinute + dayStartMinute;
  const to = span.toMinute + dayStartMinute;
  return available.some(({ fromMinute, toMinute }) => fromMinute <= from && to <= toMinute);
}
