import { describe, expect, it } from 'vitest';
import { compileModel } from '../../shared/rostering/model/compile-model.ts';
import type { RosterModel } from '../../shared/rostering/model/roster-model.ts';
import { agent, problem, template, TEMPLATES, WEEK } from './problem-builder.ts';

/** Letters an agent may have on each day. */
function offers(model: RosterModel, who = 0): readonly string[] {
  return Array.from({ length: model.dayCount }, (_, day) => {
    const choices = model.choices[who * model.dayCount + day]!;
    return [...choices].map((variant) => model.variants[variant]!.templateId ?? '-').join('');
  });
}

const LUNCH = {
  minutes: 60,
  isPaid: false,
  earliestAfterMinutes: 180,
  latestAfterMinutes: 300,
  gridMinutes: 60,
} as const;

describe('variants', () => {
  it('RO10 are starts by lengths by places of the long break, once each, after the day off', () => {
    const flexible = template('F', '08:00', 480, {
      lastStart: '09:00',
      gridMinutes: 30,
      maxMinutes: 540,
      lengthGridMinutes: 30,
      longBreak: LUNCH,
      shortBreaks: [{ minutes: 15, isPaid: false, earliestAfterMinutes: 60, latestAfterMinutes: 120 }],
    });
    const { variants } = compileModel(problem({ templates: [flexible] }));
    expect(variants).toHaveLength(1 + 3 * 3 * 3);
    expect(variants[0]).toMatchObject({ templateId: null, kind: 'off', paidMinutes: 0, present: [] });
    expect(variants[1]).toEqual({
      templateId: 'F',
      span: { fromMinute: 480, toMinute: 960 },
      present: [
        { fromMinute: 480, toMinute: 660 },
        { fromMinute: 720, toMinute: 960 },
      ],
      paidMinutes: 480 - 60 - 15,
      kind: 'day',
    });
  });

  it('RO10 have the long break only where it fits', () => {
    const short = template('F', '08:00', 240, { maxMinutes: 480, lengthGridMinutes: 120, longBreak: LUNCH });
    const lengths = compileModel(problem({ templates: [short] })).variants.map(
      ({ span, present }) => `${span.toMinute - span.fromMinute}: ${present.map((part) => part.toMinute)}`,
    );
    expect(lengths).toEqual([
      '0: ',
      '240: 660',
      '360: 660,840',
      '360: 720,840',
      '360: 780',
      '480: 660,960',
      '480: 720,960',
      '480: 780,960',
    ]);
  });

  it('of standby are present nowhere and paid nothing as working time', () => {
    const standby = compileModel(problem()).variants.find(({ kind }) => kind === 'standby');
    expect(standby).toMatchObject({ present: [], paidMinutes: 0, span: { fromMinute: 360, toMinute: 1080 } });
  });

  it('count from the start of the site day: 02:00 is late where days begin at 04:00', () => {
    const horizon = { ...WEEK, dayStartsAt: '04:00' };
    const templates = [template('A', '02:00', 120), template('B', '04:00', 120), template('C', '26:00', 120)];
    const spans = compileModel(problem({ horizon, templates })).variants.map(({ span }) => span.fromMinute);
    expect(spans).toEqual([0, 1320, 0, 1320]);
  });

  it('are at most 65,535, said with the way out', () => {
    const wide = template('W', '00:00', 60, {
      lastStart: '23:59',
      gridMinutes: 1,
      maxMinutes: 120,
      lengthGridMinutes: 1,
    });
    expect(() => compileModel(problem({ templates: [wide] }))).toThrow(
      /more than 65535 shifts .* Make gridMinutes/,
    );
  });
});

