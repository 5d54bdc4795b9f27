import { describe, expect, test } from 'vitest';
import { judgeWeekAhead, gradeAccuracy, sortMethods } from '../../client/state/accuracy-words.ts';
import { comparePublished } from '../../client/state/compare-published.ts';
import { draftOf, eventOf, findEventFaults, newDraft } from '../../client/state/event-draft.ts';
import { formatForecastView, parseForecastView, weekOf } from '../../client/state/forecast-view.ts';
import { formatHours, parseHours } from '../../client/state/opening-hours-text.ts';
import {
  draftOfSettings,
  findSettingsFaults,
  settingsOf,
} from '../../client/state/planning-settings-draft.ts';
import type { AccuracyAnswer, VersionAnswer } from '../../shared/contract/planning-forecast.ts';
import type { PlanningSettings } from '../../shared/contract/planning-settings.ts';
import { createGridClock } from '../../shared/forecasting/grid/grid-clock.ts';
import { parsePlanningEvent } from '../../shared/forecasting/events/parse-planning-event.ts';
import { buildWork } from '../helpers/work-builder.ts';

describe('the address of the workbench', () => {
  test('FW9 a view comes back from its address', () => {
    const view = { room: 'events', queueId: '销售/1&2', day: '2026-12-02' } as const;
    expect(parseForecastView(new URLSearchParams(formatForecastView(view)))).toEqual(view);
    expect(formatForecastView({ room: 'calls', queueId: null, day: null })).toBe('');
  });

  test.each(['2026-02-30', '2026-13-01', 'soon', '20261202'])('%s is no day', (day) => {
    expect(parseForecastView(new URLSearchParams({ day })).day).toBeNull();
  });

  test('a week begins on Monday', () => {
    expect(weekOf('2026-12-06')[0]).toBe('2026-11-30');
    expect(weekOf('2026-11-30')).toHaveLength(7);
  });
});

describe('the form of an event', () => {
  const typed = { ...newDraft('e1', '2026-12-01', null), name: ' 双十一 ', effect: 'typed-ratio' as const };

  test('what it makes is what the server takes', () => {
    const event = eventOf({ ...typed, percent: '+20%', carryOver: '30', curve: 'morning' }, 'zh-CN');
    expect(event).toMatchObject({ effect: { ratio: 1.2 }, carryOverRatio: 0.3, name: { 'zh-CN': '双十一' } });
    expect(parsePlanningEvent(event)).toEqual(event);
  });

  test('a comma for a point makes nothing ten times as much', () => {
    expect(eventOf({ ...typed, percent: '+2,5 %' }, 'en').effect).toEqual({
      kind: 'typed-ratio',
      ratio: 1.025,
    });
    expect(eventOf({ ...typed, effect: 'typed-calls', callsPerDay: '1,200' }, 'en').effect).toEqual({
      kind: 'typed-calls',
      callsPerDay: 1_200,
    });
  });

  test('FW7 an event opened and saved is the same, names of other languages and a curve of its own too', () => {
    const event = parsePlanningEvent({
      id: 'e2',
      kind: 'campaign',
      name: { en: 'Letter', 'zh-TW': '信' },
      fromDay: '2026-12-01',
      toDay: '2026-12-03',
      queueIds: ['a'],
      effect: { kind: 'typed-calls', callsPerDay: -40 },
      dayCurve: [1, 7],
      carryOverRatio: 0.25,
      note: 'x',
    });
    expect(eventOf(draftOf(event, 'Letter'), 'en')).toEqual(event);
  });

  test.each([
    [{ name: ' ' }, 'no-name'],
    [{ toDay: '' }, 'no-day'],
    [{ toDay: '2026-11-30' }, 'backwards'],
    [{ toDay: '2028-12-01' }, 'too-long'],
    [{ percent: 'a lot' }, 'no-percent'],
    [{ percent: '-101' }, 'no-percent'],
    [{ effect: 'typed-calls', callsPerDay: '' }, 'no-calls'],
    [{ carryOver: '101' }, 'no-carry-over'],
  ] as const)('%j: %s', (part, fault) => {
    expect(findEventFaults({ ...typed, percent: '20', ...part })).toEqual([fault]);
  });
});

describe('opening hours as they are typed', () => {
  test.each([
    ['08:00-20:00', [{ from: '08:00', to: '20:00' }]],
    ['8–20', [{ from: '08:00', to: '20:00' }]],
    [
      '８：３０－１２：００，13:00~18:30',
      [
        { from: '08:30', to: '12:00' },
        { from: '13:00', to: '18:30' },
      ],
    ],
    ['22:00-06:00', [{ from: '22:00', to: '06:00' }]],
    ['00:00-24:00', [{ from: '00:00', to: '00:00' }]],
    ['', []],
  ])('%s', (text, hours) => {
    expect(parseHours(text)).toEqual(hours);
    expect(parseHours(formatHours(hours))).toEqual(hours);
  });

  test.each(['8', '25:00-26:00', '08:60-09:00', 'always', '8-20-22'])('%s are no hours', (text) => {
    expect(parseHours(text)).toBeNull();
  });
});

