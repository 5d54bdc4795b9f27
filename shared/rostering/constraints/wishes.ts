import { numberOf, recordOf } from '../../site/document-schemas.ts';
import type { CompileContext } from '../model/compile-context.ts';
import type { Limits } from '../model/limits.ts';
import type { BareTerm, Constraint } from './constraint.ts';
import { mark } from './setting-marks.ts';
import { parseSettings } from './setting-error.ts';
import { limitsOf, weightOf } from './setting-schemas.ts';
import { isGranted } from './wish-granted.ts';

interface Settings {
  /** Times each wish's own weight. */
  readonly weight: number;
  /** A ledger that is so much below a fair share doubles the weight of an agent's wishes, one that is so much above halves it. */
  readonly ledgerDoublesAt?: number;
  /** Limits on the weight refused to one agent over the horizon, so that nobody bears it all. */
  readonly refusedWeight?: Limits;
}

const schema = recordOf(
  {
    weight: weightOf.default(1),
    ledgerDoublesAt: mark(numberOf(0.001, 1_000_000, 'any', { code: 'way-ledger' }), {
      is: 'number',
      unit: 'points',
    }).optional(),
    refusedWeight: limitsOf(10, 'points').optional(),
  },
  'rule-settings',
  '{ "weight": 1, "ledgerDoublesAt": 20 }',
);

/** However long a ledger has been uneven, wishes weigh at most four times, at least a quarter. */
const MOST_DOUBLINGS = 2;

/**
 * What agents wish, and fairness over the months: a wish that is refused costs its weight, more for those who got less before
 * (`2 ^ (-ledgerBalance / ledgerDoublesAt)`, from 1/4 to 4), and the weight refused to one agent may be limited.
 */
export const wishes: Constraint<Settings> = {
  id: 'wishes',
  schema,
  parse: (settings) => parseSettings('wishes', schema, settings),
  compile: (context, settings, agents) =>
    agents.flatMap((agent) => {
      const refused = listRefusedWeights(context, agent);
      const factor = settings.weight * ledgerFactor(context.problem.agents[agent]!.ledgerBalance, settings);
      const picks = [...refused].map(([day, weights]): BareTerm => {
        return { kind: 'pick', agent, day, costs: weights.map((weight) => weight * factor) };
      });
      if (settings.refusedWeight === undefined || refused.size === 0) return picks;
      return [...picks, limitRefused(agent, refused, settings.refusedWeight)];
    }),
};

export function ledgerFactor(
  balance: number,
  { ledgerDoublesAt }: Pick<Settings, 'ledgerDoublesAt'>,
): number {
  if (ledgerDoublesAt === undefined) return 1;
  return 2 ** Math.max(-MOST_DOUBLINGS, Math.min(MOST_DOUBLINGS, -balance / ledgerDoublesAt));
}

/** By day of the horizon with a wish: the weight of what each variant refuses. */
function listRefusedWeights(context: CompileContext, agent: number): ReadonlyMap<number, Float64Array> {
  const byDay = new Map<number, Float64Array>();
  for (const wish of context.problem.agents[agent]!.wishes) {
    const day = context.dayOf(wish.day);
    if (day < 0 || day >= context.dayCount) continue;
    const weights = byDay.get(day) ?? new Float64Array(context.variants.length);
    byDay.set(day, weights);
    context.variants.forEach((variant, place) => {
      if (!isGranted(wish, variant, context.problem.horizon.dayStartsAt)) weights[place]! += wish.weight;
    });
  }
  return byDay;
}

function limitRefused(agent: number, refused: ReadonlyMap<number, Float64Array>, limits: Limits): BareTerm {
  const days = [...refused.keys()].sort((a, b) => a - b);
  const valuesByDay = days.map((day) => refused.get(day)!);
  return { kind: 'sum', agent, days, values: valuesByDay[0]!, valuesByDay, base: 0, limits };
}
