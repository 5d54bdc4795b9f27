import { expect, test } from 'vitest';
import * as cells from '../../shared/floor/cells.ts';
import { FLOW_OUT_REASONS } from '../../shared/floor/events.ts';
import { TALLY_FIELDS, flowOutField } from '../../shared/floor/tally.ts';
import { TallyView } from '../../shared/floor/tally-view.ts';

test('each cell has the place of its field', () => {
  const places = Object.entries(cells).filter(
    ([name, value]) => typeof value === 'number' && name !== 'CELLS',
  );
  for (const [name, place] of places) {
    if (name === 'FLOWED_OUT_FIRST') continue;
    const field = name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(TALLY_FIELDS[place as number]).toBe(field);
  }
  FLOW_OUT_REASONS.forEach((reason, index) => {
    expect(TALLY_FIELDS[cells.FLOWED_OUT_FIRST + index]).toBe(flowOutField(reason));
  });
});

test('a view shows every cell under its field', () => {
  const row = Float64Array.from({ length: cells.CELLS }, (_, index) => index + 1);
  const view = new TallyView(row);
  expect(TALLY_FIELDS.map((field) => view[field])).toEqual([...row]);
  expect(cells.tallyOf(row)).toEqual(
    Object.fromEntries(TALLY_FIELDS.map((field, index) => [field, index + 1])),
  );
});
