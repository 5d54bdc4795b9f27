import type { Limits } from '../../model/limits.ts';
import type { Picks, RosterModel } from '../../model/roster-model.ts';
import type { CoverTerm } from '../../model/term.ts';
import { LIMITS_WIDTH, flattenLimits, type Tally } from './limits-table.ts';
import { createPresentRows } from './present-rows.ts';

/** How many are there, by row of each cover set, and what that costs. */
export interface CoverPart {
  /** Agents of one class count the same in every set: exchanging whole days between them leaves cover as it is. */
  readonly classOf: Int32Array;
  /** Takes one variant of an agent out of a day and puts another in its place, with what changes added to the tally. */
  replace(agent: number, day: number, old: number, pick: number, tally: Tally): void;
  /** Adds what would change if an agent who is off took a variant, nobody else moving. Nothing is changed. */
  addWorth(agent: number, day: number, pick: number, tally: Tally): void;
  /** How many are there now: at `rowsAt[set] + row`. */
  readonly counts: Float64Array;
  readonly rowsAt: Int32Array;
  /** Judged rows side by side: limits of row `r` are `judgedAt[r]` to before `judgedAt[r + 1]` of `limits`. */
  readonly judgedAt: Int32Array;
  readonly limits: Float64Array;
  /** Counts anew; adds nothing to any tally. */
  load(picks: Picks): void;
}

export function createCoverPart(model: RosterModel, terms: readonly CoverTerm[]): CoverPart {
  const { coverSets, dayCount, dayStartSlots } = model;
  const agentCount = model.agentIds.length;
  const present = createPresentRows(model);
  const rowsAt = new Int32Array(coverSets.length + 1);
  coverSets.forEach((set, at) => (rowsAt[at + 1] = rowsAt[at]! + set.rowCount));
  const counts = new Float64Array(rowsAt[coverSets.length]!);
  const { judgedAt, limits } = limitsByRow(terms, rowsAt, counts.length);
  const setsOf = model.variants.map((_, variant) =>
    Int32Array.from(coverSets.flatMap((set, at) => (set.members[variant] === 1 ? [at] : []))),
  );
  const isBySlot = Uint8Array.from(coverSets, (set) => (set.rows === 'slot' ? 1 : 0));
  const memberOf = coverSets.map((set) => set.members);
  const shares = new Float64Array(agentCount * coverSets.length);
  coverSets.forEach((set, at) => {
    for (let agent = 0; agent < agentCount; agent++)
      shares[agent * coverSets.length + at] = set.shares[agent]!;
  });

  function weighRow(row: number, share: number, tally: Tally): void {
    const end = judgedAt[row + 1]!;
    const was = counts[row]!;
    const is = was + share;
    for (let at = judgedAt[row]!; at < end; at++) {
      const place = at * LIMITS_WIDTH;
      tally[0]! += costAt(limits, place, is) - costAt(limits, place, was);
      tally[1]! += violationAt(limits, place, is) - violationAt(limits, place, was);
    }
  }

  function addToRow(row: number, share: number, tally: Tally): void {
    weighRow(row, share, tally);
    counts[row]! += share;
  }

  function addToRows(set: number, day: number, variant: number, share: number, tally: Tally): void {
    if (isBySlot[set] === 0) {
      addToRow(rowsAt[set]! + day, share, tally);
      return;
    }
    const rows = present.listOf(variant, day);
    const first = rowsAt[set]! + dayStartSlots[day]!;
    for (let at = 0; at < rows.length; at++) addToRow(first + rows[at]!, share, tally);
  }

  /** Only the slots in which one variant is present and the other is not. */
  function moveRows(set: number, day: number, old: number, pick: number, share: number, tally: Tally): void {
    const away = present.listOf(old, day);
    const here = present.listOf(pick, day);
    const first = rowsAt[set]! + dayStartSlots[day]!;
    let from = 0;
    let to = 0;
    while (from < away.length || to < here.length) {
      const leaves = from < away.length ? away[from]! : Infinity;
      const comes = to < here.length ? here[to]! : Infinity;
      if (leaves === comes) {
        from++;
        to++;
      } else if (leaves < comes) {
        addToRow(first + leaves, -share, tally);
        from++;
      } else {
        addToRow(first + comes, share, tally);
        to++;
      }
    }
  }

  const unheard: Tally = new Float64Array(2);

  return {
    classOf: classesOf(shares, agentCount, coverSets.length),
    counts,
    rowsAt,
    judgedAt,
    limits,
    replace(agent, day, old, pick, tally) {
      if (old === pick) return;
      const mine = agent * coverSets.length;
      const leaving = setsOf[old]!;
      for (let at = 0; at < leaving.length; at++) {
        const set = leaving[at]!;
        const share = shares[mine + set]!;
        if (share === 0) continue;
        if (memberOf[set]![pick] === 0) addToRows(set, day, old, -share, tally);
        else if (isBySlot[set] === 1) moveRows(set, day, old, pick, share, tally);
      }
      const coming = setsOf[pick]!;
      for (let at = 0; at < coming.length; at++) {
        const set = coming[at]!;
        const share = shares[mine + set]!;
        if (share !== 0 && memberOf[set]![old] === 0) addToRows(set, day, pick, share, tally);
      }
    },
    addWorth(agent, day, pick, tally) {
      const mine = agent * coverSets.length;
      const coming = setsOf[pick]!;
      for (let at = 0; at < coming.length; at++) {
        const set = coming[at]!;
        const share = shares[mine + set]!;
        if (share === 0) continue;
        if (isBySlot[set] === 0) {
          weighRow(rowsAt[set]! + day, share, tally);
          continue;
        }
        const rows = present.listOf(pick, day);
        const first = rowsAt[set]! + dayStartSlots[day]!;
        for (let each = 0; each < rows.length; each++) weighRow(first + rows[each]!, share, tally);
      }
    },
    load(picks) {
      counts.fill(0);
      for (let agent = 0; agent < agentCount; agent++) {
        const mine = agent * coverSets.length;
        for (let day = 0; day < dayCount; day++) {
          const pick = picks[agent * dayCount + day]!;
          for (const set of setsOf[pick]!) {
            const share = shares[mine + set]!;
            if (share !== 0) addToRows(set, day, pick, share, unheard);
          }
        }
      }
    },
  };
}

