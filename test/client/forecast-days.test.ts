import { describe, expect, test } from 'vitest';
import { layCameToday } from '../../client/state/came-today.ts';
import { listForecastDays, listOpenPlaces, namePlace } from '../../client/state/forecast-days.ts';
import { explainNumber } from '../../client/state/explain-number.ts';
import { createGridClock } from '../../shared/forecasting/grid/grid-clock.ts';
import { answerWith, daysOf } from './forecast-answer.ts';

const UTC = createGridClock({ timeZone: 'UTC', dayStartsAt: '00:00' }, 30);
const BERLIN = createGridClock({ timeZone: 'Europe/Berlin', dayStartsAt: '00:00' }, 30);

describe('the days of the workbench', () => {
  test('the past and the forecast follow each other, the total of a day is the sum of its intervals', () => {
    const days = listForecastDays(answerWith(), [], UTC);
    expect(days.map(({ day, isAhead }) => [day, isAhead])).toEqual([
      ['2026-11-28', false],
      ['2026-11-29', false],
      ['2026-11-30', true],
      ['2026-12-01', true],
    ]);
    expect(days[0]!.totals).toMatchObject({ actual: 240, expected: 240 });
    expect(days[2]!.totals).toMatchObject({ actual: null, expected: 240, band80: { low: 200, high: 280 } });
  });

  test('FW10 today has what came of it so far over its forecast, and the total of the forecast', () => {
    const calls = daysOf(0).map((value, place) =>
      place < 18 ? (place === 17 ? 14 : place === 16 ? 0 : value) : null,
    );
    const days = listForecastDays(answerWith(), [], UTC, { day: '2026-11-30', calls });
    const [, , today, tomorrow] = days;
    // Nobody calls at night; the first half hour was open and quiet.
    expect(today!.actual.slice(15, 19)).toEqual([null, 0, 14, null]);
    expect(today!.expected[17]).toBe(10);
    expect(today!.totals).toMatchObject({ actual: null, expected: 240 });
    expect(tomorrow!.actual.every((value) => value === null)).toBe(true);
  });

  test('FW10 the hour that comes twice is the mean of both, the one that is skipped is not known', () => {
    const laid = (fromMs: number, actual: readonly (number | null)[]) =>
      layCameToday(
        { day: 'today', fromMs, intervalMinutes: 30, queues: [{ queueId: 'support', actual }] },
        'support',
        BERLIN,
      )!;
    // 25 October 2026, midnight in Berlin: 02:00 comes at the fifth and at the seventh half hour.
    const autumn = laid(Date.UTC(2026, 9, 24, 22), [1, 2, 3, 4, 10, 20, 30, 40, 7, null]);
    expect(autumn.calls.slice(0, 8)).toEqual([1, 2, 3, 4, 20, 30, 7, null]);
    // 29 March 2026: 01:30 is followed by 03:00.
    const spring = laid(Date.UTC(2026, 2, 28, 23), [1, 2, 3, 4, 5]);
    expect(spring.calls.slice(0, 8)).toEqual([1, 2, 3, 4, null, null, 5, null]);
    const none = { day: 'today', fromMs: 0, intervalMinutes: 30, queues: [] } as const;
    expect(layCameToday(none, 'support', BERLIN)).toBeNull();
  });

  test('ED9 a band moves with what is typed on this screen', () => {
    const edits = [
      { kind: 'percent', days: ['2026-11-30'], places: [20], percent: 20 },
      { kind: 'set', day: '2026-11-30', places: [2], calls: 50 },
    ] as const;
    const [, , day] = listForecastDays(answerWith(), edits, UTC);
    expect(day!.bands.low[20]).toBeCloseTo(9.6, 6);
    expect(day!.bands.high[20]).toBeCloseTo(14.4, 6);
    expect(day!.bands.low[21]).toBe(8);
    expect(day!.bands.low[2]).toBeGreaterThan(35);
    expect(day!.bands.high[2]).toBeLessThan(65);
    // 240 became 292.
    expect(day!.totals.band80!.low).toBeCloseTo((200 * 292) / 240, 2);
  });

  test('FW1 closed hours and closed days are nothing, not 0', () => {
    const [open, closed, ahead, shut] = listForecastDays(
      answerWith({
        actual: [daysOf(10), daysOf(0)],
        then: [daysOf(10), daysOf(null)],
        calls: [daysOf(10), daysOf(0)],
      }),
      [],
      UTC,
    );
    expect(open!.actual[0]).toBeNull();
    expect(open!.actual[20]).toBe(10);
    expect(closed!.totals.actual).toBeNull();
    expect(ahead!.expected[0]).toBeNull();
    expect(shut!.totals).toMatchObject({ expected: null, band80: null, band90: null });
  });

  test('an hour nobody knows stays unknown beside one without calls', () => {
    const actual = daysOf(10);
    actual[20] = null;
    actual[21] = 0;
    const [day] = listForecastDays(answerWith({ actual: [actual, daysOf(10)] }), [], UTC);
    expect([day!.actual[20], day!.actual[21]]).toEqual([null, 0]);
    expect(day!.totals.actual).toBe(220);
  });

  test('FW3 an edit shows in its places and in the total, what the methods say stays', () => {
    const [, , day] = listForecastDays(
      answerWith(),
      [{ kind: 'percent', days: ['2026-11-30'], places: [20, 21], percent: 50 }],
      UTC,
    );
    expect([...day!.edited]).toEqual([20, 21]);
    expect(day!.expected[20]).toBe(15);
    expect(day!.statistical[20]).toBe(10);
    expect(day!.totals).toMatchObject({ expected: 250, statistical: 240 });
  });

  test('FW1 a closed hour that somebody wrote 0 into is 0', () => {
    const edit = { kind: 'set', day: '2026-11-30', places: [20], calls: 0 } as const;
    const [, , day] = listForecastDays(answerWith(), [edit], UTC);
    expect(day!.expected[20]).toBe(0);
  });

  test('FW2 a day of 25 hours counts the hour that comes twice twice', () => {
    const night = Array.from<number | null>({ length: 48 }).fill(2);
    const days = listForecastDays(
      answerWith({ firstDay: '2026-10-25', pastFirstDay: '2026-10-23', calls: [night, night] }),
      [],
      BERLIN,
    );
    expect(days[2]!.totals.expected).toBe(100);
    expect(days[3]!.totals.expected).toBe(96);
  });

  test('rows go from the first open place to the last, without holes', () => {
    const calls = daysOf(10);
    calls[24] = 0;
    const days = listForecastDays(answerWith({ calls: [calls, daysOf(10)] }), [], UTC);
    expect(listOpenPlaces(days)).toEqual(Array.from({ length: 24 }, (_, at) => 16 + at));
    expect(listOpenPlaces([])).toEqual([]);
  });

  test('places are named by the clock from the day start on', () => {
    expect(namePlace(3, 30, '04:00')).toBe('05:30');
    expect(namePlace(47, 30, '04:00')).toBe('03:30');
    expect(namePlace(95, 15, '00:00')).toBe('23:45');
  });
});

describe('what makes up a number', () => {
  const parts = {
    day: '2026-11-30',
    level: 200,
    weekday: 1.2,
    dayOfMonth: 1,
    yearly: 1,
    events: [{ eventId: 'letter', ratio: 1.25, calls: 60 }],
  };

  test('FW3 level, weekday, event and edit, each with the calls after it; what changes nothing is left out', () => {
    const [, , day] = listForecastDays(
      answerWith({ parts, calls: [daysOf(12.5), daysOf(10)] }),
      [{ kind: 'day-total', day: '2026-11-30', calls: 330 }],
      UTC,
    );
    const steps = explainNumber(day!);
    expect(
      steps.map(({ kind, ratio, calls }) => [kind, ratio && Math.round(ratio * 1000) / 1000, calls]),
    ).toEqual([
      ['level', null, 200],
      ['weekday', 1.2, 240],
      ['event', 1.25, 300],
      ['edit', 1.1, 330],
    ]);
  });

  test('a day that is over is not explained', () => {
    expect(explainNumber(listForecastDays(answerWith(), [], UTC)[0]!)).toEqual([]);
  });
});
