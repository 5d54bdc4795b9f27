import { changeBlock } from './change-block.ts';
import { changeDay } from './change-day.ts';
import { crossOver } from './cross-over.ts';
import { fillShortRow } from './fill-short-row.ts';
import { moveDayOff } from './move-day-off.ts';
import type { Move } from './move.ts';
import { shiftRun } from './shift-run.ts';
import { swapDays } from './swap-days.ts';
import { swapTwice } from './swap-twice.ts';

/** Every way the search changes a roster. */
export const MOVES: readonly Move[] = [
  changeDay,
  changeBlock,
  swapDays,
  swapTwice,
  crossOver,
  moveDayOff,
  shiftRun,
  fillShortRow,
];
