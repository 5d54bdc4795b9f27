import type { RosterModel } from '../../shared/rostering/model/roster-model.ts';
import type { BareTerm } from '../../shared/rostering/constraints/constraint.ts';
import type { Variant } from '../../shared/rostering/model/variant.ts';
import { OFF, shift } from '../../scripts/roster-desk/bare-shifts.ts';

/** Off, early (6 to 14) and late (14 to 22). */
export const OFF_EARLY_LATE = [OFF, shift('E', 360, 840), shift('L', 840, 1320)] as const;

interface Parts {
  readonly dayCount: number;
  readonly agentCount?: number;
  readonly terms: readonly BareTerm[];
  readonly variants?: readonly Variant[];
  readonly coverSets?: RosterModel['coverSets'];
  readonly choices?: RosterModel['choices'];
  readonly slotMinutes?: number;
}

/** A model made by hand: days of 24 hours, every variant offered to everybody. */
export function buildModel(parts: Parts): RosterModel {
  const { dayCount, agentCount = 1, variants = OFF_EARLY_LATE, coverSets = [], slotMinutes = 60 } = parts;
  const slotsADay = 1440 / slotMinutes;
  const all = Uint16Array.from(variants, (_, variant) => variant);
  return {
    agentIds: Array.from({ length: agentCount }, (_, agent) => `agent-${agent}`),
    dayCount,
    variants,
    slotMinutes,
    dayStartSlots: Int32Array.from({ length: dayCount + 1 }, (_, day) => day * slotsADay),
    presentSlots: (variant, day) => {
      const left = (dayCount - day) * slotsADay;
      const slots = variants[variant]!.present.flatMap(({ fromMinute, toMinute }) => {
        const first = fromMinute / slotMinutes;
        return Array.from({ length: toMinute / slotMinutes - first }, (_, place) => first + place);
      });
      return Int32Array.from(slots.filter((slot) => slot < left));
    },
    choices: parts.choices ?? Array.from({ length: agentCount * dayCount }, () => all),
    coverSets,
    terms: parts.terms.map((term, ruleIndex) => ({ ...term, rule: `rule-${ruleIndex}`, ruleIndex })),
  };
}

/** Picks from letters, a text an agent: `-` off, other letters the first of a template. Example: `readPicks(model, 'E-L')`. */
export function readPicks(model: RosterModel, ...rows: readonly string[]): Uint16Array {
  return Uint16Array.from(
    rows.flatMap((row) =>
      [...row].map((letter) => {
        const wanted = letter === '-' ? null : letter;
        const variant = model.variants.findIndex(({ templateId }) => templateId === wanted);
        if (variant < 0) throw new RangeError(`"${letter}" of "${row}" is no template of the model.`);
        return variant;
      }),
    ),
  );
}
