import { describe, expect, it } from 'vitest';
import { createHolidayCalendar } from '../../server/planning/holidays/holiday-calendar.ts';
import { parseEdits } from '../../shared/forecasting/edits/parse-edits.ts';
import { parsePlanningEvent } from '../../shared/forecasting/events/parse-planning-event.ts';
import { wordMessage, type Message } from '../../shared/messages/message.ts';
import { findRule } from '../../shared/site/find-rule.ts';
import { ONE_AT_A_TIME } from '../../shared/staffing/concurrency.ts';
import { requireAgents, targetOfRule } from '../../shared/staffing/requirement.ts';
import { createPlanningSettings, parsePlanningSettings } from '../../server/planning/parse-settings.ts';
import { buildWork } from '../helpers/work-builder.ts';
import { PLANNED_SITE } from './weeks-of-calls.ts';

const SETTINGS = createPlanningSettings(PLANNED_SITE, 'DE');
const OPENING = { kind: 'found' } as const;

describe('planning settings', () => {
  it('PN8 those kept before there was borrowing, a cost, contacts at once or work that may wait still open, and say that there is none', () => {
    const { agentHour: _, ...requirement } = SETTINGS.requirement;
    const { deferredWorks: __, ...rest } = SETTINGS;
    const kept = {
      ...rest,
      queues: [{ queueId: 'vip', opening: OPENING, patienceSeconds: 90 }],
      requirement,
    };
    expect(parsePlanningSettings(kept)).toEqual({
      ...SETTINGS,
      queues: [{ queueId: 'vip', opening: OPENING, patienceSeconds: 90, borrow: null, concurrency: null }],
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
    [{ contactsAtOnce: 21, stretchRatio: 0 }, /contactsAtOnce \(21\) must be a whole number from 1 to 20/],
    [{ contactsAtOnce: 1.5, stretchRatio: 0 }, /contactsAtOnce \(1.5\)/],
    [{ contactsAtOnce: 2, stretchRatio: 30 }, /stretchRatio \(30\) must be a number from 0 to 2/],
  ])('refuses contacts at once that cannot be: %j', (concurrency, words) => {
    const queue = { queueId: 'chat', opening: OPENING, patienceSeconds: null, borrow: null, concurrency };
    expect(() => parsePlanningSettings({ ...SETTINGS, queues: [queue] })).toThrow(words);
  });

  const WORK = buildWork();
  it.each<[object, RegExp]>([
    [{ name: ' ' }, /name \(" "\)/],
    [{ piecesByWeekday: [1, 2] }, /piecesByWeekday/],
    [
      { piecesByWeekday: [-1, 0, 0, 0, 0, 0, 0] },
      /piecesByWeekday\[0\] \(-1\) must be a number from 0 to 100000/,
    ],
    [{ handleMinutes: 0 }, /handleMinutes \(0\) must be a number from 0.1 to 1440/],
    [{ delay: { kind: 'hours', amount: 0 } }, /amount \(0\) must be a number from 0.25 to 336/],
    [{ delay: { kind: 'days', amount: 1.5 } }, /amount \(1.5\) must be a whole number from 0 to 14/],
    [
      { piecesByWeekday: [0, 100_000, 0, 0, 0, 0, 0], handleMinutes: 1_440 },
      /piecesByWeekday\[1\] \(100000\) must be at most 1000000 minutes of work a day.*144000000.*fewer pieces/,
    ],
    [{ arises: { kind: 'evenly', from: '25:00', to: '18:00' } }, /from \("25:00"\)/],
    [
      { doneWithin: { kind: 'typed', weekdays: [[], [], [], [], [], [], []] } },
      /must have hours on some weekday/,
    ],
    [{ maxOccupancyRatio: 90 }, /maxOccupancyRatio \(90\).*write 0.9 for 90 %/],
    [{ doer: { kind: 'everybody' } }, /doer/],
  ])('refuses work that may wait and cannot be: %j', (change, words) => {
    expect(() => parsePlanningSettings({ ...SETTINGS, deferredWorks: [{ ...WORK, ...change }] })).toThrow(
      words,
    );
  });

  it('says once what is wrong with a delay', () => {
    const work = { ...WORK, delay: { kind: 'days', amount: 1e9 } };
    let said = '';
    try {
      parsePlanningSettings({ ...SETTINGS, deferredWorks: [work] });
    } catch (error) {
      said = String(error);
    }
    expect(said.match(/amount/g)).toHaveLength(1);
    expect(said).toMatch(/amount \(1000000000\) must be a whole number from 0 to 14/);
  });

  it('refuses two works of one name, and takes thirty at most', () => {
    expect(() => parsePlanningSettings({ ...SETTINGS, deferredWorks: [WORK, WORK] })).toThrow(/name/);
    const many = Array.from({ length: 31 }, (_, at) => ({ ...WORK, name: `${at}` }));
    expect(() => parsePlanningSettings({ ...SETTINGS, deferredWorks: many })).toThrow(/deferredWorks/);
    expect(parsePlanningSettings({ ...SETTINGS, deferredWorks: [WORK] }).deferredWorks).toEqual([WORK]);
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
        concurrency: ONE_AT_A_TIME,
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
