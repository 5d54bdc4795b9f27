/** Cells of a week: columns are its days, rows the places shown, with the day's total as row -1 above them. */
export interface GridCell {
  readonly column: number;
  readonly row: number;
}

/** A rectangle of cells from where it was begun to where the cursor is. */
export interface GridSelection {
  readonly anchor: GridCell;
  readonly cursor: GridCell;
}

export const TOTAL_ROW = -1;

export interface GridSize {
  readonly columns: number;
  readonly rows: number;
}

export function selectCell(cell: GridCell): GridSelection {
  return { anchor: cell, cursor: cell };
}

/**
 * The selection to a cell, begun where it was. Totals are chosen among totals alone: a rectangle that was begun below them
 * ends at the first row.
 */
export function extendTo(selection: GridSelection, cell: GridCell): GridSelection {
  const inTotals = selection.anchor.row === TOTAL_ROW;
  return {
    anchor: selection.anchor,
    cursor: { column: cell.column, row: inTotals ? TOTAL_ROW : Math.max(0, cell.row) },
  };
}

/** The selection's edges, both inclusive. */
export function edgesOf({ anchor, cursor }: GridSelection) {
  return {
    left: Math.min(anchor.column, cursor.column),
    right: Math.max(anchor.column, cursor.column),
    top: Math.min(anchor.row, cursor.row),
    bottom: Math.max(anchor.row, cursor.row),
  };
}

export function isSelected(selection: GridSelection | null, { column, row }: GridCell): boolean {
  if (selection === null) return false;
  const { left, right, top, bottom } = edgesOf(selection);
  return column >= left && column <= right && row >= top && row <= bottom;
}

/**
 * Where a key leads: arrows by one, Page keys by ten rows, Home and End to the ends of a row, with Ctrl to those of the week.
 * With Shift the selection grows instead. Null for a key that leads nowhere.
 */
export function moveSelection(
  selection: GridSelection,
  key: string,
  modifiers: { readonly shift: boolean; readonly ctrl: boolean },
  { columns, rows }: GridSize,
): GridSelection | null {
  const { column, row } = selection.cursor;
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [column - 1, row],
    ArrowRight: [column + 1, row],
    ArrowUp: [column, row - 1],
    ArrowDown: [column, row + 1],
    PageUp: [column, row - 10],
    PageDown: [column, row + 10],
    Home: modifiers.ctrl ? [0, TOTAL_ROW] : [0, row],
    End: modifiers.ctrl ? [columns - 1, rows - 1] : [columns - 1, row],
  };
  const step = steps[key];
  if (step === undefined) return null;
  const cell = {
    column: Math.min(columns - 1, Math.max(0, step[0])),
    row: Math.min(rows - 1, Math.max(TOTAL_ROW, step[1])),
  };
  return modifiers.shift ? extendTo(selection, cell) : selectCell(cell);
}
