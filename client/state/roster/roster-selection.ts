import {
  edgesOf,
  extendTo,
  isSelected,
  selectCell,
  type GridCell,
  type GridSelection,
} from '../grid-selection.ts';
import type { CellRef } from './roster-book.ts';

/** Cells of the board that are chosen: rows are people in the order shown, columns days. A rectangle, and cells chosen one by one. */
export interface RosterSelection extends GridSelection {
  readonly extra: readonly GridCell[];
}

export function chooseCell(cell: GridCell): RosterSelection {
  return { ...selectCell(cell), extra: [] };
}

export function growTo(selection: RosterSelection, cell: GridCell): RosterSelection {
  return { ...selection, ...extendTo(selection, cell) };
}

/** Adds a cell to those chosen; one that is chosen is taken out, unless it is the last. */
export function toggleCell(selection: RosterSelection, cell: GridCell): RosterSelection {
  const all = listCells(selection);
  const isIn = all.some((each) => isSame(each, cell));
  if (!isIn) return { ...selectCell(cell), extra: all };
  const others = all.filter((each) => !isSame(each, cell));
  const last = others.at(-1);
  return last === undefined ? selection : { ...selectCell(last), extra: others.slice(0, -1) };
}

export function hasCell(selection: RosterSelection | null, cell: GridCell): boolean {
  if (selection === null) return false;
  return isSelected(selection, cell) || selection.extra.some((each) => isSame(each, cell));
}

/** Each chosen cell once. */
export function listCells(selection: RosterSelection): readonly GridCell[] {
  const block = listBlock(selection).flat();
  return [...selection.extra.filter((cell) => !isSelected(selection, cell)), ...block];
}

/** Rows with a chosen cell, each once. */
export function listChosenRows(selection: RosterSelection): readonly number[] {
  const { top, bottom } = edgesOf(selection);
  return [...new Set([...range(top, bottom), ...selection.extra.map(({ row }) => row)])];
}

/** The rectangle, row by row. */
export function listBlock(selection: GridSelection): readonly (readonly GridCell[])[] {
  const { left, right, top, bottom } = edgesOf(selection);
  return range(top, bottom).map((row) => range(left, right).map((column) => ({ row, column })));
}

/** The block from a cell on, as large as another one, cut at the ends of the board. */
export function blockFrom(
  { row, column }: GridCell,
  size: { readonly rows: number; readonly columns: number },
  board: { readonly rows: number; readonly columns: number },
): GridSelection {
  return {
    anchor: { row, column },
    cursor: {
      row: Math.min(board.rows, row + size.rows) - 1,
      column: Math.min(board.columns, column + size.columns) - 1,
    },
  };
}

/** Steps of the arrow keys. Rows begin at 0: the board has no row of totals that can be chosen. */
export function moveCursor(
  selection: RosterSelection,
  key: string,
  modifiers: { readonly shift: boolean; readonly ctrl: boolean },
  { rows, columns }: { readonly rows: number; readonly columns: number },
): RosterSelection | null {
  const { row, column } = selection.cursor;
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    PageUp: [row - 10, column],
    PageDown: [row + 10, column],
    Home: modifiers.ctrl ? [0, 0] : [row, 0],
    End: modifiers.ctrl ? [rows - 1, columns - 1] : [row, columns - 1],
  };
  const step = steps[key];
  if (step === undefined) return null;
  const cell = { row: clamp(step[0], rows - 1), column: clamp(step[1], columns - 1) };
  return modifiers.shift ? growTo(selection, cell) : chooseCell(cell);
}

/** Cells of the board as people and days. */
export function refsOf(
  cells: readonly GridCell[],
  agentIds: readonly string[],
  days: readonly string[],
): readonly CellRef[] {
  return cells.flatMap(({ row, column }) => {
    const [agentId, day] = [agentIds[row], days[column]];
    return agentId === undefined || day === undefined ? [] : [{ agentId, day }];
  });
}

function isSame(one: GridCell, other: GridCell): boolean {
  return one.row === other.row && one.column === other.column;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, most), Math.max(0, value));
}
