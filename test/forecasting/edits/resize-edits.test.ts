import { describe, expect, it } from 'vitest';
import type { ForecastEdit } from '../../../shared/contract/planning-forecast.ts';
import { resizeEdit } from '../../../shared/forecasting/edits/resize-edits.ts';

const day = '2026-03-02';

describe('edits of other intervals', () => {
  it('ED7 half hours become quarters that have as many calls together, at the same time of day', () => {
    const set: ForecastEdit = { kind: 'set', day, places: [18, 40], calls: 10 };
    expect(resizeEdit(set, 48, 96)).toEqual({ ...set, places: [36, 37, 80, 81], calls: 5 });
    const percent: ForecastEdit = { kind: 'percent', days: [day], places: [0], percent: 20 };
    expect(resizeEdit(percent, 48, 96)).toEqual({ ...percent, places: [0, 1] });
    expect(resizeEdit(resizeEdit(set, 48, 96), 96, 48)).toEqual(set);
    expect(resizeEdit(resizeEdit(percent, 48, 96), 96, 48)).toEqual(percent);
  });

  it('ED7 what is said of one quarter is said of its half hour, a percentage by half', () => {
    const set: ForecastEdit = { kind: 'set', day, places: [37], calls: 4 };
    expect(resizeEdit(set, 96, 48)).toEqual({ ...set, places: [18], calls: 8 });
    const percent: ForecastEdit = { kind: 'percent', days: [day], places: [37, 38], percent: 20 };
    expect(resizeEdit(percent, 96, 48)).toEqual({ ...percent, places: [18, 19], percent: 10 });
    const clear: ForecastEdit = { kind: 'clear', days: [day], places: [37] };
    expect(resizeEdit(clear, 96, 48)).toEqual({ ...clear, places: [18] });
  });

  it('ED7 edits of whole days are what they are', () => {
    const total: ForecastEdit = { kind: 'day-total', day, calls: 100 };
    const copy: ForecastEdit = { kind: 'copy-day', fromDay: day, toDay: '2026-03-03' };
    for (const edit of [total, copy]) {
      expect(resizeEdit(edit, 48, 96)).toBe(edit);
      expect(resizeEdit(edit, 96, 48)).toBe(edit);
    }
  });
});
