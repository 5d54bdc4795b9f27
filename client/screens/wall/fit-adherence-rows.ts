/** How the rows of rostered beside present are set in their tile. */
export interface AdherenceRowFit {
  readonly fontSize: number;
  readonly rowHeight: number;
  readonly figureWidth: number;
  readonly barWidth: number;
  /** The shares drawn to scale; first to go where it gets narrow. */
  readonly bars: 'shown' | 'left-out';
  readonly excused: 'shown' | 'left-out';
  /** Target, longest and what changes soon, in a line below. */
  readonly foot: 'shown' | 'left-out';
}

export interface AdherenceRowRoom {
  readonly width: number;
  readonly height: number;
  /** The body size of this wall: what is smaller is hard to read. */
  readonly baseSize: number;
  /** Of the rows: the longest has to be read. */
  readonly names: readonly string[];
}

/** In em of the rows' type. */
const FIGURE_EM = 4.4;
const BARS_EM = 9;
const SHORTEST_NAME_EM = 5;
const LONGEST_NAME_EM = 16;
const LATIN_EM = 0.56;
const TYPE_SHARE = 0.62;
const LARGEST_BASES = 1.9;
const TALLEST_BASES = 3.2;
const HEAD_BASES = 1.2;
const FOOT_BASES = 1.5;
/** Rows smaller than this share of the body size get the room of the foot. */
const LEGIBLE_BASES = 0.9;
/** Below it only the sum is shown: no row is read then. */
const LEAST_BASES = 0.7;
/** Bars may cost the type its size, but not more than to this. */
const DRAWN_BASES = 1.1;

/** The largest type with which all rows are seen, whole. */
export function fitAdherenceRows(rows: number, room: AdherenceRowRoom): AdherenceRowFit {
  const { width, height, baseSize, names } = room;
  const heightOf = (foot: number) =>
    Math.max(0, Math.min((height - (HEAD_BASES + foot) * baseSize) / rows, baseSize * TALLEST_BASES));
  const withFoot = heightOf(FOOT_BASES);
  const foot = withFoot * TYPE_SHARE >= LEGIBLE_BASES * baseSize ? 'shown' : 'left-out';
  const rowHeight = foot === 'shown' ? withFoot : heightOf(0);
  const byHeight = Math.min(rowHeight * TYPE_SHARE, baseSize * LARGEST_BASES);
  const nameEm = Math.min(LONGEST_NAME_EM, Math.max(SHORTEST_NAME_EM, ...names.map(lengthOf)));
  const fits = (ems: number, least: number) => width / ems >= least;
  const whole = nameEm + 4 * FIGURE_EM;
  const bars = fits(whole + BARS_EM, Math.min(byHeight, baseSize * DRAWN_BASES)) ? 'shown' : 'left-out';
  const excused = fits(whole, Math.min(byHeight, baseSize)) ? 'shown' : 'left-out';
  const ems = nameEm + (excused === 'shown' ? 4 : 3) * FIGURE_EM + (bars === 'shown' ? BARS_EM : 0);
  const fontSize = Math.min(byHeight, width / ems);
  const figures = (excused === 'shown' ? 4 : 3) * FIGURE_EM * fontSize;
  return {
    fontSize,
    rowHeight,
    figureWidth: FIGURE_EM * fontSize,
    // What the type leaves is theirs, too.
    barWidth: Math.max(0, width - figures - nameEm * fontSize),
    bars,
    excused,
    foot,
  };
}

/** All rows, or the sum alone (the last) where they could not be read. */
export function chooseRows<Row>(rows: readonly Row[], room: AdherenceRowRoom): readonly Row[] {
  const isRead = fitAdherenceRows(rows.length, room).fontSize >= room.baseSize * LEAST_BASES;
  return isRead || room.height === 0 ? rows : rows.slice(-1);
}

/** In em, roughly: Chinese letters are as wide as they are high. */
function lengthOf(name: string): number {
  return [...name].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : LATIN_EM), 0);
}
