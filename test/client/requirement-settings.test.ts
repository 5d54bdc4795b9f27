import { describe, expect, test } from 'vitest';
import { draftOf, readDraft, shrinkageOf } from '../../client/state/requirement-settings.ts';
import { createWorkDraft } from '../../client/state/deferred-work-draft.ts';
import { readNumber } from '../../client/state/read-typed-number.ts';
import { findLatest, lastDone } from '../../client/state/requirement-jobs.ts';
import type { PlanningJob } from '../../shared/contract/planning.ts';
import type { PlanningSettings } from '../../shared/contract/planning-settings.ts';

const SETTINGS: PlanningSettings = {
  intervalMinutes: 30,
  weeksAhead: 8,
  country: null,
  queues: [
    { queueId: 'a', opening: { kind: 'found' }, patienceSeconds: 90, borrow: null, concurrency: null },
  ],
  requirement: {
    risk: 'expected',
    aim: 'each-interval',
    maxOccupancyRatio: 0.85,
    maxAbandonmentRatio: null,
    shrinkage: [
      { name: 'Leave', ratio: 0.1, base: 'paid-time' },
      { name: 'Illness', ratio: 0.08, base: 'what-is-left' },
    ],
    agentHour: null,
  },
  deferredWorks: [],
};
const DRAFT = draftOf(SETTINGS, ['a', 'b']);

