import { describe, expect, it } from 'vitest';
import { agentsForPlaces, placesLoad, poolPlaces } from '../../shared/staffing/concurrency.ts';
import { levelDeferredWork, type DeferredLot } from '../../shared/staffing/deferred-load.ts';
import { gatherLots } from '../../shared/staffing/gather-lots.ts';
import { findAgents } from '../../shared/staffing/find-agents.ts';
import { buildLoad, buildTarget } from './builders.ts';

const HOUR = 3600;

describe('contacts side by side', () => {
  const chats = buildLoad({ calls: 60, handleSeconds: 300 });

  it('SF31 take longer and share a person', () => {
    const places = placesLoad(chats, { contactsAtOnce: 3, stretchRatio: 0.3 });
    expect(places.handleSeconds).toBeCloseTo(480, 9);
    const { fractionalAgents } = findAgents(places, buildTarget());
    const people = agentsForPlaces(fractionalAgents, { contactsAtOnce: 3, stretchRatio: 0.3 });
    expect(people).toBeCloseTo(fractionalAgents / 3, 12);
    expect(people).toBeLessThan(findAgents(chats, buildTarget()).fractionalAgents);
  });

  it('SF31 one at a time are calls', () => {
    expect(placesLoad(chats, { contactsAtOnce: 1, stretchRatio: 2 })).toEqual(chats);
  });

  it('SF31 are pooled with calls in places, by the people that each keeps busy', () => {
    const calls = buildLoad({ calls: 100, handleSeconds: 180 });
    const load = buildLoad({ calls: 180, handleSeconds: 300 });
    const pooled = poolPlaces([
      { load: calls, concurrency: { contactsAtOnce: 1, stretchRatio: 0 } },
      { load, concurrency: { contactsAtOnce: 3, stretchRatio: 0 } },
    ]);
    expect(pooled.contactsAtOnce).toBeCloseTo(2, 12);
    expect(pooled.load.calls).toBe(280);
    expect((pooled.load.calls * pooled.load.handleSeconds) / 1800).toBeCloseTo(40, 9);
  });

  it('SF50 refuse half a contact', () => {
    expect(() => placesLoad(chats, { contactsAtOnce: 1.5, stretchRatio: 0 })).toThrow('contactsAtOnce (1.5)');
    expect(() => agentsForPlaces(NaN, { contactsAtOnce: 2, stretchRatio: 0 })).toThrow('places (NaN)');
  });
});

