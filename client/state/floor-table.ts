import { SvelteMap } from 'svelte/reactivity';
import type { Row, Rows } from '../../shared/contract/floor-rows.ts';
import type { LocalizedText } from '../../shared/site/localized-text.ts';
import type { AgentSettings } from '../../shared/site/site.ts';
import { RowCell } from './row-cell.svelte.ts';

/** The rows of one kind, by their id without the prefix. */
export class RowGroup<R extends Row> {
  readonly cells = new SvelteMap<string, RowCell<R>>();

  get(id: string): R | undefined {
    return this.cells.get(id)?.row;
  }

  get ids(): readonly string[] {
    return [...this.cells.keys()];
  }

  get size(): number {
    return this.cells.size;
  }

  *entries(): IterableIterator<[string, R]> {
    for (const [id, cell] of this.cells) yield [id, cell.row];
  }

  *rows(): IterableIterator<R> {
    for (const cell of this.cells.values()) yield cell.row;
  }

  /** Changed fields of a known row, or a whole new row. */
  set(id: string, fields: Partial<Row>): void {
    const cell = this.cells.get(id);
    if (cell) cell.merge(fields as Partial<R>);
    else this.cells.set(id, new RowCell(fields as R));
  }

  remove(id: string): void {
    this.cells.delete(id);
  }

  /** Makes the group hold exactly these rows; rows that stay keep their cells, and so their readers. */
  replace(rows: ReadonlyMap<string, Row>): void {
    for (const id of this.cells.keys()) if (!rows.has(id)) this.cells.delete(id);
    for (const [id, row] of rows) {
      const cell = this.cells.get(id);
      if (cell) cell.row = row as R;
      else this.cells.set(id, new RowCell(row as R));
    }
  }
}

/** Splits a row's key at the first slash: `tally/today/sales` is `['tally', 'today/sales']`. */
export function splitKey(key: string): readonly [kind: string, id: string] {
  const at = key.indexOf('/');
  return at < 0 ? [key, ''] : [key.slice(0, at), key.slice(at + 1)];
}

export const NO_ROWS: ReadonlyMap<string, Row> = new Map();

/** The rows of a snapshot by kind and id. */
export function groupRows(rows: Rows): ReadonlyMap<string, ReadonlyMap<string, Row>> {
  const groups = new Map<string, Map<string, Row>>();
  for (const [key, row] of Object.entries(rows)) {
    const [kind, id] = splitKey(key);
    let group = groups.get(kind);
    if (!group) groups.set(kind, (group = new Map()));
    group.set(id, row);
  }
  return groups;
}

/** The names of agents or queues by their ids. */
export function indexNames(
  listed: readonly Pick<AgentSettings, 'id' | 'name'>[],
): ReadonlyMap<string, LocalizedText> {
  return new Map(listed.map(({ id, name }) => [id, name]));
}
