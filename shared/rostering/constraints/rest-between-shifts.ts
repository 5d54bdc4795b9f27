import { recordOf } from '../../site/document-schemas.ts';
import type { CompileContext } from '../model/compile-context.ts';
import { costOf, violationOf, type Limits } from '../model/limits.ts';
import type { BareTerm, Constraint } from './constraint.ts';
import { listEarlierShifts } from './past-shifts.ts';
import { parseSettings } from './setting-error.ts';
import { limitsOf } from './setting-schemas.ts';

interface Settings {
  readonly minutes: Limits;
}

const schema = recordOf(
  { minutes: limitsOf(60, 'minutes') },
  'rule-settings',
  '{ "minutes": { "hardMin": 660 } }',
);

/**
 * Real minutes between the end of a shift and the start of the next day's; the last shift before the horizon counts. Shifts
 * with a day off between them are not compared. A shift too soon after that last one is not offered.
 * Example: `{ "minutes": { "hardMin": 660, "softMin": 720, "perUnder": 0.1 } }`.
 */
export const restBetweenShifts: Constraint<Settings> = {
  id: 'rest-between-shifts',
  schema,
  parse: (settings) => parseSettings('rest-between-shifts', schema, settings),
  compile: (context, { minutes }, agents) => [
    ...makeFollowTerms(context, minutes, agents),
    ...agents.flatMap((agent) => restAfterPast(context, minutes, agent)),
  ],
};

/** Pairs of usual days share a term; a pair with a change of the clocks between its shifts has one of its own. */
function makeFollowTerms(
  context: CompileContext,
  minutes: Limits,
  agents: readonly number[],
): readonly BareTerm[] {
  const terms: (BareTerm & { kind: 'follow' })[] = [];
  const nominal = readClocks(context, (minute) => minute);
  const usual = makeMatrices(minutes, nominal);
  for (let day = 0; day + 1 < context.dayCount; day++) {
    const real = context.hasUsualClock(day)
      ? nominal
      : readClocks(context, (minute) => context.realMinutes(day, 0, minute));
    const isUsual = real.join() === nominal.join();
    const last = terms.at(-1);
    if (isUsual && last?.costs === usual.costs) terms[terms.length - 1] = { ...last, toDay: day + 2 };
    else {
      const matrices = isUsual ? usual : makeMatrices(minutes, real);
      terms.push({ kind: 'follow', agents, ...matrices, fromDay: day, toDay: day + 2 });
    }
  }
  return terms;
}

/** The end of each variant, then its start on the day after: real minutes from the start of the first day. */
function readClocks(context: CompileContext, read: (minute: number) => number): readonly number[] {
  return [
    ...context.variants.map(({ span }) => read(span.toMinute)),
    ...context.variants.map(({ span }) => read(span.fromMinute + 1440)),
  ];
}

function makeMatrices(minutes: Limits, clocks: readonly number[]) {
  const count = clocks.length / 2;
  const costs = new Float64Array(count * count);
  const violations = new Float64Array(count * count);
  for (let first = 1; first < count; first++) {
    for (let second = 1; second < count; second++) {
      const rest = clocks[count + second]! - clocks[first]!;
      costs[first * count + second] = costOf(minutes, rest);
      violations[first * count + second] = violationOf(minutes, rest);
    }
  }
  return { costs, violations };
}

function restAfterPast(context: CompileContext, minutes: Limits, agent: number): readonly BareTerm[] {
  const [newest] = listEarlierShifts(context, agent);
  if (newest === undefined || newest.dayNumber !== -1) return [];
  const rests = context.variants.map(({ templateId, span }) =>
    templateId === null ? null : context.realMinutes(-1, newest.endMinute, span.fromMinute + 1440),
  );
  rests.forEach((rest, variant) => {
    if (rest !== null && violationOf(minutes, rest) > 0) context.forbid(agent, 0, variant);
  });
  const costs = Float64Array.from(rests, (rest) => (rest === null ? 0 : costOf(minutes, rest)));
  return costs.every((cost) => cost === 0) ? [] : [{ kind: 'pick', agent, day: 0, costs }];
}
