import { describe, expect, test } from 'vitest';
import { createWorkDraft } from '../../client/state/deferred-work-draft.ts';
import { mergeRequirementDrafts } from '../../client/state/merge-requirement-drafts.ts';
import type { RequirementDraft } from '../../client/state/requirement-settings.ts';

const LEAVE = { name: 'Leave', percent: '10', base: 'paid-time' } as const;
const ORDERS = { ...createWorkDraft('a'), name: 'Work orders' };
const BASE: RequirementDraft = {
  risk: 'expected',
  aim: 'each-interval',
  maxOccupancy: '85',
  maxAbandonment: '',
  shrinkage: [LEAVE],
  cost: '',
  currency: '',
  patience: { a: '90', b: '' },
  concurrency: { a: { atOnce: '', stretch: '' }, b: { atOnce: '', stretch: '' } },
  works: [ORDERS],
};

describe('two planners at the settings of the requirement', () => {
  test('RQ19 what only one of them changed is as they have it', () => {
    const mine: RequirementDraft = {
      ...BASE,
      aim: 'day',
      cost: '30',
      currency: 'EUR',
      patience: { a: '90', b: '120' },
      works: [ORDERS, { ...createWorkDraft('b'), name: 'Call-backs' }],
    };
    const theirs: RequirementDraft = {
      ...BASE,
      maxOccupancy: '80',
      shrinkage: [LEAVE, { name: 'Training', percent: '3', base: 'paid-time' }],
      patience: { a: '60', b: '', c: '' },
      works: [],
    };
    const { merged, clashes } = mergeRequirementDrafts(BASE, mine, theirs);
    expect(clashes).toEqual([]);
    expect(merged).toEqual({
      ...mine,
      maxOccupancy: '80',
      shrinkage: theirs.shrinkage,
      patience: { a: '60', b: '120', c: '' },
      // They deleted the one, one's own is new.
      works: [mine.works[1]],
    });
  });

  test('RQ19 what both changed stays as it is typed and is named; where both agree nothing is', () => {
    const mine: RequirementDraft = {
      ...BASE,
      risk: 'plain',
      maxOccupancy: '90',
      cost: '30',
      currency: 'EUR',
      shrinkage: [{ ...LEAVE, percent: '12' }],
      concurrency: { ...BASE.concurrency, a: { atOnce: '2', stretch: '' } },
    };
    const theirs: RequirementDraft = {
      ...BASE,
      risk: 'plain',
      maxOccupancy: '80',
      cost: '25',
      currency: 'EUR',
      shrinkage: [],
      concurrency: { ...BASE.concurrency, a: { atOnce: '3', stretch: '' } },
    };
    const { merged, clashes } = mergeRequirementDrafts(BASE, mine, theirs);
    expect(merged).toEqual(mine);
    expect(clashes).toEqual([
      { part: 'maxOccupancy', entry: null },
      { part: 'shrinkage', entry: 'Leave' },
      { part: 'agentHour', entry: null },
      { part: 'concurrency', entry: 'a' },
    ]);
  });

  test('RQ19 two entries of one name, and one without a name, are kept apart', () => {
    const nameless = { ...LEAVE, name: ' ' };
    const mine = { ...BASE, shrinkage: [LEAVE, { ...LEAVE, percent: '5' }, nameless] };
    const { merged } = mergeRequirementDrafts(BASE, mine, { ...BASE, maxAbandonment: '5' });
    expect(merged.shrinkage).toEqual(mine.shrinkage);
  });
});
