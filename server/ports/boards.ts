import type { Board } from '../../shared/boards/board.ts';

/** The boards of the site, in the order they were made. */
export interface Boards {
  list(): readonly Board[];
  find(boardId: string): Board | null;
  save(board: Board): Promise<void>;
  /** @throws FloorcastError `not-found` */
  remove(boardId: string): Promise<void>;
  onChanged(listener: (boardId: string) => void): () => void;
}
