/**
 * Whether projections of the day keep their word: a simulated floor with weeks of past is watched for more days, at some times
 * of each its day is projected as the server would, and at midnight it is known how the day ended. Ends with one line of JSON:
 * by time of day, how many of the days ended within the 90 % band, of the site and of its queues, how wide the band was, and
 * the mean error of its middle; `secondsAProjection` is CPU time, reading of the past included.
 *
 * Options: `--days 40 --weeks 8 --seed 1 --scenario normal --at 09:00,12:00,16:00 --replications 100`.
 */
import { SITE_SCOPE } from '../shared/floor/windows.ts';
import type { DemoScenario } from '../shared/simulation/demo-model.ts';
import { judgeDays, type JudgedDay } from './verify-projection/judge-days.ts';
import { readOptions } from './site/read-options.ts';

const { values } = readOptions({
  options: {
    days: { type: 'string', default: '40' },
    weeks: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    scenario: { type: 'string', default: 'normal' },
    at: { type: 'string', default: '09:00,12:00,16:00' },
    replications: { type: 'string', default: '100' },
  },
});
const options = {
  scenario: values.scenario as DemoScenario,
  seed: Number(values.seed),
  weeks: Number(values.weeks),
  days: Number(values.days),
  times: values.at.split(','),
  replications: Number(values.replications),
};

const percent = (ratio: number) => `${(100 * ratio).toFixed(1)} %`;
const judged: JudgedDay[] = [];
for await (const ofDay of judgeDays(options)) {
  judged.push(...ofDay);
  for (const { day, at, queueId, low, high, mean, ended } of ofDay)
    if (queueId === SITE_SCOPE)
      console.log(
        `${day} ${at}  ${percent(low)} to ${percent(high)}, mean ${percent(mean)}: ended at ${percent(ended)}`,
      );
}

function meanOf(some: readonly JudgedDay[], value: (one: JudgedDay) => number): number {
  return Number((some.reduce((sum, one) => sum + value(one), 0) / some.length).toFixed(4));
}

function judge(some: readonly JudgedDay[]) {
  return {
    days: some.length,
    withinRatio: meanOf(some, ({ low, high, ended }) => (ended >= low && ended <= high ? 1 : 0)),
    belowRatio: meanOf(some, ({ low, ended }) => (ended < low ? 1 : 0)),
    aboveRatio: meanOf(some, ({ high, ended }) => (ended > high ? 1 : 0)),
    bandWidth: meanOf(some, ({ low, high }) => high - low),
    bias: meanOf(some, ({ mean, ended }) => mean - ended),
    meanError: meanOf(some, ({ mean, ended }) => Math.abs(mean - ended)),
  };
}

const { scenario, seed, replications, times } = options;
console.log(
  JSON.stringify({
    scenario,
    seed,
    replications,
    secondsAProjection: meanOf(judged, (one) => one.seconds),
    times: times.map((at) => ({
      at,
      site: judge(judged.filter((one) => one.at === at && one.queueId === SITE_SCOPE)),
      queues: judge(judged.filter((one) => one.at === at && one.queueId !== SITE_SCOPE)),
    })),
  }),
);
