import type { Board } from '../../../shared/boards/board.ts';
import { writeBoardFile } from '../../state/editor-files.ts';

/** Hands the board to the reader as a file, `<id>.board.json`. */
export function downloadBoard(document: Document, board: Board): void {
  const address = URL.createObjectURL(new Blob([writeBoardFile(board)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${board.id}.board.json`;
  link.click();
  URL.revokeObjectURL(address);
}
