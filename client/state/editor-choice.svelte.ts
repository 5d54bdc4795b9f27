import type { BoardPage, Tile } from '../../shared/boards/board.ts';
import type { EditorBoard } from './editor-board.svelte.ts';
import { findPage, findTile } from './editor-edits.ts';

/** Which page and tile of the board the editor is at. What was deleted or undone away is not chosen any more. */
export class EditorChoice {
  readonly #editor: EditorBoard;
  #pageId = $state<string | null>(null);
  #tileId = $state<string | null>(null);

  readonly page: BoardPage | null = $derived.by(() => {
    const { board } = this.#editor;
    if (!board) return null;
    const chosen = this.#pageId === null ? null : findPage(board, this.#pageId);
    return chosen ?? board.pages[0] ?? null;
  });

  readonly tile: Tile | null = $derived(this.page?.tiles.find((tile) => tile.id === this.#tileId) ?? null);

  constructor(editor: EditorBoard) {
    this.#editor = editor;
  }

  choosePage(pageId: string): void {
    this.#pageId = pageId;
    this.#tileId = null;
  }

  /** Also turns to the page the tile is on. */
  chooseTile(tileId: string | null): void {
    this.#tileId = tileId;
    const { board } = this.#editor;
    const found = board && tileId !== null ? findTile(board, tileId) : null;
    if (found) this.#pageId = found.page.id;
  }

  /** After an edit that added one: the newest tile of the page. */
  chooseLastTile(): void {
    this.#tileId = this.page?.tiles.at(-1)?.id ?? null;
  }
}
