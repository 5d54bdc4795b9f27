/**
 * Where the picture stands in a given minute, in steps of a few pixels: a walk round a small square that never rests,
 * so that no edge stays on the same pixels for long.
 *
 * Example: minutes 0 to 7 give the eight places round the middle.
 */
export function findShift(minute: number): { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 } {
  return WALK[((Math.floor(minute) % WALK.length) + WALK.length) % WALK.length]!;
}

const WALK = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: -1, y: 1 },
  { x: -1, y: 0 },
] as const;