describe('the settings as they are typed', () => {
  test('come back as they were when nothing is typed', () => {
    expect(DRAFT).toMatchObject({ maxOccupancy: '85', maxAbandonment: '', patience: { a: '90', b: '' } });
    expect(readDraft(DRAFT, SETTINGS)).toEqual(SETTINGS);
  });

  test('take a comma, a sign of percent and the digits of a Chinese keyboard', () => {
    expect(['12,5', '１２．５％', ' 12.5 % '].map(readNumber)).toEqual([12.5, 12.5, 12.5]);
    expect(['', 'a lot', '1.2.3', '1e3', '0x10'].map(readNumber)).toEqual([null, null, null, null, null]);
  });

  test('what is typed is taken, and a queue of which nothing was set gets its patience', () => {
    const draft = {
      ...DRAFT,
      aim: 'day' as const,
      maxOccupancy: '',
      maxAbandonment: '5',
      cost: '38.5',
      currency: ' CNY ',
      patience: { a: '', b: '120' },
    };
    expect(readDraft(draft, SETTINGS)).toEqual({
      ...SETTINGS,
      queues: [
        { ...SETTINGS.queues[0], patienceSeconds: null },
        { queueId: 'b', opening: { kind: 'found' }, patienceSeconds: 120, borrow: null, concurrency: null },
      ],
      requirement: {
        ...SETTINGS.requirement,
        aim: 'day',
        maxOccupancyRatio: null,
        maxAbandonmentRatio: 0.05,
        agentHour: { cost: 38.5, currency: 'CNY' },
      },
    });
  });

  test('RQ10 contacts at once and work that may wait are taken as they are typed, and refused by name', () => {
    const work = {
      ...createWorkDraft('a'),
      name: ' 工单 ',
      pieces: ['1,200', '', '12.5', '0', '０', '1', '2'],
    };
    const taken = readDraft(
      {
        ...DRAFT,
        concurrency: { ...DRAFT.concurrency, b: { atOnce: '３', stretch: '12,5' } },
        works: [{ ...work, arises: 'as-calls', delayKind: 'days', delay: '0', doneWithin: 'typed' }],
      },
      SETTINGS,
    ) as PlanningSettings;
    expect(taken.queues).toEqual([
      SETTINGS.queues[0],
      {
        queueId: 'b',
        opening: { kind: 'found' },
        patienceSeconds: null,
        borrow: null,
        concurrency: { contactsAtOnce: 3, stretchRatio: 0.125 },
      },
    ]);
    const nine = [{ from: '09:00', to: '18:00' }];
    expect(taken.deferredWorks).toEqual([
      {
        name: '工单',
        doer: { kind: 'queue', queueId: 'a' },
        piecesByWeekday: [1200, 0, 12.5, 0, 0, 1, 2],
        handleMinutes: 6,
        arises: { kind: 'as-calls', queueId: 'a' },
        delay: { kind: 'days', amount: 0 },
        doneWithin: { kind: 'typed', weekdays: [nine, nine, nine, nine, nine, [], []] },
        maxOccupancyRatio: 0.9,
      },
    ]);
    expect(readDraft(draftOf(taken, ['a', 'b']), taken)).toEqual(taken);
    const bad = readDraft(
      {
        ...DRAFT,
        concurrency: { ...DRAFT.concurrency, a: { atOnce: '2.5', stretch: 'much' } },
        works: [
          work,
          { ...work, pieces: work.pieces.with(0, 'many'), from: '25', delay: '400', occupancy: '5' },
          { ...work, name: 'a lot', pieces: work.pieces.with(0, '1,000'), handleMinutes: '1,440' },
          {
            ...work,
            name: '',
            handleMinutes: '0',
            delayKind: 'days',
            delay: '1.5',
            doneWithin: 'typed',
            hours: ['?'],
          },
        ],
      },
      SETTINGS,
    );
    expect(
      (bad as readonly { field: string; of: string }[]).map(({ field, of }) => `${field} ${of}`),
    ).toEqual([
      'at-once a',
      'stretch a',
      'work-same-name 1',
      'work-pieces 1',
      'work-window 1',
      'work-delay-hours 1',
      'work-occupancy 1',
      'work-day 2',
      'work-name 3',
      'work-handle 3',
      'work-delay-days 3',
      'work-hours 3',
    ]);
  });

  test('a comma between groups of three digits is of thousands, any other one is a point', () => {
    expect(['1,200', '1,200,000', '36,000.5', '1 200', '1,2', '0,125', '12'].map(readNumber)).toEqual([
      1_200, 1_200_000, 36_000.5, 1_200, 1.2, 0.125, 12,
    ]);
    expect(['1,20,0', '1 2', ',', '+'].map(readNumber)).toEqual([null, null, null, null]);
  });

  test('patience as the rule itself writes it is so many seconds', () => {
    expect(readDraft({ ...DRAFT, patience: { a: '1,200', b: '' } }, SETTINGS)).toMatchObject({
      queues: [{ queueId: 'a', patienceSeconds: 1_200 }],
    });
  });

  test('a cost that the server would refuse is refused beside its field', () => {
    const dear = { ...DRAFT, cost: '5,000,000', currency: 'CNY' };
    expect(readDraft(dear, SETTINGS)).toEqual([{ field: 'cost', of: '', value: '5,000,000' }]);
  });

  test('RQ10 everything that cannot be is said at once, as it was typed', () => {
    const draft = {
      ...DRAFT,
      maxOccupancy: '120',
      maxAbandonment: 'five',
      shrinkage: [{ name: '', percent: '5', base: 'paid-time' as const }],
      cost: '10',
      currency: '',
      patience: { a: '0', b: '' },
    };
    const faults = readDraft(draft, SETTINGS);
    expect(faults).toEqual(
      expect.arrayContaining([
        { field: 'max-occupancy', of: '', value: '120' },
        { field: 'max-abandonment', of: '', value: 'five' },
        { field: 'shrinkage', of: '0', value: '' },
        { field: 'cost', of: 'currency', value: '' },
        { field: 'patience', of: 'a', value: '0' },
      ]),
    );
    expect(faults).toHaveLength(5);
  });

  test('shrinkage that leaves nobody is refused as a whole', () => {
    const half = { name: 'Leave', percent: '50', base: 'paid-time' as const };
    const draft = { ...DRAFT, shrinkage: [half, { ...half, name: 'More' }] };
    expect(shrinkageOf(draft)).toBeNull();
    expect(readDraft(draft, SETTINGS)).toEqual([{ field: 'shrinkage-whole', of: '', value: '' }]);
  });

  test('10 % of paid time and 8 % of what is left are 17.2 %', () => {
    expect(shrinkageOf(DRAFT)).toBeCloseTo(0.172, 12);
  });
});

describe('jobs', () => {
  const job = (
    id: string,
    state: PlanningJob['state'],
    kind: 'forecast' | 'backtest' = 'forecast',
  ): PlanningJob => ({
    id,
    request: { kind },
    origin: 'person',
    state,
    progress: 0,
    at: null,
    startedAtMs: 0,
    endedAtMs: null,
    problem: null,
    said: null,
  });

  test('what can be read is new when another job of its kind is done', () => {
    const jobs = [job('4', 'running'), job('3', 'failed'), job('2', 'done', 'backtest'), job('1', 'done')];
    expect(findLatest(jobs, 'forecast')!.id).toBe('4');
    expect(lastDone(jobs, 'forecast')).toBe('1');
    expect(lastDone(jobs, 'simulate')).toBe('');
    expect(findLatest([], 'forecast')).toBeNull();
  });
});
