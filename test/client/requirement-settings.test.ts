import { describe, expect, test } from 'vitest';
import { draftOf, readDraft, readNumber, shrinkageOf } from '../../client/state/requirement-settings.ts';
import { findLatest, lastDone } from '../../client/state/requirement-jobs.ts';
import type { PlanningJob, PlanningSettings } from '../../shared/contract/planning.ts';

const SETTINGS: PlanningSettings = {
  intervalMinutes: 30,
  weeksAhead: 8,
  country: null,
  queues: [{ queueId: 'a', opening: { kind: 'found' }, patienceSeconds: 90, borrow: null }],
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
        { queueId: 'b', opening: { kind: 'found' }, patienceSeconds: 120, borrow: null },
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