describe('work that may wait', () => {
  const level = (
    lots: readonly DeferredLot[],
    base: readonly number[],
    mayBeDone: readonly boolean[] = base.map(() => true),
  ) => {
    const [work] = levelDeferredWork([{ lots, mayBeDone }], Float64Array.from(base), 30);
    return { agents: Array.from(work!.agents, (value) => Number(value.toFixed(4)) + 0), late: work!.late };
  };

  it('SF30 fills the valleys within its delay', () => {
    const lot = { fromInterval: 0, dueInterval: 2, agentSeconds: HOUR };
    expect(level([lot], [2, 1, 3]).agents).toEqual([0.5, 1.5, 0]);
    expect(level([{ ...lot, dueInterval: 0 }], [2, 1, 3]).agents).toEqual([2, 0, 0]);
  });

  it('SF30 keeps every piece in its own time and loses none', () => {
    const lots = [
      { fromInterval: 0, dueInterval: 3, agentSeconds: 2 * HOUR },
      { fromInterval: 1, dueInterval: 2, agentSeconds: HOUR },
      { fromInterval: 3, dueInterval: 3, agentSeconds: HOUR / 2 },
    ];
    const { agents } = level(lots, [4, 3, 3, 1]);
    expect(agents.reduce((sum, each) => sum + each, 0)).toBeCloseTo(7, 3);
    // As flat as it can be: 11 + 7 agents on four intervals.
    [4, 3, 3, 1].forEach((base, at) => expect(base + agents[at]!).toBeCloseTo(4.5, 3));
  });

  it('SF30 makes room: what can wait longer gives way to what is due first', () => {
    const lots = [
      { fromInterval: 0, dueInterval: 1, agentSeconds: HOUR },
      { fromInterval: 0, dueInterval: 0, agentSeconds: HOUR },
    ];
    expect(level(lots, [0, 0]).agents).toEqual([2, 2]);
  });

  it('SF30 tells two works apart that share the valleys, each in its own hours', () => {
    const lots = [{ fromInterval: 0, dueInterval: 3, agentSeconds: HOUR }];
    const [first, second] = levelDeferredWork(
      [
        { lots, mayBeDone: [true, true, false, false] },
        { lots, mayBeDone: [false, true, true, true] },
      ],
      Float64Array.of(0, 1, 0, 0),
      30,
    );
    expect([...first!.agents].slice(2)).toEqual([0, 0]);
    expect(second!.agents[0]).toBe(0);
    const total = [0, 1, 0, 0].map((base, at) => base + first!.agents[at]! + second!.agents[at]!);
    // The first has nowhere else to go, and the second keeps out of its way.
    [1.5, 1.5, 1, 1].forEach((each, at) => expect(total[at]).toBeCloseTo(each, 3));
  });

  it('SF30 leaves closed intervals alone and says what is late', () => {
    const late = [
      { fromInterval: 1, dueInterval: 1, agentSeconds: 600 },
      { fromInterval: 9, dueInterval: 12, agentSeconds: 60 },
    ];
    const lots = [{ fromInterval: 0, dueInterval: 2, agentSeconds: HOUR }, ...late];
    expect(level(lots, [1, 0, 1], [true, false, true])).toEqual({ agents: [1, 0, 1], late });
  });

  it('SF30 ends on uneven ground with weeks of lots', () => {
    const base = Float64Array.from({ length: 96 * 28 }, (_, at) =>
      at % 96 < 32 ? 0 : 20 + 10 * Math.sin((at % 96) / 7) + (at % 3),
    );
    const mayBeDone = Array.from(base, (agents) => agents > 0);
    const lots = gatherLots(
      Float64Array.from(base, (agents) => (agents > 0 ? 600 : 0)),
      (at) => at + 7,
    );
    const [work] = levelDeferredWork([{ lots, mayBeDone }], base, 15);
    const late = work!.late.reduce((sum, { agentSeconds }) => sum + agentSeconds, 0);
    const done = work!.agents.reduce((sum, agents) => sum + agents * 900, 0);
    expect(done + late).toBeCloseTo(600 * 64 * 28, 3);
  });

  it('SF30 gathers what arises into lots that are neither early nor late', () => {
    const arising = new Float64Array(16).fill(60);
    const lots = gatherLots(arising, (at) => at + 15);
    expect(lots.slice(0, 2)).toEqual([
      { fromInterval: 1, dueInterval: 15, agentSeconds: 120 },
      { fromInterval: 3, dueInterval: 17, agentSeconds: 120 },
    ]);
    expect(lots.reduce((sum, lot) => sum + lot.agentSeconds, 0)).toBe(16 * 60);
    // All due at once: never more than an eighth of what is left, down to single intervals.
    const due = gatherLots(arising, () => 15);
    expect(due.every(({ fromInterval, dueInterval }) => fromInterval <= dueInterval)).toBe(true);
    expect(due.at(-1)).toEqual({ fromInterval: 15, dueInterval: 15, agentSeconds: 60 });
    expect(gatherLots(new Float64Array(4), () => 3)).toEqual([]);
  });

  it('SF50 refuses work that is due before it begins, and hours of other days', () => {
    expect(() => level([{ fromInterval: 2, dueInterval: 1, agentSeconds: 60 }], [1, 1, 1])).toThrow(
      /dueInterval \(1\).*fromInterval \(2\)/,
    );
    expect(() => level([{ fromInterval: 0, dueInterval: 1, agentSeconds: -60 }], [1, 1])).toThrow(
      'agentSeconds (-60)',
    );
    expect(() => level([], [1, 1], [true])).toThrow('mayBeDone (1 intervals)');
  });
});
