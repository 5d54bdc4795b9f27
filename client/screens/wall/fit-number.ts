/** How a figure is set so that it fills its tile: size in the unit of the room given, width in percent of the face. */
export interface NumberFit {
  readonly fontSize: number;
  /** `font-stretch` in percent, within what the face offers. */
  readonly stretch: number;
}

export interface NumberRoom {
  readonly width: number;
  readonly height: number;
  /** Of the width, what the unit beside the figure takes. */
  readonly beside: number;
}

/** Digits are 0.7 em high; the box that shows them needs hardly more. */
const DIGIT_HEIGHT_EM = 0.7;
/** Size against the width of the room at which `99.9 %` still fits: no figure is set larger, so that all are alike. */
const MOST_WIDTH_SHARE = 0.61;
const NARROWEST = 62;
const WIDEST = 104;

/**
 * Advance widths of the face at weight 560 with tabular figures, em, at 62 % and at 100 % of its width; in between
 * they run straight (measured).
 */
const ADVANCES: Readonly<Record<string, readonly [narrow: number, normal: number]>> = {
  digit: [0.415, 0.577],
  '.': [0.198, 0.295],
  ',': [0.198, 0.295],
  ':': [0.22, 0.327],
  '–': [0.31, 0.5],
};

/**
 * The largest setting of `text` in a room: first as high as the room allows, then narrowed as far as the face goes,
 * and smaller only when that is not enough. Figures of tiles of one size thus keep one height side by side.
 *
 * @param text digits with points, commas, colons or a dash
 */
export function fitNumber(text: string, room: NumberRoom): NumberFit {
  const highest = Math.max(0, Math.min(room.height / DIGIT_HEIGHT_EM, room.width * MOST_WIDTH_SHARE));
  const narrow = advance(text, 0);
  const normal = advance(text, 1);
  if (normal === 0 || highest === 0) return { fontSize: highest, stretch: 100 };
  const slope = (normal - narrow) / (100 - NARROWEST);
  const width = Math.max(0, room.width - room.beside);
  const wanted = NARROWEST + (width / highest - narrow) / slope;
  const stretch = Math.min(WIDEST, Math.max(NARROWEST, wanted));
  const em = narrow + slope * (stretch - NARROWEST);
  return { fontSize: Math.min(highest, width / em), stretch: Math.round(stretch * 10) / 10 };
}

/**
 * The text whose room a figure is given, so that it does not change its size with every call: nines in place of its
 * digits, and never fewer of them than `least` says.
 *
 * Example: `reserveText('7', 'calls')` is `999`, `reserveText('0:42', 'seconds')` is `9:99`.
 */
export function reserveText(text: string, unit: 'calls' | 'agents' | 'ratio' | 'seconds'): string {
  const least = LEAST[unit];
  const shown = text.replace(/\d/g, '9');
  return advance(shown, 1) >= advance(least, 1) ? shown : least;
}

const LEAST = { calls: '999', agents: '999', ratio: '99.9', seconds: '9:99' } as const;

function advance(text: string, at: 0 | 1): number {
  let sum = 0;
  for (const char of text) sum += (ADVANCES[char] ?? ADVANCES['digit']!)[at];
  return sum;
}
