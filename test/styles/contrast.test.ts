import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const CSS = readFileSync(new URL('../../client/styles/tokens.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';
type Rgb = readonly [number, number, number];

/** The colours of a theme by role, as the token file sets them. */
function readTheme(theme: Theme): ReadonlyMap<string, Rgb> {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(CSS)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): #([0-9a-f]{6});/g)].map(([, role, hex]) => [role!, parseHex(hex!)]),
  );
}

function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const linear = (channel: number) =>
  channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;

/** WCAG 2 contrast, 1 to 21. */
function contrast(a: Rgb, b: Rgb): number {
  const luminance = ([r, g, blue]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(blue);
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** How the two common kinds of colour blindness see (Machado, Oliveira and Fernandes 2009, full severity), linear RGB. */
const SEEN_BY = {
  'full colour vision': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
} as const;

/** OKLab of a colour as somebody sees it: distances in it are about as they are felt (1 is black to white). */
function see(colour: Rgb, matrix: readonly number[]): Rgb {
  const rgb = colour.map(linear);
  const [r, g, b] = [0, 3, 6].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        rgb.reduce((sum, channel, at) => sum + channel * matrix[row + at]!, 0),
      ),
    ),
  ) as unknown as Rgb;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const distance = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe.each(['light', 'dark'] as const)('the colours of the %s theme', (theme) => {
  const colours = readTheme(theme);
  const colour = (role: string): Rgb => {
    const found = colours.get(role);
    if (!found) throw new Error(`tokens.css sets no --${role} for the ${theme} theme.`);
    return found;
  };

  test.each(['ink', 'ink-quiet', 'accent', 'status-ok', 'status-warn', 'status-bad'])(
    'words in %s stand out 7 : 1 from the wall, and 4.5 : 1 from what lies on it',
    (role) => {
      expect(contrast(colour(role), colour('surface'))).toBeGreaterThanOrEqual(7);
      for (const surface of [
        'surface-raised',
        'surface-pressed',
        'status-bad-surface',
        'status-warn-surface',
      ]) {
        expect(contrast(colour(role), colour(surface)), surface).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  test.each(['ink', 'ink-quiet', 'status-bad'])('%s stands out 7 : 1 from a bad tile too', (role) => {
    expect(contrast(colour(role), colour('status-bad-surface'))).toBeGreaterThanOrEqual(7);
  });

  test('what is stale can still be read', () => {
    expect(contrast(colour('stale'), colour('surface'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('surface'), colour('stale'))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['ok', 'warn', 'bad'])('words on a fill of %s can be read', (status) => {
    expect(
      contrast(colour(`status-${status}-on-fill`), colour(`status-${status}-fill`)),
    ).toBeGreaterThanOrEqual(4.5);
  });

  test('words on the accent can be read', () => {
    expect(contrast(colour('accent-on'), colour('accent'))).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    'status-ok-fill',
    'status-bad-fill',
    'rule-strong',
    'state-busy',
    'state-free',
    'state-away',
    'compare',
  ])('the mark %s is seen on its surface', (role) => {
    expect(contrast(colour(role), colour('surface'))).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(SEEN_BY))('status hues are told apart by %s', (_, matrix) => {
    // Marks carry the hue; words, dark enough to be read on white, have less of it and a shape beside them.
    for (const [kind, least] of [
      ['', 0.06],
      ['-fill', 0.1],
    ] as const) {
      const hues = ['ok', 'warn', 'bad'].map((status) => see(colour(`status-${status}${kind}`), matrix));
      for (const [a, b] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ] as const) {
        expect(distance(hues[a]!, hues[b]!), `${a} and ${b}${kind}`).toBeGreaterThan(least);
      }
    }
  });
});
