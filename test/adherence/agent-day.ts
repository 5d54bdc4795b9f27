import type { AgentNews } from '../../shared/floor/agent-news.ts';
import type { AgentState } from '../../shared/floor/agent-state.ts';
import { AdherenceEngine } from '../../shared/adherence/adherence-engine.ts';
import {
  DEFAULT_ADHERENCE_SETTINGS,
  type AdherenceSettings,
} from '../../shared/adherence/adherence-settings.ts';
import { createAgentPlan, type ExcusedTime } from '../../shared/adherence/agent-plan.ts';
import type { RosteredActivity, RosteredShift } from '../../shared/adherence/rostered-shift.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';

export const CALENDAR = createSiteCalendar({ timeZone: 'UTC', dayStartsAt: '00:00', intervalMinutes: 15 });
export const DAY = '2027-01-04';
const FROM_MS = Date.parse(`${DAY}T00:00:00Z`);
export const MINUTE_MS = 60_000;

/** Example: `at('09:00:30')`, and `at('33:00')` for nine on the next day. */
export function at(time: string): number {
  const [hours, minutes, seconds = 0] = time.split(':').map(Number);
  return FROM_MS + ((hours! * 60 + minutes!) * 60 + seconds) * 1000;
}

/** Example: `shiftOf('09:00 work 11:00 break 11:15 work 13:00')`; `off` leaves a hole. */
export function shiftOf(text: string, unplacedBreakMinutes = 0, day = DAY): RosteredShift {
  const words = text.split(' ');
  const spans = [];
  for (let index = 0; index + 2 < words.length; index += 2) {
    const activity = words[index + 1]!;
    if (activity === 'off') continue;
    const isPaid = activity !== 'lunch';
    spans.push({
      fromMs: at(words[index]!),
      toMs: at(words[index + 2]!),
      activity: activity as RosteredActivity,
      isPaid,
    });
  }
  return { agentId: 'a', day, spans, unplacedBreakMs: unplacedBreakMinutes * MINUTE_MS };
}

/** Example: `told('09:00', 'paused', 'Lunch')`. */
export function told(
  time: string,
  state: AgentState,
  reason: string | null = null,
  callId: string | null = null,
): AgentNews {
  return { kind: 'agent', agentId: 'a', atMs: at(time), state, reason, callId, feedId: null };
}

export interface DayGiven {
  readonly shifts: readonly RosteredShift[];
  readonly first?: readonly RosteredShift[];
  readonly news: readonly AgentNews[];
  readonly exceptions?: readonly ExcusedTime[];
  readonly settings?: Partial<AdherenceSettings>;
}

/** An engine that was told all of it, and stands at `until`. */
export function live(given: DayGiven, until: string): AdherenceEngine {
  const engine = new AdherenceEngine({
    calendar: CALENDAR,
    settings: { ...DEFAULT_ADHERENCE_SETTINGS, ...given.settings },
    fromMs: FROM_MS,
  });
  const amended = createAgentPlan(given.shifts, given.exceptions ?? []);
  const first = given.first === undefined ? amended : createAgentPlan(given.first, given.exceptions ?? []);
  engine.setPlans(new Map([['a', { first, amended }]]));
  for (const news of given.news) engine.take(news);
  engine.tick(at(until));
  return engine;
}

/** The day's figures in minutes: `{ in, out, grace, call, ... }` without zeros. */
export function minutesOf(given: DayGiven, until = '24:00'): Readonly<Record<string, number>> {
  const day = live(given, until).daysOf('a').amended.get(DAY);
  if (day === undefined) return {};
  const times = Object.values(day.activities);
  const all = {
    in: times.reduce((sum, { inMs }) => sum + inMs, 0),
    out: times.reduce((sum, { outMs }) => sum + outMs, 0),
    ...day.excusedBy,
    late: day.lateMs,
    early: day.lastOutMs,
    extra: day.extraMs,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, ms]) => (ms === 0 ? [] : [[name, ms / MINUTE_MS]])),
  );
}
