import { Rng } from '../../../shared/simulation/rng.ts';
import type { Limits } from '../../../shared/rostering/model/limits.ts';
import type { CoverSet, Picks, RosterModel } from '../../../shared/rostering/model/roster-model.ts';
import type { Term } from '../../../shared/rostering/model/term.ts';
import type { Variant } from '../../../shared/rostering/model/variant.ts';

const ORIGIN = { rule: 'random', ruleIndex: 0 };

/** A model of every kind of term, small enough for the judge and without sense: only its arithmetic counts. */
export function makeRandomModel(seed: number): RosterModel {
  const rng = new Rng(seed);
  const agentCount = 2 + rng.nextIndex(4);
  const dayCount = 1 + rng.nextIndex(16);
  const variantCount = 2 + rng.nextIndex(5);
  const dayStartSlots = new Int32Array(dayCount + 1);
  // Days of unequal length, as when the clocks change.
  for (let day = 0; day < dayCount; day++)
    dayStartSlots[day + 1] = dayStartSlots[day]! + 5 + rng.nextIndex(3);
  const slotCount = dayStartSlots[dayCount]!;
  const present = Array.from({ length: variantCount }, (_, variant) =>
    variant === 0 ? [] : Array.from({ length: 9 }, (_, slot) => slot).filter(() => rng.happens(0.4)),
  );
  const days = (share: number) =>
    Array.from({ length: dayCount }, (_, day) => day).filter(() => rng.happens(share));
  const floats = (most: number) =>
    Float64Array.from({ length: variantCount }, () => Math.round(rng.next() * most * 4) / 4);
  const members = () => Uint8Array.from({ length: variantCount }, () => (rng.happens(0.5) ? 1 : 0));
  const agent = () => rng.nextIndex(agentCount);
  const limits = (scale: number) => makeLimits(rng, scale);

  const makeSummedDays = () => {
    const summed = days(0.7);
    const byDay = rng.happens(0.3) ? { valuesByDay: summed.map(() => floats(4)) } : {};
    return { days: summed, values: floats(4), ...byDay };
  };

  const coverSets: CoverSet[] = Array.from({ length: 1 + rng.nextIndex(3) }, (_, at) => {
    const rows = rng.happens(0.5) ? 'slot' : 'start';
    return {
      id: `set ${at}`,
      shares: Float64Array.from({ length: agentCount }, () => [0, 1, 0.5][rng.nextIndex(3)]!),
      rows,
      members: members(),
      rowCount: rows === 'slot' ? slotCount : dayCount,
    };
  });
  const terms: Term[] = [];
  const several = (make: () => Term) => {
    for (let count = rng.nextIndex(4); count > 0; count--) terms.push(make());
  };
  for (let count = 0; count < agentCount; count++) {
    several(() => ({
      ...ORIGIN,
      kind: 'pick',
      agent: agent(),
      day: rng.nextIndex(dayCount),
      costs: floats(9),
      ...(rng.happens(0.5) ? { violations: floats(2) } : {}),
    }));
    several(() => ({
      ...ORIGIN,
      kind: 'sum',
      agent: agent(),
      ...makeSummedDays(),
      base: rng.nextIndex(5),
      limits: limits(20),
    }));
    several(() => ({
      ...ORIGIN,
      kind: 'run',
      agent: agent(),
      members: members(),
      before: rng.happens(0.5) ? null : rng.nextIndex(4),
      limits: limits(5),
    }));
    several(() => ({
      ...ORIGIN,
      kind: 'block',
      agent: agent(),
      blocks: makeBlocks(rng, dayCount),
      members: members(),
      count: (['touched', 'torn', 'longest'] as const)[rng.nextIndex(3)]!,
      base: rng.nextIndex(3),
      limits: limits(4),
    }));
    several(() => ({
      ...ORIGIN,
      kind: 'spread',
      agent: agent(),
      days: days(0.7),
      values: floats(9).map((value) => (rng.happens(0.3) ? NaN : value)),
      limits: limits(8),
    }));
  }
  several(() => ({
    ...ORIGIN,
    kind: 'follow',
    agents: Array.from({ length: agentCount }, (_, at) => at).filter(() => rng.happens(0.6)),
    costs: Float64Array.from({ length: variantCount ** 2 }, () => rng.nextIndex(5)),
    violations: Float64Array.from({ length: variantCount ** 2 }, () => (rng.happens(0.2) ? 1 : 0)),
    ...(rng.happens(0.4) ? { fromDay: rng.nextIndex(dayCount), toDay: rng.nextIndex(dayCount + 1) } : {}),
  }));
  several(() => {
    const set = rng.nextIndex(coverSets.length);
    const firstRow = rng.nextIndex(coverSets[set]!.rowCount);
    const count = 1 + rng.nextIndex(coverSets[set]!.rowCount - firstRow);
    return {
      ...ORIGIN,
      kind: 'cover',
      set,
      firstRow,
      limits: Array.from({ length: count }, () => limits(4)),
    };
  });
  several(() => ({
    ...ORIGIN,
    kind: 'together',
    first: agent(),
    second: agent(),
    days: days(0.7),
    limits: limits(60),
  }));
  several(() => {
    const agents = Array.from({ length: agentCount }, (_, at) => at).filter(() => rng.happens(0.6));
    const counted = days(0.8);
    return {
      ...ORIGIN,
      kind: 'total',
      agents,
      values: agents.map(() => floats(5)),
      ...(rng.happens(0.5) ? { valuesByDay: agents.map(() => counted.map(() => floats(5))) } : {}),
      days: counted,
      base: rng.nextIndex(9),
      limits: limits(60),
    };
  });

  return {
    agentIds: Array.from({ length: agentCount }, (_, at) => `agent ${at}`),
    dayCount,
    variants: Array.from({ length: variantCount }, (_, at) => makeVariant(at)),
    slotMinutes: 15,
    dayStartSlots,
    presentSlots: (variant, day) =>
      Int32Array.from(present[variant]!.filter((slot) => dayStartSlots[day]! + slot < slotCount)),
    choices: Array.from({ length: agentCount * dayCount }, () => {
      const some = Array.from({ length: variantCount }, (_, at) => at).filter(() => rng.happens(0.7));
      return Uint16Array.from(some.length > 0 ? some : [0]);
    }),
    coverSets,
    terms,
  };
}

