import { sql, type Kysely } from 'kysely';
import type { CallsRequest, StoredCall } from '../../../ports/history.ts';
import { callOfRow, numbersOfOutcome } from '../call-row.ts';
import type { Tables } from '../tables.ts';
import { findAgents, findQueues } from './asked-names.ts';
import { isCounted, isOneOf } from './counted.ts';

/** Calls by the moment they were offered; those of one moment by queue and id. */
export async function readCalls(read: Kysely<Tables>, request: CallsRequest): Promise<readonly StoredCall[]> {
  const { queueIds, agentIds, outcomes, period, after, limit } = request;
  const queues = await findQueues(read, null);
  const asked = queueIds && [...queues].filter(([, id]) => queueIds.includes(id)).map(([number]) => number);
  const askedAgents = agentIds && [...(await findAgents(read, agentIds)).keys()];
  let query = read
    .selectFrom('calls')
    .selectAll('calls')
    .where('offered_ms', '>=', period.fromMs)
    .where('offered_ms', '<', period.toMs)
    .where(isCounted('calls'))
    .orderBy('offered_ms')
    .orderBy('queue_no')
    .orderBy('call_id')
    .limit(limit);
  if (asked) query = query.where(isOneOf(sql`queue_no`, asked));
  if (askedAgents) query = query.where(isOneOf(sql`agent_no`, askedAgents));
  if (outcomes) query = query.where(isOneOf(sql`outcome`, outcomes.flatMap(numbersOfOutcome)));
  if (after) {
    // A queue that is not known (any more) is after none of that moment: nothing is left out, nothing twice.
    const queueNo = [...queues].find(([, id]) => id === after.queueId)?.[0] ?? 0;
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('offered_ms', 'queue_no', 'call_id'), '>', tuple(after.offeredAtMs, queueNo, after.callId)),
    );
  }
  const rows = await query.execute();
  const agents = rows.some(({ agent_no }) => agent_no !== null)
    ? await findAgents(read, null)
    : new Map<number, string>();
  return rows.map((row) => ({
    ...callOfRow(row, {
      queueId: queues.get(row.queue_no) ?? String(row.queue_no),
      agentId: row.agent_no === null ? null : (agents.get(row.agent_no) ?? null),
    }),
    importNo: row.source,
  }));
}
