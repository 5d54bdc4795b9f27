import { MOST_ROWS } from '../../state/cut-list.ts';

/** How a list of queues is set so that all of it is seen at once. */
export interface RowFit {
  /** Lists side by side. */
  readonly blocks: number;
  readonly rowsPerBlock: number;
  readonly rowHeight: number;
  readonly fontSize: number;
  /** How many figure columns there is room for, from the left. */
  readonly columns: number;
  readonly sparkline: 'shown' | 'left-out';
}

export interface RowRoom {
  readonly width: number;
  /** Without the heads of the columns. */
  readonly height: number;
  /** The body size of this wall: what is smaller is hard to read. */
  readonly baseSize: number;
  readonly columns: number;
}

/** Room in em of a row's own type: name with its mark, one figure, the line of the day, the gutter between blocks. */
export const NAME_EM = 11.5;
export const FIGURE_EM = 4.1;
export const SPARK_EM = 6;
const GUTTER_EM = 2;
const MOST_BLOCKS = 3;
/** Type against row height: the rest is air. */
const TYPE_SHARE = 0.56;
const LARGEST_BASES = 1.9;
const TALLEST_BASES = 6.5;
/** Below this share of the body size a row is not read across a room. */
const LOWEST_BASES = 1.2;
/** A site's own queues are all seen, even in a small tile. */
const ALWAYS_ROWS = 40;

/** How many queues a tile lists: what can be read in it, but never more than a screen can keep up with. */
export function countRowsThatFit(room: Pick<RowRoom, 'height' | 'baseSize'>): number {
  const perBlock = Math.floor(Math.max(0, room.height) / (room.baseSize * LOWEST_BASES));
  return Math.min(MOST_ROWS, Math.max(ALWAYS_ROWS, MOST_BLOCKS * perBlock));
}

/**
 * The largest type with which `count` queues fit. A long list is folded into two or three side by side before its type
 * gets small; then the line of the day is left out, then figures from the right.
 */
export function fitRows(count: number, room: RowRoom): RowFit {
  const rows = Math.max(1, count);
  let best: RowFit | null = null;
  let bestScore = -1;
  for (let blocks = 1; blocks <= Math.min(MOST_BLOCKS, rows); blocks += 1) {
    for (let columns = room.columns; columns >= Math.min(2, room.columns); columns -= 1) {
      for (const sparkline of ['shown', 'left-out'] as const) {
        const fit = setRows(rows, room, blocks, columns, sparkline);
        const score = rate(fit, room);
        if (score > bestScore + 1e-9) {
          bestScore = score;
          best = fit;
        }
      }
    }
  }
  return best!;
}

function setRows(
  count: number,
  room: RowRoom,
  blocks: number,
  columns: number,
  sparkline: RowFit['sparkline'],
): RowFit {
  const rowsPerBlock = Math.ceil(count / blocks);
  const rowHeight = Math.min(room.height / rowsPerBlock, room.baseSize * TALLEST_BASES);
  const ems =
    blocks * (NAME_EM + columns * FIGURE_EM + (sparkline === 'shown' ? SPARK_EM : 0)) +
    (blocks - 1) * GUTTER_EM;
  const fontSize = Math.min(rowHeight * TYPE_SHARE, room.width / ems, room.baseSize * LARGEST_BASES);
  return { blocks, rowsPerBlock, rowHeight, fontSize, columns, sparkline };
}

/** Legible first; above the body size, everything that was asked for counts more than still larger type. */
function rate(fit: RowFit, room: RowRoom): number {
  const size = fit.fontSize / room.baseSize;
  const legible = Math.min(1, size);
  const completeness = fit.columns / Math.max(1, room.columns) + (fit.sparkline === 'shown' ? 0.35 : 0);
  return legible * 4 + completeness + Math.min(2, size) * 0.25;
}
