import { sql, type Kysely } from 'kysely';
import type { AgentDay, AgentInterval } from '../../../../shared/history/roll-ups.ts';
import { dayNumber, nameDay } from '../../../../shared/time/day-number.ts';
import type { SiteCalendar } from '../../../../shared/time/site-calendar.ts';
import type { AgentsRequest, DaysRequest, IntervalsRequest } from '../../../ports/history.ts';
import { AGENT_TALLY_COLUMNS } from '../columns.ts';
import type { Tables } from '../tables.ts';
import type { AgentTallyColumns } from '../tables/history-tables.ts';
import { compareText, findAgents, findQueues, rankByText, type NamesByNumber } from './asked-names.ts';
import { AGENT_SUMS, isCounted, isOneOf } from './counted.ts';
import { createIntervalStarts, type ZoneSettings } from './interval-starts.ts';
import { mergeRows } from './merge-rows.ts';
import { agentTallyOf } from './tallies.ts';

/** `queue_no` of the rows of an agent whole. */
const WHOLE = 0;
/** More of them are read quicker along the time. */
const FEW_AGENTS = 50;

type Row<Key extends string> = AgentTallyColumns & Record<'queue_no' | 'agent_no' | Key, number>;

interface Asked {
  /** Null: agents whole. */
  readonly queues: NamesByNumber | null;
  readonly agents: NamesByNumber;
  /** Null: all of them, which needs no list. */
  readonly agentNumbers: readonly number[] | null;
}

async function findAsked(
  read: Kysely<Tables>,
  { queueIds, agentIds }: Pick<DaysRequest & AgentsRequest, 'queueIds' | 'agentIds'>,
): Promise<Asked> {
  const agents = await findAgents(read, agentIds);
  return {
    queues: queueIds === null ? null : await findQueues(read, queueIds),
    agents,
    agentNumbers: agentIds === null ? null : [...agents.keys()],
  };
}

export async function readAgentIntervals(
  read: Kysely<Tables>,
  zone: ZoneSettings,
  calendar: SiteCalendar,
  request: IntervalsRequest & AgentsRequest,
): Promise<readonly AgentInterval[]> {
  const asked = await findAsked(read, request);
  const rows: Row<'start_ms'>[] = await read
    .selectFrom('agent_intervals')
    .select(['queue_no', 'agent_no', 'start_ms', ...AGENT_TALLY_COLUMNS])
    .where(isOneOf(sql`queue_no`, queueNumbers(asked.queues)))
    .where('start_ms', '>=', request.period.fromMs)
    .where('start_ms', '<', request.period.toMs)
    .where(isCounted('agent_intervals'))
    .$if(asked.agentNumbers !== null, (query) => query.where(isOneOf(sql`agent_no`, asked.agentNumbers!)))
    .execute();
  if (request.everyMinutes > 15) {
    const startOf = createIntervalStarts(zone, request.period, request.everyMinutes);
    for (const row of rows) row.start_ms = startOf(row.start_ms);
  }
  return mergeAgents(rows, asked, (row) => row.start_ms).map((row) => {
    const startMs = row.start_ms;
    return { ...whose(row, asked), startMs, day: calendar.dayOf(startMs).day, tally: agentTallyOf(row) };
  });
}

function days(read: Kysely<Tables>, { queues, agentNumbers }: Asked, { fromDay, toDay }: DaysRequest) {
  // A few agents are found by their index: with a plus before it the key by queue and day is not taken instead.
  const isFew = agentNumbers !== null && agentNumbers.length <= FEW_AGENTS;
  return read
    .selectFrom('agent_days')
    .where(isOneOf(isFew ? sql`+queue_no` : sql`queue_no`, queueNumbers(queues)))
    .where('day', '>=', dayNumber(fromDay))
    .where('day', '<=', dayNumber(toDay))
    .where(isCounted('agent_days'))
    .$if(agentNumbers !== null, (query) => query.where(isOneOf(sql`agent_no`, agentNumbers!)));
}

export async function readAgentDays(
  read: Kysely<Tables>,
  request: DaysRequest & AgentsRequest,
): Promise<readonly AgentDay[]> {
  const asked = await findAsked(read, request);
  const rows: Row<'day'>[] = await days(read, asked, request)
    .select(['queue_no', 'agent_no', 'day', ...AGENT_TALLY_COLUMNS])
    .execute();
  return mergeAgents(rows, asked, (row) => row.day).map((row) => ({
    ...whose(row, asked),
    day: nameDay(row.day),
    tally: agentTallyOf(row),
  }));
}

export async function sumAgentDays(
  read: Kysely<Tables>,
  request: DaysRequest & AgentsRequest,
): Promise<readonly Omit<AgentDay, 'day'>[]> {
  const asked = await findAsked(read, request);
  const rows = await days(read, asked, request)
    .select(['queue_no', 'agent_no', ...AGENT_SUMS])
    .groupBy(['queue_no', 'agent_no'])
    .execute();
  return rows
    .filter(isKnown(asked))
    .map((row) => ({ ...whose(row, asked), tally: agentTallyOf(row) }))
    .sort(compareAgents);
}

function queueNumbers(queues: NamesByNumber | null): readonly number[] {
  return queues === null ? [WHOLE] : [...queues.keys()];
}

/** An agent may come after the names were read: then the next question tells of them. */
function isKnown({ agents }: Asked): (row: { readonly agent_no: number }) => boolean {
  return ({ agent_no }) => agents.has(agent_no);
}

/** By time, then by the ids of agent and queue. */
function mergeAgents<R extends Row<never>>(
  rows: readonly R[],
  asked: Asked,
  timeOf: (row: R) => number,
): readonly R[] {
  const agentRank = rankByText(asked.agents);
  const queueRank = rankByText(asked.queues ?? new Map([[WHOLE, '']]));
  return mergeRows(
    rows.filter(isKnown(asked)),
    (a, b) =>
      timeOf(a) - timeOf(b) ||
      agentRank.get(a.agent_no)! - agentRank.get(b.agent_no)! ||
      queueRank.get(a.queue_no)! - queueRank.get(b.queue_no)!,
    (to, from) => {
      for (const column of AGENT_TALLY_COLUMNS) to[column] += from[column];
    },
  );
}

function whose(row: Pick<Row<never>, 'agent_no' | 'queue_no'>, { queues, agents }: Asked) {
  return {
    agentId: agents.get(row.agent_no)!,
    queueId: queues === null ? null : queues.get(row.queue_no)!,
  };
}

function compareAgents(
  a: Pick<AgentInterval, 'agentId' | 'queueId'>,
  b: Pick<AgentInterval, 'agentId' | 'queueId'>,
): number {
  return compareText(a.agentId, b.agentId) || compareText(a.queueId ?? '', b.queueId ?? '');
}
