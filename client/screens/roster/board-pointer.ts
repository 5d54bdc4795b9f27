import type { GridCell } from '../../state/grid-selection.ts';
import { shiftOf, type CellRef } from '../../state/roster/roster-book.ts';
import type { RosterBoardState } from '../../state/roster/roster-board.svelte.ts';

/** A hand trembles: less than this is no drag, px. */
const DRAG_PX = 5;

/**
 * The mouse on the board: on a shift it drags it, for whoever may change it; elsewhere it chooses a rectangle; with Shift it
 * chooses more, with Ctrl single cells. A finger only chooses: it has to scroll.
 */
export class BoardPointer {
  readonly #board: RosterBoardState;
  readonly #cellAt: (x: number, y: number) => GridCell | null;
  #down: {
    readonly cell: GridCell;
    readonly x: number;
    readonly y: number;
    readonly onShift: boolean;
  } | null = null;
  #isDragging = false;

  /** @param cellAt the cell under a point of the window */
  constructor(board: RosterBoardState, cellAt: (x: number, y: number) => GridCell | null) {
    this.#board = board;
    this.#cellAt = cellAt;
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const cell = this.#cellAt(event.clientX, event.clientY);
    const ref = cell && this.#refOf(cell);
    if (cell === null || ref === null) return;
    const isShift = shiftOf(this.#board.edits.book, ref) !== null;
    const onShift = isShift && this.#board.mayEdit && event.pointerType === 'mouse';
    this.#down = { cell, x: event.clientX, y: event.clientY, onShift };
    if (event.shiftKey) this.#board.grow(cell);
    else if (!(event.ctrlKey || event.metaKey)) this.#board.choose(cell);
  };

  readonly move = (event: PointerEvent): void => {
    const down = this.#down;
    if (down === null || event.pointerType !== 'mouse') return;
    if (event.buttons !== 1) return this.cancel();
    // Escape ended it: the hand that goes on moving drags nothing.
    if (this.#isDragging && this.#board.drag === null) return this.cancel();
    const isFar = Math.hypot(event.clientX - down.x, event.clientY - down.y) >= DRAG_PX;
    if (!isFar && this.#board.drag === null) return;
    const cell = this.#cellAt(event.clientX, event.clientY);
    if (cell === null) return;
    if (!down.onShift || event.shiftKey) {
      if (!event.ctrlKey) this.#board.grow(cell);
      return;
    }
    const [from, to] = [this.#refOf(down.cell), this.#refOf(cell)];
    if (from === null || to === null) return;
    const how = event.ctrlKey || event.metaKey ? 'copy' : 'move';
    const { drag } = this.#board;
    if (drag?.to.agentId === to.agentId && drag.to.day === to.day && drag.how === how) return;
    this.#isDragging = true;
    this.#board.dragTo({ from, to, how });
  };

  readonly up = (event: PointerEvent): void => {
    const down = this.#down;
    this.#down = null;
    this.#isDragging = false;
    if (this.#board.drag !== null) this.#board.drop();
    else if (down !== null && (event.ctrlKey || event.metaKey) && !event.shiftKey)
      this.#board.toggle(down.cell);
  };

  readonly cancel = (): void => {
    this.#down = null;
    this.#isDragging = false;
    if (this.#board.drag !== null) this.#board.dragTo(null);
  };

  #refOf({ row, column }: GridCell): CellRef | null {
    const [agentId, day] = [this.#board.agentIds[row], this.#board.days[column]];
    return agentId === undefined || day === undefined ? null : { agentId, day };
  }
}
