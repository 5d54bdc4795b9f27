import { playRest } from '../../server/planning/today/play-rest.ts';
import type { RestOfDay } from '../../server/planning/today/plan-rest.ts';
import { createTally } from '../../shared/floor/tally.ts';
import { createEmptySite, DEFAULT_SERVICE_RULE } from '../../shared/site/site.ts';
import { medianCpuMs } from './median-cpu.ts';
import { createPlannedWeek } from './planned-week.ts';

const CALLS = 15_000;
const REPLICATIONS = 100;
const QUARTERS = 96;
/** Seven in the morning: the whole day is still to come. */
const NOW = 28;

/** A day's projection: 200 agents at the peak, 15,000 calls of 20 queues still to come, a hundred times over. */
export function measureProjection(): Readonly<Record<string, number>> {
  const rest = createRest();
  const budget = { least: REPLICATIONS, most: REPLICATIONS, goOn: () => false };
  const ms = medianCpuMs(() => void playRest(rest, null, budget), 3);
  return { projectionMs: Math.round(ms), projectionReplications: REPLICATIONS };
}

function createRest(): RestOfDay {
  const week = createPlannedWeek();
  const ofDay = (values: ArrayLike<number>) => Float64Array.from(values).slice(0, QUARTERS);
  const calls = week.queues.map((queue) => ofDay(queue.calls));
  const ratio = CALLS / calls.reduce((sum, row) => sum + row.reduce((all, value) => all + value, 0), 0);
  const queues = week.queues.map((queue, index) => ({
    ...queue,
    calls: calls[index]!.map((value) => value * ratio),
    // As much work as the week has: the same people answer as many in time.
    handleSeconds: ofDay(queue.handleSeconds).map((seconds) => seconds / ratio),
  }));
  const horizon = { from: NOW, to: QUARTERS, counted: new Map() };
  return {
    site: createEmptySite('Etc/UTC'),
    day: '2026-11-30',
    atMs: Date.UTC(2026, 10, 30, 7),
    concurrency: new Map(),
    passed: NOW,
    places: Int32Array.from({ length: QUARTERS }, (_, place) => place),
    groups: week.groups.map((group) => {
      const people = Math.max(...Array.from(group.agents));
      return { groupId: group.groupId, signedIn: people, onPhone: people, agentIds: [] };
    }),
    plan: {
      ...week,
      intervals: QUARTERS,
      dayStarts: [0],
      queues,
      groups: week.groups.map((group) => ({ ...group, agents: ofDay(group.agents) })),
      start: { atMs: NOW * 900_000, waiting: [], busy: [], free: [] },
    },
    progress: {
      queues: queues.map(({ queueId }) => ({ queueId, rule: DEFAULT_SERVICE_RULE, today: createTally() })),
      horizons: [
        { ...horizon, horizonId: 'interval', to: NOW + 1 },
        { ...horizon, horizonId: 'two-hours', to: NOW + 8 },
        { ...horizon, horizonId: 'day', from: 0 },
      ],
    },
  };
}
