import { describe, expect, test } from 'vitest';
import { EditorBoard, type BoardRequests } from '../../client/state/editor-board.svelte.ts';
import { isSameJson } from '../../client/state/is-same-json.ts';
import {
  addPage,
  addTile,
  createTile,
  duplicatePage,
  duplicateTile,
  freeId,
  moveTile,
  moveTileToPage,
  nextFree,
  orderTiles,
  removePage,
  removeTile,
  resizeTile,
} from '../../client/state/editor-edits.ts';
import { readBoardFile, writeBoardFile } from '../../client/state/editor-files.ts';
import { EditorHistory } from '../../client/state/editor-history.svelte.ts';
import type { Board, TileKind } from '../../shared/boards/board.ts';
import { parseBoard } from '../../shared/boards/parse-board.ts';

function makeBoard(id = 'floor'): Board {
  return {
    id,
    name: 'Floor',
    locale: null,
    theme: 'dark',
    sound: 'off',
    flash: 'off',
    burnInShift: 'off',
    pages: [
      {
        id: 'one',
        name: 'One',
        seconds: 20,
        tiles: [createTile('metric', 'a'), createTile('trend', 'b'), createTile('clock', 'c')],
      },
    ],
  };
}

const tileIds = (board: Board, page = 0) => board.pages[page]!.tiles.map((tile) => tile.id);

/** A server that keeps boards in memory, as another screen may do too. */
class MemoryBoards implements BoardRequests {
  readonly kept = new Map<string, Board>();

  constructor(...boards: Board[]) {
    for (const board of boards) this.kept.set(board.id, board);
  }

  async find(id: string) {
    const value = this.kept.get(id);
    if (value) return { ok: true as const, value };
    return { ok: false as const, code: 'not-found' as const, message: `There is no board "${id}".` };
  }

  async keep(board: Board) {
    this.kept.set(board.id, board);
    return { ok: true as const, value: board };
  }
}

