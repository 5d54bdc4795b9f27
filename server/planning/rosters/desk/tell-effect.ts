import type { RosterEffect } from '../../../../shared/contract/roster-advice.ts';
import type { RosterChange, RosterDifference } from '../../../../shared/contract/rosters.ts';
import { sumByRule } from '../../../../shared/rostering/days/sum-figures.ts';
import type { ShiftCodec } from '../../../../shared/rostering/days/shift-codec.ts';
import type { RosterModel } from '../../../../shared/rostering/model/roster-model.ts';
import type { CoverEffect } from '../../../../shared/rostering/repair/cover-effect.ts';
import type { RuleChange } from '../../../../shared/rostering/repair/rule-check.ts';
import { dayNumber, nameDay } from '../../../../shared/time/day-number.ts';
import { FloorcastError } from '../../../floorcast-error.ts';
import type { OpenRoster } from './open-roster.ts';

/** Changes of variants and what they come to, as they cross the wire. */
export class ChangeTeller {
  readonly #roster: OpenRoster;
  readonly #firstDay: number;

  constructor(roster: OpenRoster) {
    this.#roster = roster;
    this.#firstDay = dayNumber(roster.problem.horizon.firstDay);
  }

  dayOf(day: number): string {
    return nameDay(this.#firstDay + day);
  }

  /** @throws FloorcastError `bad-request` for a day that is not of the horizon. */
  placeOf(day: string): number {
    const place = dayNumber(day) - this.#firstDay;
    if (place >= 0 && place < this.#roster.model.dayCount) return place;
    throw new FloorcastError('bad-request', { code: 'roster-day-outside', day });
  }

  agentIdOf(agent: number): string {
    return this.#roster.model.agentIds[agent]!;
  }

  difference({ agent, day, from, to }: VariantChange): RosterDifference {
    const { codec } = this.#roster;
    return {
      agentId: this.agentIdOf(agent),
      day: this.dayOf(day),
      before: codec.shiftOf(from),
      after: codec.shiftOf(to),
    };
  }

  change(change: VariantChange): RosterChange {
    return tellChange(this.#roster.codec, this.agentIdOf(change.agent), this.dayOf(change.day), change.to);
  }

  effect(cost: number, violations: number, rules: readonly RuleChange[], cover: CoverEffect): RosterEffect {
    const parts = rules.map(({ part, costChange, violationChange }) => ({
      ...part,
      cost: costChange,
      violation: violationChange,
    }));
    return {
      cost,
      violations,
      understaffedHours: understaffedHours(this.#roster.model, cover),
      byRule: sumByRule(parts),
    };
  }
}

export interface VariantChange {
  readonly agent: number;
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

function tellChange(codec: ShiftCodec, agentId: string, day: string, variant: number): RosterChange {
  return { day, agentId, entry: { shift: codec.shiftOf(variant), isPinned: false, note: '' } };
}

/** Hours of missing agents more (above 0) or fewer, by the rows that change. */
function understaffedHours(model: RosterModel, { rows }: CoverEffect): number {
  const slots = rows.reduce((sum, { term: place, row, before, after }) => {
    const term = model.terms[place]!;
    if (term.kind !== 'cover' || term.rule !== 'cover' || model.coverSets[term.set]!.rows !== 'slot')
      return sum;
    const needed = term.limits[row - term.firstRow]?.softMin ?? 0;
    return sum + Math.max(0, needed - after) - Math.max(0, needed - before);
  }, 0);
  return (slots * model.slotMinutes) / 60;
}