function costAt(limits: Float64Array, place: number, value: number): number {
  if (value < limits[place]!) return (limits[place]! - value) * limits[place + 2]!;
  if (value > limits[place + 1]!) return (value - limits[place + 1]!) * limits[place + 3]!;
  return 0;
}

function violationAt(limits: Float64Array, place: number, value: number): number {
  if (value < limits[place + 4]!) return (limits[place + 4]! - value) * limits[place + 6]!;
  if (value > limits[place + 5]!) return (value - limits[place + 5]!) * limits[place + 6]!;
  return 0;
}

/** Limits of all terms, by row of all sets. */
function limitsByRow(
  terms: readonly CoverTerm[],
  rowsAt: Int32Array,
  rowCount: number,
): { readonly judgedAt: Int32Array; readonly limits: Float64Array } {
  const judgedAt = new Int32Array(rowCount + 1);
  const byRow = new Map<number, Limits[]>();
  for (const term of terms) {
    term.limits.forEach((limits, at) => {
      const row = rowsAt[term.set]! + term.firstRow + at;
      judgedAt[row + 1]!++;
      const others = byRow.get(row);
      if (others) others.push(limits);
      else byRow.set(row, [limits]);
    });
  }
  for (let row = 0; row < rowCount; row++) judgedAt[row + 1]! += judgedAt[row]!;
  const inOrder = [...byRow].sort(([one], [other]) => one - other).flatMap(([, limits]) => limits);
  return { judgedAt, limits: flattenLimits(inOrder) };
}

function classesOf(shares: Float64Array, agentCount: number, setCount: number): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from({ length: agentCount }, (_, agent) => {
    const key = shares.subarray(agent * setCount, (agent + 1) * setCount).join();
    const same = known.get(key) ?? known.size;
    known.set(key, same);
    return same;
  });
}
