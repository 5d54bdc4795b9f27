import type { RowValue } from '../contract/floor-rows.ts';

export type OpenRow = Record<string, RowValue>;
export type OpenRows = Record<string, OpenRow>;

/** Changed rows while they are being written. */
export class RowChanges {
  readonly set = createRows();
  readonly gone = new Set<string>();

  /** The changes of a row, to be added to. */
  open(key: string): OpenRow {
    const known = this.set[key];
    if (known !== undefined) return known;
    const row: OpenRow = {};
    this.set[key] = row;
    return row;
  }

  /** A row that nobody knew before, whole. */
  put(key: string, row: OpenRow): void {
    this.set[key] = row;
    if (this.gone.size > 0) this.gone.delete(key);
  }

  drop(key: string): void {
    if (this.set[key] !== undefined) delete this.set[key];
    this.gone.add(key);
  }
}

/** Without a prototype it is a hash table from the start: with it, every new mix of keys would cost a hidden class. */
export function createRows(): OpenRows {
  return Object.create(null) as OpenRows;
}
