import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Imports } from '../ports/imports.ts';
import type { Journal } from '../ports/journal.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { Meters } from '../ports/meters.ts';
import { describeQueues } from './queue-gauges.ts';

/** What is looked at when somebody asks, not before: the meters are there first, to count for the others. */
export interface MeterSources {
  readonly live: () => Pick<LiveFloor, 'rows' | 'site' | 'floorNowMs'>;
  readonly journal: () => Pick<Journal, 'lastSeq'>;
  readonly imports: () => Pick<Imports, 'list'>;
  readonly sockets: () => number;
}

const PREFIX = 'floorcast_';
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Counts in a registry of its own, so that two servers in one process do not count together. */
export function createPrometheusMeters(sources: MeterSources): Meters {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: `${PREFIX}http_request_duration_seconds`,
    help: 'How long requests took, by route as documented.',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_SECONDS,
    registers,
  });
  const commits = new Histogram({
    name: `${PREFIX}journal_commit_duration_seconds`,
    help: 'How long commits of the journal took that were kept; its count is how many there were.',
    buckets: COMMIT_SECONDS,
    registers,
  });
  const failures = new Counter({
    name: `${PREFIX}journal_commit_failures_total`,
    help: 'Commits of the journal that failed and are tried again.',
    registers,
  });
  const events = new Counter({
    name: `${PREFIX}events_taken_in_total`,
    help: 'Events kept since the start.',
    registers,
  });
  new Gauge({
    name: `${PREFIX}journal_last_seq`,
    help: 'Number of the newest event.',
    registers,
    collect() {
      this.set(sources.journal().lastSeq());
    },
  });
  new Gauge({
    name: `${PREFIX}sockets_connected`,
    help: 'Screens connected.',
    registers,
    collect() {
      this.set(sources.sockets());
    },
  });
  new Gauge({
    name: `${PREFIX}imports_running`,
    help: 'Imports running or being undone.',
    registers,
    async collect() {
      const records = await sources.imports().list();
      this.set(records.filter(({ state }) => state === 'running' || state === 'undoing').length);
    },
  });
  describeQueues(registry, sources.live);

  return {
    countCommit: ({ outcome, events: kept, tookMs }) => {
      if (outcome === 'failed') return failures.inc();
      commits.observe(tookMs / 1000);
      events.inc(kept);
    },
    countRequest: ({ route, method, status, tookMs }) =>
      requests.observe({ route, method, status: String(status) }, tookMs / 1000),
    read: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
