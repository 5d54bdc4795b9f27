import { describe, expect, it } from 'vitest';
import { createPlanningSettings, parsePlanningSettings } from '../../server/planning/parse-settings.ts';
import { PLANNED_SITE } from './weeks-of-calls.ts';

const SETTINGS = createPlanningSettings(PLANNED_SITE, 'DE');
const OPENING = { kind: 'found' } as const;

describe('planning settings', () => {
  it('PN8 those kept before there was borrowing or a cost still open, and say that there is none', () => {
    const { agentHour: _, ...requirement } = SETTINGS.requirement;
    const kept = {
      ...SETTINGS,
      queues: [{ queueId: 'vip', opening: OPENING, patienceSeconds: 90 }],
      requirement,
    };
    expect(parsePlanningSettings(kept)).toEqual({
      ...SETTINGS,
      queues: [{ queueId: 'vip', opening: OPENING, patienceSeconds: 90, borrow: null }],
    });
  });

  it.each([
    [{ kind: 'typed', callsPerDay: 0, handleSeconds: 200 }, /callsPerDay \(0\) must be/],
    [{ kind: 'queue', queueId: '*', callsPerDay: null }, /queueId \("\*"\) must be/],
    [{ kind: 'average' }, /borrow/],
  ])('refuses a borrowing that cannot be: %j', (borrow, words) => {
    const queue = { queueId: 'vip', opening: OPENING, patienceSeconds: null, borrow };
    expect(() => parsePlanningSettings({ ...SETTINGS, queues: [queue] })).toThrow(words);
  });

  it.each([
    [{ cost: -1, currency: 'EUR' }, /cost \(-1\)/],
    [{ cost: 30, currency: '€' }, /currency \("€"\) must be a currency/],
  ])('refuses an hour that cannot be: %j', (agentHour, words) => {
    const requirement = { ...SETTINGS.requirement, agentHour };
    expect(() => parsePlanningSettings({ ...SETTINGS, requirement })).toThrow(words);
  });
});
