import type { Expression } from './expression.ts';
import type { LinearModel } from './linear-model.ts';

export interface NewColumn {
  readonly cost?: number;
  readonly lower?: number;
  readonly upper: number;
  readonly isWhole?: boolean;
}

/** Puts a linear program together, column by column and row by row. */
export class LinearBuilder {
  readonly #costs: number[] = [];
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #isWhole: number[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #rowStarts: number[] = [0];
  readonly #rowColumns: number[] = [];
  readonly #rowValues: number[] = [];
  readonly #origins: number[] = [];
  #offset = 0;
  #origin = 0;

  get rowCount(): number {
    return this.#rowLower.length;
  }

  /** By row: what `beginOrigin` said when it was added. */
  get origins(): readonly number[] {
    return this.#origins;
  }

  /** Rows added from here on come of this (a term's place, for example). */
  beginOrigin(origin: number): void {
    this.#origin = origin;
  }

  addOffset(cost: number): void {
    this.#offset += cost;
  }

  /** @returns its place. */
  addColumn({ cost = 0, lower = 0, upper, isWhole = false }: NewColumn): number {
    this.#costs.push(cost);
    this.#lower.push(lower);
    this.#upper.push(upper);
    this.#isWhole.push(isWhole ? 1 : 0);
    return this.#costs.length - 1;
  }

  /** `lower <= expression <= upper`. A row without columns is kept only where it is broken. */
  addRow(
    lower: number,
    upper: number,
    { constant, columns, factors }: Expression,
    origin: number = this.#origin,
  ): void {
    const sums = new Map<number, number>();
    columns.forEach((column, place) => {
      sums.set(column, (sums.get(column) ?? 0) + factors[place]!);
    });
    for (const [column, factor] of sums) {
      if (factor === 0) continue;
      this.#rowColumns.push(column);
      this.#rowValues.push(factor);
    }
    const isEmpty = this.#rowColumns.length === this.#rowStarts.at(-1);
    const slack = 1e-9 * Math.max(1, Math.abs(constant));
    if (isEmpty && lower <= constant + slack && upper >= constant - slack) return;
    this.#rowStarts.push(this.#rowColumns.length);
    this.#origins.push(origin);
    this.#rowLower.push(lower - constant);
    this.#rowUpper.push(upper - constant);
  }

  /** The least and the most an expression can be within the bounds of its columns. */
  rangeOf({ constant, columns, factors }: Expression): readonly [least: number, most: number] {
    let [least, most] = [constant, constant];
    columns.forEach((column, place) => {
      const factor = factors[place]!;
      const [low, high] = [this.#lower[column]! * factor, this.#upper[column]! * factor];
      least += Math.min(low, high);
      most += Math.max(low, high);
    });
    return [least, most];
  }

  build(): LinearModel {
    return {
      columnCount: this.#costs.length,
      rowCount: this.#rowLower.length,
      offset: this.#offset,
      costs: Float64Array.from(this.#costs),
      lower: Float64Array.from(this.#lower),
      upper: Float64Array.from(this.#upper),
      isWhole: Uint8Array.from(this.#isWhole),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
      rowStarts: Int32Array.from(this.#rowStarts),
      rowColumns: Int32Array.from(this.#rowColumns),
      rowValues: Float64Array.from(this.#rowValues),
    };
  }
}
