import { createMemoryHistory, type MemoryHistory } from '../../server/stores/history/memory-history.ts';
import { createTally, type Tally } from '../../shared/floor/tally.ts';
import { createAgentTally, type AgentTally } from '../../shared/history/agent-tally.ts';
import { NO_CHANGES, type AgentInterval, type QueueInterval } from '../../shared/history/roll-ups.ts';
import { mergeTallies } from '../../shared/metrics/merge-scope.ts';
import { createEmptySite, type Site } from '../../shared/site/site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { Random } from '../helpers/random.ts';

export const QUARTER_MS = 900_000;

export function buildSite(changes: Partial<Site> = {}): Site {
  return { ...createEmptySite('Europe/Berlin'), ...changes };
}

export const tallyOf = (fields: Partial<Tally>): Tally => ({ ...createTally(), ...fields });
export const agentTallyOf = (fields: Partial<AgentTally>): AgentTally => ({
  ...createAgentTally(),
  ...fields,
});

/** A past of these quarter hours; days and the site's own rows are their sums, as a store keeps them. */
export function keepPast(
  site: Site,
  queues: readonly QueueInterval[],
  agents: readonly Omit<AgentInterval, 'day'>[] = [],
): MemoryHistory {
  const history = createMemoryHistory(site);
  const calendar = createSiteCalendar(site);
  const withSite = [...queues, ...queues.map((row) => ({ ...row, queueId: '*' }))];
  const dayOf = ({ startMs }: { readonly startMs: number }) => calendar.dayOf(startMs).day;
  history.keep({
    ...NO_CHANGES,
    queueIntervals: sumBy(withSite, (row) => `${row.startMs} ${row.queueId}`),
    queueDays: sumBy(withSite, (row) => `${dayOf(row)} ${row.queueId}`).map((row) => ({
      queueId: row.queueId,
      day: dayOf(row),
      tally: row.tally,
    })),
    agentIntervals: agents.map((row) => ({ ...row, day: dayOf(row) })),
  });
  return history;
}

function sumBy(
  rows: readonly QueueInterval[],
  keyOf: (row: QueueInterval) => string,
): readonly QueueInterval[] {
  const sums = new Map<string, QueueInterval>();
  for (const row of rows) {
    const known = sums.get(keyOf(row));
    sums.set(keyOf(row), known ? { ...known, tally: mergeTallies([known.tally, row.tally]) } : row);
  }
  return [...sums.values()];
}

/** Some quarter hours of some queues between two site days, with balanced books, most of them empty. */
export function inventQuarters(
  site: Site,
  seed: number,
  span: { readonly fromDay: string; readonly toDay: string; readonly queueIds: readonly string[] },
): readonly QueueInterval[] {
  const random = new Random(seed);
  const calendar = createSiteCalendar({ ...site, intervalMinutes: 15 });
  const { fromMs } = calendar.dayNamed(span.fromDay);
  const { toMs } = calendar.dayNamed(span.toDay);
  const rows: QueueInterval[] = [];
  for (let startMs = fromMs; startMs < toMs; startMs += QUARTER_MS) {
    for (const queueId of span.queueIds) {
      if (random.next() < 0.7) continue;
      const answered = random.whole(0, 20);
      const answeredWithinTarget = random.whole(0, answered + 1);
      const abandoned = random.whole(0, 6);
      const shortAbandons = random.whole(0, abandoned + 1);
      const flowedOut = random.whole(0, 3);
      rows.push({
        queueId,
        startMs,
        tally: tallyOf({
          offered: answered + abandoned + flowedOut,
          answered,
          answeredWithinTarget,
          abandoned,
          abandonedWithinTarget: shortAbandons,
          shortAbandons,
          flowedOut,
          flowedOutKey: flowedOut,
          sumAnswerWaitMs: answered * 9_000,
          longestWaitMs: random.whole(0, 90_000),
          handled: answered,
          sumTalkMs: answered * 180_000,
        }),
      });
    }
  }
  return rows;
}
