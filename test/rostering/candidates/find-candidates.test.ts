import { describe, expect, it } from 'vitest';
import { wordMessage } from '../../../shared/messages/message.ts';
import { findCandidates } from '../../../shared/rostering/candidates/find-candidates.ts';
import { findTemplateMismatch } from '../../../shared/rostering/candidates/template-mismatch.ts';
import { sayNotListed } from '../../../shared/rostering/explain/say-reasons.ts';
import { expandTemplate } from '../../../shared/rostering/model/expand-template.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import { LOCALES } from '../../../shared/site/localized-text.ts';
import { TEMPLATES, viewTeam } from '../explain/view-builder.ts';

const REST = { rule: 'rest-between-shifts', settings: { minutes: { hardMin: 660, hardUnit: 60 } } };

describe('candidates for a shift', () => {
  const people = [
    { id: 'free' },
    {
      id: 'ill',
      daysOff: [{ from: '2026-03-02', to: '2026-03-03', kind: 'leave' as const, paidMinutesPerDay: 0 }],
    },
    { id: 'pinned', pinned: [{ day: '2026-03-03', shift: null }] },
    { id: 'tagless', tags: [] },
    { id: 'school', availability: [{ weekday: 2, from: '06:00', to: '14:00' }] },
    { id: 'other', skills: [{ queueId: 'billing', level: 1 }] },
    { id: 'late' },
    { id: 'early' },
    { id: 'tomorrow' },
  ];
  const rows = ['--', '--', '--', '--', '--', '--', '-L', '-E', '--'];
  const view = viewTeam(people, rows);
  const found = findCandidates(view, { templateId: 'L', day: 1, queueIds: ['sales'] });
  const reasonOf = (id: string) =>
    found.notListed.find(({ agent }) => view.model.agentIds[agent] === id)?.reason;

  it('CD1 everybody is listed or has a reason', () => {
    const all = [...found.listed, ...found.notListed].map(({ agent }) => agent).sort();
    expect(all).toEqual(people.map((_, agent) => agent));
  });

  it('CD2 the list is in the order of cost', () => {
    const costs = found.listed.map(({ costChange }) => costChange);
    expect(costs).toEqual([...costs].sort((one, other) => one - other));
    expect(found.listed.map(({ agent }) => view.model.agentIds[agent])).toEqual([
      'free',
      'tomorrow',
      'early',
    ]);
  });

  it('CD3 who leaves another shift for it says what that does to cover', () => {
    const early = found.listed.find(({ agent }) => view.model.agentIds[agent] === 'early')!;
    expect(view.model.variants[early.from]!.templateId).toBe('E');
    expect(early.cover).toMatchObject({ rowsBetter: 0, rowsWorse: 16, costChange: 88 });
    expect(early.costChange).toBe(88);
  });

  it('CD4 each reason is told with its values', () => {
    expect(reasonOf('ill')).toEqual({ code: 'day-off', kind: 'leave', from: '2026-03-02', to: '2026-03-03' });
    expect(reasonOf('pinned')).toEqual({ code: 'pinned', templateId: null });
    expect(reasonOf('tagless')).toEqual({ code: 'template-tags', tags: ['late'] });
    expect(reasonOf('school')).toEqual({ code: 'not-available' });
    expect(reasonOf('other')).toEqual({ code: 'no-skill', queueIds: ['sales'] });
    expect(reasonOf('late')).toEqual({ code: 'works-it-already' });
  });

  it('CD4 a shift whose template was changed since says which value, and what the template makes now', () => {
    const standing = (start: string, minutes: number) =>
      viewTeam(
        [
          { id: 'works', pinned: [{ day: '2026-03-02', shift: { templateId: 'E', start, minutes } }] },
          { id: 'free' },
        ],
        ['--', '--'],
        { templates: [{ ...TEMPLATES[0]!, lastStart: '07:00', gridMinutes: 30 }, TEMPLATES[1]!] },
      );
    const said = (start: string, minutes: number) => {
      const changed = standing(start, minutes);
      const { notListed } = findCandidates(changed, { templateId: 'E', start, minutes, day: 0 });
      const { reason } = notListed.find(({ agent }) => agent === 1)!;
      return LOCALES.map((locale) => wordMessage(sayNotListed(changed, reason), locale));
    };
    expect(said('08:00', 480)).toEqual([
      "The shift begins at 08:00, and 'E' begins from 06:00 to 07:00 every 30 minutes now. Change the shift to one the template makes, or the template in the settings.",
      '此班次 08:00 开始，而“E”现在的开始时间为 06:00–07:00，每隔 30 分钟。请将班次改为模板允许的时间，或在设置中修改模板。',
      '此班別 08:00 開始，而「E」現在的開始時間為 06:00–07:00，每隔 30 分鐘。請將班別改為範本允許的時間，或在設定中修改範本。',
    ]);
    expect(said('06:30', 600)[0]).toBe(
      "The shift is 600 minutes long, and 'E' is 480 now. Change the shift to one the template makes, or the template in the settings.",
    );
  });

  it('CD4 a template makes lengths that have room for its long break', () => {
    const longBreak = {
      minutes: 60,
      isPaid: false,
      earliestAfterMinutes: 240,
      latestAfterMinutes: 300,
      gridMinutes: 30,
    };
    const short = { ...TEMPLATES[0]!, minMinutes: 240, lengthGridMinutes: 120, longBreak };
    const check = (minutes: number) =>
      findTemplateMismatch(short, '00:00', { fromMinute: 360, toMinute: 360 + minutes });
    expect(check(240)).toEqual({ of: 'length', value: 240, first: 360, last: 480, stepMinutes: 120 });
    expect([check(360), check(480)]).toEqual([null, null]);
    for (const minutes of [240, 360, 480])
      expect(
        expandTemplate(short, '00:00').some(({ span }) => span.toMinute - span.fromMinute === minutes),
      ).toBe(check(minutes) === null);
  });

  it('CD4 a rule that would break is named', () => {
    const tired = viewTeam([{ id: 'a' }, { id: 'b' }], ['L-', '--'], { rules: [REST] });
    const { listed, notListed } = findCandidates(tired, { templateId: 'E', day: 1 });
    expect(listed.map(({ agent }) => agent)).toEqual([1]);
    expect(notListed).toMatchObject([
      {
        agent: 0,
        reason: { code: 'breaks-rules', change: { rules: [{ part: { rule: 'rest-between-shifts' } }] } },
      },
    ]);
  });

  it('CD3 costs what the judge says and leaves the roster as it is', () => {
    const before = scoreRoster(view.model, view.picks);
    for (const { agent, day, to, costChange } of found.listed) {
      const after = Uint16Array.from(view.picks);
      after[agent * view.model.dayCount + day] = to;
      expect(costChange).toBeCloseTo(scoreRoster(view.model, after).objective - before.objective, 6);
    }
    expect(Array.from(view.score.picks)).toEqual(Array.from(view.picks));
  });

  it('refuses a shift there is not, with the way out', () => {
    expect(() => findCandidates(view, { templateId: 'L', start: '15:00', day: 1 })).toThrow(
      /no shift of template "L" at 15:00/,
    );
  });
});
