import { describe, expect, it } from 'vitest';
import { expectAgents, type GroupNow } from '../../../server/planning/today/expect-agents.ts';
import { findUsualPresence, type UsualPresence } from '../../../server/planning/today/usual-presence.ts';
import { createEmptySite } from '../../../shared/site/site.ts';
import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import { agentTallyOf, keepPast, QUARTER_MS } from '../../history/build-past.ts';

const PLACES = Int32Array.from({ length: 96 }, (_, place) => place);
const at = (time: string) => {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return 4 * hours + minutes / 15;
};

/** Ten people from 08:00 to 16:00, six from 14:00 to 22:00, on each of four days. */
function aUsualDay(): UsualPresence {
  const day = (from: number, to: number, index: number) => {
    const signedIn = new Float32Array(96).fill(1, from, to);
    return { day: index, signedIn, onPhone: signedIn.map((share) => 0.9 * share) };
  };
  const person = (from: string, to: string) => [0, 1, 2, 3].map((index) => day(at(from), at(to), index));
  return {
    days: 4,
    ringSeconds: 0,
    agents: new Map([
      ...Array.from({ length: 10 }, (_, index) => [`early ${index}`, person('08:00', '16:00')] as const),
      ...Array.from({ length: 6 }, (_, index) => [`late ${index}`, person('14:00', '22:00')] as const),
    ]),
  };
}

function aGroup(signedIn: number, changes: Partial<GroupNow> = {}): GroupNow {
  const agentIds = [...aUsualDay().agents.keys()];
  return { groupId: 'all', signedIn, onPhone: signedIn, agentIds, ...changes };
}

describe('who will be there', () => {
  const expectAt = (group: GroupNow, passed: number, usual: UsualPresence | null = aUsualDay()) =>
    expectAgents({ groups: [group], usual, passed, places: PLACES }).agents[0]!;

  it('PJ11 those who are here stay as such people used to, the others come as they used to', () => {
    const agents = expectAt(aGroup(10), at('12:00'));
    expect(agents[at('12:00')]).toBe(10);
    expect(agents[at('13:00')]).toBe(9);
    expect(agents[at('15:00')]).toBeCloseTo(9 + 5.4, 0);
    expect(agents[at('17:00')]).toBe(5);
    expect(agents[at('22:00')]).toBe(0);
  });

  it('PJ11 a morning of half the people is short until it goes home, and says nothing of the evening', () => {
    const agents = expectAt(aGroup(5), at('12:00'));
    expect(agents[at('13:00')]).toBeCloseTo(4.5, -1);
    expect(agents[at('13:00')]).toBeLessThan(6);
    expect(agents[at('17:00')]).toBe(5);
  });

  it('PJ11 at the end of a shift those who are about to leave are not taken for those who stay', () => {
    expect(expectAt(aGroup(16), at('15:59'))[at('16:15')]).toBe(5);
  });

  it('PJ11 without a past whoever is here stays to the end of the day', () => {
    const agents = expectAt(aGroup(4), at('12:00'), null);
    expect([...agents.subarray(48)]).toEqual(new Array(48).fill(4));
    const unknown = expectAt(aGroup(4, { agentIds: ['new'] }), at('12:00'));
    expect(unknown[95]).toBe(4);
  });

  it('PJ11 people of the past whose skills nobody knows come all the same', () => {
    const known = [...aUsualDay().agents.keys()].filter((id) => id.startsWith('early'));
    expect(expectAt(aGroup(10, { agentIds: known }), at('12:00'))[at('17:00')]).toBe(5);
  });

  it('rounds groups together, so that ten halves are five people', () => {
    const usual = aUsualDay();
    const groups = Array.from({ length: 10 }, (_, index) =>
      aGroup(0, { groupId: `${index}`, onPhone: 0, agentIds: [`early ${index}`] }),
    );
    for (const days of usual.agents.values())
      for (const { onPhone } of days) onPhone.forEach((share, place) => (onPhone[place] = share / 1.8));
    const { agents } = expectAgents({ groups, usual, passed: at('06:00'), places: PLACES });
    const sum = (place: number) => agents.reduce((total, row) => total + row[place]!, 0);
    expect(sum(at('10:00'))).toBe(5);
  });

  it('is less sure where days differed', () => {
    const usual = aUsualDay();
    const vary = () => expectAgents({ groups: [aGroup(10)], usual, passed: at('12:00'), places: PLACES });
    const before = vary().variation;
    for (const [index, days] of [...usual.agents.values()].entries())
      if (index % 2 === 0) days[0]!.onPhone.fill(0, 50);
    expect(vary().variation).toBeGreaterThan(1.5 * before);
  });
});

describe('who was there', () => {
  it('is read of the same weekday of four weeks, with the time that phones ring', async () => {
    const site = createEmptySite('Europe/Berlin');
    const calendar = createSiteCalendar(site);
    const rows = ['2026-10-26', '2026-10-19', '2026-10-20'].map((day) => ({
      agentId: 'a',
      queueId: null,
      startMs: calendar.dayNamed(day).fromMs + 32 * QUARTER_MS,
      tally: agentTallyOf({
        readyMs: QUARTER_MS / 2,
        ringingMs: 30_000,
        pausedMs: QUARTER_MS / 4,
        answered: 10,
      }),
    }));
    const presence = (await findUsualPresence(keepPast(site, [], rows), site, '2026-11-02'))!;
    expect(presence.days).toBe(2);
    expect(presence.ringSeconds).toBe(3);
    const [day] = presence.agents.get('a')!;
    expect(day!.onPhone[32]).toBeCloseTo(0.5 + 30_000 / QUARTER_MS, 5);
    expect(day!.signedIn[32]).toBeCloseTo(0.75 + 30_000 / QUARTER_MS, 5);
    expect(day!.signedIn[33]).toBe(0);
    expect(await findUsualPresence(keepPast(site, [], []), site, '2026-11-02')).toBeNull();
  });
});
