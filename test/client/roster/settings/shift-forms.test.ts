import { describe, expect, test } from 'vitest';
import {
  breaksOf,
  drawBreaks,
  findLateBreaks,
} from '../../../../client/state/roster/settings/break-windows.ts';
import { listLawLines } from '../../../../client/state/roster/settings/law-lines.ts';
import { addShortBreak, suggestLongBreak } from '../../../../client/state/roster/settings/suggest-breaks.ts';
import { LAW_PACKS } from '../../../../shared/rostering/law-packs/index.ts';
import { templateOf } from '../../../helpers/roster-builder.ts';

const day = templateOf('day', 'Day', '08:00', '09:00', { minMinutes: 480, maxMinutes: 600 });

describe('breaks of a template', () => {
  test('RF10 are drawn over its longest shift, each from its earliest beginning to its latest end', () => {
    const [long, first] = drawBreaks(day);
    expect(long).toEqual({ kind: 'long', left: 0.3, width: expect.closeTo(0.25) as number, length: 0.05 });
    expect(first).toEqual({
      kind: 'short',
      left: 0.125,
      width: expect.closeTo(0.175) as number,
      length: 0.025,
    });
    const typing = { ...day, longBreak: { ...day.longBreak!, earliestAfterMinutes: NaN }, shortBreaks: [] };
    expect(drawBreaks(typing)).toEqual([]);
  });

  test('RF10 that may reach beyond the shortest shift are told', () => {
    const late = {
      ...day,
      shortBreaks: day.shortBreaks.map((each) => ({ ...each, latestAfterMinutes: 470 })),
    };
    expect(findLateBreaks(day)).toEqual({ isLongLate: false, shortLate: [false, false] });
    expect(findLateBreaks(late).shortLate).toEqual([true, true]);
    expect(findLateBreaks({ ...day, minMinutes: 300 }).isLongLate).toBe(true);
  });

  test('RF10 begin where there is room', () => {
    const bare = { ...day, longBreak: null, shortBreaks: [] };
    const lunch = suggestLongBreak(bare);
    expect(lunch).toMatchObject({ minutes: 30, earliestAfterMinutes: 170, latestAfterMinutes: 290 });
    expect(findLateBreaks({ ...bare, longBreak: lunch }).isLongLate).toBe(false);
    const once = addShortBreak({ ...bare, longBreak: lunch });
    const twice = addShortBreak({ ...bare, longBreak: lunch, shortBreaks: once });
    // One before lunch and one after it, in the order of the day.
    expect(twice.map(({ earliestAfterMinutes }) => earliestAfterMinutes > 245)).toEqual([false, true]);
    expect(findLateBreaks({ ...bare, shortBreaks: twice }).shortLate).toEqual([false, false]);
  });

  test('are taken from another template without anything else of it', () => {
    expect(Object.keys(breaksOf(day)).sort()).toEqual(['breakSpacingMinutes', 'longBreak', 'shortBreaks']);
  });
});

describe.each(LAW_PACKS.map((pack) => [pack.id, pack] as const))('the law pack %s', (_, pack) => {
  test('RF11 is told line by line, each with its limits and its article', () => {
    const lines = listLawLines(pack);
    expect(lines.length).toBe(pack.articles.length);
    for (const { limits, article } of lines) {
      expect(limits.length).toBeGreaterThan(0);
      expect(article).not.toBeNull();
    }
    const week = lines.find(({ setting }) => setting === 'minutesPerWeek');
    expect(week?.limits).toContainEqual({ kind: 'softMax', value: pack.id === 'eu' ? 48 : 40 });
    expect(lines.find(({ setting }) => setting === 'days')).toMatchObject({ unit: 'days' });
  });
});
