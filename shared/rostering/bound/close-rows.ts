import { eachRow } from '../linear/terms/add-cover.ts';
import type { RosterModel } from '../model/roster-model.ts';
import type { CoverRow, CoverRows } from './cover-rows.ts';

/**
 * The rows of a model in which days are given already (a part of a roster): a row that no choice reaches any more holds whom it
 * holds and costs what that costs.
 */
export function closeRows(model: RosterModel, { rows, setStarts }: CoverRows): CoverRows {
  const { agentIds, choices, coverSets, dayCount } = model;
  const counts = new Float64Array(rows.length);
  const isOpen = new Uint8Array(rows.length);
  coverSets.forEach((set, place) => {
    const first = setStarts[place]!;
    agentIds.forEach((_, agent) => {
      const share = set.shares[agent]!;
      if (share === 0) return;
      for (let day = 0; day < dayCount; day++) {
        const list = choices[agent * dayCount + day]!;
        for (const variant of list) {
          eachRow(model, set, variant, day, (row) => {
            if (list.length === 1) counts[first + row]! += share;
            else isOpen[first + row] = 1;
          });
        }
      }
    });
  });
  return {
    setStarts,
    rows: rows.map((row, place) => (isOpen[place] === 1 ? row : closeRow(row, counts[place]!))),
  };
}

function closeRow(row: CoverRow, count: number): CoverRow {
  if (row.counts.length === 0) return row;
  return { ...row, counts: Float64Array.of(count), costs: Float64Array.of(costAt(row, count)) };
}

/** Of a number beyond what hard limits allow: that of the last one they do. */
function costAt({ costs, counts }: CoverRow, count: number): number {
  const after = counts.findIndex((bend) => bend >= count);
  if (after < 0) return costs.at(-1)!;
  if (after === 0) return costs[0]!;
  const ratio = (count - counts[after - 1]!) / (counts[after]! - counts[after - 1]!);
  return costs[after - 1]! + ratio * (costs[after]! - costs[after - 1]!);
}
