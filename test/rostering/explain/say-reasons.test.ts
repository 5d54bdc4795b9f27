import { describe, expect, it } from 'vitest';
import { wordMessage } from '../../../shared/messages/message.ts';
import { sayBreakIssue } from '../../../shared/rostering/breaks/say-issues.ts';
import { findCandidates } from '../../../shared/rostering/candidates/find-candidates.ts';
import { BUILT_IN_RULES, CONSTRAINTS } from '../../../shared/rostering/constraints/index.ts';
import { explainInterval } from '../../../shared/rostering/explain/explain-interval.ts';
import { explainDay } from '../../../shared/rostering/explain/explain-person.ts';
import { explainRules } from '../../../shared/rostering/explain/explain-rules.ts';
import {
  nameRule,
  sayAlternative,
  sayHindrance,
  sayInterval,
  sayNotListed,
  sayRule,
  sayWish,
} from '../../../shared/rostering/explain/say-reasons.ts';
import { findAlternatives } from '../../../shared/rostering/repair/find-alternatives.ts';
import { planRepairs } from '../../../shared/rostering/repair/plan-repairs.ts';
import { openRepairDesk } from '../../../shared/rostering/repair/repair-desk.ts';
import { sayAlternative as sayRepair, sayPlan } from '../../../shared/rostering/repair/say-repairs.ts';
import { LOCALES } from '../../../shared/site/localized-text.ts';
import { taskOf } from '../repair/repair-builder.ts';
import { TEMPLATES, viewTeam } from './view-builder.ts';

const RULES = [
  { rule: 'wishes', settings: {} },
  { rule: 'consecutive-days', settings: { days: { hardMax: 2 } } },
];

