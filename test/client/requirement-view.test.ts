import { describe, expect, test } from 'vitest';
import {
  changesNothing,
  formatRequirementView,
  keepKnownQueues,
  NOTHING_ASKED,
  parseRequirementView,
} from '../../client/state/requirement-view.ts';

const parse = (query: string) => parseRequirementView(new URLSearchParams(query));

describe('the address of the requirement', () => {
  test('RQ1 says everything that is looked at and asked, and nothing that is usual', () => {
    expect(formatRequirementView(parse(''))).toBe('');
    const asked =
      '?from=2026-12-07&span=week&of=group&id=a%3A1+b%3A2&queue=vip%2C2&volume=10&aht=-20&agents=-2&level=85&within=15&train=5&train-from=a&train-to=b';
    expect(formatRequirementView(parse(asked))).toBe(asked);
    expect(parse(asked)).toEqual({
      firstDay: '2026-12-07',
      span: 'week',
      of: 'group',
      id: 'a:1 b:2',
      change: {
        queueIds: ['vip,2'],
        volumeRatio: 1.1,
        handleSecondsAdded: -20,
        agentsAdded: -2,
        target: { ratio: 0.85, answerWithinSeconds: 15 },
        crossTraining: { fromQueueId: 'a', toQueueId: 'b', people: 5 },
      },
    });
  });

  test.each([
    ['from=2026-02-30', 'a day that is none'],
    ['span=year&of=agent', 'words of another version'],
    ['volume=much&aht=1e9&agents=2.5', 'numbers that are none'],
    ['level=85', 'half a target'],
    ['train=3&train-from=a&train-to=a', 'people who learn what they know'],
    ['train=3&train-from=a', 'people who learn nothing'],
  ])('RQ1 leaves %s (%s) at the usual', (query) => {
    expect(formatRequirementView(parse(query))).toBe('');
  });

  test('keeps a number that is too large within what the sliders have', () => {
    expect(parse('volume=900&agents=-99').change).toMatchObject({ volumeRatio: 2, agentsAdded: -20 });
  });
});

describe('a change', () => {
  test('of queues alone changes nothing', () => {
    expect(changesNothing(NOTHING_ASKED)).toBe(true);
    expect(changesNothing({ ...NOTHING_ASKED, queueIds: ['a'] })).toBe(true);
    expect(changesNothing({ ...NOTHING_ASKED, agentsAdded: 1 })).toBe(false);
  });

  test('forgets queues that are not planned any more', () => {
    const change = parse('queue=gone&agents=1&train=2&train-from=a&train-to=gone').change;
    expect(keepKnownQueues(change, ['a', 'b'])).toEqual({ ...NOTHING_ASKED, agentsAdded: 1 });
    const kept = parse('queue=a&train=2&train-from=a&train-to=b').change;
    expect(keepKnownQueues(kept, ['a', 'b'])).toEqual(kept);
  });
});
