import { describe, expect, test } from 'vitest';
import { gridKey } from '../../../client/screens/forecast/grid-key.ts';
import { boardKey } from '../../../client/screens/roster/board-key.ts';
import type { CallsDesk } from '../../../client/state/calls-desk.svelte.ts';
import type { RosterBoardState } from '../../../client/state/roster/roster-board.svelte.ts';

const key = (name: string, held: 'ctrl' | 'alt' | null = null) => ({
  key: name,
  ctrlKey: held === 'ctrl',
  metaKey: false,
  altKey: held === 'alt',
  shiftKey: false,
});

describe('keys', () => {
  const cursor = { agentId: 'a', day: '2027-01-04' };
  const board = (mayEdit: boolean) =>
    ({
      mayEdit,
      cursor,
      selection: { cursor: { row: 0, column: 0 } },
      agentIds: ['a', 'b'],
      days: ['2027-01-04', '2027-01-05'],
      chosen: [cursor, cursor],
    }) as unknown as RosterBoardState;
  const CHANGING = [
    ...['Enter', 'F2', 'Delete', 'Backspace', 'p'].map((name) => key(name)),
    ...['z', 'y', 'c', 'x', 'v', 'd', 'r'].map((name) => key(name, 'ctrl')),
    key('ArrowDown', 'alt'),
  ];

  test.each(CHANGING)('AZ1 $key changes a roster for whoever may, and is nothing for all others', (event) => {
    expect(boardKey(event, board(true), () => {})).not.toBeNull();
    expect(boardKey(event, board(false), () => {})).toBeNull();
  });

  test.each([key('ArrowDown'), key('Home', 'ctrl'), key('d'), key('Escape')])(
    'AZ1 $key looks at a roster for whoever reads it',
    (event) => expect(boardKey(event, board(false), () => {})).not.toBeNull(),
  );

  test.each(['c', 'v'])('AZ1 Ctrl+%s copies a forecast for whoever may change it', (name) => {
    const desk = (mayEdit: boolean) =>
      ({
        mayEdit,
        copied: '2027-01-04',
        chosenDay: { isAhead: true, day: '2027-01-04' },
        target: { days: [] },
      }) as unknown as CallsDesk;
    expect(gridKey(key(name, 'ctrl'), desk(true))).not.toBeNull();
    expect(gridKey(key(name, 'ctrl'), desk(false))).toBeNull();
  });
});
