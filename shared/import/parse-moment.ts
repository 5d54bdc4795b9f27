import { createLocalClock } from '../time/local-clock.ts';
import { type Cell, textOf } from './cell.ts';
import type { ImportOptions } from './import-format.ts';
import { readLocalTime, type LocalTime } from './read-local-time.ts';
import { showValue, ValueError } from './value-error.ts';

export interface MomentRules extends Pick<
  ImportOptions,
  'timeZone' | 'repeatedTime' | 'skippedTime' | 'dateOrder'
> {
  /** Nothing later than two days after it is taken: what is to come has not been counted. */
  readonly nowMs: number;
}

/** Null where there is nothing. @throws {ValueError} */
export type MomentParser = (cell: Cell | undefined, column: string) => number | null;

const FIRST_MS = Date.UTC(1990, 0, 1);
const LAST_MS = Date.UTC(2200, 0, 1);
/** Clocks that are set wrong by a day, and zones that were mistaken, are another matter than a year that was mistyped. */
const MOST_AHEAD_MS = 2 * 86_400_000;

/**
 * Reads moments to epoch ms: ISO with or without an offset, epoch seconds and ms, `2026-11-22 08:15:00`,
 * `22/11/2026 8:15`, `11/22/2026 8:15:03 PM`, `22-Nov-2026 08:15`, `2026年11月22日 上午8:15`, `20261122081500`, and
 * the numbers a spreadsheet counts days by. What does not say its zone is in the zone of the rules.
 *
 * @throws RangeError for a zone the platform does not know.
 */
export function createMomentParser(rules: MomentRules): MomentParser {
  const clock = createLocalClock(rules.timeZone);

  function toInstant(local: LocalTime, text: string, column: string): number {
    if (local.offsetMs !== null) return local.localMs - local.offsetMs;
    const reading = clock.read(local.localMs);
    switch (reading.kind) {
      case 'once':
        return reading.atMs;
      case 'repeated':
        if (rules.repeatedTime !== 'refuse')
          return rules.repeatedTime === 'earlier' ? reading.earlierMs : reading.laterMs;
        throw new ValueError({
          code: 'moment-repeated',
          column,
          value: showValue(text),
          timeZone: rules.timeZone,
        });
      case 'skipped':
        if (rules.skippedTime === 'shift') return reading.shiftedMs;
        throw new ValueError({
          code: 'moment-skipped',
          column,
          value: showValue(text),
          timeZone: rules.timeZone,
        });
      default:
        return reading satisfies never;
    }
  }

  return (cell, column) => {
    const text = textOf(cell);
    if (text === '') return null;
    const local = readLocalTime(text, rules.dateOrder);
    if (typeof local === 'string') throw new ValueError({ code: local, column, value: showValue(text) });
    const atMs = toInstant(local, text, column);
    if (!(atMs >= FIRST_MS && atMs < LAST_MS))
      throw new ValueError({ code: 'moment-implausible', column, value: showValue(text) });
    if (atMs > rules.nowMs + MOST_AHEAD_MS)
      throw new ValueError({
        code: 'moment-in-future',
        column,
        value: showValue(text),
        today: nameToday(rules),
      });
    return atMs;
  };
}

function nameToday({ nowMs, timeZone }: MomentRules): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(nowMs);
}
