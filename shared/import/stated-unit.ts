import type { ImportField, ImportOptions } from './import-format.ts';

export type DurationUnit = ImportOptions['durationUnit'];

/** Fields of lengths of time: of a call, and of counts. */
export const LENGTH_FIELDS = [
  'wait',
  'talk',
  'hold',
  'wrapUp',
  'averageWaitSeconds',
  'averageTalkSeconds',
  'averageHoldSeconds',
  'averageWrapUpSeconds',
  'averageHandleSeconds',
  'longestWaitSeconds',
] as const satisfies readonly ImportField[];

/**
 * The unit that the name of a column states; null where it states none.
 *
 * Example: `minutes` of `Talk (min)`, `milliseconds` of `longestWaitMs`, `seconds` of `等待秒数`.
 */
export function findStatedUnit(column: string): DurationUnit | null {
  const words = column
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return PATTERNS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** "Min" before another word is the least of something. */
const PATTERNS: readonly (readonly [DurationUnit, RegExp])[] = [
  ['milliseconds', /ms\b|\bmsecs?\b|milli|毫秒/],
  ['minutes', /\b(minutes?|minuten)\b|\bmins?\b(?!\s*\p{L})|分[钟鐘]|\(分/u],
  ['seconds', /(secs?|seconds?|sek|sekunden)\b|\(s\)|秒/],
];
