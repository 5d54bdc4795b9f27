import { flowOutField, type Tally, createTally } from '../../../shared/floor/tally.ts';
import type { ServiceRule } from '../../../shared/site/site.ts';
import type { CountRequest } from './count-request.ts';
import type { Recount } from './recount.ts';
import { isHandled, type Stay } from './stay.ts';

export interface QueueCount {
  /** `*`: the site. */
  readonly queueId: string;
  readonly bucket: string;
  readonly tally: Tally;
}

/** Queues and the site by the buckets their callers were offered in, and their agents' time in these. */
export function countQueues(recount: Recount, request: CountRequest): readonly QueueCount[] {
  const { bucketOf, calendar, rules, nowMs } = request;
  const counts = new Map<string, QueueCount>();
  const open = (queueId: string, atMs: number): Tally => {
    const bucket = bucketOf(atMs);
    const key = `${queueId} ${bucket}`;
    let count = counts.get(key);
    if (count === undefined) counts.set(key, (count = { queueId, bucket, tally: createTally() }));
    return count.tally;
  };
  for (const stay of recount.stays.all) {
    if (!stay.counted) continue;
    const rule = rules.ruleOf(stay.queueId, calendar.dayOf(stay.offeredAtMs).day);
    for (const queueId of ['*', stay.queueId]) addStay(open(queueId, stay.offeredAtMs), stay, rule, nowMs);
  }
  for (const { who, what, stretch, ms } of request.time.ofQueues)
    open(who, stretch.startMs)[what === 'ready' ? 'readyAgentMs' : 'handleAgentMs'] += ms;
  return [...counts.values()];
}

function addStay(tally: Tally, stay: Stay, rule: ServiceRule, nowMs: number): void {
  const answerWithinMs = rule.answerWithinSeconds * 1000;
  tally.offered += 1;
  if (stay.outcome === 'none') {
    tally.waiting += 1;
    if (nowMs - stay.offeredAtMs > answerWithinMs) tally.waitingPastTarget += 1;
    return;
  }
  tally.longestWaitMs = Math.max(tally.longestWaitMs, stay.waitMs);
  const inTime = stay.waitMs <= answerWithinMs ? 1 : 0;
  if (stay.outcome === 'answered') {
    tally.answered += 1;
    tally.answeredWithinTarget += inTime;
    tally.sumAnswerWaitMs += stay.waitMs;
    if (!isHandled(stay)) return;
    tally.handled += 1;
    tally.sumTalkMs += stay.talkMs;
    tally.sumHoldMs += stay.holdMs;
    tally.sumWrapUpMs += stay.wrapMs;
  } else if (stay.outcome === 'abandoned') {
    tally.abandoned += 1;
    tally.abandonedWithinTarget += inTime;
    if (stay.waitMs < rule.shortAbandonSeconds * 1000) tally.shortAbandons += 1;
    tally.sumAbandonWaitMs += stay.waitMs;
  } else {
    tally.flowedOut += 1;
    tally[flowOutField(stay.outcome)] += 1;
    tally.sumFlowOutWaitMs += stay.waitMs;
  }
}