describe('choices', () => {
  it('follow weekdays and tags of templates', () => {
    const templates = [
      template('W', '08:00', 60, { weekdays: [6, 7] }),
      template('T', '09:00', 60, { tags: ['x', 'y'] }),
    ];
    const agents = [agent('ann', { tags: ['y'] }), agent('bob')];
    const model = compileModel(problem({ templates, agents }));
    expect(offers(model)).toEqual(['-T', '-T', '-T', '-T', '-T', '-WT', '-WT']);
    expect(offers(model, 1)).toEqual(['-', '-', '-', '-', '-', '-W', '-W']);
  });

  it('lie within the availability, which may run over midnight into the next day', () => {
    const availability = [
      { weekday: 1, from: '05:00', to: '24:00' },
      { weekday: 2, from: '00:00', to: '14:00' },
      { weekday: 7, from: '14:00', to: '30:00' },
    ];
    const model = compileModel(problem({ agents: [agent('ann', { availability })] }));
    expect(offers(model)).toEqual(['-EDLNS', '-E', '-', '-', '-', '-', '-LN']);
    expect(offers(compileModel(problem({ agents: [agent('ann', { availability: [] })] })))).toEqual(
      Array(7).fill('-'),
    );
  });

  it('RO14 are none but the day off on days off, and no shift reaches into one', () => {
    const daysOff = [
      { from: '2026-03-04', to: '2026-03-05', kind: 'leave', paidMinutesPerDay: 480 },
      { from: '2026-03-08', to: '2026-04-08', kind: 'fixed', paidMinutesPerDay: 0 },
    ] as const;
    const model = compileModel(problem({ agents: [agent('ann', { daysOff })] }));
    expect(offers(model)).toEqual(['-EDLNS', '-EDLS', '-', '-', '-EDLNS', '-EDLS', '-']);
  });

  it('RO13 are what is pinned, also off the grid, on leave as a violation', () => {
    const pinned = [
      { day: '2026-03-02', shift: { templateId: 'E', start: '06:00', minutes: 480 } },
      { day: '2026-03-03', shift: null },
      { day: '2026-03-04', shift: { templateId: 'L', start: '15:10', minutes: 333 } },
    ];
    const daysOff = [
      { from: '2026-03-04', to: '2026-03-04', kind: 'leave', paidMinutesPerDay: 480 },
    ] as const;
    const model = compileModel(problem({ agents: [agent('ann', { pinned, daysOff })] }));
    expect(offers(model).slice(0, 3)).toEqual(['E', '-', 'L']);
    const variant = model.choices[2]![0]!;
    expect(model.variants[variant]!.span).toEqual({ fromMinute: 910, toMinute: 1243 });
    expect(model.terms).toMatchObject([{ rule: 'days-off', kind: 'pick', agent: 0, day: 2 }]);
    expect((model.terms[0] as { violations: Float64Array }).violations[variant]).toBe(1);
  });

  it('of a pin without a place of its long break leave that open', () => {
    const templates = [template('F', '08:00', 480, { longBreak: LUNCH })];
    const shift = { templateId: 'F', start: '08:00', minutes: 480 };
    const pinned = [
      { day: '2026-03-02', shift },
      { day: '2026-03-03', shift: { ...shift, longBreakAfterMinutes: 240 } },
    ];
    const { choices } = compileModel(problem({ templates, agents: [agent('ann', { pinned })] }));
    expect([[...choices[0]!], [...choices[1]!]]).toEqual([[1, 2, 3], [2]]);
  });

  it('are shared where equal', () => {
    const { choices } = compileModel(problem({ agents: [agent('ann'), agent('bob')] }));
    expect(choices[7]).toBe(choices[0]);
  });
});

