import type { ForecastAnswer, ForecastEdit } from '../../shared/contract/planning-forecast.ts';
import type { TodayForecastAnswer } from '../../shared/contract/today.ts';
import type { GridClock } from '../../shared/forecasting/grid/grid-clock.ts';
import { dayNumber } from '../../shared/time/day-number.ts';
import { layCameToday, type CameToday } from './came-today.ts';
import { listForecastDays, listOpenPlaces, type ForecastDay } from './forecast-days.ts';
import { ForecastEdits, type EditMaker } from './forecast-edits.svelte.ts';
import {
  listClearing,
  listTypedEdits,
  readTyped,
  type EditTarget,
  type TypedChange,
} from './forecast-typing.ts';
import { weekOf } from './forecast-view.ts';
import {
  edgesOf,
  moveSelection,
  selectCell,
  TOTAL_ROW,
  type GridCell,
  type GridSelection,
} from './grid-selection.ts';
import { makeId } from './make-id.ts';
import { Resource } from './resource.svelte.ts';

export interface CallsDeskParts {
  readonly queueId: string;
  readonly today: string;
  readonly clock: Pick<GridClock, 'weightsOf' | 'placeOf'>;
  /** The day whose week is asked for; null: the week of the first whole day ahead. */
  readonly day: () => string | null;
  readonly maker: () => EditMaker;
  /** Whether whoever looks may change the forecast. */
  readonly mayEdit: () => boolean;
}

/** One queue's forecast at the desk: its days with edits as they are on the screen, the week in sight, what is selected. */
export class CallsDesk {
  readonly queueId: string;
  readonly forecast = new Resource<ForecastAnswer>();
  /** The running day, read again as its intervals pass. */
  readonly today = new Resource<TodayForecastAnswer>();
  readonly edits: ForecastEdits;
  selection = $state.raw<GridSelection | null>(null);
  /** What is being typed over the selection; null when nothing is. */
  typing = $state<string | null>(null);
  /** What was typed and is no number. */
  mistyped = $state<string | null>(null);
  /** What a drag under way would make of it. */
  preview = $state.raw<ForecastEdit | null>(null);
  /** The day that is to be copied. */
  copied = $state<string | null>(null);
  readonly #parts: CallsDeskParts;

  readonly cameToday: CameToday | null = $derived.by(() => {
    const answer = this.today.value;
    return answer === null ? null : layCameToday(answer, this.queueId, this.#parts.clock);
  });
  readonly days: readonly ForecastDay[] = $derived.by(() => {
    const answer = this.forecast.value;
    if (answer === null) return [];
    const edits = this.edits.entries.map(({ edit }) => edit);
    const shown = this.preview ? [...edits, this.preview] : edits;
    return listForecastDays(answer, shown, this.#parts.clock, this.cameToday);
  });
  readonly week: readonly string[] = $derived.by(() => weekOf(this.#parts.day() ?? this.firstWholeDay));
  /** The days of the week in sight; null where nothing is known. */
  readonly columns: readonly (ForecastDay | null)[] = $derived.by(() => {
    return this.week.map((day) => this.days.find((each) => each.day === day) ?? null);
  });
  readonly places: readonly number[] = $derived(listOpenPlaces(this.columns.filter((day) => day !== null)));
  /** What an edit of the selection would change. */
  readonly target: EditTarget = $derived.by(() => {
    if (this.selection === null || !this.mayEdit) return { days: [], places: [], allPlaces: [] };
    const { left, right, top, bottom } = edgesOf(this.selection);
    const days = this.columns.slice(left, right + 1).flatMap((day) => (day?.isAhead ? [day.day] : []));
    const places = top === TOTAL_ROW ? [] : this.places.slice(top, bottom + 1);
    return {
      days,
      places,
      allPlaces: Array.from(
        { length: this.columns.find(Boolean)?.expected.length ?? 0 },
        (_, place) => place,
      ),
    };
  });
  /** The day the cursor is on. */
  readonly chosenDay: ForecastDay | null = $derived(
    this.selection === null ? null : (this.columns[this.selection.cursor.column] ?? null),
  );
  /** The place the cursor is on; null on a day's total. */
  readonly chosenPlace: number | null = $derived(
    this.selection === null ? null : (this.places[this.selection.cursor.row] ?? null),
  );

  constructor(parts: CallsDeskParts) {
    this.#parts = parts;
    this.queueId = parts.queueId;
    this.edits = new ForecastEdits(
      parts.queueId,
      () => makeId({ crypto }),
      () => Date.now(),
    );
  }

  get mayEdit(): boolean {
    return this.#parts.mayEdit();
  }

  /** The running day is half over: the week of the day after it is what is planned for. */
  get firstWholeDay(): string {
    const first = this.forecast.value?.firstDay ?? this.#parts.today;
    const next = this.days.find(({ day }) => dayNumber(day) === dayNumber(first) + 1)?.day;
    return next ?? first;
  }

  load(): void {
    void this.forecast.load(`/api/v1/planning/forecast?queue=${encodeURIComponent(this.queueId)}`);
    if (this.edits.phase !== 'ready') void this.edits.load();
  }

  /** What came of today; before there is a forecast of today there is nothing to draw it over. */
  loadToday(): void {
    void this.today.load('/api/v1/forecast/today');
  }

  choose(cell: GridCell): void {
    this.selection = selectCell(cell);
    this.mistyped = null;
  }

  /** @returns whether the key was one of the selection's */
  move(key: string, modifiers: { readonly shift: boolean; readonly ctrl: boolean }): boolean {
    const from = this.selection ?? selectCell({ column: 0, row: TOTAL_ROW });
    const size = { columns: this.columns.length, rows: this.places.length };
    const next = moveSelection(from, key, modifiers, size);
    if (next === null) return false;
    this.selection = this.selection === null ? from : next;
    this.mistyped = null;
    return true;
  }

  /** Does what was typed to what is selected. @returns whether it was understood */
  type(text: string): boolean {
    const change = readTyped(text);
    this.mistyped = change === null ? text : null;
    if (change === null) return false;
    this.typing = null;
    this.change(change);
    return true;
  }

  change(change: TypedChange): void {
    void this.edits.add(listTypedEdits(change, this.target), this.#parts.maker());
  }

  clear(): void {
    void this.edits.add(listClearing(this.target), this.#parts.maker());
  }

  /** The selected days become like another one. */
  copyFrom(fromDay: string): void {
    const days = this.target.days.filter((day) => day !== fromDay);
    void this.edits.add(
      days.map((toDay) => ({ kind: 'copy-day', fromDay, toDay })),
      this.#parts.maker(),
    );
  }

  /** A drag: shown at once, an edit when it is dropped. */
  drag(edit: ForecastEdit, isDropped: boolean): void {
    this.preview = isDropped ? null : edit;
    if (isDropped) void this.edits.add([edit], this.#parts.maker());
  }

  /** Calls of what is selected, with each place as often as its day has it. */
  readonly selectedCalls: number | null = $derived.by(() => {
    if (this.selection === null) return null;
    const { left, right, top, bottom } = edgesOf(this.selection);
    let sum: number | null = null;
    for (const day of this.columns.slice(left, right + 1)) {
      if (day === null) continue;
      const values = day.isAhead ? day.expected : day.actual;
      const places = top === TOTAL_ROW ? values.keys() : this.places.slice(top, bottom + 1);
      for (const place of places) {
        const value = values[place];
        if (value !== null && value !== undefined) sum = (sum ?? 0) + value * day.weights[place]!;
      }
    }
    return sum;
  });
}
