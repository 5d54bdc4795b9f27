import { TALLY_FIELDS, type Tally } from '../../shared/floor/tally.ts';
import { AGENT_TALLY_FIELDS, type AgentTally } from '../../shared/history/agent-tally.ts';
import type { SiteDay } from '../../shared/time/site-calendar.ts';
import { countAgents } from './recount/count-agents.ts';
import { countQueues } from './recount/count-queues.ts';
import { planCount, type RecountCheck } from './recount-check.ts';

/** Rows by whose they are and what they are counted in. */
type Rows<T> = ReadonlyMap<string, Readonly<T>>;

/** Whether what is kept of these days is what the events say, counted anew: queues, the site and agents. */
export async function checkRecount(check: RecountCheck, days: readonly SiteDay[]): Promise<void> {
  const { history, recount } = check;
  const plan = planCount(check, days);
  const asked = { fromDay: days[0]!.day, toDay: days.at(-1)!.day };
  const quarters = { fromMs: days[0]!.fromMs, toMs: days.at(-1)!.toMs };
  const starts = new Set(plan.stretches.map(({ startMs }) => String(startMs)));
  const dates = new Set(days.map(({ day }) => day));
  const inQuarters = { ...plan, bucketOf: (atMs: number) => String(plan.calendar.intervalStart(atMs)) };
  const inDays = { ...plan, bucketOf: (atMs: number) => plan.calendar.dayOf(atMs).day };

  const byQuarter = countQueues(recount, inQuarters).filter(({ bucket }) => starts.has(bucket));
  const byDay = countQueues(recount, inDays).filter(({ bucket }) => dates.has(bucket));
  for (const queueIds of [['*'], null]) {
    const ofKind = (counts: typeof byDay): Rows<Tally> =>
      new Map(
        counts
          .filter(({ queueId }) => (queueId === '*') === (queueIds !== null))
          .map(({ queueId, bucket, tally }) => [`${queueId} ${bucket}`, tally]),
      );
    const kept = await history.readQueueIntervals({ queueIds, period: quarters, everyMinutes: 15 });
    compareQueues(
      check,
      keyed(kept, (row) => `${row.queueId} ${row.startMs}`),
      ofKind(byQuarter),
    );
    const keptDays = await history.readQueueDays({ queueIds, ...asked });
    compareQueues(
      check,
      keyed(keptDays, (row) => `${row.queueId} ${row.day}`),
      ofKind(byDay),
    );
  }

  const agentsByQuarter = countAgents(recount, inQuarters).filter(({ bucket }) => starts.has(bucket));
  const agentsByDay = countAgents(recount, inDays).filter(({ bucket }) => dates.has(bucket));
  for (const queueIds of [null, check.site.queues.map(({ id }) => id)]) {
    const whose = { queueIds, agentIds: null };
    const ofKind = (counts: typeof agentsByDay): Rows<AgentTally> =>
      new Map(
        counts
          .filter(({ queueId }) => (queueId === null) === (queueIds === null))
          .map((count) => [`${nameAgent(count)} ${count.bucket}`, count.tally]),
      );
    const kept = await history.readAgentIntervals({ ...whose, period: quarters, everyMinutes: 15 });
    compareAgents(
      check,
      keyed(kept, (row) => `${nameAgent(row)} ${row.startMs}`),
      ofKind(agentsByQuarter),
    );
    const keptDays = await history.readAgentDays({ ...whose, ...asked });
    compareAgents(
      check,
      keyed(keptDays, (row) => `${nameAgent(row)} ${row.day}`),
      ofKind(agentsByDay),
    );
  }
}

function nameAgent({
  agentId,
  queueId,
}: {
  readonly agentId: string;
  readonly queueId: string | null;
}): string {
  return `agent ${agentId} ${queueId ?? 'whole'}`;
}

function keyed<Row extends { readonly tally: T }, T>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Rows<T> {
  return new Map(rows.map((row) => [keyOf(row), row.tally]));
}

function compareQueues(check: RecountCheck, kept: Rows<Tally>, counted: Rows<Tally>): void {
  const { differences, where, line } = check;
  compareRows(check, TALLY_FIELDS, kept, counted, (field, is, wanted) =>
    field === 'longestWaitMs' && line === 'bad' ? Math.min(is, wanted) : is,
  );
  for (const [key, { offered, answered, abandoned, flowedOut, waiting }] of kept) {
    const places = answered + abandoned + flowedOut + waiting;
    differences.compare(offered, places, () => `${where}: books of ${key}`);
  }
}

function compareAgents(check: RecountCheck, kept: Rows<AgentTally>, counted: Rows<AgentTally>): void {
  compareRows(check, AGENT_TALLY_FIELDS, kept, counted, (_field, is) => is);
}

/** @param readAs what a kept number may be taken for */
function compareRows<Field extends string>(
  { differences, where }: RecountCheck,
  fields: readonly Field[],
  kept: Rows<Record<Field, number>>,
  counted: Rows<Record<Field, number>>,
  readAs: (field: Field, is: number, wanted: number) => number,
): void {
  for (const [key, tally] of kept) {
    const wanted = counted.get(key);
    for (const field of fields) {
      const number = wanted?.[field] ?? 0;
      const is = readAs(field, tally[field], number);
      differences.compare(is, number, () => `${where}: recounted ${key} ${field}`);
    }
  }
  for (const key of counted.keys())
    if (!kept.has(key)) differences.add(`${where}: recounted ${key} is not kept`);
}