/** Somebody's choice for every day. */
export function makeRandomPicks(model: RosterModel, rng: Rng): Picks {
  return Uint16Array.from(model.choices, (choices) => choices[rng.nextIndex(choices.length)]!);
}

function makeVariant(at: number): Variant {
  return {
    templateId: at === 0 ? null : `template ${at}`,
    span: { fromMinute: 0, toMinute: at * 60 },
    present: at === 0 ? [] : [{ fromMinute: 0, toMinute: at * 60 }],
    paidMinutes: at * 60,
    kind: at === 0 ? 'off' : 'day',
  };
}

function makeLimits(rng: Rng, scale: number): Limits {
  const low = Math.floor(rng.next() * scale * 0.4);
  const high = low + Math.floor(rng.next() * scale * 0.3);
  return {
    ...(rng.happens(0.6) ? { softMin: low, perUnder: 1 + rng.nextIndex(5) } : {}),
    ...(rng.happens(0.6) ? { softMax: high, perOver: 1 + rng.nextIndex(5) } : {}),
    ...(rng.happens(0.4) ? { hardMin: low - rng.nextIndex(2) } : {}),
    ...(rng.happens(0.4) ? { hardMax: high + rng.nextIndex(3) } : {}),
    ...(rng.happens(0.3) ? { hardUnit: 1 + rng.nextIndex(4) } : {}),
  };
}

function makeBlocks(rng: Rng, dayCount: number): number[][] {
  const blocks: number[][] = [];
  let day = rng.nextIndex(3);
  while (day < dayCount) {
    const length = 1 + rng.nextIndex(3);
    blocks.push(Array.from({ length }, (_, at) => day + at).filter((each) => each < dayCount));
    day += length + rng.nextIndex(4);
  }
  return blocks;
}
