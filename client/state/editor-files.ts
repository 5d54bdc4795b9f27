import type { Board } from '../../shared/boards/board.ts';
import { BoardError, parseBoard } from '../../shared/boards/parse-board.ts';
import type { Message } from '../../shared/messages/message.ts';
import { nextFree } from './editor-edits.ts';

/** Larger than any board that passes its limits. */
export const MOST_FILE_BYTES = 512 * 1024;

export type BoardFile =
  | { readonly ok: true; readonly board: Board }
  | {
      readonly ok: false;
      readonly reason: 'too-large' | 'not-json' | 'not-a-board';
      /** What is wrong in a board; null where `reason` says all. */
      readonly said: Message | null;
    };

/** Reads an exported board; one whose id is taken gets the next free one, so that an import never overwrites. */
export function readBoardFile(text: string, takenIds: readonly string[]): BoardFile {
  if (text.length > MOST_FILE_BYTES) return { ok: false, reason: 'too-large', said: null };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return { ok: false, reason: 'not-json', said: null };
  }
  try {
    const board = parseBoard(value);
    return { ok: true, board: { ...board, id: nextFree(board.id, takenIds) } };
  } catch (error) {
    if (error instanceof BoardError) return { ok: false, reason: 'not-a-board', said: error.said };
    throw error;
  }
}

/** The text of an exported board: to be read by people too. */
export function writeBoardFile(board: Board): string {
  return `${JSON.stringify(board, null, 2)}\n`;
}
