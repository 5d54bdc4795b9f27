import type { Limits } from '../../../shared/rostering/model/limits.ts';
import type { Picks, RosterModel } from '../../../shared/rostering/model/roster-model.ts';
import type { Term } from '../../../shared/rostering/model/term.ts';
import type { Variant } from '../../../shared/rostering/model/variant.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import { hashSeed, Rng } from '../../../shared/simulation/rng.ts';

const VARIANTS: readonly Variant[] = [
  { templateId: null, span: { fromMinute: 0, toMinute: 0 }, present: [], paidMinutes: 0, kind: 'off' },
  {
    templateId: 'early',
    span: { fromMinute: 0, toMinute: 720 },
    present: [{ fromMinute: 0, toMinute: 720 }],
    paidMinutes: 660,
    kind: 'day',
  },
  {
    templateId: 'late',
    span: { fromMinute: 720, toMinute: 1800 },
    present: [{ fromMinute: 720, toMinute: 1800 }],
    paidMinutes: 1020,
    kind: 'night',
  },
];
const SLOT_MINUTES = 360;
const SLOTS_A_DAY = 4;

export interface RandomModelOptions {
  readonly agents: number;
  readonly days: number;
  /** Kinds of terms that occur. */
  readonly kinds: readonly Term['kind'][];
  /** Agents are alike in all that pooling asks for. */
  readonly alike?: true;
}

/** A small model with any terms, from a seed: an early and a late shift, the late one reaching into the next day. */
export function buildRandomModel(seed: number, options: RandomModelOptions): RosterModel {
  const rng = new Rng(hashSeed(seed, 'model'));
  const { agents, days, kinds } = options;
  const has = (kind: Term['kind'], share = 1) => kinds.includes(kind) && rng.happens(share);
  const terms: Term[] = [];
  const origin = { rule: 'random', ruleIndex: 0 };
  const flags = () =>
    Uint8Array.of(rng.happens(0.2) ? 1 : 0, rng.happens(0.7) ? 1 : 0, rng.happens(0.7) ? 1 : 0);
  const work = Uint8Array.of(0, 1, 1);
  const allDays = Array.from({ length: days }, (_, day) => day);

  const perAgent: (() => ((agent: number) => Term)[])[] = [];
  const draw = (make: () => (agent: number) => Term) => perAgent.push(() => [make()]);
  if (has('sum')) {
    draw(() => {
      const values = Float64Array.of(0, 1 + rng.nextIndex(3), 1 + rng.nextIndex(3));
      const limits = drawLimits(rng, 2 * days);
      return (agent) => ({
        ...origin,
        kind: 'sum',
        agent,
        days: allDays,
        values,
        base: rng.nextIndex(2),
        limits,
      });
    });
  }
  if (has('run')) {
    draw(() => {
      const [members, limits] = [rng.happens(0.6) ? work : flags(), drawLimits(rng, days)];
      const before = rng.happens(0.3) ? null : rng.nextIndex(3);
      return (agent) => ({ ...origin, kind: 'run', agent, members, before, limits });
    });
  }
  if (has('block')) {
    draw(() => {
      const blocks = [[0, 1], ...(days > 3 ? [[2, 3]] : [])];
      const count = (['touched', 'torn', 'longest'] as const)[rng.nextIndex(3)]!;
      const { softMin, hardMin, ...above } = drawLimits(rng, 2);
      const limits = count === 'touched' ? { ...above, ...defined({ softMin, hardMin }) } : above;
      const base = rng.nextIndex(2);
      return (agent) => ({ ...origin, kind: 'block', agent, blocks, members: work, count, base, limits });
    });
  }
  if (has('spread')) {
    draw(() => {
      const values = Float64Array.of(NaN, rng.nextIndex(5), rng.nextIndex(5));
      const { softMin: _soft, hardMin: _hard, ...limits } = drawLimits(rng, 3);
      return (agent) => ({ ...origin, kind: 'spread', agent, days: allDays, values, limits });
    });
  }
  const shared = perAgent.map((make) => make());
  for (let agent = 0; agent < agents; agent++) {
    const own = options.alike === true ? shared : perAgent.map((make) => make());
    for (const list of own) terms.push(...list.map((make) => make(agent)));
    for (const day of allDays) {
      if (!has('pick', 0.5)) continue;
      const costs = Float64Array.from(VARIANTS, () => rng.nextIndex(7) - 2);
      const violations = Float64Array.from(VARIANTS, () => (rng.happens(0.1) ? 1 : 0));
      terms.push({ ...origin, kind: 'pick', agent, day, costs, ...(rng.happens(0.3) && { violations }) });
    }
  }
  if (has('follow')) terms.push(drawFollow(rng, agents, days, origin));
  const coverSets = [
    {
      id: 'all',
      shares: Float64Array.from({ length: agents }, () =>
        options.alike === true ? 1 : 1 - 0.5 * rng.nextIndex(2),
      ),
      rows: 'slot' as const,
      members: work,
      rowCount: days * SLOTS_A_DAY,
    },
    {
      id: 'late',
      shares: new Float64Array(agents).fill(1),
      rows: 'start' as const,
      members: Uint8Array.of(0, 0, 1),
      rowCount: days,
    },
  ];
  coverSets.forEach((set, place) => {
    if (!has('cover')) return;
    const limits = Array.from({ length: set.rowCount }, () => drawLimits(rng, agents));
    terms.push({ ...origin, kind: 'cover', set: place, firstRow: 0, limits });
  });
  if (has('total')) {
    const values = Float64Array.of(0, 2, 3);
    const everybody = Array.from({ length: agents }, (_, agent) => agent);
    const limits = drawLimits(rng, 2 * agents * days);
    terms.push({
      ...origin,
      kind: 'total',
      agents: everybody,
      values: everybody.map(() => values),
      // The last day is paid better.
      ...(rng.happens(0.5)
        ? {
            valuesByDay: everybody.map(() =>
              allDays.map((day) => (day === days - 1 ? Float64Array.of(0, 3, 5) : values)),
            ),
          }
        : {}),
      days: allDays,
      base: 1,
      limits,
    });
  }
  if (has('together')) {
    terms.push({
      ...origin,
      kind: 'together',
      first: 0,
      second: 1,
      days: allDays,
      limits: { softMax: 0, perOver: 0.01 },
    });
  }
  const everything = Uint16Array.of(0, 1, 2);
  return {
    agentIds: Array.from({ length: agents }, (_, agent) => `a${agent}`),
    dayCount: days,
    variants: VARIANTS,
    slotMinutes: SLOT_MINUTES,
    dayStartSlots: Int32Array.from({ length: days + 1 }, (_, day) => day * SLOTS_A_DAY),
    presentSlots: (variant, day) => {
      const slots = [[], [0, 1], [2, 3, 4]][variant]!;
      return Int32Array.from(slots.filter((slot) => day * SLOTS_A_DAY + slot < days * SLOTS_A_DAY));
    },
    choices: Array.from({ length: agents * days }, () =>
      rng.happens(0.15)
        ? Uint16Array.of(rng.nextIndex(3))
        : rng.happens(0.2)
          ? Uint16Array.of(0, 2)
          : everything,
    ),
    coverSets,
    terms,
  };
}

