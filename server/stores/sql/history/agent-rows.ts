import { sql, type Kysely } from 'kysely';
import type { AgentDay, AgentInterval } from '../../../../shared/history/roll-ups.ts';
import { dayNumber, nameDay } from '../../../../shared/time/day-number.ts';
import type { SiteCalendar } from '../../../../shared/time/site-calendar.ts';
import type { AgentsRequest, DaysRequest, IntervalsRequest } from '../../../ports.ts';
import { AGENT_TALLY_COLUMNS } from '../columns.ts';
import type { AgentTallyColumns, Tables } from '../tables.ts';
import { compareText, findAgents, findQueues, type NamesByNumber } from './asked-names.ts';
import { AGENT_SUMS, isCounted, isOneOf } from './counted.ts';
import { planIntervalGroups, type ZoneSettings } from './interval-groups.ts';
import { mergeAgentRows } from './merge-sources.ts';
import { agentTallyOf } from './tallies.ts';

/** `queue_no` of the rows of an agent whole. */
const WHOLE = 0;
/** More of them are read quicker along the time. */
const FEW_AGENTS = 50;

type Row<Key extends string> = AgentTallyColumns & Readonly<Record<'queue_no' | 'agent_no' | Key, number>>;

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
  const rows =
    request.everyMinutes === 15
      ? await readQuarterHours(read, asked, request)
      : await readGroups(read, zone, asked, request);
  return mergeAgentRows(
    rows.filter(isKnown(asked)).map((row) => {
      const startMs = row.start_ms;
      return { ...whose(row, asked), startMs, day: calendar.dayOf(startMs).day, tally: agentTallyOf(row) };
    }),
    (a, b) => a.startMs - b.startMs || compareAgents(a, b),
  );
}

function quarterHours(read: Kysely<Tables>, { queues, agentNumbers }: Asked, fromMs: number, toMs: number) {
  return read
    .selectFrom('agent_intervals')
    .where(isOneOf(sql`queue_no`, queueNumbers(queues)))
    .where('start_ms', '>=', fromMs)
    .where('start_ms', '<', toMs)
    .where(isCounted('agent_intervals'))
    .$if(agentNumbers !== null, (query) => query.where(isOneOf(sql`agent_no`, agentNumbers!)));
}

function readQuarterHours(
  read: Kysely<Tables>,
  asked: Asked,
  { period }: IntervalsRequest,
): Promise<Row<'start_ms'>[]> {
  return quarterHours(read, asked, period.fromMs, period.toMs)
    .select(['queue_no', 'agent_no', 'start_ms', ...AGENT_TALLY_COLUMNS])
    .execute();
}

async function readGroups(
  read: Kysely<Tables>,
  zone: ZoneSettings,
  asked: Asked,
  { period, everyMinutes }: IntervalsRequest,
): Promise<Row<'start_ms'>[]> {
  const rows = await Promise.all(
    planIntervalGroups(zone, period, everyMinutes).map(async ({ fromMs, toMs, number, startOf }) => {
      const groups = await quarterHours(read, asked, fromMs, toMs)
        .select(({ fn }) => ['queue_no', 'agent_no', fn.min('start_ms').as('start_ms'), ...AGENT_SUMS])
        .groupBy(['queue_no', 'agent_no', number])
        .execute();
      return groups.map((group) => ({ ...group, start_ms: startOf(group.start_ms) }));
    }),
  );
  return rows.flat();
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
  return mergeAgentRows(
    rows
      .filter(isKnown(asked))
      .map((row) => ({ ...whose(row, asked), day: nameDay(row.day), tally: agentTallyOf(row) })),
    (a, b) => compareText(a.day, b.day) || compareAgents(a, b),
  );
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
