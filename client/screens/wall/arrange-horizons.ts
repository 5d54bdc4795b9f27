/** How the horizons of a projection stand in their tile. */
export interface HorizonArrangement {
  /** `tall`: a number fills its column. `flat`: name and number in one line. */
  readonly shape: 'tall' | 'flat';
  readonly direction: 'columns' | 'rows';
  /** So many fit; those that end last are shown. At least one. */
  readonly shown: number;
  /** Target and range as a line of words below. Left out, the range stands by the number and the target is a tick. */
  readonly foot: 'shown' | 'left-out';
}

export interface HorizonRoom {
  readonly width: number;
  readonly height: number;
  /** The body size of this wall. */
  readonly em: number;
}

/** Measured in em: what a column of words needs, what a number needs to be larger than words, what a flat one is high. */
const COLUMN_EM = 14;
const TALL_EM = 7.5;
const FLAT_EM = 3.5;
const FLAT_WITHOUT_FOOT_EM = 2.2;

/** The largest way to show `count` horizons in a room, whole ones only. */
export function arrangeHorizons(count: number, { width, height, em }: HorizonRoom): HorizonArrangement {
  const hasColumns = width >= count * COLUMN_EM * em;
  if (hasColumns && height >= TALL_EM * em) {
    return { shape: 'tall', direction: 'columns', shown: count, foot: 'shown' };
  }
  if (hasColumns) {
    const foot = height >= FLAT_EM * em ? 'shown' : 'left-out';
    return { shape: 'flat', direction: 'columns', shown: count, foot };
  }
  const fits = (heightEm: number) => Math.floor(height / (heightEm * em));
  const foot = fits(FLAT_EM) >= count ? 'shown' : 'left-out';
  const shown = Math.min(count, Math.max(1, fits(foot === 'shown' ? FLAT_EM : FLAT_WITHOUT_FOOT_EM)));
  return { shape: 'flat', direction: 'rows', shown, foot };
}