function drawFollow(
  rng: Rng,
  agents: number,
  days: number,
  origin: { rule: string; ruleIndex: number },
): Term {
  const costs = Float64Array.from({ length: 9 }, () => (rng.happens(0.3) ? rng.nextIndex(6) - 1 : 0));
  const violations = Float64Array.from({ length: 9 }, () => (rng.happens(0.2) ? 1 : 0));
  return {
    ...origin,
    kind: 'follow',
    agents: Array.from({ length: agents }, (_, agent) => agent),
    costs,
    violations,
    ...(rng.happens(0.3) && { fromDay: 1, toDay: days }),
  };
}

function drawLimits(rng: Rng, most: number): Limits {
  const [a, b] = [rng.nextIndex(most + 1), rng.nextIndex(most + 1)];
  const soft = rng.happens(0.7)
    ? {
        softMin: Math.min(a, b),
        softMax: Math.max(a, b),
        perUnder: 1 + rng.nextIndex(4),
        perOver: 1 + rng.nextIndex(4),
      }
    : {};
  const hard = {
    ...(rng.happens(0.25) && { hardMin: Math.max(0, Math.min(a, b) - 1) }),
    ...(rng.happens(0.25) && { hardMax: Math.max(a, b) + 1 }),
    hardUnit: 1 + rng.nextIndex(2),
  };
  return { ...soft, ...hard };
}

function defined(limits: { softMin: number | undefined; hardMin: number | undefined }): Limits {
  return {
    ...(limits.softMin !== undefined && { softMin: limits.softMin }),
    ...(limits.hardMin !== undefined && { hardMin: limits.hardMin }),
  };
}

/** The least objective of all rosters without a violation, by looking at each; Infinity when there is none. */
export function findBestByTrying(
  model: RosterModel,
  violationPrice: number | null,
): { cost: number; picks: Picks | null } {
  const picks = Uint16Array.from(model.choices, (choices) => choices[0]!);
  const places = new Int32Array(picks.length);
  let best: { cost: number; picks: Picks | null } = { cost: Infinity, picks: null };
  for (;;) {
    const { objective, violations } = scoreRoster(model, picks);
    const cost =
      violationPrice === null
        ? violations > 0
          ? Infinity
          : objective
        : objective + violationPrice * violations;
    if (cost < best.cost) best = { cost, picks: picks.slice() };
    let cell = 0;
    while (cell < picks.length && places[cell]! + 1 === model.choices[cell]!.length) {
      places[cell] = 0;
      picks[cell] = model.choices[cell]![0]!;
      cell++;
    }
    if (cell === picks.length) return best;
    places[cell]!++;
    picks[cell] = model.choices[cell]![places[cell]!]!;
  }
}
