import { describe, expect, it } from 'vitest';
import type { RosterDay } from '../../../shared/contract/rosters.ts';
import { compareDays } from '../../../shared/rostering/days/compare-days.ts';
import { readPicks } from '../../../shared/rostering/days/read-picks.ts';
import { createShiftCodec, nameClock } from '../../../shared/rostering/days/shift-codec.ts';
import { sumFigures } from '../../../shared/rostering/days/sum-figures.ts';
import { tellDays } from '../../../shared/rostering/days/tell-days.ts';
import { compileModel } from '../../../shared/rostering/model/compile-model.ts';
import type { RosterProblem, ShiftTemplate } from '../../../shared/rostering/problem/problem.ts';

const TEMPLATE: ShiftTemplate = {
  id: 'day',
  name: 'Day',
  kind: 'day',
  firstStart: '08:00',
  lastStart: '09:00',
  gridMinutes: 60,
  minMinutes: 480,
  maxMinutes: 540,
  lengthGridMinutes: 60,
  longBreak: {
    minutes: 60,
    isPaid: false,
    earliestAfterMinutes: 180,
    latestAfterMinutes: 300,
    gridMinutes: 60,
  },
  shortBreaks: [],
  breakSpacingMinutes: 0,
};
const NIGHT: ShiftTemplate = {
  ...TEMPLATE,
  id: 'night',
  kind: 'night',
  firstStart: '22:00',
  lastStart: '22:00',
  maxMinutes: 480,
  longBreak: null,
};

/** Berlin: the second night is the one on which the clocks go back. */
function problemOf(dayStartsAt = '00:00'): RosterProblem {
  return {
    name: 'x',
    horizon: { firstDay: '2026-10-23', days: 3, timeZone: 'Europe/Berlin', dayStartsAt, slotMinutes: 30 },
    agents: ['a', 'b'].map((id) => ({
      id,
      name: id,
      contractId: 'c',
      skills: [{ queueId: 'q', level: 1 }],
      tags: [],
      seniorityYears: 0,
      daysOff: [],
      past: [],
      pinned: [],
      wishes: [],
      ledgerBalance: 0,
    })),
    contracts: [{ id: 'c' }],
    templates: [TEMPLATE, NIGHT],
    cover: [
      { id: 'q', name: 'q', who: {}, rows: 'slot', needed: Array(146).fill(1), perUnder: 1, perOver: 0 },
    ],
    activities: [],
    rules: [],
  };
}

describe('shifts and variants', () => {
  it('RS5 say the same of every variant there is, wherever days begin and on the night the clocks change', () => {
    for (const dayStartsAt of ['00:00', '04:00']) {
      const problem = problemOf(dayStartsAt);
      const model = compileModel(problem);
      const codec = createShiftCodec(model, problem);
      model.choices.forEach((choices, place) => {
        const [agent, day] = [Math.floor(place / model.dayCount), place % model.dayCount];
        for (const variant of choices) {
          const shift = codec.shiftOf(variant);
          if (shift === null) expect(variant).toBe(0);
          else expect(codec.variantOf(agent, day, shift), JSON.stringify(shift)).toBe(variant);
        }
      });
    }
  });

  it('RS5 put a long break nobody placed near the middle, and know no shift that no template makes', () => {
    const problem = problemOf();
    const codec = createShiftCodec(compileModel(problem), problem);
    const shift = { templateId: 'day', start: '08:00', minutes: 480, longBreakAfterMinutes: null };
    expect(codec.shiftOf(codec.variantOf(0, 0, shift)!)).toMatchObject({ longBreakAfterMinutes: 240 });
    expect(codec.variantOf(0, 0, { ...shift, minutes: 300 })).toBeNull();
    expect(codec.variantOf(0, 0, { ...shift, templateId: 'gone' })).toBeNull();
  });

  it('RS5 tell days that read back, and leave what stands as it stands', () => {
    const problem = problemOf();
    const model = compileModel(problem);
    const codec = createShiftCodec(model, problem);
    const shift = {
      templateId: 'day',
      start: '09:00',
      minutes: 540,
      longBreakAfterMinutes: 180,
      segments: [{ kind: 'work', id: null, fromMinute: 540, toMinute: 1080, isPaid: true }],
    } as const;
    const standing: Pick<RosterDay, 'day' | 'entries'>[] = [
      {
        day: '2026-10-24',
        entries: {
          a: { shift, isPinned: true, note: 'exam' },
          gone: { shift, isPinned: false, note: '' },
        },
      },
    ];
    const { picks, unread } = readPicks(model, problem.horizon, codec, standing);
    expect(unread).toEqual([]);
    expect(tellDays(model, problem.horizon, codec, picks, standing)[1]).toEqual(standing[0]);
    picks[1] = 0;
    picks[3] = model.choices[3]!.at(-1)!;
    const told = tellDays(model, problem.horizon, codec, picks, standing);
    expect(told[1]!.entries['a']).toEqual({ shift: null, isPinned: true, note: 'exam' });
    expect(readPicks(model, problem.horizon, codec, told).picks).toEqual(picks);
    expect(compareDays(standing, told).map(({ agentId, day }) => `${agentId} ${day}`)).toEqual([
      'a 2026-10-24',
      'b 2026-10-23',
    ]);
  });

  it('RS5 add up to figures: hours that are short are counted by the requirement', () => {
    const problem = problemOf();
    const model = compileModel(problem);
    const codec = createShiftCodec(model, problem);
    const none = new Uint16Array(model.choices.length);
    expect(sumFigures(model, none)).toMatchObject({ understaffedHours: 73, paidHours: 0, violations: 0 });
    const shift = { templateId: 'day', start: '08:00', minutes: 480, longBreakAfterMinutes: 240 };
    none[0] = codec.variantOf(0, 0, shift)!;
    expect(sumFigures(model, none)).toMatchObject({
      understaffedHours: 66,
      overstaffedHours: 0,
      paidHours: 7,
    });
  });

  it('RS5 name times past midnight by the clock', () => {
    expect([1530, 1440, 0, -30].map(nameClock)).toEqual(['01:30', '00:00', '00:00', '23:30']);
  });
});
