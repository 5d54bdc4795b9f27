import type { Transaction } from 'kysely';
import type { FloorChanges } from '../../../../shared/history/roll-ups.ts';
import { dayNumber } from '../../../../shared/time/day-number.ts';
import { rowOfCall } from '../call-row.ts';
import { AGENT_TALLY_COLUMNS } from '../columns.ts';
import type { Engine } from '../engine.ts';
import { insertRows } from '../insert-rows.ts';
import { nameAgents, numberAgents, numberQueues } from '../names.ts';
import { rowOfAgentTally, rowOfTally } from '../rows-of-tallies.ts';
import type { Tables } from '../tables.ts';
import type {
  AgentDaysTable,
  AgentIntervalsTable,
  CallsTable,
  QueueDaysTable,
  QueueIntervalsTable,
} from '../tables/history-tables.ts';
import { takeFromImports } from './take-from-imports.ts';

/** The live floor's rows. */
const SOURCE = 0;

/** `queue_no` of an agent whole. */
const WHOLE = 0;

/** What a commit changes in the history, as rows. */
export interface ChangedRows {
  readonly moved: readonly {
    readonly offered_ms: number;
    readonly queue_no: number;
    readonly call_id: string;
  }[];
  readonly calls: readonly CallsTable[];
  readonly queueIntervals: readonly QueueIntervalsTable[];
  readonly queueDays: readonly QueueDaysTable[];
  readonly agentIntervals: readonly AgentIntervalsTable[];
  readonly agentDays: readonly AgentDaysTable[];
  readonly agentNames: FloorChanges['agentNames'];
}

/** Changes as rows; queues and agents that are new get their numbers. */
export async function makeRows(engine: Engine, changes: FloorChanges): Promise<ChangedRows> {
  const queues = await numberQueues(engine, listQueues(changes));
  const agents = await numberAgents(engine, listAgents(changes));
  const queueNo = (queueId: string | null) => (queueId === null ? WHOLE : queues.get(queueId)!);
  const agentNo = (agentId: string) => agents.get(agentId)!;
  const agentIntervals = changes.agentIntervals.map(({ queueId, agentId, startMs, tally }) => ({
    queue_no: queueNo(queueId),
    start_ms: startMs,
    agent_no: agentNo(agentId),
    source: SOURCE,
    ...rowOfAgentTally(tally),
  }));
  return {
    moved: changes.moved.map(({ offeredAtMs, queueId, callId }) => ({
      offered_ms: Math.floor(offeredAtMs),
      queue_no: queueNo(queueId),
      call_id: callId,
    })),
    calls: changes.calls.map((call) =>
      rowOfCall(call, {
        queueNo: queueNo(call.queueId),
        agentNo: call.agentId === null ? null : agentNo(call.agentId),
        source: SOURCE,
      }),
    ),
    queueIntervals: changes.queueIntervals.map(({ queueId, startMs, tally }) => ({
      queue_no: queueNo(queueId),
      start_ms: startMs,
      source: SOURCE,
      gaps: 0,
      ...rowOfTally(tally),
    })),
    queueDays: changes.queueDays.map(({ queueId, day, tally }) => ({
      queue_no: queueNo(queueId),
      day: dayNumber(day),
      source: SOURCE,
      gaps: 0,
      ...rowOfTally(tally),
    })),
    agentIntervals,
    agentDays: addUpDays(
      agentIntervals,
      changes.agentIntervals.map(({ day }) => day),
    ),
    agentNames: changes.agentNames,
  };
}

/** Queues whole, agents by their difference. */
export async function keepRows(transaction: Transaction<Tables>, rows: ChangedRows): Promise<void> {
  for (const { offered_ms, queue_no, call_id } of rows.moved) {
    await transaction
      .deleteFrom('calls')
      .where('offered_ms', '=', offered_ms)
      .where('queue_no', '=', queue_no)
      .where('call_id', '=', call_id)
      .where('source', '=', SOURCE)
      .execute();
  }
  await takeFromImports(transaction, rows.calls);
  await insertRows(transaction, 'calls', rows.calls, 'replace');
  await insertRows(transaction, 'queue_intervals', rows.queueIntervals, 'replace');
  await insertRows(transaction, 'queue_days', rows.queueDays, 'replace');
  await insertRows(transaction, 'agent_intervals', rows.agentIntervals, 'add');
  await insertRows(transaction, 'agent_days', rows.agentDays, 'add');
  await nameAgents(transaction, rows.agentNames);
}

function listQueues({ calls, moved, queueIntervals, queueDays, agentIntervals }: FloorChanges): Set<string> {
  const ids = new Set<string>();
  for (const { queueId } of [...calls, ...moved, ...queueIntervals, ...queueDays]) ids.add(queueId);
  for (const { queueId } of agentIntervals) if (queueId !== null) ids.add(queueId);
  return ids;
}

function listAgents({ calls, agentIntervals }: FloorChanges): Set<string> {
  const ids = new Set<string>();
  for (const { agentId } of calls) if (agentId !== null) ids.add(agentId);
  for (const { agentId } of agentIntervals) ids.add(agentId);
  return ids;
}

/** The quarter hours of a day together, because a statement may add to a row once. */
function addUpDays(
  intervals: readonly AgentIntervalsTable[],
  days: readonly string[],
): readonly AgentDaysTable[] {
  const sums = new Map<string, AgentDaysTable>();
  intervals.forEach(({ start_ms: _start, ...row }, index) => {
    const day = dayNumber(days[index]!);
    const key = `${row.queue_no} ${row.agent_no} ${day}`;
    const sum = sums.get(key);
    if (!sum) sums.set(key, { ...row, day });
    else for (const column of AGENT_TALLY_COLUMNS) sum[column] += row[column];
  });
  return [...sums.values()];
}
