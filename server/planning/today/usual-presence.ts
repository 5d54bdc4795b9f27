import { createGridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import { ROLL_UP_MINUTES } from '../../../shared/history/roll-ups.ts';
import type { SiteClockSettings } from '../../../shared/forecasting/grid/grid-clock.ts';
import type { History } from '../../ports.ts';

/** Who is usually there on such a weekday, by the quarter hours of the local clock. */
export interface UsualPresence {
  readonly agents: ReadonlyMap<string, UsualAgent>;
  /** Seconds that a phone rings for each call that is answered: time of agents that is no handle time. */
  readonly ringSeconds: number;
}

/** Shares of the quarter hour, means over the days that were looked at. */
export interface UsualAgent {
  readonly signedIn: Float64Array;
  /** Ready, ringing, talking or in wrap-up: to be had for calls. */
  readonly onPhone: Float64Array;
}

/** The same weekday of so many weeks. */
const WEEKS = 4;
const PLACES = 1_440 / ROLL_UP_MINUTES;

/**
 * Who was signed in on the same weekday of the last four weeks, from the rows of agents; null when there are none. Two years
 * of rotas are not read: who works when changes with the seasons, and a month is what a planner has in mind.
 */
export async function findUsualPresence(
  history: Pick<History, 'readAgentIntervals'>,
  site: SiteClockSettings,
  day: string,
): Promise<UsualPresence | null> {
  const clock = createGridClock(site, ROLL_UP_MINUTES);
  const sums = new Map<string, { signedIn: Float64Array; onPhone: Float64Array }>();
  let [days, ringingMs, answered] = [0, 0, 0];
  for (let week = 1; week <= WEEKS; week += 1) {
    const { fromMs, toMs } = clock.calendar.dayNamed(clock.calendar.addDays(day, -7 * week));
    const rows = await history.readAgentIntervals({
      agentIds: null,
      queueIds: null,
      period: { fromMs, toMs },
      everyMinutes: ROLL_UP_MINUTES,
    });
    if (rows.length > 0) days += 1;
    for (const { agentId, startMs, tally } of rows) {
      const of = sums.get(agentId) ?? {
        signedIn: new Float64Array(PLACES),
        onPhone: new Float64Array(PLACES),
      };
      sums.set(agentId, of);
      const place = clock.placeOf(startMs);
      const onPhone = tally.readyMs + tally.ringingMs + tally.talkingMs + tally.inWrapUpMs;
      of.onPhone[place] = of.onPhone[place]! + onPhone / QUARTER_MS;
      of.signedIn[place] =
        of.signedIn[place]! +
        (onPhone + tally.otherCallMs + tally.pausedMs + tally.unreachableMs) / QUARTER_MS;
      ringingMs += tally.ringingMs;
      answered += tally.answered;
    }
  }
  if (sums.size === 0) return null;
  for (const { signedIn, onPhone } of sums.values())
    for (const values of [signedIn, onPhone])
      values.forEach((value, place) => (values[place] = Math.min(1, value / days)));
  return { agents: sums, ringSeconds: answered > 0 ? ringingMs / answered / 1000 : 0 };
}

const QUARTER_MS = ROLL_UP_MINUTES * 60_000;
