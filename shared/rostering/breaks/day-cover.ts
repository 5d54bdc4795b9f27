import type { BreakDay } from './break-day.ts';

/** One violation of a hard limit of cover weighs as much as this cost while breaks are placed. */
const VIOLATION_WEIGHT = 100_000;

/**
 * Who is on the phone in each row of a day, and what it costs, kept right while pauses are put in and taken out. A row counts
 * who is there for part of it by that part. Written over flat arrays: it is asked some hundred thousand times a placing.
 */
export class DayCover {
  /** Sum over rows of cost, and of violations times their weight. */
  weight: number;
  private readonly rowMinutes: number;
  private readonly rows: number;
  /** By cover, then row. */
  private readonly values: Float64Array;
  /** What each cell weighs as it is. */
  private readonly weights: Float64Array;
  private readonly softMin: Float64Array;
  private readonly softMax: Float64Array;
  private readonly perUnder: Float64Array;
  private readonly perOver: Float64Array;
  private readonly hardMin: Float64Array;
  private readonly hardMax: Float64Array;
  private readonly perViolation: Float64Array;
  /** By shift: covers it counts in, as first cells, with its shares. */
  private readonly firstCells: readonly Int32Array[];
  private readonly shares: readonly Float64Array[];

  constructor({ rowMinutes, covers, shifts }: BreakDay) {
    this.rowMinutes = rowMinutes;
    this.rows = covers[0]?.limits.length ?? 0;
    const { rows } = this;
    const limits = covers.flatMap((cover) => cover.limits);
    const list = (value: (at: number) => number) =>
      Float64Array.from({ length: limits.length }, (_, at) => value(at));
    this.softMin = list((at) => limits[at]!.softMin ?? -Infinity);
    this.softMax = list((at) => limits[at]!.softMax ?? Infinity);
    this.perUnder = list((at) => limits[at]!.perUnder ?? 0);
    this.perOver = list((at) => limits[at]!.perOver ?? 0);
    this.hardMin = list((at) => limits[at]!.hardMin ?? -Infinity);
    this.hardMax = list((at) => limits[at]!.hardMax ?? Infinity);
    this.perViolation = list((at) => VIOLATION_WEIGHT / (limits[at]!.hardUnit ?? 1));
    this.values = list((at) => covers[Math.floor(at / rows)]!.base[at % rows]!);
    const counted = shifts.map((_, shift) =>
      covers.flatMap(({ shares }, cover) =>
        shares[shift]! > 0 ? [{ first: cover * rows, share: shares[shift]! }] : [],
      ),
    );
    this.firstCells = counted.map((list) => Int32Array.from(list, ({ first }) => first));
    this.shares = counted.map((list) => Float64Array.from(list, ({ share }) => share));
    this.weights = this.values.map((value, cell) => this.weigh(cell, value));
    this.weight = this.weights.reduce((sum, weight) => sum + weight, 0);
  }

  /** How the weight would change with this shift on the phone (`sign` 1) or off it (-1) from one minute to another. */
  deltaOf(shift: number, fromMinute: number, toMinute: number, sign: 1 | -1): number {
    const { rowMinutes, values, rows } = this;
    const cells = this.firstCells[shift]!;
    const shares = this.shares[shift]!;
    let delta = 0;
    const last = Math.min(rows, Math.ceil(toMinute / rowMinutes));
    for (let row = Math.max(0, Math.floor(fromMinute / rowMinutes)); row < last; row++) {
      const start = row * rowMinutes;
      const part =
        (sign * (Math.min(toMinute, start + rowMinutes) - Math.max(fromMinute, start))) / rowMinutes;
      for (let at = 0; at < cells.length; at++) {
        const cell = cells[at]! + row;
        delta += this.weigh(cell, values[cell]! + part * shares[at]!) - this.weights[cell]!;
      }
    }
    return delta;
  }

  /** Puts it on the phone or takes it off. */
  change(shift: number, fromMinute: number, toMinute: number, sign: 1 | -1): void {
    const { rowMinutes, values, rows } = this;
    const cells = this.firstCells[shift]!;
    const shares = this.shares[shift]!;
    const last = Math.min(rows, Math.ceil(toMinute / rowMinutes));
    for (let row = Math.max(0, Math.floor(fromMinute / rowMinutes)); row < last; row++) {
      const start = row * rowMinutes;
      const part =
        (sign * (Math.min(toMinute, start + rowMinutes) - Math.max(fromMinute, start))) / rowMinutes;
      for (let at = 0; at < cells.length; at++) {
        const cell = cells[at]! + row;
        // Halves and thirds of rows do not add up exactly: what is a millionth off is the whole it stands for.
        const next = Math.round((values[cell]! + part * shares[at]!) * 1e6) / 1e6;
        const weight = this.weigh(cell, next);
        this.weight += weight - this.weights[cell]!;
        this.weights[cell] = weight;
        values[cell] = next;
      }
    }
  }

  /** Who is there by row of a curve. */
  valuesOf(cover: number): Float64Array {
    return this.values.slice(cover * this.rows, (cover + 1) * this.rows);
  }

  /** From nothing: costs and violations by themselves. */
  sum(): { readonly cost: number; readonly violations: number } {
    let [cost, violations] = [0, 0];
    for (let cell = 0; cell < this.values.length; cell++) {
      const value = this.values[cell]!;
      const beyond = this.violationAt(cell, value) / VIOLATION_WEIGHT;
      violations += beyond;
      cost += this.weigh(cell, value) - beyond * VIOLATION_WEIGHT;
    }
    return { cost, violations };
  }

  private weigh(cell: number, value: number): number {
    const low = this.softMin[cell]!;
    const high = this.softMax[cell]!;
    let cost = 0;
    if (value < low) cost = (low - value) * this.perUnder[cell]!;
    else if (value > high) cost = (value - high) * this.perOver[cell]!;
    return cost + this.violationAt(cell, value);
  }

  private violationAt(cell: number, value: number): number {
    const least = this.hardMin[cell]!;
    if (value < least) return (least - value) * this.perViolation[cell]!;
    const most = this.hardMax[cell]!;
    return value > most ? (value - most) * this.perViolation[cell]! : 0;
  }
}
