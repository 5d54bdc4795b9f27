import { idOf, listOf, numberOf, recordOf, siteDay } from '../../site/document-schemas.ts';
import { clockTime } from '../problem/clock-schemas.ts';
import { readDayMinute } from '../problem/clock-time.ts';
import type { ClockTime } from '../problem/problem.ts';
import type { BareTerm, Constraint } from './constraint.ts';
import { mark } from './setting-marks.ts';
import { parseSettings } from './setting-error.ts';
import { weightOf } from './setting-schemas.ts';

interface Shift {
  readonly templateId: string;
  readonly start: ClockTime;
  readonly minutes: number;
}

interface Settings {
  /** The roster that stands: days that are not listed may be anything. */
  readonly roster: readonly {
    readonly agentId: string;
    readonly day: string;
    readonly shift: Shift | null;
  }[];
  /** Cost of a day that changes between work and off, or to another template. */
  readonly perChange: number;
  /** Cost of the same template at another time or length. */
  readonly perMove: number;
}

const shift = recordOf(
  {
    templateId: idOf(100),
    start: clockTime,
    minutes: numberOf(1, 1440, 'whole', { code: 'way-shift-minutes' }),
  },
  'rule-settings',
);
const entry = recordOf({ agentId: idOf(100), day: siteDay, shift: shift.nullable() }, 'rule-settings');
const schema = recordOf(
  { roster: mark(listOf(entry, 0, 1_000_000), { is: 'roster' }), perChange: weightOf, perMove: weightOf },
  'rule-settings',
  '{ "roster": [], "perChange": 10, "perMove": 4 }',
);

/** A roster that stands is kept, each change at its price. Where the long break lies is no change. */
export const fewChanges: Constraint<Settings> = {
  id: 'few-changes',
  schema,
  parse: (settings) => parseSettings('few-changes', schema, settings),
  namesOf: ({ roster }) => ({
    agentIds: [...new Set(roster.map(({ agentId }) => agentId))],
    templateIds: [...new Set(roster.flatMap((each) => (each.shift === null ? [] : [each.shift.templateId])))],
  }),
  compile(context, { roster, perChange, perMove }, agents) {
    const placeOf = new Map(agents.map((agent) => [context.problem.agents[agent]!.id, agent]));
    const { dayStartsAt } = context.problem.horizon;
    const known = new Map<string, Float64Array>();
    const costsOf = (standing: Shift | null): Float64Array => {
      const key = JSON.stringify(standing);
      const found = known.get(key);
      if (found !== undefined) return found;
      const from = standing === null ? 0 : readDayMinute(standing.start, dayStartsAt);
      const to = from + (standing?.minutes ?? 0);
      const costs = Float64Array.from(context.variants, ({ templateId, span }) => {
        if (templateId !== (standing?.templateId ?? null)) return perChange;
        return span.fromMinute === from && span.toMinute === to ? 0 : perMove;
      });
      known.set(key, costs);
      return costs;
    };
    return roster.flatMap(({ agentId, day, shift: standing }): readonly BareTerm[] => {
      const agent = placeOf.get(agentId);
      const place = context.dayOf(day);
      if (agent === undefined || place < 0 || place >= context.dayCount) return [];
      return [{ kind: 'pick', agent, day: place, costs: costsOf(standing) }];
    });
  },
};