describe('slots', () => {
  const slotsOf = (model: RosterModel, templateId: string, day: number) => {
    const variant = model.variants.findLastIndex((each) => each.templateId === templateId);
    const own = model.choices[day]!.findLast((each) => model.variants[each]!.templateId === templateId);
    return [...model.presentSlots(own ?? variant, day)];
  };

  it('RO11 reach into the next day and are cut at the end of the horizon', () => {
    const model = compileModel(problem());
    expect([...model.dayStartSlots]).toEqual([0, 24, 48, 72, 96, 120, 144, 168]);
    expect(slotsOf(model, 'N', 0)).toEqual([22, 23, 24, 25, 26, 27, 28, 29]);
    expect(slotsOf(model, 'N', 6)).toEqual([22, 23]);
    expect(slotsOf(model, 'S', 0)).toEqual([]);
  });

  it('RO11 count where somebody is there in their middle: half an hour off the grid is half an hour', () => {
    const lunch = { ...LUNCH, earliestAfterMinutes: 195, latestAfterMinutes: 195, minutes: 30 };
    const templates = [template('F', '08:00', 480, { longBreak: lunch })];
    const model = compileModel(problem({ templates, horizon: { ...WEEK, slotMinutes: 30 } }));
    expect(slotsOf(model, 'F', 0)).toEqual([16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31]);
  });

  it('are one a day where only days count, also on a day the clocks change', () => {
    const horizon = {
      ...WEEK,
      firstDay: '2026-03-27',
      days: 4,
      timeZone: 'Europe/Berlin',
      slotMinutes: 1440,
    };
    expect([...compileModel(problem({ horizon })).dayStartSlots]).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('a change of the clocks', () => {
  const berlin = (firstDay: string) =>
    compileModel(problem({ horizon: { ...WEEK, firstDay, timeZone: 'Europe/Berlin' } }));
  /** Paid minutes and slots of the night that is offered on a day. */
  const night = (model: RosterModel, day: number) => {
    const variant = model.choices[day]!.findLast((each) => model.variants[each]!.kind === 'night')!;
    return [model.variants[variant]!.paidMinutes, model.presentSlots(variant, day).length, variant];
  };

  it('RO12 shortens a night in spring: a variant of its own, on that day alone', () => {
    // Clocks go from 2 to 3 in the night from Saturday 28 to Sunday 29 March 2026.
    const model = berlin('2026-03-23');
    expect([...model.dayStartSlots].slice(5)).toEqual([120, 144, 167]);
    const [paid, slots, variant] = night(model, 5);
    expect([paid, slots]).toEqual([420, 7]);
    expect(night(model, 4).slice(0, 2)).toEqual([480, 8]);
    const isOffered = (day: number) => model.choices[day]!.includes(variant!);
    expect([0, 1, 2, 3, 4, 5, 6].filter(isOffered)).toEqual([5]);
    expect(model.choices[5]!.filter((each) => model.variants[each]!.kind === 'night')).toHaveLength(1);
  });

  it('RO12 lengthens one in autumn, and the early shift of that Sunday stays as it is', () => {
    const model = berlin('2026-10-19');
    expect([...model.dayStartSlots].slice(5)).toEqual([120, 144, 169]);
    expect(night(model, 5).slice(0, 2)).toEqual([540, 9]);
    const early = model.choices[6]!.find((each) => model.variants[each]!.templateId === 'E')!;
    expect([...model.presentSlots(early, 6)]).toEqual([7, 8, 9, 10, 11, 12, 13, 14]);
  });
});

describe('rules', () => {
  it('hold for those named and those with all of the tags', () => {
    const agents = [agent('ann', { tags: ['a', 'b'] }), agent('bob', { tags: ['a'] }), agent('cy')];
    const rule = { rule: 'consecutive-days', settings: { days: { hardMax: 5 } } };
    const agentsOf = (who: object | undefined) =>
      compileModel(problem({ agents, rules: [{ ...rule, ...(who && { who }) }] })).terms.flatMap((term) =>
        term.kind === 'run' ? [term.agent] : [],
      );
    expect(agentsOf(undefined)).toEqual([0, 1, 2]);
    expect(agentsOf({ tags: ['a'] })).toEqual([0, 1]);
    expect(agentsOf({ tags: ['a', 'b'], agentIds: ['cy'] })).toEqual([0, 2]);
  });

  it('nobody knows are refused by name', () => {
    expect(() => compileModel(problem({ rules: [{ rule: 'siesta', settings: {} }] }))).toThrow(
      /"siesta" must be one of the rules .*consecutive-days, /,
    );
  });

  it('carry their place in the problem', () => {
    const rule = { rule: 'consecutive-days', settings: { days: { hardMax: 5 } } };
    const { terms } = compileModel(problem({ rules: [rule, rule], templates: TEMPLATES.slice(0, 3) }));
    expect(terms.map((term) => [term.rule, term.ruleIndex])).toEqual([
      ['consecutive-days', 0],
      ['consecutive-days', 1],
    ]);
  });
});
