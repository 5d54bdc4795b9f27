import { CALL_FIELDS, GROUP_FIELDS, type PlayedCells } from './played-cells.ts';

/**
 * What was played interval by interval, as sums of the places that the intervals stand for: on a day of 25 hours both of the hour
 * that comes twice are added up, on one of 23 the skipped places have nothing.
 *
 * @param passing of each interval played, its place
 * @param places how many there are
 * @throws RangeError when it is not one place an interval.
 */
export function foldCells(cells: PlayedCells, passing: Int32Array, places: number): PlayedCells {
  if (passing.length !== cells.intervals) {
    throw new RangeError(
      `The places of intervals (${passing.length}) must be one for each that was played (${cells.intervals}).`,
    );
  }
  if (places === passing.length && passing.every((place, interval) => place === interval)) return cells;
  const replications = cells.to - cells.from;
  const fold = (values: Float32Array, rows: number) => {
    const folded = new Float32Array(rows * places);
    for (let row = 0; row < rows; row++)
      passing.forEach((place, interval) => {
        folded[row * places + place]! += values[row * passing.length + interval]!;
      });
    return folded;
  };
  return {
    ...cells,
    intervals: places,
    calls: fold(cells.calls, replications * CALL_FIELDS.length * cells.queueIds.length),
    groups: fold(cells.groups, replications * GROUP_FIELDS.length * cells.groupIds.length),
  };
}
