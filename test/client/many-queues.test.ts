import { describe, expect, test } from 'vitest';
import { findCause } from '../../client/screens/desk/find-cause.ts';
import { cutGroups } from '../../client/screens/wall/agent-groups.ts';
import { fitCells } from '../../client/screens/wall/fit-cells.ts';
import { countRowsThatFit } from '../../client/screens/wall/fit-rows.ts';
import { cutList, MOST_ROWS } from '../../client/state/cut-list.ts';

describe('more than a screen can show', () => {
  test('WA7 a list is cut at what can be read, at 200 on the largest wall, never below a site of forty', () => {
    expect(countRowsThatFit({ height: 900, baseSize: 23 })).toBe(96);
    expect(countRowsThatFit({ height: 4_000, baseSize: 20 })).toBe(MOST_ROWS);
    expect(countRowsThatFit({ height: 100, baseSize: 23 })).toBe(40);
    expect(countRowsThatFit({ height: -20, baseSize: 23 })).toBe(40);
  });

  test('what is cut is counted, and nothing is where all fit', () => {
    expect(cutList([1, 2, 3], 2)).toEqual({ shown: [1, 2], leftOut: 1 });
    expect(cutList([1, 2], 2)).toEqual({ shown: [1, 2], leftOut: 0 });
  });

  test('WA8 a grid is cut in the order of its seats', () => {
    const groups = [
      { team: 'A', agentIds: ['1', '2'] },
      { team: 'B', agentIds: ['3', '4'] },
      { team: null, agentIds: ['5'] },
    ];
    expect(cutGroups(groups, 3)).toEqual([
      { team: 'A', agentIds: ['1', '2'] },
      { team: 'B', agentIds: ['3'] },
    ]);
    expect(cutGroups(groups, 5)).toEqual(groups);
  });

  test('WA8 hundreds of teams are not all tried side by side', () => {
    const room = { width: 1860, height: 780, heading: 0, gap: 0, sectionGap: 0, mostCellHeight: 100 };
    expect(fitCells(Array<number>(600).fill(1), room).across).toBeLessThanOrEqual(24);
  });
});

test('the figure that turned a row is the first of the worst', () => {
  const [level, wait, rate] = [
    { id: 'level', status: 'warn' },
    { id: 'wait', status: 'bad' },
    { id: 'rate', status: 'bad' },
  ] as const;
  expect(findCause([level, wait, rate])).toBe(wait);
  expect(findCause([level])).toBe(level);
  expect(findCause([{ status: 'ok' }, { status: 'none' }])).toBeNull();
});
