import { dropTalk } from './conversations.ts';
import type { Floor } from './floor-state.ts';
import { PHASE_WAITING, type Visit } from './visit.ts';
import { closeWait } from './visits.ts';

/** A visit or conversation that nobody ended is given up after this. */
const EXPIRES_AFTER_MS = 24 * 3_600_000;

/** Gives up what nobody ended within a day, so that a lossy source cannot fill the floor (FL27). */
export function expireVisits(floor: Floor): void {
  const beforeMs = floor.nowMs - EXPIRES_AFTER_MS;
  const expired: Visit[] = [];
  for (const first of floor.calls.values()) {
    for (let visit: Visit | null = first; visit !== null; visit = visit.nextOfCall) {
      if (visit.offeredAtMs < beforeMs) expired.push(visit);
    }
  }
  for (const visit of expired) {
    if (visit.phase === PHASE_WAITING) {
      floor.note('waiting-expired', floor.nowMs, {
        code: 'odd-waited-a-day',
        callId: visit.callId,
        queueId: visit.queue.id,
      });
      closeWait(floor, visit, floor.nowMs, 'lost', undefined);
    } else if (visit.answeredAtMs < beforeMs) {
      floor.note('conversation-expired', floor.nowMs, {
        code: 'odd-never-ended',
        callId: visit.callId,
        agentId: visit.agent!.id,
      });
      dropTalk(floor, visit, floor.nowMs);
    }
  }
}
