import type {
  RosterAnswer,
  RosterChange,
  RosterChangeRequest,
  RosterProblemAnswer,
  RosterShift,
} from '../../../shared/contract/rosters.ts';
import type { ShiftTemplate } from '../../../shared/rostering/problem/problem.ts';
import type { Locale } from '../../../shared/site/localized-text.ts';
import type { GridCell } from '../grid-selection.ts';
import { entryOf, type CellRef } from './roster-book.ts';
import {
  clearCells,
  copyCells,
  dragCell,
  fillCells,
  giveShift,
  noteCell,
  pasteCells,
  togglePins,
  type RosterClip,
} from './roster-commands.ts';
import { PerPerson } from './per-person.svelte.ts';
import { RosterEdits, type RosterRequests } from './roster-edits.svelte.ts';
import {
  listRows,
  type BoardRow,
  type NamesOf,
  type PeopleFilter,
  type PeopleGrouping,
} from './roster-rows.ts';
import { RosterScoreRunner, type RosterWorker } from './roster-score-runner.svelte.ts';
import {
  blockFrom,
  chooseCell,
  growTo,
  listBlock,
  listCells,
  listChosenRows,
  moveCursor,
  refsOf,
  toggleCell,
  type RosterSelection,
} from './roster-selection.ts';
import type { CellShift } from './roster-told.ts';
import { findStandOut, listBroken, listStandOut } from './stand-out.ts';
import { byId, chooseLooks, type TemplateLook } from './template-looks.ts';

/** A shift under the mouse or the finger. */
export interface RosterDrag {
  readonly from: CellRef;
  readonly to: CellRef;
  readonly how: 'move' | 'copy';
}

export interface BoardParts {
  readonly worker: RosterWorker;
  readonly requests: RosterRequests;
  readonly namesOf: NamesOf;
  /** Whether whoever looks may change the roster. */
  readonly mayEdit: () => boolean;
  /** In which shifts have their names and letters. */
  readonly locale: () => Locale;
}

/** The board: people by days, what is chosen, what is dragged, and what it all is worth. */
export class RosterBoardState {
  readonly #namesOf: NamesOf;
  readonly #locale: () => Locale;
  readonly #mayEdit: () => boolean;
  readonly edits: RosterEdits;
  readonly score: RosterScoreRunner;
  answer = $state.raw<RosterProblemAnswer | null>(null);
  days = $state.raw<readonly string[]>([]);
  /** By day; null: not published. */
  publishedVersions = $state.raw<readonly (number | null)[]>([]);
  #selection = $state.raw<RosterSelection | null>(null);
  /** The same, by place of those of whom a cell is chosen. */
  readonly selectionAt = new PerPerson<RosterSelection, number>();
  clip = $state.raw<RosterClip | null>(null);
  drag = $state.raw<RosterDrag | null>(null);
  /** The same, of the two people it is about. */
  readonly dragOf = new PerPerson<RosterDrag>();
  filter = $state.raw<PeopleFilter>({ team: '', skill: '', text: '' });
  grouping = $state<PeopleGrouping>('team');
  /** The picker of shifts is open for what is chosen. */
  isPicking = $state(false);

