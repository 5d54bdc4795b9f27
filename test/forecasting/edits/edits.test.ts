import { describe, expect, it } from 'vitest';
import type { ForecastEdit } from '../../../shared/contract/planning-forecast.ts';
import { applyEdits } from '../../../shared/forecasting/edits/apply-edits.ts';
import { addEdit, NO_EDITS, redoEdit, undoEdit } from '../../../shared/forecasting/edits/edit-list.ts';
import { EditsError, parseEdits } from '../../../shared/forecasting/edits/parse-edits.ts';
import { createGridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import { listGridIntervals } from '../../../shared/forecasting/grid/list-grid-intervals.ts';
import { MOST_CALLS } from '../../../shared/forecasting/most-calls.ts';
import { editEntry } from '../../helpers/forecast-edit-builder.ts';
import { dayOf, gridOf } from '../../helpers/grid-builders.ts';

const CLOCK = createGridClock({ timeZone: 'Europe/Berlin', dayStartsAt: '00:00' }, 30);
const FORECAST = gridOf('2026-10-23', 4, (_, place) => (place >= 16 && place < 36 ? 10 : 0));
const [FRIDAY, SATURDAY, SUNDAY] = ['2026-10-23', '2026-10-24', '2026-10-25'];
const ALL_PLACES = Array.from({ length: 48 }, (_, place) => place);

function edit(...edits: readonly ForecastEdit[]) {
  return { ...FORECAST, values: applyEdits(FORECAST, edits, CLOCK) };
}
/** Calls that a day really has. */
function realTotal(grid: typeof FORECAST, day: string): number {
  return listGridIntervals(grid, CLOCK).reduce(
    (sum, value) => sum + (value.day === day ? value.value : 0),
    0,
  );
}

describe('edits', () => {
  it('ED1 apply in their order and leave the statistical part alone', () => {
    const before = FORECAST.values.slice();
    const set = { kind: 'set', day: FRIDAY!, places: [20], calls: 50 } as const;
    const more = { kind: 'percent', days: [FRIDAY!], places: [20, 21], percent: 10 } as const;
    expect(dayOf(edit(set, more), FRIDAY!).slice(19, 23)).toEqual([10, 55.00000000000001, 11, 10]);
    expect(dayOf(edit(more, set), FRIDAY!).slice(19, 23)).toEqual([10, 50, 11, 10]);
    expect(FORECAST.values).toEqual(before);
    expect(edit().values).toEqual(before);
  });

  it('ED1 copy a day as it was edited until then', () => {
    const copied = edit(
      { kind: 'set', day: FRIDAY!, places: [16], calls: 99 },
      { kind: 'copy-day', fromDay: FRIDAY!, toDay: SATURDAY! },
      { kind: 'set', day: FRIDAY!, places: [16], calls: 1 },
    );
    expect([dayOf(copied, FRIDAY!)[16], dayOf(copied, SATURDAY!)[16], dayOf(copied, SUNDAY!)[16]]).toEqual([
      1, 99, 10,
    ]);
  });

  it('ED2 give both of a repeated hour the edited rate', () => {
    const edited = edit({ kind: 'set', day: SUNDAY!, places: [4, 5], calls: 6 });
    expect(realTotal(edited, SUNDAY!)).toBe(200 + 4 * 6);
    const spring = gridOf('2026-03-29', 1, () => 1);
    const values = applyEdits(spring, [{ kind: 'set', day: '2026-03-29', places: [4, 5], calls: 6 }], CLOCK);
    expect(realTotal({ ...spring, values }, '2026-03-29')).toBe(46);
  });

  it('ED3 reach the total of a day of 24 and of 25 hours', () => {
    for (const day of [SATURDAY!, SUNDAY!]) {
      const edited = edit(
        { kind: 'set', day, places: [4], calls: 10 },
        { kind: 'day-total', day, calls: 1_000 },
      );
      expect(realTotal(edited, day), day).toBeCloseTo(1_000, 9);
      expect(dayOf(edited, day)[4]).toBeCloseTo(dayOf(edited, day)[20]!, 9);
    }
  });

  it('ED3 spread a total evenly over a day without calls, and take a day to none', () => {
    const none = edit({ kind: 'day-total', day: SUNDAY!, calls: 0 });
    expect(realTotal(none, SUNDAY!)).toBe(0);
    const again = edit(
      { kind: 'day-total', day: SUNDAY!, calls: 0 },
      { kind: 'day-total', day: SUNDAY!, calls: 100 },
    );
    expect(dayOf(again, SUNDAY!)).toEqual(Array(48).fill(2));
    expect(realTotal(again, SUNDAY!)).toBe(100);
  });

  it('ED4 are taken from the places that are cleared', () => {
    const cleared = edit(
      { kind: 'percent', days: [FRIDAY!, SATURDAY!], places: ALL_PLACES, percent: -100 },
      { kind: 'clear', days: [FRIDAY!], places: [20, 21] },
    );
    expect(dayOf(cleared, FRIDAY!).slice(19, 23)).toEqual([0, 10, 10, 0]);
    expect(realTotal(cleared, SATURDAY!)).toBe(0);
  });

  it('ED6 of days and places that are not there change nothing', () => {
    const outside = '2027-01-01';
    const edited = edit(
      { kind: 'set', day: outside, places: [1], calls: 5 },
      { kind: 'set', day: FRIDAY!, places: [48, -1, 0.5], calls: 5 },
      { kind: 'copy-day', fromDay: outside, toDay: FRIDAY! },
      { kind: 'day-total', day: outside, calls: 5 },
    );
    expect(edited.values).toEqual(FORECAST.values);
  });

  it('ED8 that raise each other end at what a single one may type', () => {
    const more = { kind: 'percent', days: [FRIDAY!], places: [20], percent: 10_000 } as const;
    const raised = edit(...new Array<ForecastEdit>(200).fill(more));
    expect(dayOf(raised, FRIDAY!).slice(19, 22)).toEqual([10, MOST_CALLS, 10]);
    const half = edit(...new Array<ForecastEdit>(200).fill(more), { ...more, percent: -50 });
    expect(dayOf(half, FRIDAY!)[20]).toBe(MOST_CALLS / 2);
  });

  it('ED5 are taken back and made again', () => {
    const [one, two, three] = ['1', '2', '3'].map((id) =>
      editEntry(id, { kind: 'day-total', day: FRIDAY!, calls: 1 }),
    );
    const both = addEdit(addEdit(NO_EDITS, one!), two!);
    const back = undoEdit(undoEdit(undoEdit(both)));
    expect(back).toEqual({ edits: [], undone: [two, one] });
    expect(redoEdit(back)).toEqual({ edits: [one], undone: [two] });
    expect(redoEdit(redoEdit(redoEdit(back)))).toEqual({ edits: [one, two], undone: [] });
    expect(addEdit(undoEdit(both), three!)).toEqual({ edits: [one, three], undone: [] });
  });

  it('any random edits never make a forecast negative or unknown, and taking all back gives it again', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const pick = (count: number, salt: number) => (seed * 7 + salt * 13) % count;
      const day = [FRIDAY, SATURDAY, SUNDAY][pick(3, 1)]!;
      const places = [pick(48, 2), 47 - pick(20, 3)];
      const edited = edit(
        { kind: 'percent', days: [day], places, percent: pick(300, 4) - 100 },
        { kind: 'day-total', day, calls: pick(900, 5) },
        { kind: 'copy-day', fromDay: day, toDay: SUNDAY! },
      );
      expect(
        edited.values.every((value) => value >= 0),
        `seed ${seed}`,
      ).toBe(true);
    }
  });
});

