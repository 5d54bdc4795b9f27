import { z } from 'zod';
import { MOST_WORK_MINUTES_A_DAY } from '../../shared/contract/planning-settings.ts';
import { say } from '../../shared/site/bad-places.ts';
import {
  idOf,
  lineOf,
  listOf,
  numberOf,
  recordOf,
  refuseRepeated,
} from '../../shared/site/document-schemas.ts';

/** Work that may wait, as planners type it. */

const MOST_WORKS = 30;
const TIME = say({ code: 'rule-time-of-day' }, { code: 'way-time-of-day' });
const time = z.string(TIME).regex(/^([01]\d|2[0-3]):[0-5]\d$/, TIME);
const kinds = (choices: string) => say({ code: 'rule-choice', choices }, { code: 'way-choose-one' });

/** Hours by weekday, Monday first. */
export const hoursByWeekday = listOf(listOf(recordOf({ from: time, to: time }, 'hours'), 0, 6), 7, 7);

const doer = z.discriminatedUnion(
  'kind',
  [
    recordOf({ kind: z.literal('queue'), queueId: idOf(100) }, 'work-doer'),
    // Made of its skills: ids of queues with their levels.
    recordOf({ kind: z.literal('group'), groupId: lineOf(20_000) }, 'work-doer'),
  ],
  kinds('queue, group'),
);

const arises = z.discriminatedUnion(
  'kind',
  [
    recordOf({ kind: z.literal('evenly'), from: time, to: time }, 'work-arising'),
    recordOf({ kind: z.literal('as-calls'), queueId: idOf(100) }, 'work-arising'),
  ],
  kinds('evenly, as-calls'),
);

const EXAMPLE = '{ "kind": "hours", "amount": 24 }';
const amount = (least: number, most: number, kind: 'whole' | 'any') =>
  numberOf(least, most, kind, { code: 'way-delay' });
const delay = z.discriminatedUnion(
  'kind',
  [
    recordOf({ kind: z.literal('hours'), amount: amount(0.25, 336, 'any') }, 'work-delay', EXAMPLE),
    recordOf({ kind: z.literal('days'), amount: amount(0, 14, 'whole') }, 'work-delay', EXAMPLE),
  ],
  kinds('hours, days'),
);

const doneWithin = z.discriminatedUnion(
  'kind',
  [
    recordOf({ kind: z.literal('opening') }, 'work-hours'),
    recordOf(
      {
        kind: z.literal('typed'),
        weekdays: hoursByWeekday.refine(
          (weekdays) => weekdays.some((spans) => spans.length > 0),
          say({ code: 'rule-some-hours' }, { code: 'way-some-hours' }),
        ),
      },
      'work-hours',
    ),
  ],
  kinds('opening, typed'),
);

export const deferredWorks = listOf(
  recordOf(
    {
      name: lineOf(60),
      doer,
      piecesByWeekday: listOf(numberOf(0, 100_000, 'any', { code: 'way-pieces' }), 7, 7),
      handleMinutes: numberOf(0.1, 1_440, 'any', { code: 'way-handle-minutes' }),
      arises,
      delay,
      doneWithin,
      maxOccupancyRatio: numberOf(0.1, 1, 'any', { code: 'way-ratio', ratio: 0.9, percent: 90 }),
    },
    'deferred-work',
  ).check((context) => {
    const { piecesByWeekday, handleMinutes } = context.value;
    const minutes = piecesByWeekday.map((pieces) => pieces * handleMinutes);
    const at = minutes.findIndex((each) => each > MOST_WORK_MINUTES_A_DAY);
    if (at < 0) return;
    const { error } = say(
      { code: 'rule-work-minutes', minutes: minutes[at]!, most: MOST_WORK_MINUTES_A_DAY },
      { code: 'way-work-minutes' },
    );
    const path = ['piecesByWeekday', at];
    context.issues.push({ code: 'custom', input: piecesByWeekday[at], path, message: error });
  }),
  0,
  MOST_WORKS,
).check(refuseRepeated(({ name }) => name.trim(), 'name'));
