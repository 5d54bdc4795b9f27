import type { AgentModel, Rota, ShiftModel, SimulationModel } from './model.ts';

/**
 * Lines of a rotation for `agents` people who work five days a week in one shift a week: the shifts get their share of the
 * lines, the days off are spread so that weekday `d` keeps about `weekdayFactors[d]` of an average day's people.
 *
 * Lines are in the order of `shares`, so that moving up one line a week keeps people weeks in one shift and then moves them
 * to an earlier one, never from a late Sunday to an early Monday.
 */
export function createRota(
  agents: number,
  shares: readonly number[],
  weekdayFactors: readonly number[],
): Rota {
  const counts = shareOut(agents, shares);
  const wanted = weekdayFactors.map((factor) => (factor * agents * 5) / 7);
  const working = [0, 0, 0, 0, 0, 0, 0];
  const lines = counts.flatMap((count, shift) => {
    const shiftWorking = [0, 0, 0, 0, 0, 0, 0];
    return Array.from({ length: count }, () => {
      // Two days off in a row where the shift, then the site, can spare them most.
      const offAt = [0, 1, 2, 3, 4, 5, 6].reduce((best, day) =>
        spare(day) > spare(best) + 1e-9 ? day : best,
      );
      const line = [0, 1, 2, 3, 4, 5, 6].map((day) =>
        day === offAt || day === (offAt + 1) % 7 ? -1 : shift,
      );
      line.forEach((entry, day) => {
        if (entry === -1) return;
        shiftWorking[day]! += 1;
        working[day]! += 1;
      });
      return line;

      function spare(day: number): number {
        const next = (day + 1) % 7;
        return [day, next].reduce((sum, each) => {
          const here = shiftWorking[each]! - (wanted[each]! / agents) * count;
          const everywhere = working[each]! - wanted[each]!;
          return sum + 3 * here + everywhere;
        }, 0);
      }
    });
  });
  return { lines };
}

/** Whole numbers that add up to `total` in about the given shares (largest remainders); each share above 0 gets at least 1. */
export function shareOut(total: number, shares: readonly number[]): readonly number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  const exact = shares.map((share) => (share / sum) * total);
  const counts = exact.map((share) => (share > 0 ? Math.max(1, Math.floor(share)) : 0));
  let left = total - counts.reduce((all, count) => all + count, 0);
  const order = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .sort((one, other) => other.rest - one.rest);
  for (let turn = 0; left > 0; turn = (turn + 1) % order.length, left--) counts[order[turn]!.index]! += 1;
  while (left < 0) {
    counts[counts.indexOf(Math.max(...counts))]! -= 1;
    left++;
  }
  return counts;
}

/**
 * The shift an agent's rota has on a day; undefined on a day off.
 *
 * @param week counts rotations (`weekNumber`)
 * @param weekday 0 is Monday
 */
export function findRotaShift(
  { rotas, shifts }: Pick<SimulationModel, 'rotas' | 'shifts'>,
  { rota, rotaLine }: Pick<AgentModel, 'rota' | 'rotaLine'>,
  week: number,
  weekday: number,
): ShiftModel | undefined {
  const { lines } = rotas[rota]!;
  const line = (((rotaLine - week) % lines.length) + lines.length) % lines.length;
  return shifts[lines[line]![weekday]!];
}
