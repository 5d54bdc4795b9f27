import type { RosterModel } from '../model/roster-model.ts';
import type { Term } from '../model/term.ts';

/**
 * The model of some days alone, half open: what reaches over their ends is left out (sums over more days) or not judged at them
 * (runs). Its duals are a good start for those of the whole; its cost proves nothing.
 */
export function cutDays(model: RosterModel, fromDay: number, toDay: number): RosterModel {
  const { dayCount, dayStartSlots } = model;
  const [firstSlot, endSlot] = [dayStartSlots[fromDay]!, dayStartSlots[toDay]!];
  const rowsOf = (rows: 'slot' | 'start'): readonly [first: number, end: number] =>
    rows === 'slot' ? [firstSlot, endSlot] : [fromDay, toDay];
  return {
    ...model,
    dayCount: toDay - fromDay,
    dayStartSlots: dayStartSlots.slice(fromDay, toDay + 1).map((slot) => slot - firstSlot),
    presentSlots: (variant, day) => {
      const start = dayStartSlots[day + fromDay]!;
      return model.presentSlots(variant, day + fromDay).filter((slot) => start + slot < endSlot);
    },
    choices: model.agentIds.flatMap((_, agent) =>
      model.choices.slice(agent * dayCount + fromDay, agent * dayCount + toDay),
    ),
    coverSets: model.coverSets.map((set) => {
      const [first, end] = rowsOf(set.rows);
      return { ...set, rowCount: end - first };
    }),
    terms: model.terms.flatMap((term) => cutTerm(model, term, fromDay, toDay, rowsOf)),
  };
}

function cutTerm(
  model: RosterModel,
  term: Term,
  fromDay: number,
  toDay: number,
  rowsOf: (rows: 'slot' | 'start') => readonly [first: number, end: number],
): readonly Term[] {
  const isIn = (days: readonly number[]) => days.every((day) => day >= fromDay && day < toDay);
  const move = (days: readonly number[]) => days.map((day) => day - fromDay);
  switch (term.kind) {
    case 'pick':
      return isIn([term.day]) ? [{ ...term, day: term.day - fromDay }] : [];
    case 'follow': {
      const [from, to] = [
        Math.max(fromDay, term.fromDay ?? 0),
        Math.min(toDay, term.toDay ?? model.dayCount),
      ];
      return to - from < 2 ? [] : [{ ...term, fromDay: from - fromDay, toDay: to - fromDay }];
    }
    case 'sum':
    case 'spread':
      return isIn(term.days) ? [{ ...term, days: move(term.days) }] : [];
    case 'run':
      return [{ ...term, before: fromDay === 0 ? term.before : null }];
    case 'block': {
      if (!isIn(term.blocks.flat())) return [];
      return [{ ...term, blocks: term.blocks.map(move) }];
    }
    case 'cover': {
      const [first, end] = rowsOf(model.coverSets[term.set]!.rows);
      const limits = term.limits.filter(
        (_, row) => term.firstRow + row >= first && term.firstRow + row < end,
      );
      return [{ ...term, limits, firstRow: Math.max(term.firstRow, first) - first }];
    }
    case 'together':
    case 'total':
      return [];
    default:
      return term satisfies never;
  }
}
