import type { Term } from './term.ts';
import type { Variant } from './variant.ts';

/** Who counts where: agents of some groups, in some shifts, by slot or by day. */
export interface CoverSet {
  /** For people. Example: `billing` or `D`. */
  readonly id: string;
  /** How much each agent counts, by agent: 0 not at all, 1 wholly. */
  readonly shares: Float64Array;
  /** `slot`: row of each slot of the horizon somebody is present in. `start`: row of the day the shift starts on. */
  readonly rows: 'slot' | 'start';
  /** 1 where a variant counts. */
  readonly members: Uint8Array;
  readonly rowCount: number;
}

/**
 * A problem as the engine works on it. Agents, days and variants are numbers: places in the lists. Slots count from the
 * start of the horizon; on days on which the clocks change there are more or fewer of them.
 */
export interface RosterModel {
  readonly agentIds: readonly string[];
  readonly dayCount: number;
  /** Variant 0 is the day off. At most 65,535. */
  readonly variants: readonly Variant[];
  /** Length of a slot, in minutes. */
  readonly slotMinutes: number;
  /** First slot of each day, and last the slot after the horizon: `dayCount + 1` numbers. */
  readonly dayStartSlots: Int32Array;
  /**
   * Slots in which somebody of a variant is present, by the day it is chosen on: ascending, counted from
   * `dayStartSlots[day]` (add it for the row of the horizon), so that days of the usual length share a list. Only slots of
   * the horizon: a night shift of its last day is cut. Somebody is present in a slot when they are in the middle of it.
   */
  readonly presentSlots: (variant: number, day: number) => Int32Array;
  /** At `agent * dayCount + day`: what may be chosen, ascending; one choice where it is pinned. Never empty. Shared where equal. */
  readonly choices: readonly Uint16Array[];
  readonly coverSets: readonly CoverSet[];
  readonly terms: readonly Term[];
}

/** Who does what: variants at `agent * dayCount + day`. */
export type Picks = Uint16Array;
