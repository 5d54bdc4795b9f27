import { describe, expect, it } from 'vitest';
import { findConflict, type ConflictAnswer } from '../../../shared/rostering/conflict/find-conflict.ts';
import { createHighsSolver } from '../../../shared/rostering/linear/highs-solver.ts';
import { loadHighs } from '../../../shared/rostering/linear/load-highs.ts';
import type { RosterModel } from '../../../shared/rostering/model/roster-model.ts';
import type { Term } from '../../../shared/rostering/model/term.ts';
import { buildRandomModel, findBestByTrying } from '../bound/random-model.ts';

const solver = createHighsSolver(await loadHighs());
let seconds = 0;
const find = (model: RosterModel): ConflictAnswer =>
  findConflict(model, solver, { seconds: 1000, readSeconds: () => (seconds += 0.01) });

/** Three agents, five days, everything allowed. */
const OPEN: RosterModel = {
  ...buildRandomModel(1, { agents: 3, days: 5, kinds: [] }),
  choices: Array.from({ length: 15 }, () => Uint16Array.of(0, 1, 2)),
};
const ALL_DAYS = [0, 1, 2, 3, 4];

const hours = (agent: number, hardMin: number): Term => ({
  rule: 'contract-hours',
  ruleIndex: 2,
  kind: 'sum',
  agent,
  days: ALL_DAYS,
  values: Float64Array.of(0, 1, 1),
  base: 0,
  limits: { hardMin },
});
const rest: Term = {
  rule: 'rest-between-shifts',
  ruleIndex: 1,
  kind: 'follow',
  agents: [0, 1, 2],
  costs: new Float64Array(9),
  violations: Float64Array.of(0, 0, 0, 0, 0, 0, 0, 1, 0),
};
const atMostThree = (agent: number): Term => ({
  rule: 'consecutive-days',
  ruleIndex: 0,
  kind: 'run',
  agent,
  members: Uint8Array.of(0, 1, 1),
  before: 0,
  limits: { hardMax: 3, softMax: 2, perOver: 5 },
});
const NOISE = [0, 1, 2].map(atMostThree);

function restrict(
  model: RosterModel,
  agent: number,
  days: readonly number[],
  choices: readonly number[],
): RosterModel {
  const list = model.choices.map((own, cell) =>
    Math.floor(cell / 5) === agent && days.includes(cell % 5) ? Uint16Array.from(choices) : own,
  );
  return { ...model, choices: list };
}

describe('a set of rules that cannot be met', () => {
  it('names contract hours and the leave that takes their days', () => {
    const model = restrict({ ...OPEN, terms: [...NOISE, rest, hours(0, 2), hours(1, 3)] }, 1, [1, 2, 3], [0]);
    expect(find(model)).toEqual({
      kind: 'conflict',
      parts: [
        { rule: 'contract-hours', ruleIndex: 2, agent: 1, days: ALL_DAYS },
        { rule: 'choices', ruleIndex: null, agent: 1, days: [1, 2, 3] },
      ],
    });
  });

  it('names the rest and the two pins that leave none', () => {
    const pinned = restrict(
      restrict({ ...OPEN, terms: [...NOISE, rest, hours(0, 2)] }, 2, [1], [2]),
      2,
      [2],
      [1],
    );
    expect(find(pinned)).toEqual({
      kind: 'conflict',
      parts: [
        { rule: 'rest-between-shifts', ruleIndex: 1, agent: null, days: [] },
        { rule: 'choices', ruleIndex: null, agent: 2, days: [1, 2] },
      ],
    });
  });

  it('names the leader that is needed and the leave of all leaders', () => {
    const coverSets = OPEN.coverSets.map((set) => ({ ...set, shares: Float64Array.of(1, 1, 0) }));
    const leader: Term = {
      rule: 'leader-present',
      ruleIndex: 3,
      kind: 'cover',
      set: 0,
      firstRow: 9,
      limits: [{ hardMin: 1 }],
    };
    const open = { ...OPEN, coverSets, terms: [...NOISE, rest, leader, hours(2, 3)] };
    const model = restrict(restrict(open, 0, [2], [0]), 1, [1, 2], [0]);
    expect(find(model)).toEqual({
      kind: 'conflict',
      parts: [
        { rule: 'leader-present', ruleIndex: 3, agent: null, days: [] },
        { rule: 'choices', ruleIndex: null, agent: 0, days: [2] },
        { rule: 'choices', ruleIndex: null, agent: 1, days: [2] },
      ],
    });
  });

  it('is found where fractions of shifts could keep what whole ones cannot', () => {
    const odd: Term = {
      ...hours(0, 3),
      values: Float64Array.of(0, 2, 2),
      limits: { hardMin: 3, hardMax: 3 },
    } as Term;
    const answer = find({ ...OPEN, terms: [...NOISE, rest, odd] });
    expect(answer).toEqual({
      kind: 'conflict',
      parts: [{ rule: 'contract-hours', ruleIndex: 2, agent: 0, days: ALL_DAYS }],
    });
  });

  it('is none where a roster keeps everything', () => {
    expect(find({ ...OPEN, terms: [...NOISE, rest, hours(0, 3), hours(1, 3)] })).toEqual({ kind: 'none' });
  });

  it('is not known when the time is over', () => {
    const limits = { seconds: 0, readSeconds: () => 1 };
    expect(findConflict({ ...OPEN, terms: [hours(0, 9)] }, solver, limits)).toEqual({ kind: 'unknown' });
  });

  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'is found exactly when there is no roster (seed %i)',
    (seed) => {
      const model = buildRandomModel(seed, {
        agents: 2,
        days: 3,
        kinds: ['pick', 'sum', 'run', 'follow', 'cover'],
      });
      const isPossible = findBestByTrying(model, null).picks !== null;
      expect(find(model).kind).toBe(isPossible ? 'none' : 'conflict');
    },
  );
});
