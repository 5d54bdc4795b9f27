import { createDemoModel } from '../shared/simulation/demo-model.ts';
import { createDemoRosterDay, createDemoRosterSettings } from '../shared/simulation/demo-roster.ts';
import type { RosterAnswer } from '../shared/contract/rosters.ts';
import type { SiteCalendar } from '../shared/time/site-calendar.ts';
import type { SimulatorConfig } from './config.ts';
import type { LiveFloor } from './ports/live-floor.ts';
import type { Rosters } from './ports/roster-desk.ts';
import { weekdayOf } from '../shared/time/day-number.ts';

export interface DemoRosterParts {
  readonly rosters: Pick<Rosters, 'read' | 'change' | 'publish'>;
  readonly live: Pick<LiveFloor, 'site' | 'floorNowMs'>;
  readonly calendar: SiteCalendar;
  readonly feed: SimulatorConfig;
  /** Whether the floor has caught up: its roster must not slow it down. */
  readonly isLive: () => boolean;
  readonly onError: (error: unknown) => void;
}

const AUTHOR = 'Floorcast';
const LOOK_EVERY_MS = 5_000;
/** The week before, the running one and the next. */
const WEEKS_BEFORE = 1;
const DAYS = 21;

/**
 * Gives a demo site that has none settings of rosters. Before anybody is let in: a page that began with none could not save its own
 * once these came.
 *
 * @param today the running site day
 */
export async function giveDemoRosterSettings(
  rosters: Pick<Rosters, 'readSettings' | 'saveSettings'>,
  today: string,
): Promise<void> {
  const { revision } = await rosters.readSettings();
  if (revision === 0) await rosters.saveSettings(AUTHOR, 0, createDemoRosterSettings(today));
}

/**
 * Gives the demo site a published roster of the weeks round today: the simulator's own shifts, so that who is rostered and who is
 * there agree. Days somebody planned or published already are left alone. Answers how to end it.
 */
export function keepDemoRoster(parts: DemoRosterParts): () => Promise<void> {
  const { live, calendar, isLive, onError } = parts;
  let kept: string | null = null;
  let isEnded = false;
  let working: Promise<void> = Promise.resolve();
  const look = () => {
    const { day } = calendar.dayOf(live.floorNowMs());
    if (!isLive() || day === kept) return;
    kept = day;
    working = working.then(() => publishAround(parts, day, () => isEnded)).catch(onError);
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return async () => {
    isEnded = true;
    clearInterval(timer);
    await working;
  };
}

/** @param today the running site day */
export async function publishAround(
  {
    rosters,
    live,
    calendar,
    feed,
  }: Pick<DemoRosterParts, 'rosters' | 'calendar' | 'feed'> & {
    readonly live: Pick<LiveFloor, 'site'>;
  },
  today: string,
  isEnded: () => boolean,
): Promise<void> {
  const model = createDemoModel(feed.scenario);
  const firstDay = calendar.addDays(today, -weekdayOf(today) - 7 * WEEKS_BEFORE);
  const planned = await readRoster(rosters, firstDay, DAYS);
  for (let at = 0; at < DAYS && !isEnded(); at += 1) {
    const { day, revision: dayRevision } = planned.days[at]!;
    if (dayRevision > 0) continue;
    const entries = createDemoRosterDay(model, feed.seed, calendar.dayNamed(day), live.site());
    await rosters.change({
      author: AUTHOR,
      reason: '',
      copyId: null,
      changes: Object.entries(entries).map(([agentId, entry]) => ({ day, agentId, entry })),
      revisions: { [day]: 0 },
    });
  }
  if (isEnded()) return;
  const now = await readRoster(rosters, firstDay, DAYS);
  const open = now.days.filter(({ author }, at) => now.publishedVersions[at] === null && author === AUTHOR);
  const [first, last] = [open[0], open.at(-1)];
  if (first === undefined || last === undefined) return;
  const days = now.days.filter(({ day }) => day >= first.day && day <= last.day);
  // What lies between and is somebody's own is theirs to publish.
  if (days.length !== open.length) return;
  await rosters.publish({
    author: AUTHOR,
    reason: '',
    firstDay: first.day,
    days: days.length,
    revisions: Object.fromEntries(days.map(({ day, revision: seen }) => [day, seen])),
  });
}

async function readRoster(
  rosters: Pick<Rosters, 'read'>,
  firstDay: string,
  days: number,
): Promise<RosterAnswer> {
  const { json } = await rosters.read({ firstDay, days }, null);
  return JSON.parse(Buffer.from(json).toString()) as RosterAnswer;
}
