import { Gauge, type Registry } from 'prom-client';
import type { QueueRow } from '../../shared/contract/floor-rows.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';
import { computeFigure } from '../../shared/metrics/figure.ts';
import { findMetric } from '../../shared/metrics/index.ts';
import type { WindowId } from '../../shared/floor/windows.ts';
import type { LiveFloor } from '../ports/live-floor.ts';

interface QueueGauge {
  readonly name: string;
  readonly help: string;
  readonly metric: string;
  readonly window: WindowId;
}

const QUEUE_GAUGES: readonly QueueGauge[] = [
  { name: 'waiting', metric: 'waiting-now', window: 'now', help: 'Callers waiting now.' },
  {
    name: 'longest_wait_seconds',
    metric: 'longest-wait-now',
    window: 'now',
    help: 'How long the caller waiting longest has waited; 0 while nobody waits.',
  },
  {
    name: 'past_target',
    metric: 'past-target',
    window: 'now',
    help: 'Callers waiting past the answer target now.',
  },
  { name: 'offered_today', metric: 'offered', window: 'today', help: 'Calls offered this site day.' },
  { name: 'answered_today', metric: 'answered', window: 'today', help: 'Of those, calls answered.' },
  { name: 'abandoned_today', metric: 'abandoned', window: 'today', help: 'Of those, calls abandoned.' },
  {
    name: 'flowed_out_today',
    metric: 'flowed-out',
    window: 'today',
    help: 'Of those, calls that flowed out.',
  },
  {
    name: 'service_level_ratio',
    metric: 'service-level',
    window: 'today',
    help: 'Service level of this site day by the formula of the queue, 0 to 1; absent before the first call.',
  },
  {
    name: 'answer_rate_ratio',
    metric: 'answer-rate',
    window: 'today',
    help: 'Answer rate of this site day, 0 to 1; absent before the first call.',
  },
];

const STATES = {
  ready: 'ready',
  ringing: 'ringing',
  talking: 'talking',
  'wrap-up': 'wrapUp',
  'other-call': 'otherCall',
  paused: 'paused',
  unreachable: 'unreachable',
  offline: 'offline',
} as const satisfies Readonly<Record<string, keyof QueueRow>>;

/** The live queues as a wall shows them, by the catalogue. What has no value has no line: never NaN. */
export function describeQueues(
  registry: Registry,
  findLive: () => Pick<LiveFloor, 'rows' | 'site' | 'floorNowMs'>,
): void {
  for (const { name, help, metric: id, window } of QUEUE_GAUGES) {
    const metric = findMetric(id)!;
    new Gauge({
      name: `floorcast_queue_${name}`,
      help,
      labelNames: ['queue'],
      registers: [registry],
      collect() {
        this.reset();
        const live = findLive();
        const [rows, site, nowMs] = [live.rows(), live.site(), live.floorNowMs()];
        for (const queueId of listQueues(rows)) {
          const { value } = computeFigure(metric, { window, queueIds: [queueId], rows, site, nowMs });
          if (value !== null) this.set({ queue: queueId }, value);
        }
      },
    });
  }
  new Gauge({
    name: 'floorcast_queue_agents',
    help: 'Agents of the queue by state; one who serves several queues is in each of them.',
    labelNames: ['queue', 'state'],
    registers: [registry],
    collect() {
      this.reset();
      const rows = findLive().rows();
      for (const queue of listQueues(rows)) {
        const row = rows[`queue/${queue}`] as QueueRow;
        for (const [state, field] of Object.entries(STATES)) this.set({ queue, state }, row[field]);
      }
    },
  });
}

/** The site's own row is left out, so that sums over the label count nobody twice. */
function listQueues(rows: ReturnType<LiveFloor['rows']>): readonly string[] {
  const prefix = 'queue/';
  return Object.keys(rows)
    .filter((key) => key.startsWith(prefix) && key !== `${prefix}${SITE_SCOPE}`)
    .map((key) => key.slice(prefix.length));
}
