import { describe, expect, it } from 'vitest';
import { agentsForPlaces, placesLoad } from '../../shared/staffing/concurrency.ts';
import { levelDeferredWork } from '../../shared/staffing/deferred-load.ts';
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
    expect(placesLoad(chats, { contactsAtOnce: 1, stretchRatio: 5 })).toEqual(chats);
  });

  it('SF50 refuse half a contact', () => {
    expect(() => placesLoad(chats, { contactsAtOnce: 1.5, stretchRatio: 0 })).toThrow('contactsAtOnce (1.5)');
    expect(() => agentsForPlaces(NaN, { contactsAtOnce: 2, stretchRatio: 0 })).toThrow('places (NaN)');
  });
});

describe('work that may wait', () => {
  const level = (works: Parameters<typeof levelDeferredWork>[0], base: readonly number[]) => {
    const { agents, lateAgentSeconds } = levelDeferredWork(works, Float64Array.from(base), 30);
    return { agents: Array.from(agents, (value) => Number(value.toFixed(4)) + 0), lateAgentSeconds };
  };

  it('SF30 fills the valleys within its delay', () => {
    const work = { fromInterval: 0, dueInterval: 2, agentSeconds: HOUR };
    expect(level([work], [2, 1, 3]).agents).toEqual([0.5, 1.5, 0]);
    expect(level([{ ...work, dueInterval: 0 }], [2, 1, 3]).agents).toEqual([2, 0, 0]);
  });

  it('SF30 keeps every piece in its own time and loses none', () => {
    const works = [
      { fromInterval: 0, dueInterval: 3, agentSeconds: 2 * HOUR },
      { fromInterval: 1, dueInterval: 2, agentSeconds: HOUR },
      { fromInterval: 3, dueInterval: 3, agentSeconds: HOUR / 2 },
    ];
    const { agents } = level(works, [4, 3, 3, 1]);
    expect(agents.reduce((sum, each) => sum + each, 0)).toBeCloseTo(7, 3);
    // As flat as it can be: 11 + 7 agents on four intervals.
    [4, 3, 3, 1].forEach((base, at) => expect(base + agents[at]!).toBeCloseTo(4.5, 3));
  });

  it('SF30 makes room: what can wait longer gives way to what is due first', () => {
    const works = [
      { fromInterval: 0, dueInterval: 1, agentSeconds: HOUR },
      { fromInterval: 0, dueInterval: 0, agentSeconds: HOUR },
    ];
    expect(level(works, [0, 0]).agents).toEqual([2, 2]);
  });

  it('SF30 leaves closed intervals alone and says what is late', () => {
    const works = [
      { fromInterval: 0, dueInterval: 2, agentSeconds: HOUR },
      { fromInterval: 1, dueInterval: 1, agentSeconds: 600 },
      { fromInterval: 9, dueInterval: 12, agentSeconds: 60 },
    ];
    expect(level(works, [1, NaN, 1])).toEqual({ agents: [1, 0, 1], lateAgentSeconds: 660 });
  });

  it('SF50 refuses work that is due before it begins', () => {
    expect(() => level([{ fromInterval: 2, dueInterval: 1, agentSeconds: 60 }], [1, 1, 1])).toThrow(
      /dueInterval \(1\).*fromInterval \(2\)/,
    );
    expect(() => level([{ fromInterval: 0, dueInterval: 1, agentSeconds: -60 }], [1, 1])).toThrow(
      'agentSeconds (-60)',
    );
  });
});
