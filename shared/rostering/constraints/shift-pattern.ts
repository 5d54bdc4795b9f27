import { z } from 'zod';
import { listOf, numberOf, recordOf } from '../../site/document-schemas.ts';
import type { CompileContext } from '../model/compile-context.ts';
import type { BareTerm, Constraint } from './constraint.ts';
import { mark } from './setting-marks.ts';
import { parseSettings } from './setting-error.ts';
import { agentId, ruleDay, weightOf } from './setting-schemas.ts';

/** Of a day of a pattern: a template, several, a day off, or anything. */
const OFF = '-';
const ANYTHING = '*';

interface Settings {
  /** Weeks of seven days from Monday. A day is a template's id, several with `|` between, `-` for a day off, `*` for anything. */
  readonly weeks: readonly (readonly string[])[];
  /** A day of the week in which an agent of place 0 is in the first week. */
  readonly startsOn: string;
  /** How many weeks further on an agent is; others of the rule are in place 0. */
  readonly places: readonly { readonly agentId: string; readonly week: number }[];
  /** Cost of each day that is otherwise; left out: never otherwise. */
  readonly weight?: number;
}

const week = mark(numberOf(0, 51, 'whole', { code: 'way-pattern-week' }), { is: 'number', unit: 'weeks' });
const day = mark(z.string(), { is: 'pattern-day' });
const schema = recordOf(
  {
    weeks: listOf(listOf(day, 7, 7), 1, 52),
    startsOn: ruleDay,
    places: listOf(recordOf({ agentId, week }, 'rule-settings'), 0, 10_000).default([]),
    weight: weightOf.optional(),
  },
  'rule-settings',
  '{ "weeks": [["E","E","E","E","E","-","-"]], "startsOn": "2026-03-02" }',
);

/** A rotation: weeks of shifts that come round in turn, each agent at a place of their own. */
export const shiftPattern: Constraint<Settings> = {
  id: 'shift-pattern',
  schema,
  parse: (settings) => parseSettings('shift-pattern', schema, settings),
  namesOf: ({ weeks, places }) => ({
    templateIds: weeks
      .flat()
      .flatMap(splitDay)
      .filter((id) => id !== OFF && id !== ANYTHING),
    agentIds: places.map(({ agentId }) => agentId),
  }),
  compile(context, settings, agents) {
    const places = new Map(settings.places.map(({ agentId, week: place }) => [agentId, place]));
    return agents.flatMap((agent) => {
      const place = places.get(context.problem.agents[agent]!.id) ?? 0;
      return followPattern(context, settings, agent, place);
    });
  },
};

function followPattern(
  context: CompileContext,
  { weeks, startsOn, weight }: Settings,
  agent: number,
  place: number,
): readonly BareTerm[] {
  const mondayOf = (day: number) => day - (context.weekdayOf(day) - 1);
  const firstMonday = mondayOf(context.dayOf(startsOn));
  const terms: BareTerm[] = [];
  for (let day = 0; day < context.dayCount; day++) {
    const turn = (mondayOf(day) - firstMonday) / 7 + place;
    const row = weeks[((turn % weeks.length) + weeks.length) % weeks.length]!;
    const allowed = splitDay(row[context.weekdayOf(day) - 1]!);
    if (allowed.includes(ANYTHING)) continue;
    const isOther = context.variants.map(({ templateId }) => !allowed.includes(templateId ?? OFF));
    if (weight === undefined) {
      isOther.forEach((other, variant) => {
        if (other) context.forbid(agent, day, variant);
      });
    } else {
      const costs = Float64Array.from(isOther, (other) => (other ? weight : 0));
      terms.push({ kind: 'pick', agent, day, costs });
    }
  }
  return terms;
}

function splitDay(day: string): readonly string[] {
  return day.split('|');
}
