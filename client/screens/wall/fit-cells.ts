/** How agents are laid out: sections side by side, each a block of cells of one size under its heading. */
export interface CellFit {
  /** Sections side by side. */
  readonly across: number;
  /** Cells side by side in each section. */
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

export interface CellRoom {
  readonly width: number;
  readonly height: number;
  /** Height of a section's heading, its distance to the cells included; 0 without headings. */
  readonly heading: number;
  /** Between cells. */
  readonly gap: number;
  /** Between sections, both ways. */
  readonly sectionGap: number;
  readonly mostCellHeight: number;
}

/** Wider than this against its height a cell is a bar, higher than wide it has room for neither name nor pattern. */
const WIDEST = 3.4;
const HIGHEST = 1.15;
/** More sections side by side than this are never the best; trying them all would take seconds. */
const MOST_ACROSS = 24;

/** Cells of one grid: what a large screen can show, and keep up with. */
export const MOST_CELLS = 1_000;

/**
 * The arrangement with the largest cells that fits the room: tries every number of sections side by side and of cells
 * in each. 800 agents on a full page of 1920 x 1080 get cells of some 40 px.
 *
 * @param sections how many cells each section holds
 */
export function fitCells(sections: readonly number[], room: CellRoom): CellFit {
  const most = Math.max(1, ...sections);
  let best: CellFit = { across: 1, columns: most, cellWidth: 0, cellHeight: 0 };
  let bestArea = 0;
  for (let across = 1; across <= Math.min(MOST_ACROSS, Math.max(1, sections.length)); across += 1) {
    const blockWidth = (room.width - room.sectionGap * (across - 1)) / across;
    for (let columns = 1; columns <= most; columns += 1) {
      const cell = measureCell(sections, room, across, columns, blockWidth);
      if (cell.width <= 0 || cell.height <= 0) continue;
      const area = cell.width * cell.height;
      if (area <= bestArea * 1.001) continue;
      bestArea = area;
      best = { across, columns, cellWidth: cell.width, cellHeight: cell.height };
    }
  }
  return best;
}

function measureCell(
  sections: readonly number[],
  room: CellRoom,
  across: number,
  columns: number,
  blockWidth: number,
): { readonly width: number; readonly height: number } {
  let rows = 0;
  let bands = 0;
  for (let at = 0; at < sections.length; at += across) {
    bands += 1;
    rows += Math.max(1, ...sections.slice(at, at + across).map((count) => Math.ceil(count / columns)));
  }
  const width = (blockWidth - room.gap * (columns - 1)) / columns;
  const free = room.height - bands * room.heading - (bands - 1) * room.sectionGap - (rows - bands) * room.gap;
  const height = Math.min(room.mostCellHeight, free / Math.max(1, rows), width * HIGHEST);
  return { width: Math.min(width, height * WIDEST), height };
}
