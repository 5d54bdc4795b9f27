import { describe, expect, it } from 'vitest';
import {
  parsePlanningEvent,
  parsePlanningEvents,
  PlanningEventError,
} from '../../../shared/forecasting/events/parse-planning-event.ts';
import { planningEvent } from '../../helpers/planning-event-builder.ts';

function refusalOf(parse: () => unknown): string {
  try {
    parse();
  } catch (error) {
    if (error instanceof PlanningEventError) return error.message;
    throw error;
  }
  return 'taken';
}

describe('the parser of events', () => {
  it('takes what is whole as it is, and fills in what is left out', () => {
    const whole = planningEvent({
      queueIds: ['a'],
      dayCurve: [0, 1, 2],
      effect: { kind: 'typed-ratio', ratio: 0 },
    });
    expect(parsePlanningEvent(whole)).toEqual(whole);
    const { id, kind, name, fromDay, toDay } = planningEvent();
    expect(parsePlanningEvent({ id, kind, name, fromDay, toDay })).toEqual(planningEvent());
  });

  it.each([
    [
      'days in the wrong order',
      { fromDay: '2026-03-10', toDay: '2026-03-09' },
      'toDay ("2026-03-09") must not be before fromDay (2026-03-10). Swap the two.',
    ],
    [
      'ten years',
      { fromDay: '2026-03-10', toDay: '2036-03-09' },
      'must not be more than 400 days after fromDay (2026-03-10), and it is 3653.',
    ],
    [
      'a day that is none',
      { fromDay: '2026-02-30' },
      'fromDay ("2026-02-30") must be a date of the calendar.',
    ],
    [
      'a ratio below 0',
      { effect: { kind: 'typed-ratio', ratio: -1 } },
      'effect.ratio (-1) must be a number from 0 to 100. Write 1.2 for a fifth more calls',
    ],
    [
      'a ratio that is no number',
      { effect: { kind: 'typed-ratio', ratio: Number.NaN } },
      'effect.ratio (NaN) must be a number from 0 to 100.',
    ],
    [
      'a weekday 0',
      { effect: { kind: 'like-weekday', weekday: 0 } },
      'effect.weekday (0) must be a whole number from 1 to 7.',
    ],
    [
      'an effect of no kind',
      { effect: { kind: 'magic' } },
      'Set "kind" to learnt, typed-ratio, typed-calls or like-weekday.',
    ],
    [
      'a curve of zeros',
      { dayCurve: [0, 0, 0] },
      'dayCurve (a list of 3) must have a weight above 0 somewhere. Write null to spread it evenly.',
    ],
    ['an empty curve', { dayCurve: [] }, 'dayCurve (a list of 0) must be a list of 1 to 96.'],
    ['no queue at all', { queueIds: [] }, 'queueIds (a list of 0) must be a list of 1 to 500.'],
    [
      'more carried over than there is',
      { carryOverRatio: 2 },
      'carryOverRatio (2) must be a number from 0 to 1.',
    ],
    ['a misspelt setting', { carryoverRatio: 1 }, 'carryoverRatio (1) is not a setting known here.'],
  ])('EV10 refuses %s', (_, part, words) => {
    expect(refusalOf(() => parsePlanningEvent({ ...planningEvent(), ...part }))).toContain(words);
  });

  it('EV10 refuses a list that is too long without looking into it, and ids used twice', () => {
    const tooMany = Array.from({ length: 10_001 }, () => 'nothing');
    expect(refusalOf(() => parsePlanningEvents(tooMany))).toContain('must be a list of 0 to 10000');
    const twice = [planningEvent({ id: 'a' }), planningEvent({ id: 'a' })];
    expect(refusalOf(() => parsePlanningEvents(twice))).toContain('[1].id ("a") must not be used twice');
  });
});