  readonly problem = $derived(this.answer?.problem ?? null);
  readonly rows: readonly BoardRow[] = $derived.by(() =>
    this.problem === null ? [] : listRows(this.problem.agents, this.filter, this.grouping, this.#namesOf),
  );
  readonly people = $derived(this.rows.flatMap((row) => (row.kind === 'person' ? [row.agent] : [])));
  readonly agentIds = $derived(this.people.map(({ id }) => id));
  readonly templates: ReadonlyMap<string, ShiftTemplate> = $derived(byId(this.problem?.templates ?? []));
  readonly looks: ReadonlyMap<string, TemplateLook> = $derived.by(() =>
    chooseLooks(this.problem?.templates ?? [], this.#locale()),
  );
  readonly chosen: readonly CellRef[] = $derived(
    this.selection === null ? [] : refsOf(listCells(this.selection), this.agentIds, this.days),
  );
  readonly cursor: CellRef | null = $derived(
    this.selection === null ? null : (refsOf([this.selection.cursor], this.agentIds, this.days)[0] ?? null),
  );

  /** From where on what is bent is marked: of the roster as it was read, so that no mark goes because of somebody else's shift. */
  readonly standOut = $derived.by(() =>
    this.problem === null ? null : findStandOut(this.score.peopleAsRead, this.problem),
  );
  /** Of the people shown, where somebody has to look: hard rules first, then who bends most. */
  readonly troubles = $derived.by(() => {
    const told = this.agentIds.flatMap((id) => this.score.people.get(id) ?? []);
    return {
      broken: listBroken(told, this.days),
      standingOut: this.standOut === null ? [] : listStandOut(told, this.standOut, this.days),
    };
  });

  constructor({ worker, requests, namesOf, mayEdit, locale }: BoardParts) {
    this.#namesOf = namesOf;
    this.#mayEdit = mayEdit;
    this.#locale = locale;
    this.score = new RosterScoreRunner(worker);
    this.edits = new RosterEdits(requests, (changes) => this.score.change(changes.map(cellOf)));
  }

  get mayEdit(): boolean {
    return this.#mayEdit();
  }

  get selection(): RosterSelection | null {
    return this.#selection;
  }

  set selection(selection: RosterSelection | null) {
    this.#selection = selection;
    this.selectionAt.set(selection === null ? [] : listChosenRows(selection).map((row) => [row, selection]));
  }

  /** Other days, or another roster; the same days read anew leave alone what is chosen and being done. */
  load(roster: RosterAnswer, answer: RosterProblemAnswer): void {
    const isSame = this.answer !== null && this.edits.isOf(roster);
    const { cursor } = this;
    this.days = roster.days.map(({ day }) => day);
    this.publishedVersions = roster.publishedVersions;
    this.answer = answer;
    if (!isSame) {
      this.#hold(null);
      this.isPicking = false;
      this.selection = null;
      this.score.forget();
    } else if (cursor !== null && this.cursor?.agentId !== cursor.agentId) {
      // Other people: rows are others now.
      this.isPicking = false;
      this.selection = null;
      this.goTo(cursor);
    }
    this.edits.load(roster);
    this.score.load(answer.problem, [...this.edits.book.values()]);
  }

  /** Who is shown; what was chosen among others is chosen no more. */
  show(filter: PeopleFilter, grouping: PeopleGrouping): void {
    const { cursor } = this;
    this.filter = filter;
    this.grouping = grouping;
    const row = cursor === null ? -1 : this.agentIds.indexOf(cursor.agentId);
    this.selection = row < 0 ? null : chooseCell({ row, column: this.days.indexOf(cursor!.day) });
  }

  choose(cell: GridCell): void {
    this.selection = chooseCell(cell);
  }

  grow(cell: GridCell): void {
    this.selection = this.selection === null ? chooseCell(cell) : growTo(this.selection, cell);
  }

  toggle(cell: GridCell): void {
    this.selection = this.selection === null ? chooseCell(cell) : toggleCell(this.selection, cell);
  }

  /** Goes to a cell named from elsewhere (a list of changes, an explanation); false when it is not shown. */
  goTo({ agentId, day }: CellRef): boolean {
    const [row, column] = [this.agentIds.indexOf(agentId), this.days.indexOf(day)];
    if (row < 0 || column < 0) return false;
    this.choose({ row, column });
    return true;
  }

  /** Goes to the next of some cells, after the last to the first. */
  goToNext(cells: readonly CellRef[]): void {
    const { cursor } = this;
    const at = cells.findIndex(({ agentId, day }) => agentId === cursor?.agentId && day === cursor.day);
    const next = cells[(at + 1) % cells.length];
    if (next !== undefined) this.goTo(next);
  }

  /** @returns false for a key that leads nowhere */
  move(key: string, modifiers: { readonly shift: boolean; readonly ctrl: boolean }): boolean {
    const size = { rows: this.people.length, columns: this.days.length };
    if (size.rows === 0) return false;
    const moved = moveCursor(this.selection ?? chooseCell({ row: 0, column: 0 }), key, modifiers, size);
    if (moved === null) return false;
    this.selection = this.selection === null ? chooseCell({ row: 0, column: 0 }) : moved;
    return true;
  }

  clear(): void {
    this.#do(clearCells(this.edits.book, this.chosen));
  }

  give(shift: RosterShift | null): void {
    this.isPicking = false;
    this.#do(
      shift === null
        ? clearCells(this.edits.book, this.chosen)
        : giveShift(this.edits.book, this.chosen, shift),
    );
  }

  pin(): void {
    this.#do(togglePins(this.edits.book, this.chosen));
  }

  note(cell: CellRef, note: string): void {
    this.#do(noteCell(this.edits.book, cell, note));
  }

  copy(): void {
    if (this.selection !== null) this.clip = copyCells(this.edits.book, this.#block(this.selection));
  }

  cut(): void {
    if (this.selection === null) return;
    this.copy();
    this.#do(clearCells(this.edits.book, this.#block(this.selection).flat()));
  }

  /** Where more than one cell is chosen what was copied fills them; else it begins at the cursor. */
  paste(): void {
    const { clip, selection } = this;
    if (clip === null || selection === null) return;
    const block = listBlock(selection);
    const isOne = block.length === 1 && block[0]!.length === 1;
    const size = { rows: clip.rows.length, columns: clip.rows[0]!.length };
    const board = { rows: this.people.length, columns: this.days.length };
    const target = isOne ? blockFrom(selection.cursor, size, board) : selection;
    this.#do(pasteCells(this.edits.book, this.#block(target), clip));
    this.selection = { ...target, extra: [] };
  }

  fill(direction: 'down' | 'right'): void {
    if (this.selection !== null) this.#do(fillCells(this.edits.book, this.#block(this.selection), direction));
  }

  /** What would be if the shift were let go here is worked out while it is dragged. */
  dragTo(drag: RosterDrag | null): void {
    this.#hold(drag);
    const changes = drag === null ? [] : dragCell(this.edits.book, drag.from, drag.to, drag.how);
    this.score.try(changes.length === 0 ? null : changes.map(cellOf));
  }

  drop(): void {
    const { drag } = this;
    this.dragTo(null);
    if (drag === null) return;
    this.#do(dragCell(this.edits.book, drag.from, drag.to, drag.how));
    this.goTo(drag.to);
  }

  /** What would be if one shift were another one; null: nothing is pulled any more. */
  tryShift(cell: CellRef, shift: RosterShift | null): void {
    this.score.try([{ ...cell, shift }]);
  }

  /** One shift of the day drawn: pulled at an end, moved, with its breaks where they are put. */
  setShift(cell: CellRef, shift: RosterShift): void {
    const before = entryOf(this.edits.book, cell);
    this.#do([{ ...cell, entry: { shift, isPinned: before?.isPinned ?? false, note: before?.note ?? '' } }]);
  }

  applyChanges(changes: readonly RosterChange[], origin?: RosterChangeRequest['origin']): void {
    this.#do(changes, origin);
  }

  stop(): void {
    this.score.stop();
  }

  #hold(drag: RosterDrag | null): void {
    this.drag = drag;
    const agentIds = drag === null ? [] : [drag.from.agentId, drag.to.agentId];
    this.dragOf.set(agentIds.map((agentId) => [agentId, drag!] as const));
  }

  #do(changes: readonly RosterChange[], origin?: RosterChangeRequest['origin']): void {
    this.score.try(null);
    this.edits.apply(changes, origin);
  }

  #block(selection: Pick<RosterSelection, 'anchor' | 'cursor'>): readonly (readonly CellRef[])[] {
    return listBlock(selection).map((row) => refsOf(row, this.agentIds, this.days));
  }
}

function cellOf({ agentId, day, entry }: RosterChange): CellShift {
  return { agentId, day, shift: entry?.shift ?? null };
}
