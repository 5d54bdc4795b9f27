import { median } from '../../../shared/forecasting/statistics.ts';
import type { RosterProblem } from '../../../shared/rostering/problem/problem.ts';
import type { CellRef } from './roster-book.ts';
import type { PersonTold, RuleMark } from './roster-told.ts';

/** From which cost on soft rules are marked on the board, in the units of the objective. */
export interface StandOut {
  /** Of everything one person bends. */
  readonly ofPerson: number;
  /** Of what one cell of such a person bends. */
  readonly ofCell: number;
}

/** So many times what is usual. */
const TIMES_USUAL = 2;
/** Of a hundred people at most so many: what is marked everywhere says nothing. */
const MOST_OF_HUNDRED = 10;
const MOST_OF_FEW = 2;
/** A shift that may not be there weighs as much as a choice a rule refuses does in the engine. */
const REFUSED_VIOLATION = 1;

/**
 * Nearly everybody bends some soft rule a little: marked is who bends twice what the person in the middle does, and more than one
 * agent missing for an hour costs, and of them the tenth who bends most.
 *
 * @example Of people who cost 0, 100, 110 and 500, with 40 an hour: above 210.
 */
export function findStandOut(
  people: readonly PersonTold[],
  { cover, horizon }: Pick<RosterProblem, 'cover' | 'horizon'>,
): StandOut {
  const costs = people.map(costOf).sort((one, other) => one - other);
  const usual = costs.length === 0 ? 0 : median(costs);
  const perSlot = cover.flatMap(({ rows, perUnder }) => (rows === 'slot' ? perUnder : []));
  const hourShort = (perSlot.reduce((most, cost) => Math.max(most, cost), 0) * 60) / horizon.slotMinutes;
  const most = Math.max(MOST_OF_FEW, Math.ceil((costs.length * MOST_OF_HUNDRED) / 100));
  const first = costs[costs.length - 1 - most] ?? 0;
  return { ofPerson: Math.max(hourShort, TIMES_USUAL * usual, first), ofCell: hourShort };
}

/** Asked of everybody with every change, of whom few are others than before. */
const costs = new WeakMap<readonly RuleMark[], number>();

/** Of soft rules alone. */
export function costOf({ marks }: Pick<PersonTold, 'marks'>): number {
  let cost = costs.get(marks);
  if (cost === undefined) {
    cost = marks.reduce((sum, mark) => sum + (isBroken(mark) ? 0 : mark.cost), 0);
    costs.set(marks, cost);
  }
  return cost;
}

export function isBroken({ violation }: Pick<RuleMark, 'violation'>): boolean {
  return violation > 0;
}

/**
 * Cells with broken rules, the one that is furthest beyond its limits first, else person by person; what is about all days has its
 * place on the first.
 */
export function listBroken(people: readonly PersonTold[], days: readonly string[]): readonly CellRef[] {
  return people
    .flatMap(({ agentId, marks, refused }) => {
      const byDay = new Map<number, number>();
      const add = (day: number, violation: number) => byDay.set(day, (byDay.get(day) ?? 0) + violation);
      for (const { day } of refused) add(day, REFUSED_VIOLATION);
      for (const { day, violation } of marks.filter(isBroken)) add(day ?? 0, violation);
      return [...byDay]
        .sort(([one], [other]) => one - other)
        .flatMap(([place, violation]) => {
          const day = days[place];
          return day === undefined ? [] : [{ agentId, day, violation }];
        });
    })
    .sort((one, other) => other.violation - one.violation)
    .map(({ agentId, day }) => ({ agentId, day }));
}

/** People who stand out, the one who bends most first, each at what costs most. */
export function listStandOut(
  people: readonly PersonTold[],
  { ofPerson }: StandOut,
  days: readonly string[],
): readonly CellRef[] {
  return people
    .map((person) => ({ person, cost: costOf(person) }))
    .filter(({ cost }) => cost > ofPerson)
    .sort((one, other) => other.cost - one.cost)
    .flatMap(({ person: { agentId, marks } }) => {
      const dated = marks.filter((mark) => !isBroken(mark) && mark.day !== null);
      const worst = dated.reduce<RuleMark | null>(
        (most, mark) => (most === null || mark.cost > most.cost ? mark : most),
        null,
      );
      const day = days[worst?.day ?? 0];
      return day === undefined ? [] : [{ agentId, day }];
    });
}
