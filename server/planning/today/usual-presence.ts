import { createGridClock, type SiteClockSettings } from '../../../shared/forecasting/grid/grid-clock.ts';
import { ROLL_UP_MINUTES } from '../../../shared/history/roll-ups.ts';
import type { History } from '../../ports/history.ts';

/** Who was there on such weekdays, by the quarter hours of the local clock. */
export interface UsualPresence {
  /** Days that were looked at, at least one. */
  readonly days: number;
  /** By agent: the days on which they were there at all. */
  readonly agents: ReadonlyMap<string, readonly PresentDay[]>;
  /** Seconds that a phone rings for each call that is answered: time of agents that is no handle time. */
  readonly ringSeconds: number;
}

/** One day of an agent, as shares of each quarter hour. */
export interface PresentDay {
  /** Which of the days, from 0. */
  readonly day: number;
  readonly signedIn: Float32Array;
  /** Ready, ringing, talking or in wrap-up: to be had for calls. */
  readonly onPhone: Float32Array;
}

/** The same weekday of so many weeks. */
const WEEKS = 4;
const QUARTER_MS = ROLL_UP_MINUTES * 60_000;
const PLACES = 86_400_000 / QUARTER_MS;

/**
 * Who was signed in on the same weekday of the last four weeks, from the rows of agents; null when there are none. Not more of
 * the past is read: who works when changes with the seasons, and a month is what a planner has in mind.
 */
export async function findUsualPresence(
  history: Pick<History, 'readAgentIntervals'>,
  site: SiteClockSettings,
  day: string,
): Promise<UsualPresence | null> {
  const clock = createGridClock(site, ROLL_UP_MINUTES);
  const agents = new Map<string, PresentDay[]>();
  let [days, ringingMs, answered] = [0, 0, 0];
  for (let week = 1; week <= WEEKS; week += 1) {
    const rows = await history.readAgentIntervals({
      agentIds: null,
      queueIds: null,
      period: clock.calendar.dayNamed(clock.calendar.addDays(day, -7 * week)),
      everyMinutes: ROLL_UP_MINUTES,
    });
    if (rows.length === 0) continue;
    const ofDay = new Map<string, PresentDay>();
    for (const { agentId, startMs, tally } of rows) {
      const present = ofDay.get(agentId) ?? createPresentDay(days);
      ofDay.set(agentId, present);
      const place = clock.placeOf(startMs);
      const onPhoneMs = tally.readyMs + tally.ringingMs + tally.talkingMs + tally.inWrapUpMs;
      const signedInMs = onPhoneMs + tally.otherCallMs + tally.pausedMs + tally.unreachableMs;
      // An hour that comes twice is as any other.
      present.onPhone[place] = Math.max(present.onPhone[place]!, shareOf(onPhoneMs));
      present.signedIn[place] = Math.max(present.signedIn[place]!, shareOf(signedInMs));
      ringingMs += tally.ringingMs;
      answered += tally.answered;
    }
    for (const [agentId, present] of ofDay) {
      const known = agents.get(agentId);
      if (known) known.push(present);
      else agents.set(agentId, [present]);
    }
    days += 1;
  }
  if (days === 0) return null;
  return { days, agents, ringSeconds: answered > 0 ? ringingMs / answered / 1000 : 0 };
}

function createPresentDay(day: number): PresentDay {
  return { day, signedIn: new Float32Array(PLACES), onPhone: new Float32Array(PLACES) };
}

function shareOf(ms: number): number {
  return Math.min(1, Math.max(0, ms / QUARTER_MS));
}
