import type { OwnPart, OwnShift } from './own-shift.ts';

/** How somebody's working time stands at a moment. */
export interface OwnMoment {
  /** The shift that goes on; of two the one that began last. */
  readonly running: OwnShift | null;
  /** What it has them do now; null in a standby. */
  readonly part: OwnPart | null;
  /** What comes after that in the same shift. */
  readonly nextPart: OwnPart | null;
  /** The first shift that has not begun. */
  readonly next: OwnShift | null;
}

/** @param shifts in any order */
export function findOwnMoment(shifts: readonly OwnShift[], atMs: number): OwnMoment {
  const inOrder = [...shifts].sort((one, other) => one.fromMs - other.fromMs);
  const running = inOrder.findLast(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs) ?? null;
  const parts = running?.parts ?? [];
  return {
    running,
    part: parts.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs) ?? null,
    nextPart: parts.find(({ fromMs }) => fromMs > atMs) ?? null,
    next: inOrder.find(({ fromMs }) => fromMs > atMs) ?? null,
  };
}
