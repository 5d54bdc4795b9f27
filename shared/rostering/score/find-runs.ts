/** A stretch of places in a row, half open. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** The longest stretches of true. Example: `findRuns([true, true, false, true])` is `[{ from: 0, to: 2 }, { from: 3, to: 4 }]`. */
export function findRuns(flags: readonly boolean[]): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  flags.forEach((flag, place) => {
    if (!flag) return;
    if (!flags[place - 1]) from = place;
    if (!flags[place + 1]) runs.push({ from, to: place + 1 });
  });
  return runs;
}
