import { type AgentTally, createAgentTally } from '../../../shared/history/agent-tally.ts';
import type { CountRequest } from './count-request.ts';
import type { Doing } from './person.ts';
import type { Recount } from './recount.ts';
import { isHandled, type Stay } from './stay.ts';

export interface AgentCount {
  readonly agentId: string;
  /** Null: the whole agent. */
  readonly queueId: string | null;
  readonly bucket: string;
  readonly tally: AgentTally;
}

const FIELD_OF = {
  ready: 'readyMs',
  ringing: 'ringingMs',
  talking: 'talkingMs',
  wrapping: 'inWrapUpMs',
  'other-call': 'otherCallMs',
  paused: 'pausedMs',
  unreachable: 'unreachableMs',
} as const satisfies Record<Doing, keyof AgentTally>;

/** Agents, whole and by queue: conversations where their callers were offered, deeds and time where they happened. */
export function countAgents(recount: Recount, request: CountRequest): readonly AgentCount[] {
  const { bucketOf, calendar, rules } = request;
  const counts = new Map<string, AgentCount>();
  const open = (agentId: string, queueId: string | null, atMs: number): AgentTally => {
    const bucket = bucketOf(atMs);
    const key = `${agentId} ${queueId ?? ''} ${bucket}`;
    let count = counts.get(key);
    if (count === undefined)
      counts.set(key, (count = { agentId, queueId, bucket, tally: createAgentTally() }));
    return count.tally;
  };
  for (const stay of recount.stays.all) {
    if (!stay.counted || stay.outcome !== 'answered') continue;
    const rule = rules.ruleOf(stay.queueId, calendar.dayOf(stay.offeredAtMs).day);
    const inTime = stay.waitMs <= rule.answerWithinSeconds * 1000 ? 1 : 0;
    for (const queueId of [null, stay.queueId])
      addAnswer(open(stay.agentId, queueId, stay.offeredAtMs), stay, inTime);
  }
  for (const { kind, agentId, queueId, atMs } of recount.conversations.deeds) {
    open(agentId, null, atMs)[kind] += 1;
    open(agentId, queueId, atMs)[kind] += 1;
  }
  for (const { who, what, stretch, ms } of request.time.ofPeople)
    open(who, null, stretch.startMs)[FIELD_OF[what]] += ms;
  return [...counts.values()];
}

function addAnswer(tally: AgentTally, stay: Stay, inTime: number): void {
  tally.answered += 1;
  tally.answeredWithinTarget += inTime;
  tally.sumAnswerWaitMs += stay.waitMs;
  if (!isHandled(stay)) return;
  tally.handled += 1;
  tally.sumTalkMs += stay.talkMs;
  tally.sumHoldMs += stay.holdMs;
  tally.sumWrapUpMs += stay.wrapMs;
}