describe('edits of a board', () => {
  test('every kind of tile starts with settings the parser takes', () => {
    const kinds: TileKind[] = [
      'metric',
      'queue-list',
      'agent-grid',
      'agent-states',
      'trend',
      'projection',
      'adherence',
      'message',
      'clock',
    ];
    const board = kinds.reduce((current, kind) => addTile(current, 'one', kind), makeBoard());
    expect(parseBoard(board)).toEqual(board);
    expect(board.pages[0]!.tiles).toHaveLength(12);
  });

  test('ids stay unique when pages with many tiles are duplicated twice', () => {
    const board = duplicatePage(duplicatePage(makeBoard(), 'one'), 'one');
    const ids = board.pages.flatMap((page) => [page.id, ...page.tiles.map((tile) => tile.id)]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(board.pages.map((page) => page.tiles.length)).toEqual([3, 3, 3]);
    expect(parseBoard(board)).toEqual(board);
  });

  test('a numbered name counts on instead of growing', () => {
    expect(nextFree('floor-2', ['floor', 'floor-2', 'floor-3'])).toBe('floor-4');
    expect(nextFree('floor', [])).toBe('floor');
    expect(freeId(makeBoard(), 'a')).toBe('a-2');
  });

  test('tiles move to a place and stop at the ends', () => {
    const board = makeBoard();
    expect(tileIds(moveTile(board, 'a', 2))).toEqual(['b', 'c', 'a']);
    expect(tileIds(moveTile(board, 'a', 99))).toEqual(['b', 'c', 'a']);
    expect(moveTile(board, 'a', -1)).toBe(board);
    expect(moveTile(board, 'nobody', 1)).toBe(board);
  });

  test('a drag gives the whole order; what it did not name stays at the end', () => {
    expect(tileIds(orderTiles(makeBoard(), 'one', ['c', 'a']))).toEqual(['c', 'a', 'b']);
  });

  test('a tile changes pages without changing its settings', () => {
    const board = addPage(makeBoard(), 'Two');
    const moved = moveTileToPage(board, 'b', board.pages[1]!.id);
    expect(tileIds(moved)).toEqual(['a', 'c']);
    expect(moved.pages[1]!.tiles).toEqual([board.pages[0]!.tiles[1]]);
    expect(moveTileToPage(board, 'b', 'nowhere')).toBe(board);
  });

  test('sizes keep within the grid of 12 x 6', () => {
    const wide = resizeTile(makeBoard(), 'a', 50, 50).pages[0]!.tiles[0]!;
    expect([wide.columns, wide.rows]).toEqual([12, 6]);
    const small = resizeTile(makeBoard(), 'a', -50, -50).pages[0]!.tiles[0]!;
    expect([small.columns, small.rows]).toEqual([1, 1]);
  });

  test('a duplicate stands right after its original', () => {
    expect(tileIds(duplicateTile(makeBoard(), 'a'))).toEqual(['a', 'a-2', 'b', 'c']);
  });

  test('the last page cannot be removed, a tile can', () => {
    const board = makeBoard();
    expect(removePage(board, 'one')).toBe(board);
    expect(tileIds(removeTile(board, 'b'))).toEqual(['a', 'c']);
  });
});

describe('steps of editing', () => {
  test('undo and redo walk through every step', () => {
    const history = new EditorHistory('a');
    history.apply('b');
    history.apply('c');
    history.undo();
    expect(history.present).toBe('b');
    history.undo();
    history.undo();
    expect(history.present).toBe('a');
    expect(history.canUndo).toBe(false);
    history.redo();
    history.redo();
    expect(history.present).toBe('c');
    expect(history.canRedo).toBe(false);
  });

  test('typing into one field is one step', () => {
    const history = new EditorHistory('');
    for (const text of ['F', 'Fl', 'Flo']) history.apply(text, 'name');
    history.apply('Flo!', 'other');
    history.undo();
    expect(history.present).toBe('Flo');
    history.undo();
    expect(history.present).toBe('');
  });

  test('typing again after an undo is a step of its own', () => {
    const history = new EditorHistory('');
    history.apply('a', 'name');
    history.apply('b', 'other');
    history.undo();
    history.apply('ax', 'name');
    history.undo();
    expect(history.present).toBe('a');
  });

  test('a new edit forgets what was undone', () => {
    const history = new EditorHistory(1);
    history.apply(2);
    history.undo();
    history.apply(3);
    expect(history.canRedo).toBe(false);
    history.undo();
    expect(history.present).toBe(1);
  });

  test('an edit that changes nothing is no step', () => {
    const history = new EditorHistory(1);
    history.apply(1);
    expect(history.canUndo).toBe(false);
  });
});

describe('saving a board', () => {
  async function open(server: MemoryBoards) {
    const editor = new EditorBoard(server);
    await editor.load('floor');
    return editor;
  }

  test('is dirty after an edit, clean after its undo and after a save', async () => {
    const server = new MemoryBoards(makeBoard());
    const editor = await open(server);
    editor.edit((board) => ({ ...board, name: 'Hall' }));
    expect(editor.dirty).toBe(true);
    editor.history.undo();
    expect(editor.dirty).toBe(false);
    editor.history.redo();
    expect(await editor.save()).toBe('saved');
    expect(editor.dirty).toBe(false);
    expect(server.kept.get('floor')!.name).toBe('Hall');
  });

  test('does not write over what another saved meanwhile', async () => {
    const server = new MemoryBoards(makeBoard());
    const editor = await open(server);
    editor.edit((board) => ({ ...board, name: 'Mine' }));
    await server.keep({ ...makeBoard(), name: 'Theirs' });
    expect(await editor.save()).toBe('conflict');
    expect(server.kept.get('floor')!.name).toBe('Theirs');
    expect(await editor.overwrite()).toBe('saved');
    expect(server.kept.get('floor')!.name).toBe('Mine');
    expect(editor.conflict).toBeNull();
  });

  test('takes theirs when asked, and mine comes back by undo', async () => {
    const server = new MemoryBoards(makeBoard());
    const editor = await open(server);
    editor.edit((board) => ({ ...board, name: 'Mine' }));
    await server.keep({ ...makeBoard(), name: 'Theirs' });
    await editor.save();
    editor.takeTheirs();
    expect(editor.board!.name).toBe('Theirs');
    expect(editor.dirty).toBe(false);
    editor.history.undo();
    expect(editor.board!.name).toBe('Mine');
  });

  test('names the fault and keeps a board that the rules refuse here', async () => {
    const server = new MemoryBoards(makeBoard());
    const editor = await open(server);
    editor.edit((board) => ({ ...board, name: '' }));
    expect(await editor.save()).toBe('invalid');
    expect(editor.trouble?.message).toContain('name');
    expect(server.kept.get('floor')!.name).toBe('Floor');
  });

  test('shows the change of another at once when nothing is unsaved here', async () => {
    const server = new MemoryBoards(makeBoard());
    const editor = await open(server);
    await server.keep({ ...makeBoard(), name: 'Theirs' });
    expect(await editor.noteSaved('floor')).toBe(true);
    expect(editor.board!.name).toBe('Theirs');
    expect(await editor.noteSaved('other')).toBe(false);
  });

  test('says that a board is gone', async () => {
    const editor = await open(new MemoryBoards());
    expect(editor.phase).toBe('gone');
    expect(editor.trouble?.message).toContain('floor');
  });

  test('compares documents whatever the order of their keys', () => {
    const board = makeBoard();
    const turned = Object.fromEntries(Object.entries(board).reverse()) as unknown as Board;
    expect(isSameJson(board, turned)).toBe(true);
    expect(isSameJson(board, { ...board, name: 'x' })).toBe(false);
  });
});

describe('files of boards', () => {
  test('an exported board comes back the same', () => {
    const board = makeBoard();
    expect(readBoardFile(writeBoardFile(board), [])).toEqual({ ok: true, board });
  });

  test('an import never overwrites: it gets the next free id', () => {
    const result = readBoardFile(writeBoardFile(makeBoard()), ['floor', 'floor-2']);
    expect(result.ok && result.board.id).toBe('floor-3');
  });

  test('says what is wrong: no JSON, no board, too large', () => {
    expect(readBoardFile('{"id": ', [])).toMatchObject({ ok: false, reason: 'not-json' });
    expect(readBoardFile('x'.repeat(600_000), [])).toMatchObject({ ok: false, reason: 'too-large' });
    const bad = readBoardFile(JSON.stringify({ ...makeBoard(), theme: 'purple' }), []);
    expect(bad).toMatchObject({ ok: false, reason: 'not-a-board' });
    expect(JSON.stringify(bad)).toContain('"path":"theme"');
  });
});
