/**
 * What following adherence costs: agents by hundreds, each with a shift, breaks and as many changes of state as a busy floor has, at
 * a tick a second of floor time over a working day; who is out is listed at each tick as a desk asks for it. Beside it, second by
 * second in the same run, JSON.parse of the news of that second, and the reducer of the floor that makes them. `cpuShare` is of one
 * core, with a second of floor time a second. `slowestTickMs` is by the clock, waiting for a core included; `slowestTickCpuMs` is
 * what the dearest one took of a core. Ends with one line of JSON.
 *
 * Options: `--agents 800 --hours 9`.
 */
import { AdherenceEngine } from '../shared/adherence/adherence-engine.ts';
import { DEFAULT_ADHERENCE_SETTINGS } from '../shared/adherence/adherence-settings.ts';
import { createAgentPlan } from '../shared/adherence/agent-plan.ts';
import type { RosteredActivity, RosteredShift } from '../shared/adherence/rostered-shift.ts';
import type { AgentNews } from '../shared/floor/agent-news.ts';
import { advanceFloor, createFloor, reduceFloor, takeFloorChanges } from '../shared/floor/floor.ts';
import { createEmptySite } from '../shared/site/site.ts';
import { createSiteCalendar } from '../shared/time/site-calendar.ts';
import { SimulatedDay } from './bench-floor/simulated-day.ts';
import { readOptions } from './site/read-options.ts';

const { values } = readOptions({
  options: { agents: { type: 'string', default: '800' }, hours: { type: 'string', default: '9' } },
});
const agents = Number(values.agents);
const seconds = Number(values.hours) * 3_600;
/** Monday 4 May 2026, 08:00 in Shanghai. */
const FROM_MS = Date.UTC(2026, 4, 4, 0, 0);
const SHARE_OF_MINUTES: readonly (readonly [RosteredActivity, number])[] = [
  ['work', 110],
  ['break', 15],
  ['work', 115],
  ['lunch', 40],
  ['work', 100],
  ['activity', 30],
  ['work', 40],
  ['break', 15],
  ['work', 60],
];

/** Shifts begin over the first hour, so that changes of what is rostered come at all times. */
function shiftOf(agentId: string, index: number): RosteredShift {
  let fromMs = FROM_MS + (index % 60) * 60_000;
  const spans = SHARE_OF_MINUTES.map(([activity, minutes]) => {
    const span = { fromMs, toMs: fromMs + minutes * 60_000, activity, isPaid: activity !== 'lunch' };
    fromMs = span.toMs;
    return span;
  });
  return { agentId, day: '2026-05-04', spans, unplacedBreakMs: 0 };
}

const calendar = createSiteCalendar({ timeZone: 'Asia/Shanghai', dayStartsAt: '00:00', intervalMinutes: 15 });
const engine = new AdherenceEngine({ calendar, settings: DEFAULT_ADHERENCE_SETTINGS, fromMs: FROM_MS });
const plans = new Map(
  Array.from({ length: agents }, (_, index) => {
    const agentId = `agent-${1000 + index}`;
    const plan = createAgentPlan([shiftOf(agentId, index)], []);
    // Amended for every tenth: two rosters are judged.
    const first = index % 10 === 0 ? createAgentPlan([shiftOf(agentId, index + 1)], []) : plan;
    return [agentId, { first, amended: plan }];
  }),
);
engine.setPlans(plans);

const floor = createFloor(createEmptySite('Asia/Shanghai'));
floor.agentNews = [];
const day = new SimulatedDay({ seed: 1, fromMs: FROM_MS, queues: 40, agents, peakEventsPerSecond: 500 });
for (const event of day.signIns()) reduceFloor(floor, event);

const spent = { adherence: 0, reducing: 0, parsing: 0 };
const tickTimes: number[] = [];
let changes = 0;
let events = 0;
let outs = 0;
/** Of the thread: on a busy machine a tick may wait hundreds of ms for its turn, which is none of its own. */
let slowestTickCpuMs = 0;
let slowestTickMs = 0;
for (let second = 1; second <= seconds; second += 1) {
  const nowMs = FROM_MS + second * 1000;
  const due = day.eventsUntil(nowMs);
  let startedMs = performance.now();
  for (const event of due) reduceFloor(floor, event);
  advanceFloor(floor, nowMs);
  takeFloorChanges(floor);
  spent.reducing += performance.now() - startedMs;
  events += due.length;

  const news = floor.agentNews;
  floor.agentNews = [];
  const text = JSON.stringify(news);
  startedMs = performance.now();
  JSON.parse(text);
  spent.parsing += performance.now() - startedMs;

  const cpuBefore = process.cpuUsage();
  startedMs = performance.now();
  outs += follow(news, nowMs);
  const tickMs = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(cpuBefore);
  tickTimes.push(tickMs);
  slowestTickCpuMs = Math.max(slowestTickCpuMs, (user + system) / 1000);
  spent.adherence += tickMs;
  slowestTickMs = Math.max(slowestTickMs, tickMs);
  changes += news.length;
  // Visits nobody writes into rows are dropped as the floor's own rows would.
  floor.dirtyVisits = [];
}

function follow(news: readonly AgentNews[], nowMs: number): number {
  for (const one of news) engine.take(one);
  engine.tick(nowMs);
  let out = 0;
  for (const agentId of engine.agentIds()) if (engine.standingOf(agentId)?.verdict === 'out') out += 1;
  return out;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

const startedMs = performance.now();
for (const agentId of engine.agentIds()) engine.daysOf(agentId);
const allDaysMs = performance.now() - startedMs;

const round = (value: number, digits: number) => Number(value.toFixed(digits));
console.log(
  `${agents} agents, ${values.hours} hours: ${events} events, ${changes} changes, ${round(outs / seconds, 1)} out on average`,
);
console.log(
  JSON.stringify({
    agents,
    cpuShare: round(spent.adherence / 1000 / seconds, 5),
    medianTickMs: round(percentile(tickTimes, 0.5), 4),
    p999TickMs: round(percentile(tickTimes, 0.999), 2),
    slowestTickMs: round(slowestTickMs, 2),
    slowestTickCpuMs: round(slowestTickCpuMs, 2),
    changesASecond: round(changes / seconds, 1),
    allDaysMs: round(allDaysMs, 1),
    reducerCpuShare: round(spent.reducing / 1000 / seconds, 5),
    jsonParseCpuShare: round(spent.parsing / 1000 / seconds, 5),
  }),
);
