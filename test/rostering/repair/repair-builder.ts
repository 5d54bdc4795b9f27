import type { Picks, RosterModel } from '../../../shared/rostering/model/roster-model.ts';
import type { Term } from '../../../shared/rostering/model/term.ts';
import type { Variant } from '../../../shared/rostering/model/variant.ts';
import type { RepairTask } from '../../../shared/rostering/repair/repair-task.ts';
import { OFF, shift } from '../../../scripts/roster-desk/bare-shifts.ts';
import { buildModel, readPicks } from '../model-builders.ts';

export const STANDBY: Variant = { ...shift('B', 360, 840), present: [], paidMinutes: 0, kind: 'standby' };

/** Off, early (6 to 14), late (14 to 22), early and long (6 to 18), standby. */
export const VARIANTS = [OFF, shift('E', 360, 840), shift('L', 840, 1320), shift('X', 360, 1080), STANDBY];

/** One in each hour from 6 to 22 unless said otherwise, 10 for each too few, 1 for each too many. Letters as in `readPicks`. */
export function buildTeam(
  rows: readonly string[],
  more: { readonly terms?: readonly Term[]; readonly needed?: (hour: number, day: number) => number } = {},
): { readonly model: RosterModel; readonly picks: Picks } {
  const dayCount = rows[0]!.length;
  const needed = more.needed ?? (() => 1);
  const model = buildModel({
    dayCount,
    agentCount: rows.length,
    variants: VARIANTS,
    terms: [],
    coverSets: [
      {
        id: 'all',
        shares: new Float64Array(rows.length).fill(1),
        rows: 'slot',
        members: Uint8Array.of(0, 1, 1, 1, 0),
        rowCount: dayCount * 24,
      },
    ],
  });
  const cover: Term = {
    kind: 'cover',
    rule: 'cover',
    ruleIndex: 0,
    set: 0,
    firstRow: 0,
    limits: Array.from({ length: dayCount * 24 }, (_, row) => {
      const hour = row % 24;
      const people = hour >= 6 && hour < 22 ? needed(hour, Math.floor(row / 24)) : 0;
      return { softMin: people, softMax: people, perUnder: 10, perOver: 1 };
    }),
  };
  return { model: { ...model, terms: [cover, ...(more.terms ?? [])] }, picks: readPicks(model, ...rows) };
}

/** At most so many days of work in a row. */
export const mostInARow = (agents: number, days: number): Term[] =>
  Array.from({ length: agents }, (_, agent) => ({
    kind: 'run',
    rule: 'consecutive-days',
    ruleIndex: 1,
    agent,
    members: Uint8Array.of(0, 1, 1, 1, 1),
    before: 0,
    limits: { hardMax: days },
  }));

/** At most so many minutes in all. */
export const mostMinutes = (agents: number, minutes: number, dayCount: number): Term[] =>
  Array.from({ length: agents }, (_, agent) => ({
    kind: 'sum',
    rule: 'contract-hours',
    ruleIndex: 2,
    agent,
    days: Array.from({ length: dayCount }, (_, day) => day),
    values: Float64Array.of(0, 480, 480, 720, 0),
    base: 0,
    limits: { hardMax: minutes, hardUnit: 480 },
  }));

export function taskOf(
  { model, picks }: { readonly model: RosterModel; readonly picks: Picks },
  more: Partial<RepairTask>,
): RepairTask {
  return {
    model,
    standing: picks,
    events: [],
    nowMinute: -10 * 1440,
    notice: { perChange: 5, lateFactor: 4, halvedAfterHours: 48, leadMinutes: 60 },
    violationWeight: 1000,
    keep: [],
    volunteers: [],
    ...more,
  };
}
