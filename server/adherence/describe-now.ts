import type { AdherenceEngine } from '../../shared/adherence/adherence-engine.ts';
import type { AgentStanding } from '../../shared/adherence/judge-book.ts';
import { weighOut } from '../../shared/adherence/weigh-out.ts';
import type { AdherenceNowAnswer, AgentOut } from '../../shared/contract/adherence.ts';
import type { AgentRow, QueueRow, Rows } from '../../shared/contract/floor-rows.ts';
import { readMemberships } from '../../shared/people/read-memberships.ts';
import type { AdherenceReader } from '../ports/adherence.ts';

/**
 * Who is not where the roster says, by what matters most. Within the grace nobody is named; nothing is told of people and queues that
 * the reader does not see.
 */
export function describeNow(
  engine: AdherenceEngine,
  rows: Rows,
  { seesAgent, seesQueue }: AdherenceReader,
): AdherenceNowAnswer {
  const agents: AgentOut[] = [];
  let rostered = 0;
  let isPublished = false;
  for (const agentId of engine.agentIds()) {
    if (!seesAgent(agentId)) continue;
    const standing = engine.standingOf(agentId);
    if (standing === null) continue;
    const { verdict, span, streak } = standing;
    isPublished ||= engine.isRostered(agentId);
    if (span === null) continue;
    rostered += 1;
    if (verdict === 'in' || verdict === 'grace' || verdict === 'off' || streak === null) continue;
    const row = rows[`agent/${agentId}`] as AgentRow | undefined;
    const { state, reason } = engine.conditionOf(agentId);
    const next = span.goesOn ? engine.spanAfter(agentId, span) : null;
    agents.push({
      agentId,
      name: row?.name ?? agentId,
      team: row?.team ?? null,
      activity: span.activity,
      fromMs: standing.spanFromMs ?? span.fromMs,
      toMs: standing.spanToMs ?? span.toMs,
      next: next?.activity ?? 'off',
      state,
      reason,
      sinceMs: streak.fromMs,
      outMs: outMsOf(engine, standing),
      excuse: verdict === 'out' ? null : verdict,
      isQueueShort: isShort(row, rows, seesQueue),
    });
  }
  agents.sort(
    (a, b) => weighOut(b) - weighOut(a) || a.sinceMs - b.sinceMs || (a.agentId < b.agentId ? -1 : 1),
  );
  return { atMs: engine.nowMs, rostered, inPlace: rostered - agents.length, isPublished, agents };
}

/** What has gone by since the standing was worked out is of it: it holds until it is worked out again. */
export function outMsOf({ nowMs }: AdherenceEngine, { verdict, streak, atMs }: AgentStanding): number {
  if (streak === null) return 0;
  return verdict === 'out' ? streak.outMs + Math.max(0, nowMs - atMs) : streak.outMs;
}

/** More callers wait than agents are free, in one of the agent's queues. */
function isShort(row: AgentRow | undefined, rows: Rows, seesQueue: AdherenceReader['seesQueue']): boolean {
  if (row === undefined) return false;
  return readMemberships(row).some(({ queueId }) => {
    const queue = rows[`queue/${queueId}`] as QueueRow | undefined;
    return queue !== undefined && seesQueue(queueId) && queue.waiting > queue.ready;
  });
}
