import { countDeed } from './agent-differences.ts';
import { refreshAgent } from './agents.ts';
import { layVisit, liftVisit, noteWait } from './books.ts';
import type { EarlyEnd } from './early-ends.ts';
import type { FloorAgent } from './floor-agent.ts';
import type { Floor } from './floor-state.ts';
import { OUTCOME_ANSWERED, PHASE_OVER, type Visit } from './visit.ts';
import { endWait, finishVisit, removeFrom, stopRinging, waitOf } from './visits.ts';
import { endWrapUp } from './wrap-up.ts';

/** The conversation is over: it enters the sums unless its wrap-up runs already (FL15, FL16). */
export function endTalk(floor: Floor, visit: Visit, atMs: number, stated: number | undefined): void {
  const agent = visit.agent!;
  if (visit.holdSinceMs !== 0) resume(visit, atMs);
  liftVisit(floor, visit);
  visit.phase = PHASE_OVER;
  visit.endedAtMs = atMs;
  setTalk(floor, visit, stated);
  visit.handled = true;
  layVisit(floor, visit);
  finishVisit(floor, visit);
  removeFrom(agent.conversations, visit);
  agent.last = visit;
  refreshAgent(floor, agent, atMs);
}

/**
 * An answer that came after the end of its conversation: over at once, with the wait and the talk time it had. What the
 * agent has done since then stays as it is (FL54).
 */
export function answerEnded(
  floor: Floor,
  visit: Visit,
  agent: FloorAgent,
  answer: { readonly atMs: number; readonly waitMs?: number },
  end: EarlyEnd,
): void {
  const { atMs, waitMs } = answer;
  if (agent.wrapUp !== null && agent.wrapUp.endedAtMs <= atMs) endWrapUp(floor, agent, atMs);
  liftVisit(floor, visit);
  endWait(floor, visit, waitOf(floor, visit, atMs, waitMs));
  visit.outcome = OUTCOME_ANSWERED;
  if (waitMs !== undefined) visit.guessed = false;
  visit.agent = agent;
  visit.answeredAtMs = atMs;
  visit.phase = PHASE_OVER;
  visit.endedAtMs = end.atMs;
  setTalk(floor, visit, end.talkMs);
  visit.handled = true;
  layVisit(floor, visit);
  noteWait(floor, visit);
  if (end.transferred) countDeed(floor, agent, visit.queue, 'transfers', end.atMs);
  stopRinging(floor, visit, atMs);
  finishVisit(floor, visit);
  if (agent.last === null || agent.last.endedAtMs <= end.atMs) agent.last = visit;
  refreshAgent(floor, agent, end.atMs);
}

/** Talk time without hold: stated by the source with hold in it, or by the clock (FL12). */
function setTalk(floor: Floor, visit: Visit, stated: number | undefined): void {
  let wholeMs = visit.endedAtMs - visit.answeredAtMs;
  if (stated !== undefined && stated >= 0) {
    wholeMs = Math.round(stated);
  } else if (wholeMs < 0) {
    floor.note('negative-duration', visit.endedAtMs, {
      code: 'odd-ended-before',
      callId: visit.callId,
      ms: -wholeMs,
    });
    wholeMs = 0;
  }
  if (visit.holdMs > wholeMs) visit.holdMs = wholeMs;
  visit.talkMs = wholeMs - visit.holdMs;
}

/** A late `call-ended` states the talk time of a conversation whose end was concluded from its wrap-up (FL17). */
export function restateTalk(floor: Floor, visit: Visit, stated: number): void {
  liftVisit(floor, visit);
  visit.endGuessed = false;
  setTalk(floor, visit, stated);
  layVisit(floor, visit);
}

/** A conversation nobody ended leaves without entering the sums: how long it was is not known. */
export function dropTalk(floor: Floor, visit: Visit, atMs: number): void {
  const agent = visit.agent!;
  visit.phase = PHASE_OVER;
  visit.endedAtMs = atMs;
  finishVisit(floor, visit);
  removeFrom(agent.conversations, visit);
  refreshAgent(floor, agent, atMs);
}

export function hold(visit: Visit, atMs: number): void {
  if (visit.holdSinceMs === 0) visit.holdSinceMs = Math.max(atMs, visit.answeredAtMs);
}

export function resume(visit: Visit, atMs: number): void {
  if (visit.holdSinceMs === 0) return;
  visit.holdMs += Math.max(0, atMs - visit.holdSinceMs);
  visit.holdSinceMs = 0;
}
