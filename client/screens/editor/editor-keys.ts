import type { Words } from '../../locales/index.ts';
import type { EditorBoard } from '../../state/editor-board.svelte.ts';
import type { EditorChoice } from '../../state/editor-choice.svelte.ts';
import { duplicateTile, moveTile, removeTile, resizeTile } from '../../state/editor-edits.ts';

export interface EditorKeyParts {
  readonly editor: EditorBoard;
  readonly choice: EditorChoice;
  readonly words: Words['editor'];
  save(): void;
  say(text: string): void;
}

const ARROWS: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a key does in the editor, or null when it is not the editor's. */
export function editorKey(event: KeyboardEvent, parts: EditorKeyParts): (() => void) | null {
  const { editor, words } = parts;
  const withCtrl = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  if (withCtrl && key === 's') return () => parts.save();
  // A field has its own undo and its own arrows; a dialog is none of the board's business.
  if (isInField(event.target)) return null;
  if (withCtrl && (key === 'y' || (key === 'z' && event.shiftKey))) {
    return () => {
      editor.history.redo();
      parts.say(words.redone);
    };
  }
  if (withCtrl && key === 'z') {
    return () => {
      editor.history.undo();
      parts.say(words.undone);
    };
  }
  return tileKey(event, parts);
}

function tileKey(event: KeyboardEvent, { editor, choice, words, say }: EditorKeyParts): (() => void) | null {
  const { tile, page } = choice;
  if (!tile || !page) return null;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd') {
    return () => editor.edit((board) => duplicateTile(board, tile.id));
  }
  if (event.key === 'Delete') return () => editor.edit((board) => removeTile(board, tile.id));
  const arrow = ARROWS[event.key];
  if (!arrow || event.ctrlKey || event.metaKey) return null;
  if (event.shiftKey && !event.altKey) {
    return () => {
      editor.edit((board) => resizeTile(board, tile.id, arrow[0], arrow[1]));
      const sized = choice.tile ?? tile;
      say(words.sized(sized.columns, sized.rows));
    };
  }
  if (event.altKey && !event.shiftKey) {
    const at = page.tiles.indexOf(tile);
    return () => {
      editor.edit((board) => moveTile(board, tile.id, at + arrow[0] + arrow[1]));
      const place = (choice.page?.tiles.findIndex((other) => other.id === tile.id) ?? at) + 1;
      say(words.moved(tile.title || words.kinds[tile.kind], place, page.tiles.length));
    };
  }
  return null;
}

function isInField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, dialog[open]') !== null;
}
