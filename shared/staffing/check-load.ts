import { erlangsOf } from './call-shares.ts';
import type { AnswerTarget, QueueLoad } from './queue-load.ts';
import { checkNumber, checkPositive, MOST_LOAD, MOST_SECONDS, StaffingError } from './staffing-error.ts';

/** @throws StaffingError with the first thing that cannot be: value, rule and way out. */
export function checkLoad(load: QueueLoad): void {
  const { calls, intervalMinutes, handleSeconds, patienceSeconds } = load;
  if (!(calls >= 0 && calls < Infinity)) {
    throw new StaffingError(
      `calls (${calls}) must be a number, 0 or more. Forecast the queue first, or leave out intervals that are not known.`,
    );
  }
  checkPositive(
    'intervalMinutes',
    intervalMinutes,
    1440,
    'An interval is a part of a day, for example 15 or 30.',
  );
  if (calls === 0) return;
  checkPositive(
    'handleSeconds',
    handleSeconds,
    MOST_SECONDS,
    'Nothing is known of how long a call takes: give the queue a handle time.',
  );
  if (patienceSeconds !== null) {
    checkPositive(
      'patienceSeconds',
      patienceSeconds,
      MOST_SECONDS,
      'Write null for callers who never hang up, or the mean time they are willing to wait.',
    );
  }
  const erlangs = erlangsOf(load);
  if (erlangs > MOST_LOAD) {
    throw new StaffingError({
      code: 'load-impossible',
      calls,
      handleSeconds,
      intervalMinutes,
      agents: Math.round(erlangs),
      most: MOST_LOAD,
    });
  }
}

/** @throws StaffingError with the first thing that cannot be: value, rule and way out. */
export function checkTarget(target: AnswerTarget): void {
  checkNumber(
    'answerWithinSeconds',
    target.answerWithinSeconds,
    0,
    MOST_SECONDS,
    'Write 20 for "within 20 s".',
  );
  checkNumber('serviceLevelTarget', target.serviceLevelTarget, 0, 1, 'A ratio: write 0.8 for 80 %.');
  checkNumber('shortAbandonSeconds', target.shortAbandonSeconds, 0, MOST_SECONDS, 'Write 0 for none.');
  if (target.maxOccupancyRatio !== null) {
    checkPositive(
      'maxOccupancyRatio',
      target.maxOccupancyRatio,
      1,
      'Write 0.85 for 85 %, or null for no cap.',
    );
  }
  if (target.maxAbandonmentRatio !== null) {
    checkNumber(
      'maxAbandonmentRatio',
      target.maxAbandonmentRatio,
      0,
      1,
      'Write 0.05 for 5 %, or null for no cap.',
    );
  }
}
