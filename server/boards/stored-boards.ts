import type { Board } from '../../shared/boards/board.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { Boards } from '../ports/boards.ts';
import type { Documents } from '../ports/documents.ts';

/** More would not be a list a person can look through. */
export const MAX_BOARDS = 200;

/** The boards as the document `boards.json`, held in memory and saved whole with every change. */
export class StoredBoards implements Boards {
  readonly #documents: Documents;
  readonly #listeners = new Set<(boardId: string) => void>();
  #boards: readonly Board[];
  #saving: Promise<void> = Promise.resolve();

  private constructor(documents: Documents, boards: readonly Board[]) {
    this.#documents = documents;
    this.#boards = boards;
  }

  /** @param createFirst Makes the boards of a site that has none yet: they are saved at once. */
  static async load(
    documents: Documents,
    parseBoard: (value: unknown) => Board,
    createFirst: () => readonly Board[],
  ): Promise<StoredBoards> {
    const stored = await documents.read('boards', (value) => parseBoardList(value, parseBoard));
    if (stored !== null) return new StoredBoards(documents, stored);
    const boards = createFirst();
    await documents.save('boards', { boards });
    return new StoredBoards(documents, boards);
  }

  list(): readonly Board[] {
    return this.#boards;
  }

  find(boardId: string): Board | null {
    return this.#boards.find((board) => board.id === boardId) ?? null;
  }

  save(board: Board): Promise<void> {
    return this.#change(board.id, (boards) => {
      if (boards.some((known) => known.id === board.id))
        return boards.map((known) => (known.id === board.id ? board : known));
      if (boards.length >= MAX_BOARDS)
        throw new FloorcastError('conflict', { code: 'boards-too-many', most: MAX_BOARDS });
      return [...boards, board];
    });
  }

  remove(boardId: string): Promise<void> {
    return this.#change(boardId, (boards) => {
      if (!boards.some((board) => board.id === boardId))
        throw new FloorcastError('not-found', { code: 'board-unknown', boardId: boardId.slice(0, 60) });
      return boards.filter((board) => board.id !== boardId);
    });
  }

  onChanged(listener: (boardId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** One after the other, each upon what the one before has saved. */
  #change(boardId: string, change: (boards: readonly Board[]) => readonly Board[]): Promise<void> {
    const done = this.#saving.then(async () => {
      const boards = change(this.#boards);
      await this.#documents.save('boards', { boards });
      this.#boards = boards;
      for (const listener of this.#listeners) listener(boardId);
    });
    this.#saving = done.catch(() => {});
    return done;
  }
}

function parseBoardList(value: unknown, parseBoard: (value: unknown) => Board): readonly Board[] {
  const boards = typeof value === 'object' && value !== null && 'boards' in value ? value.boards : null;
  if (!Array.isArray(boards)) throw new Error('boards must be a list: {"boards": [...]}.');
  return boards.map((board) => parseBoard(board));
}
