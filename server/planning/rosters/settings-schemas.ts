import { z } from 'zod';
import { say } from '../../../shared/site/bad-places.ts';
import {
  choiceOf,
  idOf,
  lineOf,
  listOf,
  numberOf,
  recordOf,
  refuseRepeated,
  siteDay,
  localizedText,
} from '../../../shared/site/document-schemas.ts';
import { limitsOf } from '../../../shared/rostering/constraints/setting-schemas.ts';
import { clockTime, weekday, weekdayList } from '../../../shared/rostering/problem/clock-schemas.ts';

/** The parts of roster settings, each with its rule and the way out. */

const minutesOf = (least: number, most: number) =>
  numberOf(least, most, 'whole', { code: 'way-roster-minutes' });
const price = numberOf(0, 1e9, 'any', { code: 'way-roster-price' });
const flag = z.boolean(say({ code: 'rule-choice', choices: 'true, false' }, { code: 'way-choose-one' }));
const tags = (most: number) => listOf(idOf(100), 0, most).check(refuseRepeated((tag) => tag, null));

export const contract = recordOf(
  {
    id: idOf(100),
    names: localizedText.optional(),
    minutesPerDay: limitsOf(60, 'minutes').optional(),
    minutesPerWeek: limitsOf(480, 'minutes').optional(),
    minutesPerPeriod: limitsOf(480, 'minutes').optional(),
  },
  'contract',
  '{ "id": "full-time", "minutesPerWeek": { "hardMax": 2400 } }',
);

const longBreak = recordOf(
  {
    minutes: minutesOf(1, 480),
    isPaid: flag,
    earliestAfterMinutes: minutesOf(0, 1_440),
    latestAfterMinutes: minutesOf(0, 1_440),
    gridMinutes: minutesOf(1, 240),
  },
  'long-break',
).refine(
  ({ earliestAfterMinutes, latestAfterMinutes }) => earliestAfterMinutes <= latestAfterMinutes,
  say({ code: 'rule-roster-order' }, { code: 'way-swap' }),
);

const shortBreak = recordOf(
  {
    minutes: minutesOf(1, 120),
    isPaid: flag,
    earliestAfterMinutes: minutesOf(0, 1_440),
    latestAfterMinutes: minutesOf(0, 1_440),
  },
  'short-break',
);

export const template = recordOf(
  {
    id: idOf(100),
    name: lineOf(100),
    names: localizedText.optional(),
    kind: choiceOf(['day', 'night', 'split', 'standby']),
    firstStart: clockTime,
    lastStart: clockTime,
    gridMinutes: minutesOf(1, 1_440),
    minMinutes: minutesOf(15, 1_440),
    maxMinutes: minutesOf(15, 1_440),
    lengthGridMinutes: minutesOf(1, 1_440),
    longBreak: longBreak.nullable(),
    shortBreaks: listOf(shortBreak, 0, 6),
    breakSpacingMinutes: minutesOf(0, 480),
    weekdays: weekdayList.optional(),
    tags: tags(100).optional(),
  },
  'shift-template',
)
  .refine(
    ({ minMinutes, maxMinutes }) => minMinutes <= maxMinutes,
    say({ code: 'rule-roster-order' }, { code: 'way-swap' }),
  )
  .refine(
    ({ maxMinutes, longBreak }) =>
      longBreak === null || longBreak.earliestAfterMinutes + longBreak.minutes <= maxMinutes,
    { ...say({ code: 'rule-break-fits' }, { code: 'way-break-fits' }), path: ['longBreak'] },
  );

const wish = recordOf(
  {
    id: idOf(100),
    day: siteDay,
    want: choiceOf(['off', 'work', 'shift', 'avoid-shift', 'start-after', 'end-before']),
    templateId: idOf(100).optional(),
    time: clockTime.optional(),
    weight: numberOf(0.001, 1e6, 'any', { code: 'way-wish-weight' }),
  },
  'wish',
).check(({ value, issues }) => {
  const refuse = (key: 'templateId' | 'time') => {
    const { error } = say({ code: 'rule-wish-detail' }, { code: 'way-wish-detail' });
    issues.push({ code: 'custom', input: value, path: [key], message: error });
  };
  const { want, templateId, time } = value;
  if ((want === 'shift' || want === 'avoid-shift') && templateId === undefined) refuse('templateId');
  if ((want === 'start-after' || want === 'end-before') && time === undefined) refuse('time');
});

const availability = recordOf({ weekday, from: clockTime, to: clockTime }, 'availability').check(
  ({ value, issues }) => {
    // What is no time is refused as such; of two times the characters compare as they do.
    if (issues.length > 0 || value.from < value.to) return;
    const { error } = say({ code: 'rule-after-beginning' }, { code: 'way-after-beginning' });
    issues.push({ code: 'custom', input: value, path: ['to'], message: error });
  },
);

export const person = recordOf(
  {
    agentId: idOf(200),
    isRostered: flag,
    contractId: idOf(100),
    tags: tags(100),
    seniorityYears: numberOf(0, 100, 'any', { code: 'way-none-is-zero' }),
    availability: listOf(availability, 0, 50).optional(),
    daysOff: listOf(
      recordOf(
        {
          from: siteDay,
          to: siteDay,
          kind: choiceOf(['leave', 'fixed']),
          paidMinutesPerDay: minutesOf(0, 1_440),
        },
        'days-off',
      ).refine(({ from, to }) => from <= to, say({ code: 'rule-roster-order' }, { code: 'way-swap' })),
      0,
      400,
    ),
    wishes: listOf(wish, 0, 1_000).check(refuseRepeated(({ id }) => id, 'id')),
    ledgerBalance: numberOf(-1e6, 1e6, 'any', { code: 'way-none-is-zero' }),
  },
  'roster-person',
);

export const rule = recordOf(
  {
    rule: idOf(100),
    who: recordOf(
      { tags: tags(100).optional(), agentIds: listOf(idOf(200), 0, 5_000).optional() },
      'rule-who',
    ).optional(),
    settings: z.unknown(),
  },
  'roster-rule',
  '{ "rule": "rest-between-shifts", "settings": { "minutes": { "hardMin": 660 } } }',
);

export const activity = recordOf(
  {
    id: idOf(100),
    name: lineOf(100),
    agentIds: listOf(idOf(200), 0, 5_000),
    minutes: minutesOf(5, 480),
    window: recordOf(
      { fromDay: siteDay, toDay: siteDay, from: clockTime, to: clockTime },
      'activity-window',
    ).refine(({ fromDay, toDay }) => fromDay <= toDay, {
      ...say({ code: 'rule-not-before-first' }, { code: 'way-not-before-first' }),
      path: ['toDay'],
    }),
    together: choiceOf(['all-at-once', 'each-alone']),
  },
  'activity',
);

export { price };
