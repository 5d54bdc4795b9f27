import { describe, expect, it } from 'vitest';
import { restBetweenShifts } from '../../../shared/rostering/constraints/rest-between-shifts.ts';
import { shiftOrder } from '../../../shared/rostering/constraints/shift-order.ts';
import { shiftsPerTemplate } from '../../../shared/rostering/constraints/shifts-per-template.ts';
import { explainScore } from '../../../shared/rostering/score/explain-score.ts';
import { agent, past, problem, rosterOf, template, TEMPLATES, WEEK } from '../problem-builder.ts';
import { verifyConstraint } from '../verify-constraint.ts';

describe('rest-between-shifts', () => {
  const rule = verifyConstraint(restBetweenShifts, {
    minutes: { hardMin: 660, softMin: 720, perUnder: 0.1 },
  });

  it('is from the end of a shift to the start of the next', () => {
    rule.given('EEDLLN-').isContent();
    // 22:00 to 6:00 is 8 hours, 3 short of 11.
    rule.given('LE-----').violatesBy(3);
    // 17:00 to 6:00 is 13 hours.
    rule.given('DE-----').isContent();
    // 6:00 to 14:00.
    rule.given('NL-----').violatesBy(3);
  });

  it('costs below the soft minimum within the hard one', () => {
    // 22:00 to 9:00.
    rule.given('LD-----').penalizesBy(0.1 * 60);
  });

  it('RO15 RO16 does not offer what comes too soon after the last shift before the horizon', () => {
    const agents = [agent('ann', { past: past('N') })];
    rule.givenIn({ agents }, 'E------').refuses('0 0');
    rule.givenIn({ agents }, 'L------').refuses('0 0');
    rule.givenIn({ agents }, 'N------').isContent();
    rule.givenIn({ agents: [agent('ann', { past: past('L') })] }, 'D------').penalizesBy(6);
    rule.givenIn({ agents: [agent('ann', { past: past('N-') })] }, 'E------').isContent();
  });

  it('RO13 RO15 is a violation where a pin comes too soon', () => {
    const pinned = [{ day: '2026-03-02', shift: { templateId: 'E', start: '06:00', minutes: 480 } }];
    rule.givenIn({ agents: [agent('ann', { past: past('N'), pinned })] }, 'E------').violatesBy(1);
  });

  it('RO16 is real: an hour shorter over the night the clocks go forward, an hour longer in autumn', () => {
    const templates = [...TEMPLATES, template('A', '10:00', 720)];
    const short = verifyConstraint(restBetweenShifts, { minutes: { hardMin: 720 } });
    const horizon = { ...WEEK, firstDay: '2026-03-27', days: 4, timeZone: 'Europe/Berlin' };
    // 22:00 to 10:00, Friday to Monday; the clocks change in the night to Sunday.
    short.givenIn({ templates, horizon }, 'AAAA').violatesBy(1);
    const autumn = { ...horizon, firstDay: '2026-10-23' };
    // 22:00 to 9:00 is 11 hours, but 12 in the long night.
    short.givenIn({ templates, horizon: autumn }, '-LD-').isContent();
    short.givenIn({ templates, horizon: autumn }, 'LD--').violatesBy(1);
  });

  it('is said in one part a pair', () => {
    const rules = [{ rule: 'rest-between-shifts', settings: { minutes: { hardMin: 660 } } }];
    const { model, picks } = rosterOf(problem({ rules }), '-LE-LE-');
    expect(explainScore(model, picks).map(({ day, violation }) => [day, violation])).toEqual([
      [1, 3],
      [4, 3],
    ]);
  });
});

describe('shift-order', () => {
  const hard = verifyConstraint(shiftOrder, { notAfter: [{ templateId: 'N', next: ['E', 'D'] }] });

  it('refuses templates the day after others', () => {
    hard.given('NNLE-NL').isContent();
    hard.given('NE-NDND').violatesBy(3);
    hard.given('N-E----').isContent();
  });

  it('counts the last shift before the horizon', () => {
    hard.givenIn({ agents: [agent('ann', { past: past('N') })] }, 'E------').refuses('0 0');
    hard.givenIn({ agents: [agent('ann', { past: past('N-') })] }, 'E------').isContent();
  });

  it('may be forward rotation, with a tolerance, for a price', () => {
    const forward = verifyConstraint(shiftOrder, { rotation: 'forward', toleranceMinutes: 180, weight: 4 });
    forward.given('EDDELLN').isContent();
    forward.given('LE-LDNL').penalizesBy(12);
    forward.givenIn({ agents: [agent('ann', { past: past('L') })] }, 'EEE----').penalizesBy(4);
  });
});

describe('shifts-per-template', () => {
  const rule = verifyConstraint(shiftsPerTemplate, {
    templateIds: ['N', 'L'],
    shifts: { softMax: 2, perOver: 3, hardMax: 3 },
  });

  it('counts shifts of the templates together', () => {
    rule.given('EENL-E-').isContent();
    rule.given('NNL----').penalizesBy(3);
    rule.given('NNLLL--').violatesBy(2);
  });
});
