import { GRID_COLUMNS, GRID_ROWS } from '../../shared/boards/board-grid.ts';
import type { Board, BoardPage, Tile, TileKind } from '../../shared/boards/board.ts';

/** What an editor may do to a board. Every edit gives a new board; one that changes nothing gives the board itself. */

export type BoardSettings = Omit<Board, 'id' | 'pages'>;
export type PageSettings = Omit<BoardPage, 'id' | 'tiles'>;

export function changeBoard(board: Board, settings: Partial<BoardSettings>): Board {
  return { ...board, ...settings };
}

export function findPage(board: Board, pageId: string): BoardPage | null {
  return board.pages.find((page) => page.id === pageId) ?? null;
}

export function findTile(board: Board, tileId: string): { page: BoardPage; tile: Tile; at: number } | null {
  for (const page of board.pages) {
    const at = page.tiles.findIndex((tile) => tile.id === tileId);
    if (at >= 0) return { page, tile: page.tiles[at]!, at };
  }
  return null;
}

/** A name that no page and no tile of the board has yet: `waiting`, `waiting-2`, `waiting-3` … */
export function freeId(board: Board, wanted: string): string {
  const taken = new Set(board.pages.flatMap((page) => [page.id, ...page.tiles.map((tile) => tile.id)]));
  return nextFree(wanted, taken);
}

