import { z } from 'zod';
import {
  choiceOf,
  idOf,
  lineOf,
  listOf,
  numberOf,
  recordOf,
  refuseRepeated,
  siteDay,
  timeZone,
  localizedText,
} from '../../site/document-schemas.ts';
import { limitsOf, weightOf } from '../constraints/setting-schemas.ts';
import { clockTime, weekday, weekdayList } from './clock-schemas.ts';

export const MOST_ROSTER_AGENTS = 10_000;
export const MOST_HORIZON_DAYS = 400;

const id = idOf(100);
const name = lineOf(200);
const tags = listOf(id, 0, 200);
const minutes = (least: number, most: number) =>
  numberOf(least, most, 'whole', { code: 'way-shift-minutes' });
const after = minutes(0, 1440);
const heads = numberOf(0, 100_000, 'any', { code: 'way-none-is-zero' });
const byId = refuseRepeated((entry: { readonly id: string }) => entry.id, 'id');
/** A row each quarter of an hour of the longest horizon. */
const rows = listOf(heads, 1, MOST_HORIZON_DAYS * 288);
const prices = listOf(weightOf, 1, MOST_HORIZON_DAYS * 288);

const horizon = recordOf(
  {
    firstDay: siteDay,
    days: numberOf(1, MOST_HORIZON_DAYS, 'whole', { code: 'way-days-of-roster' }),
    timeZone,
    dayStartsAt: clockTime.default('00:00'),
    slotMinutes: choiceOf([5, 10, 15, 20, 30, 60, 1440] as const),
  },
  'horizon',
);

const template = recordOf(
  {
    id,
    name,
    names: localizedText.optional(),
    kind: choiceOf(['day', 'night', 'split', 'standby'] as const),
    firstStart: clockTime,
    lastStart: clockTime,
    gridMinutes: minutes(1, 1440),
    minMinutes: minutes(1, 1440),
    maxMinutes: minutes(1, 1440),
    lengthGridMinutes: minutes(1, 1440),
    longBreak: recordOf(
      {
        minutes: minutes(1, 720),
        isPaid: z.boolean(),
        earliestAfterMinutes: after,
        latestAfterMinutes: after,
        gridMinutes: minutes(1, 1440),
      },
      'long-break',
    )
      .nullable()
      .default(null),
    shortBreaks: listOf(
      recordOf(
        {
          minutes: minutes(1, 240),
          isPaid: z.boolean(),
          earliestAfterMinutes: after,
          latestAfterMinutes: after,
        },
        'short-break',
      ),
      0,
      20,
    ).default([]),
    breakSpacingMinutes: after.default(0),
    weekdays: weekdayList.optional(),
    tags: tags.optional(),
  },
  'template',
);

const contract = recordOf(
  {
    id,
    names: localizedText.optional(),
    minutesPerDay: limitsOf(480, 'minutes').optional(),
    minutesPerWeek: limitsOf(480, 'minutes').optional(),
    minutesPerPeriod: limitsOf(480, 'minutes').optional(),
  },
  'contract',
);

const pinned = recordOf(
  {
    day: siteDay,
    shift: recordOf(
      {
        templateId: id,
        start: clockTime,
        minutes: minutes(1, 1440),
        longBreakAfterMinutes: after.optional(),
      },
      'template',
    ).nullable(),
  },
  'rule-settings',
);

const wish = recordOf(
  {
    id,
    day: siteDay,
    want: choiceOf(['off', 'work', 'shift', 'avoid-shift', 'start-after', 'end-before'] as const),
    templateId: id.optional(),
    time: clockTime.optional(),
    weight: numberOf(0, 1e9, 'any', { code: 'way-wish-weight' }),
  },
  'rule-settings',
);

const agent = recordOf(
  {
    id,
    name,
    names: localizedText.optional(),
    contractId: id,
    skills: listOf(
      recordOf({ queueId: id, level: numberOf(1, 99, 'whole', { code: 'way-level' }) }, 'skill'),
      0,
      500,
    ),
    tags: tags.default([]),
    seniorityYears: numberOf(0, 100, 'any', { code: 'way-none-is-zero' }).default(0),
    availability: listOf(recordOf({ weekday, from: clockTime, to: clockTime }, 'hours'), 0, 100).optional(),
    daysOff: listOf(
      recordOf(
        {
          from: siteDay,
          to: siteDay,
          kind: choiceOf(['leave', 'fixed'] as const),
          paidMinutesPerDay: minutes(0, 1440).default(0),
        },
        'rule-settings',
      ),
      0,
      400,
    ).default([]),
    past: listOf(
      recordOf(
        {
          day: siteDay,
          templateId: id.nullable(),
          from: clockTime,
          to: clockTime,
          paidMinutes: minutes(0, 1440),
        },
        'rule-settings',
      ),
      0,
      400,
    ).default([]),
    pinned: listOf(pinned, 0, 400).default([]),
    wishes: listOf(wish, 0, 2000).check(byId).default([]),
    ledgerBalance: numberOf(-1e6, 1e6, 'any', { code: 'way-none-is-zero' }).default(0),
  },
  'roster-agent',
);

const cover = recordOf(
  {
    id,
    name,
    who: recordOf({ tags: tags.optional(), queueIds: tags.optional() }, 'rule-settings').default({}),
    templateIds: listOf(id, 1, 500).optional(),
    rows: choiceOf(['slot', 'day'] as const),
    needed: rows,
    perUnder: z.union([weightOf, prices]),
    perOver: z.union([weightOf, prices]),
    atLeast: rows.optional(),
    atMost: rows.optional(),
  },
  'cover',
);

const activity = recordOf(
  {
    id,
    name,
    agentIds: listOf(id, 1, MOST_ROSTER_AGENTS),
    minutes: minutes(5, 720),
    window: recordOf({ fromDay: siteDay, toDay: siteDay, from: clockTime, to: clockTime }, 'hours'),
    together: choiceOf(['all-at-once', 'each-alone'] as const),
  },
  'activity',
);

const who = recordOf(
  { tags: tags.optional(), agentIds: listOf(id, 0, MOST_ROSTER_AGENTS).optional() },
  'rule-settings',
);

/** A problem by itself; what its parts say of each other is asked by `checkProblem`. */
export const problemSchema = recordOf(
  {
    name,
    horizon,
    agents: listOf(agent, 1, MOST_ROSTER_AGENTS).check(byId),
    contracts: listOf(contract, 1, 1000).check(byId),
    templates: listOf(template, 1, 500).check(byId),
    cover: listOf(cover, 0, 1000).check(byId).default([]),
    activities: listOf(activity, 0, 1000).check(byId).default([]),
    rules: listOf(
      recordOf({ rule: id, who: who.optional(), settings: z.unknown() }, 'rule'),
      0,
      10_000,
    ).default([]),
    currency: lineOf(10).optional(),
  },
  'roster',
);
