/** One row of the floor: a change of one row wakes only those who read that row. */
export class RowCell<R extends object> {
  row: R = $state.raw() as R;

  constructor(row: R) {
    this.row = row;
  }

  merge(fields: Partial<R>): void {
    this.row = { ...this.row, ...fields };
  }
}