/** The next name of a row of numbered ones that is not taken. Example: `nextFree('floor', ['floor'])` is `floor-2`. */
export function nextFree(wanted: string, taken: Iterable<string>): string {
  const known = new Set(taken);
  if (!known.has(wanted)) return wanted;
  const stem = wanted.replace(/-\d+$/u, '');
  let number = 2;
  while (known.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

export function addPage(board: Board, name: string): Board {
  const page: BoardPage = { id: freeId(board, 'page'), name, seconds: 20, tiles: [] };
  return { ...board, pages: [...board.pages, page] };
}

/** A board keeps at least one page: the last one stays. */
export function removePage(board: Board, pageId: string): Board {
  if (board.pages.length <= 1) return board;
  const pages = board.pages.filter((page) => page.id !== pageId);
  return pages.length === board.pages.length ? board : { ...board, pages };
}

export function changePage(board: Board, pageId: string, settings: Partial<PageSettings>): Board {
  return mapPage(board, pageId, (page) => ({ ...page, ...settings }));
}

export function movePage(board: Board, pageId: string, toIndex: number): Board {
  const from = board.pages.findIndex((page) => page.id === pageId);
  const pages = moveItem(board.pages, from, toIndex);
  return pages === board.pages ? board : { ...board, pages };
}

export function duplicatePage(board: Board, pageId: string): Board {
  const at = board.pages.findIndex((page) => page.id === pageId);
  const page = board.pages[at];
  if (!page) return board;
  let grown: Board = board;
  const tiles: Tile[] = [];
  for (const tile of page.tiles) {
    const copy = { ...tile, id: freeId(grown, tile.id) };
    tiles.push(copy);
    // Ids are looked for on the board as it grows, so that two tiles never take the same one.
    grown = { ...grown, pages: [...grown.pages, { ...page, id: copy.id, tiles: [] }] };
  }
  const copy: BoardPage = { ...page, id: freeId(grown, page.id), tiles };
  return { ...board, pages: board.pages.toSpliced(at + 1, 0, copy) };
}

/** Puts a tile of a kind at the end of a page, with settings that show something at once. */
export function addTile(board: Board, pageId: string, kind: TileKind): Board {
  const tile = createTile(kind, freeId(board, kind));
  return mapPage(board, pageId, (page) => ({ ...page, tiles: [...page.tiles, tile] }));
}

export function removeTile(board: Board, tileId: string): Board {
  const found = findTile(board, tileId);
  if (!found) return board;
  return mapPage(board, found.page.id, (page) => ({
    ...page,
    tiles: page.tiles.filter((tile) => tile.id !== tileId),
  }));
}

export function duplicateTile(board: Board, tileId: string): Board {
  const found = findTile(board, tileId);
  if (!found) return board;
  const copy = { ...found.tile, id: freeId(board, found.tile.id) };
  return mapPage(board, found.page.id, (page) => ({
    ...page,
    tiles: page.tiles.toSpliced(found.at + 1, 0, copy),
  }));
}

/** Replaces a tile by one with the same id. */
export function changeTile(board: Board, tile: Tile): Board {
  const found = findTile(board, tile.id);
  if (!found) return board;
  return mapPage(board, found.page.id, (page) => ({
    ...page,
    tiles: page.tiles.with(found.at, tile),
  }));
}

/** Grows or shrinks a tile by whole columns and rows, within the grid. */
export function resizeTile(board: Board, tileId: string, columnsBy: number, rowsBy: number): Board {
  const tile = findTile(board, tileId)?.tile;
  if (!tile) return board;
  const columns = clamp(tile.columns + columnsBy, 1, GRID_COLUMNS);
  const rows = clamp(tile.rows + rowsBy, 1, GRID_ROWS);
  if (columns === tile.columns && rows === tile.rows) return board;
  return changeTile(board, { ...tile, columns, rows });
}

/** Moves a tile to a place in the reading order of its page. */
export function moveTile(board: Board, tileId: string, toIndex: number): Board {
  const found = findTile(board, tileId);
  if (!found) return board;
  const tiles = moveItem(found.page.tiles, found.at, toIndex);
  return tiles === found.page.tiles ? board : mapPage(board, found.page.id, (page) => ({ ...page, tiles }));
}

/** The whole new order of a page's tiles, as a drag leaves it; tiles that are not named keep their place at the end. */
export function orderTiles(board: Board, pageId: string, ids: readonly string[]): Board {
  return mapPage(board, pageId, (page) => {
    const place = new Map(ids.map((id, at) => [id, at]));
    const rank = (tile: Tile) => place.get(tile.id) ?? ids.length;
    return { ...page, tiles: page.tiles.toSorted((a, b) => rank(a) - rank(b)) };
  });
}

export function moveTileToPage(board: Board, tileId: string, pageId: string): Board {
  const found = findTile(board, tileId);
  if (!found || found.page.id === pageId || !findPage(board, pageId)) return board;
  return mapPage(removeTile(board, tileId), pageId, (page) => ({
    ...page,
    tiles: [...page.tiles, found.tile],
  }));
}

export function copyBoard(board: Board, id: string, name: string): Board {
  return { ...board, id, name };
}

export function createTile(kind: TileKind, id: string): Tile {
  const base = { id, title: '', queues: [] };
  switch (kind) {
    case 'metric':
      return { ...base, kind, columns: 3, rows: 2, metric: 'waiting-now', window: 'now', thresholds: null };
    case 'queue-list':
      return {
        ...base,
        kind,
        columns: 12,
        rows: 4,
        order: 'as-listed',
        columnsShown: [
          { metric: 'waiting-now', window: 'now' },
          { metric: 'longest-wait-now', window: 'now' },
          { metric: 'service-level', window: 'today' },
        ],
      };
    case 'agent-grid':
      return { ...base, kind, columns: 12, rows: 6, showOffline: 'no' };
    case 'agent-states':
      return { ...base, kind, columns: 6, rows: 2 };
    case 'trend':
      return { ...base, kind, columns: 6, rows: 3, metric: 'service-level', compareWith: ['last-week'] };
    case 'projection':
      return { id, title: '', kind, columns: 12, rows: 2, queue: null };
    case 'adherence':
      return { id, title: '', kind, columns: 6, rows: 2, shows: 'activities' };
    case 'message':
      return { id, title: '', kind, columns: 12, rows: 1, text: '' };
    case 'clock':
      return { id, title: '', kind, columns: 2, rows: 1 };
    default:
      return kind satisfies never;
  }
}

function mapPage(board: Board, pageId: string, change: (page: BoardPage) => BoardPage): Board {
  const at = board.pages.findIndex((page) => page.id === pageId);
  const page = board.pages[at];
  return page ? { ...board, pages: board.pages.with(at, change(page)) } : board;
}

/** A list with one item taken to another place; the list itself when nothing moves. */
export function moveItem<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const target = clamp(to, 0, list.length - 1);
  const item = list[from];
  if (item === undefined || target === from) return list;
  return list.toSpliced(from, 1).toSpliced(target, 0, item);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