describe('explanations in words', () => {
  const view = viewTeam(
    [
      { id: 'Li Na', wishes: [{ id: 'w', day: '2026-03-02', want: 'off', weight: 7 }] },
      { id: 'Zhang Wei' },
      {
        id: 'Chen',
        daysOff: [{ from: '2026-03-04', to: '2026-03-05', kind: 'leave', paidMinutesPerDay: 0 }],
      },
      { id: 'Wu', tags: [] },
    ],
    ['E--L', '-EE-', '----', 'E---'],
    { rules: RULES },
  );

  it('EX7 every rule has a name', () => {
    for (const { id } of [...BUILT_IN_RULES, ...CONSTRAINTS])
      expect(nameRule(id), id).toEqual({ code: `roster-rule-${id}` });
    expect(nameRule('our-own')).toEqual({ code: 'roster-rule-other', rule: 'our-own' });
  });

  it('EX7 reasons say their values', () => {
    const { notListed } = findCandidates(view, { templateId: 'L', day: 2 });
    const words = notListed.map(({ reason }) => wordMessage(sayNotListed(view, reason), 'en'));
    expect(words).toEqual([
      'On leave from 2026-03-04 to 2026-03-05.',
      'The shift is only for people with one of these tags: late.',
    ]);
    const early = findCandidates(view, { templateId: 'E', day: 3 });
    const [zhang] = early.notListed.filter(({ agent }) => agent === 1);
    const said = sayNotListed(view, zhang!.reason);
    expect(wordMessage(said, 'en')).toBe(
      'It would break a rule: days in a row would be 3, and the limit is 2.',
    );
    expect(wordMessage(said, 'zh-CN')).toBe('会违反规则：连续工作天数将为 3，限制为 2。');
    expect(wordMessage(said, 'zh-TW')).toBe('會違反規則：連續工作天數將為 3，限制為 2。');
  });

  it('EX7 an interval says how it is and what stops people', () => {
    const found = explainInterval(
      view,
      view.model.terms.findIndex(({ kind }) => kind === 'cover'),
      72 + 8,
    );
    expect(sayInterval(found).map((said) => wordMessage(said, 'en'))).toEqual([
      '0 people are there, and 1 are needed.',
      'People who could help but for days in a row: 1.',
    ]);
    const stop = (ruleIndex: number, agents: number) => ({ rule: 'contract-hours', ruleIndex, agents });
    const twice = { ...found, there: 1, stoppedBy: [stop(0, 3), stop(1, 2)] };
    expect(sayInterval(twice).map((said) => wordMessage(said, 'en'))).toEqual([
      '1 person is there, and 1 are needed.',
      'People who could help but for contract hours: 5.',
    ]);
    const words = found.hindrances.map((one) => wordMessage(sayHindrance(view, one), 'zh-CN'));
    expect(words[2]).toBe('2026-03-04 至 2026-03-05 休假。');
  });

  it('EX7 a wish says what granting it costs', () => {
    const { wishes, alternatives } = explainDay(view, 0, 0);
    expect(wordMessage(sayWish(wishes[0]!), 'en')).toBe(
      'Granting the wish costs -15; nobody else has to change.',
    );
    expect(alternatives.map((one) => wordMessage(sayAlternative(view, one), 'en'))).toHaveLength(2);
  });

  it('EX7 a rule says how often it bent', () => {
    const said = explainRules(view.model, view.picks).flatMap(sayRule);
    const words = said.map((one) => wordMessage(one, 'en'));
    expect(words).toContain('wishes: bent once, at a cost of 7.');
    expect(words).toContain('days in a row: kept throughout.');
  });

  it('EX7 alternatives and plans are told', () => {
    const { problem, model, picks } = view;
    const task = taskOf({ model, picks }, { events: [{ kind: 'ill', agent: 1, days: [1] }] });
    const desk = openRepairDesk(task);
    const words = findAlternatives(desk, desk.absences[0]!, 9).map((one) =>
      wordMessage(sayRepair({ problem, model }, one), 'en'),
    );
    expect(words).toContain('Chen works ‘E 06:00–14:00’ on a day off.'.replace(/[‘’]/g, "'"));
    expect(words).toContain('Nobody takes the shift.');
    const { plans } = planRepairs(desk, { days: [1], mostChanges: 3 });
    expect(wordMessage(sayPlan(plans[0]!), 'zh-TW')).toMatch(/^變動班別 [12] 個，恢復 100%。$/);
  });

  it('RR15 the day off of a swap is named as people say it', () => {
    const { problem, model } = view;
    const horizon = { ...problem.horizon, firstDay: '2026-12-01' };
    const told = { agent: 1, noticeHours: 24, noticeCost: 0 };
    const changes = [
      { ...told, day: 0, from: 0, to: 1 },
      { ...told, day: 3, from: 1, to: 0 },
    ];
    const said = sayRepair({ problem: { ...problem, horizon }, model }, { kind: 'swap', changes });
    expect(LOCALES.map((locale) => wordMessage(said, locale))).toEqual([
      "Zhang Wei works 'E 06:00–14:00' and is off on Fri 4 Dec instead.",
      'Zhang Wei 上“E 06:00–14:00”，改在12月4日周五休息。',
      'Zhang Wei 上「E 06:00–14:00」，改在12月4日週五休息。',
    ]);
  });

  it('RR14 a long break that moves is told with its times', () => {
    const longBreak = {
      minutes: 60,
      isPaid: false,
      earliestAfterMinutes: 180,
      latestAfterMinutes: 240,
      gridMinutes: 60,
    };
    const needed = Array.from({ length: 24 }, (_, hour) => (hour === 9 ? 1 : 0));
    const cover = [
      { id: 'sales', name: 'Sales', who: {}, rows: 'slot' as const, needed, perUnder: 10, perOver: 0 },
    ];
    const templates = [{ ...TEMPLATES[0]!, longBreak }, TEMPLATES[1]!];
    const { problem, model, picks } = viewTeam([{ id: 'a' }, { id: 'Chen' }], ['E', 'E'], {
      templates,
      cover,
    });
    const desk = openRepairDesk(taskOf({ model, picks }, { events: [{ kind: 'ill', agent: 0, days: [0] }] }));
    const found = findAlternatives(desk, desk.absences[0]!, 9).find(({ kind }) => kind === 'move')!;
    const said = sayRepair({ problem, model }, found);
    expect(LOCALES.map((locale) => wordMessage(said, locale))).toEqual([
      "The long break of Chen in 'E 06:00–14:00' moves from 09:00 to 10:00.",
      'Chen“E 06:00–14:00”的用餐时间从 09:00 改到 10:00。',
      'Chen「E 06:00–14:00」的用餐時間從 09:00 改到 10:00。',
    ]);
  });

  it('EX7 people and shifts are called by their names of the language', () => {
    const early = { en: 'Early', 'zh-CN': '早班', 'zh-TW': '早班別' };
    const named = viewTeam(
      [
        { id: 'a1', name: 'Li Na', names: { en: 'Li Na', 'zh-CN': '李娜' } },
        { id: 'a2', name: 'Chen' },
      ],
      ['E', '-'],
      { templates: [{ ...TEMPLATES[0]!, name: 'Early', names: early }, TEMPLATES[1]!] },
    );
    const { problem, model, picks } = named;
    const pinned = sayNotListed(named, { code: 'pinned', templateId: 'E' });
    expect(LOCALES.map((locale) => wordMessage(pinned, locale))).toEqual([
      "Shift 'Early' was set by hand.",
      '班次“早班”由人工固定。',
      '班別「早班別」由人工固定。',
    ]);
    const repairOf = (agent: number) => {
      const ill = { kind: 'ill', agent, days: [0] } as const;
      const shown = Uint16Array.from(agent === 0 ? picks : [...picks].reverse());
      const desk = openRepairDesk(taskOf({ model, picks: shown }, { events: [ill] }));
      const said = sayRepair({ problem, model }, findAlternatives(desk, desk.absences[0]!, 9)[0]!);
      return LOCALES.map((locale) => wordMessage(said, locale));
    };
    expect(repairOf(0)).toEqual([
      "Chen works 'Early 06:00–14:00' on a day off.",
      'Chen 在休息日加班上“早班 06:00–14:00”。',
      'Chen 在休息日加班上「早班別 06:00–14:00」。',
    ]);
    expect(repairOf(1)[1]).toBe('李娜 在休息日加班上“早班 06:00–14:00”。');
    const issue = sayBreakIssue(problem, { kind: 'spacing-short', agent: 0 });
    expect(wordMessage(issue, 'zh-TW')).toMatch(/^李娜 /);
  });

  it('EX7 what could not be placed is told', () => {
    const say = (issue: Parameters<typeof sayBreakIssue>[1]) =>
      wordMessage(sayBreakIssue(view.problem, issue), 'en');
    expect(say({ kind: 'left-out', agent: 0, pauseId: 'break-1', minutes: 15 })).toMatch(
      /15 minutes of Li Na/,
    );
    expect(say({ kind: 'spacing-short', agent: 1 })).toMatch(/^The breaks of Zhang Wei/);
    expect(say({ kind: 'misses-meeting', agent: 1, meetingId: 'team' })).toMatch(/when 'team' is held/);
    expect(say({ kind: 'meeting-left-out', meetingId: 'team' })).toMatch(/attend 'team'/);
  });
});
