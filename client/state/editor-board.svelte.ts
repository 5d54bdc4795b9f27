import type { Board } from '../../shared/boards/board.ts';
import { BoardError, parseBoard } from '../../shared/boards/parse-board.ts';
import { addressPart } from '../address-part.ts';
import { failureOf, getJson, sendJson, type ApiAnswer, type Trouble } from '../connection/api.ts';
import { EditorHistory } from './editor-history.svelte.ts';
import { isSameJson } from './is-same-json.ts';

/** Where boards are kept. */
export interface BoardRequests {
  find(id: string): Promise<ApiAnswer<Board>>;
  keep(board: Board): Promise<ApiAnswer<Board>>;
}

/** The server's boards. */
export const SERVER_BOARDS: BoardRequests = {
  find: (id) => getJson(`/api/v1/boards/${addressPart(id)}`),
  keep: (board) => sendJson('PUT', `/api/v1/boards/${addressPart(board.id)}`, board),
};

export type EditorPhase = 'loading' | 'ready' | 'gone' | 'failed';
export type SaveOutcome = 'saved' | 'conflict' | 'invalid' | 'failed';

/**
 * One board being edited: its steps, what of it is saved, and what to do when somebody else saved it meanwhile.
 * Before every save the kept board is read once more; the server keeps whole documents and the last one wins there.
 */
export class EditorBoard {
  phase = $state<EditorPhase>('loading');
  saving = $state(false);
  /** Why the last load or save did not go through, one reason a line; null when it did. */
  trouble = $state.raw<Trouble | null>(null);
  /** The other's board, while it has to be decided whose stays. */
  conflict = $state.raw<Board | null>(null);
  readonly history = new EditorHistory<Board | null>(null);
  /** The board as it was read or saved last. */
  #base = $state.raw<Board | null>(null);
  readonly #requests: BoardRequests;

  constructor(requests: BoardRequests = SERVER_BOARDS) {
    this.#requests = requests;
  }

  get board(): Board | null {
    return this.history.present;
  }

  get dirty(): boolean {
    return this.board !== null && !isSameJson(this.board, this.#base);
  }

  async load(id: string): Promise<void> {
    this.phase = 'loading';
    const answer = await this.#requests.find(id);
    if (answer.ok) {
      this.#adopt(answer.value);
      this.phase = 'ready';
      return;
    }
    this.trouble = failureOf(answer);
    this.phase = answer.code === 'not-found' ? 'gone' : 'failed';
  }

  /** One step of editing; see EditorHistory for `mergeKey`. */
  edit(change: (board: Board) => Board, mergeKey: string | null = null): void {
    const { board } = this;
    if (board) this.history.apply(change(board), mergeKey);
  }

  async save(): Promise<SaveOutcome> {
    const { board } = this;
    if (!board || this.saving) return 'failed';
    const faults = findFaults(board);
    if (faults !== null) {
      this.trouble = faults;
      return 'invalid';
    }
    this.saving = true;
    try {
      const kept = await this.#requests.find(board.id);
      if (kept.ok && !isSameJson(kept.value, this.#base)) {
        this.conflict = kept.value;
        return 'conflict';
      }
      return await this.#keep(board);
    } finally {
      this.saving = false;
    }
  }

  /** After a conflict: mine stays. */
  async overwrite(): Promise<SaveOutcome> {
    const { board } = this;
    if (!board) return 'failed';
    this.conflict = null;
    return this.#keep(board);
  }

  /** After a conflict: theirs stays; mine can still be had back by undo. */
  takeTheirs(): void {
    if (!this.conflict) return;
    this.#base = this.conflict;
    this.history.apply(this.conflict);
    this.conflict = null;
  }

  decideLater(): void {
    this.conflict = null;
  }

  /** The server says the board was saved, perhaps by us. True when it is another's change. */
  async noteSaved(boardId: string): Promise<boolean> {
    if (boardId !== this.board?.id || this.saving) return false;
    const kept = await this.#requests.find(boardId);
    if (!kept.ok || isSameJson(kept.value, this.#base) || this.saving) return false;
    if (this.dirty) return true; // The conflict is shown when it comes to saving.
    this.#adopt(kept.value);
    return true;
  }

  async #keep(board: Board): Promise<SaveOutcome> {
    const answer = await this.#requests.keep(board);
    if (answer.ok) {
      this.#base = board;
      this.trouble = null;
      return 'saved';
    }
    this.trouble = failureOf(answer);
    return answer.code === 'conflict' ? 'conflict' : 'failed';
  }

  #adopt(board: Board): void {
    this.#base = board;
    this.trouble = null;
    this.history.reset(board);
  }
}

/** What keeps a board from being saved, one fault a line; null when nothing does. */
export function findFaults(board: unknown): Trouble | null {
  try {
    parseBoard(board);
    return null;
  } catch (error) {
    if (error instanceof BoardError) return { message: error.message, said: error.said };
    throw error;
  }
}
