import { describe, expect, it } from 'vitest';
import { compileModel } from '../../shared/rostering/model/compile-model.ts';
import { parseProblem, ProblemError } from '../../shared/rostering/problem/parse-problem.ts';
import { agent, problem, template, TEMPLATES, WEEK } from './problem-builder.ts';

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The bad places, a line each; empty when the problem is taken. */
function refusals(value: unknown): readonly string[] {
  try {
    parseProblem(asJson(value));
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemError);
    return (error as Error).message.split('\n').slice(1);
  }
}

const wish = { id: 'w', day: '2026-03-02', weight: 1 };

describe('parseProblem', () => {
  it('gives what is complete, with defaults for what is left out', () => {
    const { dayStartsAt: _start, ...horizon } = WEEK;
    const bare = { id: 'ann', name: 'Ann 安', contractId: 'any', skills: [{ queueId: 'billing', level: 1 }] };
    const { cover: _cover, activities: _activities, rules: _rules, ...given } = problem();
    const taken = parseProblem(asJson({ ...given, horizon, agents: [bare] }));
    expect(taken).toMatchObject({ horizon: WEEK, cover: [], activities: [], rules: [] });
    expect(taken.agents[0]).toMatchObject({
      name: 'Ann 安',
      pinned: [],
      wishes: [],
      past: [],
      ledgerBalance: 0,
    });
    expect(compileModel(taken).choices).toHaveLength(7);
  });

  it('RO20 names each bad place with its value, the rule and the way out', () => {
    const horizon = { ...WEEK, days: 0, timeZone: 'Mars/Base', slotMinutes: 7 };
    expect(refusals({ ...problem(), horizon, siesta: true })).toEqual([
      '- horizon.days (0) must be a whole number from 1 to 400. Write how many days the roster is for, e.g. 28.',
      '- horizon.timeZone ("Mars/Base") must be a time zone of the IANA database. Write e.g. Asia/Shanghai or Europe/Berlin.',
      expect.stringMatching(/^- horizon.slotMinutes \(7\) must be one of 5, 10, 15, 20, 30, 60, 1440\./),
      '- siesta (true) is not a setting known here. Maybe it is misspelt; else remove it.',
    ]);
    expect(refusals(null)).toEqual([expect.stringMatching(/^- roster \(null\) must be a roster problem/)]);
  });

  it('RO21 refuses an agent without skills who is not off-phone', () => {
    expect(refusals(problem({ agents: [agent('ann', { skills: [] })] }))).toEqual([
      '- agents[0].skills (a list of 0) must have a skill. Add a queue, or the tag off-phone for somebody who takes no calls.',
    ]);
    expect(refusals(problem({ agents: [agent('ann', { skills: [], tags: ['off-phone'] })] }))).toEqual([]);
  });

  it('RO22 refuses pins that overlap, on one day or over midnight', () => {
    const night = { day: '2026-03-02', shift: { templateId: 'N', start: '22:00', minutes: 480 } };
    const early = { day: '2026-03-03', shift: { templateId: 'E', start: '06:00', minutes: 480 } };
    const pinnedBy = (...pinned: readonly object[]) =>
      refusals(problem({ agents: [{ ...agent('ann'), pinned: pinned as (typeof night)[] }] }));
    expect(pinnedBy(night, early)).toEqual([]);
    const before = { ...early, shift: { ...early.shift, start: '05:45' } };
    expect(pinnedBy(before, night)).toEqual([
      '- agents[0].pinned[0].day ("2026-03-03") must not be on the day of another pin, or begin before it ends. Remove one of the two, or move it.',
    ]);
    expect(pinnedBy(night, { day: '2026-03-02', shift: null })).toHaveLength(1);
  });

  it('RO23 refuses names nobody has, where they stand', () => {
    const ann = agent('ann', {
      contractId: 'gone',
      pinned: [{ day: '2026-03-02', shift: { templateId: 'X', start: '06:00', minutes: 60 } }],
      wishes: [{ ...wish, want: 'shift', templateId: 'Y' }],
    });
    const rules = [
      { rule: 'siesta', settings: {} },
      {
        rule: 'shifts-per-template',
        who: { agentIds: ['bob'] },
        settings: { templateIds: ['Z'], shifts: { hardMax: 1 } },
      },
      { rule: 'consecutive-days', settings: { days: { hardMax: 'many' } } },
    ];
    const needed = Array(7).fill(1);
    const cover = [
      {
        id: 'c',
        name: 'c',
        who: { queueIds: ['moon'] },
        rows: 'day',
        needed,
        perUnder: 1,
        perOver: 1,
      } as const,
    ];
    const found = refusals(problem({ agents: [ann], rules, cover })).map((line) => line.split(' must ')[0]);
    expect(found).toEqual([
      '- agents[0].contractId ("gone")',
      '- agents[0].pinned[0].shift.templateId ("X")',
      '- agents[0].wishes[0].templateId ("Y")',
      '- cover[0].who.queueIds[0] ("moon")',
      '- rules[0].rule ("siesta")',
      '- rules[1].who.agentIds[0] ("bob")',
      '- rules[1].settings ("Z")',
      '- rules[2].settings.days.hardMax ("many")',
    ]);
  });

  it('RO24 wants a number for each row, 167 hours in the week the clocks go forward, and takes zero', () => {
    const horizon = { ...WEEK, firstDay: '2026-03-23', timeZone: 'Europe/Berlin' };
    const withRows = (rows: number) => {
      const needed = Array(rows).fill(0);
      const slots = { id: 'c', name: 'c', who: {}, rows: 'slot', needed, perUnder: 1, perOver: 0 } as const;
      return refusals(problem({ horizon, cover: [slots] }));
    };
    expect(withRows(167)).toEqual([]);
    expect(withRows(168)).toEqual([
      expect.stringMatching(
        /^- cover\[0\].needed \(a list of 168\) must have a number for each of the 167 rows of the horizon\. A row is/,
      ),
    ]);
  });

  it('RO25 takes 10,000 agents and refuses one more without looking into them', () => {
    const agents = Array.from({ length: 10_000 }, (_, place) => agent(`a${place}`));
    expect(refusals(problem({ agents }))).toEqual([]);
    expect(refusals(problem({ agents: [...agents, agents[0]!] }))).toEqual([
      '- agents (a list of 10001) must be a list of 1 to 10000. Write it in [ ]; add or remove some.',
    ]);
  });

  it('RO25 refuses more shifts than picks can name', () => {
    const more = { lastStart: '23:59', gridMinutes: 1, maxMinutes: 120, lengthGridMinutes: 1 };
    expect(refusals(problem({ templates: [template('W', '00:00', 60, more)] }))).toEqual([
      expect.stringMatching(/^- templates \(a list of 1\) must make at most 65535 shifts\. Make gridMinutes/),
    ]);
  });

  it('refuses what ends before it begins, and a break that fits nowhere', () => {
    const longBreak = {
      minutes: 60,
      isPaid: false,
      earliestAfterMinutes: 460,
      latestAfterMinutes: 480,
      gridMinutes: 15,
    };
    const templates = [
      ...TEMPLATES,
      template('A', '10:00', 480, { lastStart: '09:00' }),
      template('B', '10:00', 480, { maxMinutes: 420 }),
      template('C', '10:00', 480, { longBreak }),
    ];
    const daysOff = [{ from: '2026-03-04', to: '2026-03-03', kind: 'leave', paidMinutesPerDay: 0 }] as const;
    const found = refusals(problem({ templates, agents: [agent('ann', { daysOff })] }));
    expect(found.map((line) => line.split(' ')[1])).toEqual([
      'templates[5].lastStart',
      'templates[6].maxMinutes',
      'templates[7].longBreak',
      'agents[0].daysOff[0].to',
    ]);
  });

  it('refuses a wish without what it speaks of', () => {
    const wishes = [{ ...wish, want: 'shift' } as const, { ...wish, id: 'v', want: 'start-after' } as const];
    expect(refusals(problem({ agents: [agent('ann', { wishes })] }))).toEqual([
      expect.stringMatching(/wishes\[0\].templateId \(missing\) must be there for this kind of wish/),
      expect.stringMatching(/wishes\[1\].time \(missing\) must be there for this kind of wish/),
    ]);
  });
});
