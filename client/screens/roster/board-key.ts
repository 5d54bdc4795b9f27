import type { RosterBoardState } from '../../state/roster/roster-board.svelte.ts';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a key does on the board, or null when it is not the board's. */
export function boardKey(
  event: Key,
  board: RosterBoardState,
  showDay: (day: string) => void,
): (() => void) | null {
  const { key, shiftKey } = event;
  if (event.altKey) return board.mayEdit ? dragKey(key, board) : null;
  if (event.ctrlKey || event.metaKey) return controlKey(event, board);
  if (isMove(key)) return () => void board.move(key, { shift: shiftKey, ctrl: false });
  const { cursor } = board;
  if (cursor === null) return null;
  switch (key) {
    case 'd':
    case 'D':
      return () => showDay(cursor.day);
    case 'Escape':
      return () => (board.drag === null ? (board.selection = null) : board.dragTo(null));
    default:
      return board.mayEdit ? editKey(key, board) : null;
  }
}

function editKey(key: string, board: RosterBoardState): (() => void) | null {
  switch (key) {
    case 'Enter':
    case 'F2':
      return () => (board.isPicking = true);
    case 'Delete':
    case 'Backspace':
      return () => board.clear();
    case 'p':
    case 'P':
      return () => board.pin();
    default:
      return null;
  }
}

/** A shift goes one person or day further, as if it were dragged. */
function dragKey(key: string, board: RosterBoardState): (() => void) | null {
  const { cursor, selection } = board;
  if (cursor === null || selection === null || !key.startsWith('Arrow')) return null;
  const { row, column } = selection.cursor;
  const agentId = board.agentIds[row + (key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0)];
  const day = board.days[column + (key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0)];
  if (agentId === undefined || day === undefined) return null;
  return () => {
    board.dragTo({ from: cursor, to: { agentId, day }, how: 'move' });
    board.drop();
  };
}

function controlKey(event: Key, board: RosterBoardState): (() => void) | null {
  const { key, shiftKey } = event;
  if (key === 'Home' || key === 'End') return () => void board.move(key, { shift: shiftKey, ctrl: true });
  return board.mayEdit ? editControlKey(event, board) : null;
}

function editControlKey({ key, shiftKey }: Key, board: RosterBoardState): (() => void) | null {
  switch (key.toLowerCase()) {
    case 'z':
      return () => (shiftKey ? board.edits.redo() : board.edits.undo());
    case 'y':
      return () => board.edits.redo();
    case 'c':
      return () => board.copy();
    case 'x':
      return () => board.cut();
    case 'v':
      return () => board.paste();
    case 'd':
      return () => board.fill('down');
    case 'r':
      return board.chosen.length > 1 ? () => board.fill('right') : null;
    default:
      return null;
  }
}

function isMove(key: string): boolean {
  return key.startsWith('Arrow') || ['Home', 'End', 'PageUp', 'PageDown'].includes(key);
}
