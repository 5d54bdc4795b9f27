import { type Cell, textOf } from './cell.ts';
import type { ImportOptions } from './import-format.ts';
import { readNumber } from './parse-number.ts';
import { showValue, ValueError } from './value-error.ts';

const DAY_MS = 86_400_000;

/**
 * A length of time in whole ms: `12`, `12.5` (in the unit given), `1:02`, `0:01:02.5`, `1h02m`, `62 s`, `1.5 min`,
 * `PT1M2S`, `1分2秒`. Two parts with a colon are minutes and seconds. Null where there is nothing.
 *
 * @throws {ValueError} for what is no length, is below zero or longer than a day.
 */
export function parseDuration(
  cell: Cell | undefined,
  column: string,
  unit: ImportOptions['durationUnit'],
): number | null {
  const text = textOf(cell);
  if (text === '') return null;
  const ms = readDuration(text, unit);
  const value = showValue(text);
  if (ms === null) throw new ValueError({ code: 'duration-unreadable', column, value });
  if (ms < 0) throw new ValueError({ code: 'duration-negative', column, value });
  if (ms > DAY_MS) throw new ValueError({ code: 'duration-over-a-day', column, value, unit });
  return ms;
}

/** Null for what is no length of time. */
export function readDuration(text: string, unit: ImportOptions['durationUnit']): number | null {
  const number = readNumber(text);
  if (number !== null) return Math.round(number * UNIT_MS[unit]);
  const clock = CLOCK.exec(text);
  if (clock !== null) {
    const [, sign, days = '0', first, second, third, fraction = '0'] = clock;
    const [hours, minutes, seconds] = third === undefined ? ['0', first, second] : [first, second, third];
    if (Number(seconds) > 59 || (third !== undefined && Number(minutes) > 59)) return null;
    const ms =
      Number(days) * DAY_MS +
      (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 +
      Math.round(Number(`0.${fraction}`) * 1000);
    return sign === '-' ? -ms : ms;
  }
  const worded = text.toLowerCase().replace(/^p(?:(\d+d))?t?/, '$1');
  if (!WORDED.test(worded)) return null;
  let ms = 0;
  for (const [, amount, word] of worded.matchAll(PART)) ms += Number(amount) * unitOf(word!);
  return Math.round(ms);
}

const CLOCK = /^([+-]?)(?:(\d+)(?:\.|d|天| days?,?)\s*)?(\d+):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d{1,9}))?$/;
const WORD =
  'ms|msecs?|milliseconds?|毫秒|s|secs?|seconds?|sek|秒钟|秒鐘|秒|m|mins?|minutes?|分钟|分鐘|分|h|hrs?|hours?|std|小时|小時|时|時|d|days?|天';
const WORDED = new RegExp(`^(?:\\d+(?:\\.\\d+)?\\s*(?:${WORD})\\.?[\\s,]*)+$`);
const PART = new RegExp(`(\\d+(?:\\.\\d+)?)\\s*(${WORD})`, 'g');

const UNIT_MS = { seconds: 1000, milliseconds: 1, minutes: 60_000 } as const;

function unitOf(word: string): number {
  if (word === 'ms' || word.startsWith('ms') || word.startsWith('milli') || word === '毫秒') return 1;
  switch (word[0]) {
    case '秒':
      return 1000;
    case 'm':
    case '分':
      return 60_000;
    case 'h':
    case '小':
    case '时':
    case '時':
      return 3_600_000;
    case 'd':
    case '天':
      return DAY_MS;
    default:
      return word === 'std' ? 3_600_000 : 1000;
  }
}