describe('the parser of edits', () => {
  const good = editEntry('1', { kind: 'set', day: FRIDAY!, places: [0, 47], calls: 3 });
  function refusalOf(value: unknown): string {
    try {
      parseEdits(value, 48);
    } catch (error) {
      if (error instanceof EditsError) return error.message;
      throw error;
    }
    return 'taken';
  }

  it('takes what is whole', () => {
    const list = [
      good,
      editEntry('2', { kind: 'percent', days: [FRIDAY!], places: [1], percent: -100 }),
      editEntry('3', { kind: 'day-total', day: FRIDAY!, calls: 0 }),
      editEntry('4', { kind: 'copy-day', fromDay: FRIDAY!, toDay: SUNDAY! }),
      editEntry('5', { kind: 'clear', days: [FRIDAY!], places: [1] }),
    ];
    expect(parseEdits(list, 48)).toEqual(list);
  });

  it.each([
    [
      'a place after the day',
      { ...good, edit: { ...good.edit, places: [48] } },
      '[0].edit.places[0] (48) must be a whole number from 0 to 47.',
    ],
    [
      'calls below 0',
      { ...good, edit: { ...good.edit, calls: -1 } },
      '[0].edit.calls (-1) must be a number from 0',
    ],
    [
      'less than nothing',
      { ...good, edit: { kind: 'percent', days: [FRIDAY], places: [1], percent: -101 } },
      'percent (-101) must be a number from -100 to 10000. Write 10 for a tenth more',
    ],
    [
      'an unknown kind',
      { ...good, edit: { kind: 'magic' } },
      'Set "kind" to set, percent, day-total, copy-day or clear.',
    ],
    ['no author', { ...good, author: null }, '[0].author'],
  ])('ED6 refuses %s', (_, entry, words) => {
    expect(refusalOf([entry])).toContain(words);
  });

  it('ED6 refuses ids used twice', () => {
    expect(refusalOf([good, good])).toContain('[1].id ("1") must not be used twice');
  });
});