describe('the form of the settings', () => {
  const settings: PlanningSettings = {
    intervalMinutes: 30,
    weeksAhead: 8,
    country: 'DE-BY',
    queues: [
      { queueId: 'gone', opening: { kind: 'found' }, patienceSeconds: 90, borrow: null, concurrency: null },
      {
        queueId: 'new',
        opening: { kind: 'found' },
        patienceSeconds: 60,
        borrow: { kind: 'queue', queueId: 'old', callsPerDay: 40 },
        concurrency: { contactsAtOnce: 3, stretchRatio: 0 },
      },
    ],
    requirement: {
      risk: 'expected',
      aim: 'day',
      maxOccupancyRatio: null,
      maxAbandonmentRatio: null,
      shrinkage: [],
      agentHour: null,
    },
    deferredWorks: [buildWork()],
  };

  test('FW7 opened and saved they are the same: patience, the requirement and queues that are gone stay', () => {
    expect(settingsOf(draftOfSettings(settings, ['old', 'new']), settings)).toEqual(settings);
  });

  test('every fault is told with its place', () => {
    const draft = draftOfSettings(settings, ['old', 'new']);
    const wrong = {
      ...draft,
      weeksAhead: '27',
      region: '!',
      queues: [
        { ...draft.queues[0]!, opening: 'typed' as const, hours: ['8-20', 'x', '', '', '', '', ''] },
        { ...draft.queues[1]!, borrow: 'typed' as const, callsPerDay: '0', handleSeconds: '' },
      ],
    };
    expect(findSettingsFaults(wrong)).toEqual([
      { kind: 'weeks' },
      { kind: 'region', text: '!' },
      { kind: 'hours', queueId: 'old', weekday: 1, text: 'x' },
      { kind: 'calls', queueId: 'new', text: '0' },
      { kind: 'handle', queueId: 'new', text: '' },
    ]);
  });
});

describe('accuracy in words', () => {
  const method = { isDefault: false, isUsed: false, biasRatio: 0, dayWapeRatio: 0.03, coverage90Ratio: 0.9 };
  const horizon = { biasRatio: 0, wapeRatio: 0.08 };
  const accuracy: AccuracyAnswer = {
    queueId: 'support',
    madeAtMs: 0,
    methods: [
      { ...method, methodId: 'b', wapeRatio: 0.05 },
      { ...method, methodId: 'a', wapeRatio: 0.06, isUsed: true },
    ],
    horizons: [
      { ...horizon, fromDaysAhead: 1, toDaysAhead: 1, floorRatio: 0.25, days: 1 },
      { ...horizon, fromDaysAhead: 2, toDaysAhead: 7, floorRatio: 0.5, days: 3 },
      { ...horizon, fromDaysAhead: 8, toDaysAhead: 14, floorRatio: 0.9, days: 9 },
    ],
  };

  test('FW8 a week ahead is the number of the table, with the floor of the days within the week', () => {
    expect(judgeWeekAhead(accuracy)).toMatchObject({ wapeRatio: 0.06, floorRatio: 0.4375 });
    expect(judgeWeekAhead({ ...accuracy, horizons: [] })?.floorRatio).toBeNull();
    expect(judgeWeekAhead({ ...accuracy, methods: [] })).toBeNull();
  });

  test('the method in use stands first, the others from best to worst', () => {
    expect(sortMethods(accuracy).map(({ methodId }) => methodId)).toEqual(['a', 'b']);
  });

  test.each([
    [0.3, 0.28, 'near-chance'],
    [0.045, 0.02, 'good'],
    [0.2, 0.06, 'fair'],
    [0.5, 0.1, 'poor'],
  ])('off by %f where chance is %f: %s', (wapeRatio, floorRatio, grade) => {
    expect(gradeAccuracy({ wapeRatio, floorRatio })).toBe(grade);
  });
});

test('two versions are compared on all days of either; a day nothing is known of stays empty', () => {
  const version = (firstDay: string, each: number, came: number | null): VersionAnswer => ({
    version: {
      versionNo: 1,
      publishedAtMs: 0,
      author: '',
      reason: '',
      firstDay,
      days: 2,
      knownUntilMs: 0,
    },
    queueId: 'support',
    intervalsPerDay: 48,
    statistical: Array.from({ length: 96 }, () => each),
    calls: Array.from({ length: 96 }, () => each),
    handleSeconds: [],
    edits: [],
    actual: Array.from({ length: 96 }, (_, at) => (at < 48 ? came : null)),
    horizons: [],
  });
  const clock = createGridClock({ timeZone: 'Europe/Berlin', dayStartsAt: '00:00' }, 30);
  expect(comparePublished(version('2026-10-24', 1, 2), version('2026-10-25', 3, null), clock)).toEqual([
    { day: '2026-10-24', before: 48, after: null, actual: 96 },
    { day: '2026-10-25', before: 50, after: 150, actual: null },
    { day: '2026-10-26', before: null, after: 144, actual: null },
  ]);
});

test('FW1 a day that is closed in both versions is empty, one that a person set to 0 is 0', () => {
  const version = (statistical: number): VersionAnswer => ({
    version: {
      versionNo: 1,
      publishedAtMs: 0,
      author: '',
      reason: '',
      firstDay: '2026-11-29',
      days: 1,
      knownUntilMs: 0,
    },
    queueId: 'support',
    intervalsPerDay: 48,
    statistical: Array.from({ length: 48 }, () => statistical),
    calls: Array.from({ length: 48 }, () => 0),
    handleSeconds: [],
    edits: [],
    actual: Array.from({ length: 48 }, () => 0),
    horizons: [],
  });
  const clock = createGridClock({ timeZone: 'UTC', dayStartsAt: '00:00' }, 30);
  const day = '2026-11-29';
  expect(comparePublished(version(0), version(0), clock)).toEqual([
    { day, before: null, after: null, actual: null },
  ]);
  expect(comparePublished(version(0), version(3), clock)).toEqual([
    { day, before: null, after: 0, actual: 0 },
  ]);
});
