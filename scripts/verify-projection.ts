/**
 * Whether projections of the day keep their word: a simulated floor with weeks of past is watched for more days, at some times
 * of each its day is projected as the server would, and at midnight it is known how the day ended. Ends with one line of JSON:
 * by time of day, how many of the days ended within the 90 % band, of the site and of its queues, how wide the band was, and
 * the mean error of its middle.
 *
 * Options: `--days 40 --seed 1 --scenario normal --at 09:00,12:00,16:00 --replications 100`.
 */
import { parseArgs } from 'node:util';
import { createPlanningSettings } from '../server/planning/parse-settings.ts';
import { findSkillGroups } from '../server/planning/find-skills.ts';
import { runPlanning } from '../server/planning/run-planning.ts';
import { followToday } from '../server/planning/today/follow-today.ts';
import { loadDay } from '../server/planning/today/load-day.ts';
import { planRest } from '../server/planning/today/plan-rest.ts';
import { playRest } from '../server/planning/today/play-rest.ts';
import { readFloor } from '../server/planning/today/read-floor.ts';
import { findUsualPresence } from '../server/planning/today/usual-presence.ts';
import { createMemoryPlans } from '../server/stores/plans/memory-plans.ts';
import type { ProjectionAnswer } from '../shared/contract/today.ts';
import { minutesOf } from '../shared/forecasting/grid/grid-clock.ts';
import { SITE_SCOPE } from '../shared/floor/windows.ts';
import { countServiceLevel } from '../shared/metrics/service-level-formulas.ts';
import type { DemoScenario } from '../shared/simulation/demo-model.ts';
import { createDemoSite } from '../shared/simulation/demo-site.ts';
import { findRule } from '../shared/site/find-rule.ts';
import { createSiteCalendar } from '../shared/time/site-calendar.ts';
import { watchDays } from './verify-projection/watched-days.ts';

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '40' },
    weeks: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    scenario: { type: 'string', default: 'normal' },
    at: { type: 'string', default: '09:00,12:00,16:00' },
    replications: { type: 'string', default: '100' },
  },
});

const FIRST_DAY = '2026-03-02';
const site = createDemoSite();
const calendar = createSiteCalendar(site);
const floor = watchDays(
  site,
  values.scenario as DemoScenario,
  Number(values.seed),
  calendar.dayNamed(FIRST_DAY).fromMs,
);
const times = values.at.split(',');
const replications = Number(values.replications);
const settings = { ...createPlanningSettings(site, null), intervalMinutes: 15 as const, weeksAhead: 1 };

interface Judged {
  readonly at: string;
  readonly queueId: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly ended: number;
}
const judged: Judged[] = [];
let [seconds, plays] = [0, 0];

async function project(day: string, nowMs: number): Promise<ProjectionAnswer> {
  const { fromMs } = calendar.dayNamed(day);
  const kept = (await loadDay(plans, site, day))!;
  const rows = await floor.history.readQueueIntervals({
    queueIds: null,
    period: { fromMs, toMs: nowMs },
    everyMinutes: 15,
  });
  const today = followToday(kept, rows, nowMs);
  const rest = planRest(
    site,
    today,
    readFloor(floor.rows(), nowMs),
    findSkillGroups(site, floor.rows()),
    nowMs,
  );
  const presence = await findUsualPresence(floor.history, site, day);
  const startMs = performance.now();
  const answer = playRest(rest, presence, { least: replications, most: replications, goOn: () => false });
  seconds += (performance.now() - startMs) / 1000;
  plays += 1;
  return answer;
}

async function readEnds(day: string): Promise<ReadonlyMap<string, number>> {
  let [met, counted] = [0, 0];
  const ends = new Map<string, number>();
  for (const { queueId, tally } of await floor.history.readQueueDays({
    queueIds: null,
    fromDay: day,
    toDay: day,
  })) {
    if (queueId === SITE_SCOPE) continue;
    const parts = countServiceLevel(findRule(site, queueId, day).serviceLevelFormula, tally);
    met += parts.met;
    counted += parts.counted;
    ends.set(queueId, parts.met / parts.counted);
  }
  return ends.set(SITE_SCOPE, met / counted);
}

let plans = createMemoryPlans({ nowMs: () => 0 });
const days = Number(values.days);
for (let index = 0; index < days; index += 1) {
  const day = calendar.addDays(FIRST_DAY, 7 * Number(values.weeks) + index);
  const { fromMs, toMs } = calendar.dayNamed(day);
  floor.runUntil(fromMs + 60_000);
  plans = createMemoryPlans({ nowMs: () => 0 });
  await plans.save(
    await runPlanning(
      {
        history: { readerModule: '', location: null },
        request: { kind: 'forecast' },
        site,
        settings,
        events: [],
        decided: {},
        pastKey: '',
        groups: findSkillGroups(site, floor.rows()),
        methodIds: {},
        nowMs: fromMs + 60_000,
      },
      floor.history,
      () => {},
    ),
  );
  const answers: [string, ProjectionAnswer][] = [];
  for (const at of times) {
    const nowMs = fromMs + minutesOf(at) * 60_000;
    floor.runUntil(nowMs);
    answers.push([at, await project(day, nowMs)]);
  }
  // Who called before midnight may be answered after it.
  floor.runUntil(toMs + 1_800_000);
  const ends = await readEnds(day);
  for (const [at, { horizons }] of answers) {
    const { site: whole, queues } = horizons.find(({ horizonId }) => horizonId === 'day')!;
    for (const { queueId, serviceLevel } of [{ queueId: SITE_SCOPE, serviceLevel: whole }, ...queues])
      if (serviceLevel && ends.has(queueId))
        judged.push({ at, queueId, ...serviceLevel, ended: ends.get(queueId)! });
    const percent = (ratio: number | undefined) =>
      ratio === undefined ? '-' : `${(100 * ratio).toFixed(1)} %`;
    console.log(
      `${day} ${at}  ${percent(whole?.low)} to ${percent(whole?.high)}, mean ${percent(whole?.mean)}: ended at ${percent(ends.get(SITE_SCOPE))}`,
    );
  }
}

function judge(some: readonly Judged[]) {
  const mean = (value: (one: Judged) => number) =>
    Number((some.reduce((sum, one) => sum + value(one), 0) / some.length).toFixed(4));
  return {
    days: some.length,
    withinRatio: mean(({ low, high, ended }) => (ended >= low && ended <= high ? 1 : 0)),
    belowRatio: mean(({ low, ended }) => (ended < low ? 1 : 0)),
    aboveRatio: mean(({ high, ended }) => (ended > high ? 1 : 0)),
    bandWidth: mean(({ low, high }) => high - low),
    bias: mean(({ mean: middle, ended }) => middle - ended),
    meanError: mean(({ mean: middle, ended }) => Math.abs(middle - ended)),
  };
}

console.log(
  JSON.stringify({
    scenario: values.scenario,
    seed: Number(values.seed),
    replications,
    secondsAProjection: Number((seconds / plays).toFixed(3)),
    times: times.map((at) => ({
      at,
      site: judge(judged.filter((one) => one.at === at && one.queueId === SITE_SCOPE)),
      queues: judge(judged.filter((one) => one.at === at && one.queueId !== SITE_SCOPE)),
    })),
  }),
);
