import { describe, expect, it } from 'vitest';
import { addFewChanges, weighProblem } from '../../../server/planning/rosters/search/weigh-problem.ts';
import { suggestRosterSettings } from '../../../server/planning/rosters/suggest-settings.ts';
import type { RosterProblem } from '../../../shared/rostering/problem/problem.ts';

const SETTINGS = suggestRosterSettings();
const PROBLEM: RosterProblem = {
  name: 'x',
  horizon: { firstDay: '2026-11-09', days: 1, timeZone: 'UTC', dayStartsAt: '00:00', slotMinutes: 30 },
  agents: [
    {
      id: 'a',
      name: 'A',
      contractId: 'full-time',
      skills: [],
      tags: [],
      seniorityYears: 0,
      daysOff: [],
      past: [],
      pinned: [],
      wishes: [],
      ledgerBalance: 0,
    },
  ],
  contracts: SETTINGS.contracts,
  templates: SETTINGS.templates,
  cover: [{ id: 'c', name: 'C', who: {}, rows: 'slot', needed: [1], perUnder: 10, perOver: [2] }],
  activities: [],
  rules: [
    { rule: 'wishes', settings: { weight: 2, refusedWeight: { softMax: 5, perOver: 4 } } },
    { rule: 'consecutive-days', settings: { days: { softMax: 5, perOver: 40 } } },
  ],
};
const NORMAL = {
  coverage: 'normal',
  wishes: 'normal',
  fairness: 'normal',
  cost: 'normal',
  fewChanges: 'low',
} as const;

describe('weights in words', () => {
  it('RS16 change the prices of what they are about, and nothing else', () => {
    expect(weighProblem(PROBLEM, NORMAL)).toEqual(PROBLEM);
    const weighed = weighProblem(PROBLEM, { ...NORMAL, coverage: 'high', wishes: 'high' });
    expect(weighed.cover[0]).toMatchObject({ perUnder: 30, perOver: [6], needed: [1] });
    expect(weighed.rules).toEqual([
      { rule: 'wishes', settings: { weight: 6, refusedWeight: { softMax: 5, perOver: 12 } } },
      PROBLEM.rules[1],
    ]);
  });

  it('RS16 make changes of what is planned cost, and of what nobody planned nothing', () => {
    expect(addFewChanges(PROBLEM, [], 'high')).toBe(PROBLEM);
    const shift = {
      templateId: 'early',
      start: '06:00',
      minutes: 510,
      longBreakAfterMinutes: null,
      segments: null,
    };
    const days = [{ day: '2026-11-09', entries: { a: { shift, isPinned: false, note: '' } } }];
    expect(addFewChanges(PROBLEM, days, 'low')).toBe(PROBLEM);
    expect(addFewChanges(PROBLEM, days, 'normal').rules.at(-1)).toEqual({
      rule: 'few-changes',
      settings: {
        roster: [
          { agentId: 'a', day: '2026-11-09', shift: { templateId: 'early', start: '06:00', minutes: 510 } },
        ],
        perChange: 5,
        perMove: 2.5,
      },
    });
  });
});
