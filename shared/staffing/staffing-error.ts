import { asWritten, wordMessage, type Message } from '../messages/message.ts';

/**
 * A number that no requirement can be worked out from: `said` names its value, the rule and the way out, `message` says it in
 * English. What only a program can have done wrong is written in English alone.
 */
export class StaffingError extends RangeError {
  override readonly name = 'StaffingError';
  readonly said: Message;

  constructor(said: Message | string) {
    const message = typeof said === 'string' ? asWritten(said) : said;
    super(wordMessage(message, 'en'));
    this.said = message;
  }
}

/** Beyond this no floor on earth is meant, but a slip in a unit: a million people on the phone at once. */
export const MOST_LOAD = 1_000_000;
/** Callers who would wait longer than a week never hang up. */
export const MOST_SECONDS = 604_800;
/**
 * The nearest a target comes to perfect. However many agents are there, a call in ten thousand may find them all busy or
 * give up, so 100 % in time and 0 % lost are read as one call in ten thousand away from it.
 */
export const LEAST_MISSED_RATIO = 0.0001;

/** @throws StaffingError unless `value` is a number from `least` to `most`. */
export function checkNumber(name: string, value: number, least: number, most: number, wayOut: string): void {
  if (value >= least && value <= most) return;
  throw new StaffingError(`${name} (${value}) must be a number from ${least} to ${most}. ${wayOut}`);
}

/** @throws StaffingError unless `value` is above 0 and at most `most`. */
export function checkPositive(name: string, value: number, most: number, wayOut: string): void {
  if (value > 0 && value <= most) return;
  throw new StaffingError(`${name} (${value}) must be above 0 and at most ${most}. ${wayOut}`);
}
