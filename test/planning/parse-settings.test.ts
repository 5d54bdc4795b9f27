import { describe, expect, it } from 'vitest';
import { createHolidayCalendar } from '../../server/planning/holidays/holiday-calendar.ts';
import { parseEdits } from '../../shared/forecasting/edits/parse-edits.ts';
import { parsePlanningEvent } from '../../shared/forecasting/events/parse-planning-event.ts';
import { wordMessage, type Message } from '../../shared/messages/message.ts';
import { findRule } from '../../shared/site/find-rule.ts';
import { requireAgents, targetOfRule } from '../../shared/staffing/requirement.ts';
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

describe('refusals of planning', () => {
  const settings = {
    intervalMinutes: 20,
    weeksAhead: 0,
    country: 'Atlantis',
    queues: [
      { queueId: 'a', opening: { kind: 'always' }, patienceSeconds: -1, borrow: { kind: 'average' } },
      {
        queueId: 'b',
        opening: { kind: 'typed', weekdays: Array.from({ length: 7 }, () => [{ from: '8', to: '25:00' }]) },
        patienceSeconds: 'long',
        borrow: { kind: 'typed', callsPerDay: 0, handleSeconds: 0 },
      },
    ],
    requirement: {
      risk: 'none',
      aim: 'none',
      maxOccupancyRatio: 85,
      maxAbandonmentRatio: 5,
      shrinkage: [{ name: '', ratio: 10, base: 'time' }],
      agentHour: { cost: -1, currency: '€' },
    },
  };
  const borrowsFromItself = {
    ...SETTINGS,
    queues: [
      {
        queueId: 'a',
        opening: OPENING,
        patienceSeconds: null,
        borrow: { kind: 'queue', queueId: 'a', callsPerDay: null },
      },
    ],
  };
  const shrinkage = [0.6, 0.5].map((ratio, index) => ({ name: `${index}`, ratio, base: 'paid-time' }));
  const event = { id: 'e', kind: 'campaign', name: { en: 'E' }, fromDay: '2026-03-02', toDay: '2026-03-01' };
  const edit = { id: '1', queueId: 'a', madeAtMs: -1, author: 'Li Na', reason: '', edit: { kind: 'guess' } };
  const set = { ...edit, id: '2', edit: { kind: 'set', day: '2026-03-02', places: [48], calls: -1 } };
  const impossible = () =>
    requireAgents(
      {
        firstDay: '2026-03-02',
        days: 1,
        intervalMinutes: 30,
        intervalsPerDay: 48,
        calls: new Float64Array(48).fill(1e9),
        handleSeconds: new Float64Array(48).fill(300),
        uncertainty: { dayVariation: new Float64Array(1), intervalVariation: 0 },
      },
      {
        patienceSeconds: null,
        targets: [targetOfRule(findRule(PLANNED_SITE, 'sales', '2026-03-02'), null)],
        risk: { kind: 'plain' },
        aim: { kind: 'each-interval' },
        shrinkageRatio: 0,
      },
    );
  const calendar = createHolidayCalendar();
  const days = { fromDay: '2026-03-02', toDay: '2026-03-01' };

  it.each<[string, () => unknown]>([
    ['settings', () => parsePlanningSettings(settings)],
    ['a queue that borrows from itself', () => parsePlanningSettings(borrowsFromItself)],
    [
      'shrinkage that leaves nobody',
      () => parsePlanningSettings({ ...SETTINGS, requirement: { ...SETTINGS.requirement, shrinkage } }),
    ],
    ['an event', () => parsePlanningEvent(event)],
    ['an event of years', () => parsePlanningEvent({ ...event, toDay: '2028-03-01' })],
    [
      'an event with numbers that cannot be',
      () =>
        parsePlanningEvent({
          ...event,
          toDay: event.fromDay,
          effect: { kind: 'luck' },
          dayCurve: [0],
          carryOverRatio: 40,
        }),
    ],
    ['edits', () => parseEdits([edit, set], 48)],
    ['a country', () => calendar.listHolidays({ ...days, country: 'Atlantis' })],
    ['days of holidays', () => calendar.listHolidays({ ...days, country: 'DE' })],
    ['a load that no floor can have', impossible],
  ])('PN13 have words of their own in every language: %s', (_, refuse) => {
    const said = catchSaid(refuse);
    const codes = listCodes(said);
    expect(codes.filter((code) => code === 'as-written')).toEqual([]);
    const [en, ...others] = (['en', 'zh-CN', 'zh-TW'] as const).map((locale) => wordMessage(said, locale));
    for (const words of others) {
      expect(words).not.toBe(en);
      expect(words).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

function catchSaid(refuse: () => unknown): Message {
  try {
    refuse();
  } catch (error) {
    return (error as { readonly said: Message }).said;
  }
  throw new Error('It was not refused.');
}

/** Codes of a message and its parts; what stands in the document is as it was written. */
function listCodes(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(listCodes);
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'code' ? [String(part)] : key === 'value' ? [] : listCodes(part),
  );
}
