import type { AnswerTarget, QueueLoad } from '../../shared/staffing/queue-load.ts';

/** 100 calls of 3 minutes in half an hour, 10 erlangs; callers wait 2 minutes on average. */
export function buildLoad(changes: Partial<QueueLoad> = {}): QueueLoad {
  return { calls: 100, intervalMinutes: 30, handleSeconds: 180, patienceSeconds: 120, ...changes };
}

/** 80 % of all offered within 20 s, without caps. */
export function buildTarget(changes: Partial<AnswerTarget> = {}): AnswerTarget {
  return {
    answerWithinSeconds: 20,
    serviceLevelTarget: 0.8,
    serviceLevelFormula: 'strict',
    shortAbandonSeconds: 0,
    maxOccupancyRatio: null,
    maxAbandonmentRatio: null,
    ...changes,
  };
}
