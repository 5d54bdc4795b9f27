import type { Kysely } from 'kysely';
import { type Tally, createTally } from '../../shared/floor/tally.ts';
import { type AgentTally, createAgentTally } from '../../shared/history/agent-tally.ts';
import { addCallToAgentTally, addCallToTally } from '../../shared/history/tally-calls.ts';
import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import { callOfRow } from '../../server/stores/sql/call-row.ts';
import type { Tables } from '../../server/stores/sql/tables.ts';
import type { CallsTable } from '../../server/stores/sql/tables/history-tables.ts';

const CALLS_A_READ = 20_000;

/** By `queue start` and `agent queue start`, in the store's own numbers; an agent's whole rows have queue 0. */
export interface CountedCalls {
  readonly queues: Map<string, Tally>;
  readonly queueDays: Map<string, Tally>;
  readonly agents: Map<string, AgentTally>;
  readonly agentDays: Map<string, AgentTally>;
}

export interface CallSource {
  readonly read: Kysely<Tables>;
  readonly calendar: SiteCalendar;
  readonly source: number;
  readonly siteNo: number;
}

/** Counts the calls that are kept of a site day, by quarter hours and whole. */
export async function countCalls(
  { read, calendar, source, siteNo }: CallSource,
  day: { readonly fromMs: number; readonly toMs: number },
): Promise<CountedCalls> {
  const counted: CountedCalls = {
    queues: new Map(),
    queueDays: new Map(),
    agents: new Map(),
    agentDays: new Map(),
  };
  let fromMs = day.fromMs;
  for (;;) {
    // A read ends between two moments, so that the next one begins with the one after.
    const calls = await read
      .selectFrom('calls')
      .selectAll()
      .where('source', '=', source)
      .where('offered_ms', '>=', fromMs)
      .where('offered_ms', '<', day.toMs)
      .orderBy('offered_ms')
      .limit(CALLS_A_READ)
      .execute();
    const isLast = calls.length < CALLS_A_READ;
    const endMs = isLast ? day.toMs : calls.at(-1)!.offered_ms;
    for (const row of calls) if (row.offered_ms < endMs) addCall(counted, row, calendar, siteNo, day.fromMs);
    if (isLast) return counted;
    fromMs = endMs;
  }
}

function addCall(
  counted: CountedCalls,
  row: CallsTable,
  calendar: SiteCalendar,
  siteNo: number,
  dayFromMs: number,
): void {
  // Names of queue and agent count for nothing.
  const call = callOfRow(row, { queueId: '', agentId: null });
  const startMs = calendar.intervalStart(row.offered_ms);
  for (const queueNo of [row.queue_no, siteNo]) {
    addCallToTally(open(counted.queues, `${queueNo} ${startMs}`, createTally), call, 1, 0);
    addCallToTally(open(counted.queueDays, `${queueNo} ${dayFromMs}`, createTally), call, 1, 0);
  }
  if (row.agent_no === null) return;
  for (const queueNo of [row.queue_no, 0]) {
    const agent = `${row.agent_no} ${queueNo}`;
    addCallToAgentTally(open(counted.agents, `${agent} ${startMs}`, createAgentTally), call, 1);
    addCallToAgentTally(open(counted.agentDays, `${agent} ${dayFromMs}`, createAgentTally), call, 1);
  }
}

function open<T>(tallies: Map<string, T>, key: string, create: () => T): T {
  let tally = tallies.get(key);
  if (tally === undefined) tallies.set(key, (tally = create()));
  return tally;
}
