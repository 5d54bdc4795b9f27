import { choiceOf, recordOf } from '../../site/document-schemas.ts';
import type { CompileContext } from '../model/compile-context.ts';
import type { Limits } from '../model/limits.ts';
import { isShift, membersOf } from './by-variant.ts';
import type { BareTerm, Constraint } from './constraint.ts';
import { listEarlierShifts } from './past-shifts.ts';
import { parseSettings } from './setting-error.ts';
import { limitsOf } from './setting-schemas.ts';

interface Settings {
  /** `worked`: how many have a shift. `in-a-row`: how many such follow one another. `torn`: how many have a shift on one day only. */
  readonly count: 'worked' | 'in-a-row' | 'torn';
  /** Within what they are counted, of `worked` and `torn`. A weekend is of the month of its Saturday. */
  readonly per: 'horizon' | 'month';
  readonly weekends: Limits;
}

const schema = recordOf(
  {
    count: choiceOf(['worked', 'in-a-row', 'torn'] as const).default('worked'),
    per: choiceOf(['horizon', 'month'] as const).default('horizon'),
    weekends: limitsOf(1, 'weekends'),
  },
  'rule-settings',
  '{ "weekends": { "hardMax": 2 } }',
);

/**
 * Weekends with a shift that begins on their Saturday or Sunday. Those before the horizon count where shifts there are known: of
 * the same month, or in a row just before; a Saturday before a horizon that begins on a Sunday is of that Sunday's weekend.
 */
export const weekends: Constraint<Settings> = {
  id: 'weekends',
  schema,
  parse: (settings) => parseSettings('weekends', schema, settings),
  compile(context, settings, agents) {
    const members = membersOf(context, isShift);
    return agents.flatMap((agent) => compileFor(context, settings, agent, members));
  },
};

function compileFor(
  context: CompileContext,
  { count, per, weekends: limits }: Settings,
  agent: number,
  members: Uint8Array,
): readonly BareTerm[] {
  const past = listPastWeekends(context, agent);
  // A Sunday whose Saturday before the horizon was worked: the weekend counts already, whatever is done on it.
  const isBegun = count !== 'torn' && past.has(-1) && context.weekdayOf(0) === 7;
  const blocks = isBegun ? context.weekends.slice(1) : context.weekends;
  const make = (of: readonly (readonly number[])[], base: number): BareTerm => ({
    kind: 'block',
    agent,
    blocks: of,
    members,
    count: count === 'worked' ? 'touched' : count === 'torn' ? 'torn' : 'longest',
    base,
    limits,
  });
  if (count === 'in-a-row') return [make(blocks, countInARow(context, past))];
  const counted = count === 'torn' ? [] : [...past];
  if (per === 'horizon') return [make(blocks, isBegun ? 1 : 0)];
  const monthOf = (day: number) => context.nameOf(day).slice(0, 7);
  const months = new Set(context.weekends.map((block) => monthOf(saturdayOf(context, block))));
  return [...months].map((month) =>
    make(
      blocks.filter((block) => monthOf(saturdayOf(context, block)) === month),
      counted.filter((saturday) => monthOf(saturday) === month).length,
    ),
  );
}

function saturdayOf(context: CompileContext, block: readonly number[]): number {
  return context.weekdayOf(block[0]!) === 6 ? block[0]! : block[0]! - 1;
}

/** Saturdays (negative day numbers) of the weekends worked before the horizon. */
function listPastWeekends(context: CompileContext, agent: number): ReadonlySet<number> {
  const worked = listEarlierShifts(context, agent).filter(
    ({ dayNumber }) => context.weekdayOf(dayNumber) >= 6,
  );
  return new Set(worked.map(({ dayNumber }) => dayNumber - (context.weekdayOf(dayNumber) - 6)));
}

function countInARow(context: CompileContext, past: ReadonlySet<number>): number {
  // The weekend of a first Sunday is decided by the roster, unless its Saturday was worked.
  let saturday = context.weekdayOf(0) === 7 && !past.has(-1) ? -2 : -1;
  while (context.weekdayOf(saturday) !== 6) saturday -= 1;
  let count = 0;
  while (past.has(saturday - 7 * count)) count += 1;
  return count;
}
