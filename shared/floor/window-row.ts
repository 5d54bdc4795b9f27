import { type Cells, createCells } from './cells.ts';
import type { RowChanges } from './row-changes.ts';
import type { ScopeRows } from './scope-rows.ts';
import { TALLY_FIELDS } from './tally.ts';
import { TallyView } from './tally-view.ts';

/** A row of a queue or the site that the last refresh changed. The same object stands for it in every round. */
export interface TouchedRow {
  readonly key: string;
  /** A small number of its own, from 0 up: for those who keep something beside each row. */
  readonly place: number;
  /** What this refresh changed: a bit for each of `LIVE_FIELDS` (`queue/` rows) or `TALLY_FIELDS` (`tally/` rows). */
  readonly touchedFields: number;
}

/** What changed in the table: in this refresh, and since the changes were last written. */
export class RowLedger {
  touched: TouchedRow[] = [];
  round = 0;
  #nextPlace = 0;
  windows: WindowRow[] = [];
  lives: ScopeRows[] = [];
  fresh: ScopeRows[] = [];

  /** The first of `count` places that nobody has. */
  takePlaces(count: number): number {
    const first = this.#nextPlace;
    this.#nextPlace += count;
    return first;
  }

  startRound(): void {
    this.touched = [];
    this.round += 1;
  }
}

/** The row of a tally as it was last shown. */
export class WindowRow implements TouchedRow {
  readonly key: string;
  readonly place: number;
  readonly shown: Cells = createCells();
  readonly view = new TallyView(this.shown);
  /** A bit for each cell whose change is still to be written. */
  changed = 0;
  touchedFields = 0;
  #round = 0;

  constructor(key: string, place: number) {
    this.key = key;
    this.place = place;
  }

  note(changed: number, ledger: RowLedger): void {
    if (this.changed === 0) ledger.windows.push(this);
    this.changed |= changed;
    if (this.#round === ledger.round) {
      this.touchedFields |= changed;
      return;
    }
    this.#round = ledger.round;
    this.touchedFields = changed;
    ledger.touched.push(this);
  }

  write(changes: RowChanges): void {
    if (this.changed === 0) return;
    const fields = changes.open(this.key);
    for (let left = this.changed, index = 0; left !== 0; left >>>= 1, index += 1) {
      if ((left & 1) !== 0) fields[TALLY_FIELDS[index]!] = this.shown[index]!;
    }
    this.changed = 0;
  }
}
