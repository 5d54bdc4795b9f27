import { z } from 'zod';
import type { PlanningSettings } from '../../shared/contract/planning-settings.ts';
import type { Message } from '../../shared/messages/message.ts';
import { DocumentError, listBadPlaces, say } from '../../shared/site/bad-places.ts';
import { MOST_CONTACTS_AT_ONCE, MOST_STRETCH_RATIO } from '../../shared/staffing/concurrency.ts';
import {
  choiceOf,
  idOf,
  lineOf,
  listOf,
  numberOf,
  recordOf,
  refuseRepeated,
} from '../../shared/site/document-schemas.ts';
import type { Site } from '../../shared/site/site.ts';
import { deferredWorks, hoursByWeekday } from './parse-deferred-works.ts';

/** Planning settings that cannot be taken: which places, which rules, what to do. */
class PlanningSettingsError extends DocumentError {
  override readonly name = 'PlanningSettingsError';
}

const MOST_QUEUES = 500;
/** Together they must leave somebody on the phone. */
const LEAST_LEFT = 0.01;

const ratioOrNull = (most: number, wayOut: Message) => numberOf(0.01, most, 'any', wayOut).nullable();
const callsPerDay = numberOf(0.1, 1e7, 'any', { code: 'way-calls-per-day' });

const shrinkage = listOf(
  recordOf(
    {
      name: lineOf(60),
      ratio: numberOf(0, 0.9, 'any', { code: 'way-ratio', ratio: 0.1, percent: 10 }),
      base: choiceOf(['paid-time', 'what-is-left']),
    },
    'shrinkage',
    '{ "name": "Leave", "ratio": 0.1, "base": "paid-time" }',
  ),
  0,
  20,
)
  .check(refuseRepeated(({ name }) => name, 'name'))
  .refine(
    (parts) =>
      parts.reduce((left, { ratio, base }) => (base === 'paid-time' ? left - ratio : left), 1) *
        parts.reduce((left, { ratio, base }) => (base === 'what-is-left' ? left * (1 - ratio) : left), 1) >=
      LEAST_LEFT,
    say({ code: 'rule-shrinkage-left' }, { code: 'way-lower-shrinkage' }),
  );

const borrow = z.discriminatedUnion(
  'kind',
  [
    recordOf(
      { kind: z.literal('queue'), queueId: idOf(100), callsPerDay: callsPerDay.nullable() },
      'borrowing',
    ),
    recordOf(
      {
        kind: z.literal('typed'),
        callsPerDay,
        handleSeconds: numberOf(1, 36_000, 'any', { code: 'way-seconds' }),
      },
      'borrowing',
    ),
  ],
  say({ code: 'rule-borrowing-kind' }, { code: 'way-borrowing-kind' }),
);

const CURRENCY = say({ code: 'rule-currency' }, { code: 'way-currency' });

const concurrency = recordOf(
  {
    contactsAtOnce: numberOf(1, MOST_CONTACTS_AT_ONCE, 'whole', { code: 'way-contacts-at-once' }),
    stretchRatio: numberOf(0, MOST_STRETCH_RATIO, 'any', { code: 'way-stretch' }),
  },
  'concurrency',
  '{ "contactsAtOnce": 3, "stretchRatio": 0 }',
);

const queue = recordOf(
  {
    queueId: idOf(100),
    opening: z.discriminatedUnion(
      'kind',
      [
        recordOf({ kind: z.literal('found') }, 'opening-hours'),
        recordOf({ kind: z.literal('typed'), weekdays: hoursByWeekday }, 'opening-hours'),
      ],
      say({ code: 'rule-choice', choices: 'found, typed' }, { code: 'way-choose-one' }),
    ),
    patienceSeconds: numberOf(1, 36_000, 'any', { code: 'way-patience' }).nullable(),
    // Settings of before there was borrowing have none.
    borrow: borrow.nullable().default(null),
    concurrency: concurrency.nullable().default(null),
  },
  'queue-planning',
);

const settingsSchema = recordOf(
  {
    intervalMinutes: choiceOf([15, 30]),
    weeksAhead: numberOf(1, 26, 'whole', { code: 'way-weeks-ahead' }),
    country: z
      .string(say({ code: 'rule-country' }, { code: 'way-country' }))
      .regex(/^[A-Z]{2}(-[A-Z0-9]{1,6})?$/, say({ code: 'rule-country' }, { code: 'way-country' }))
      .nullable(),
    queues: listOf(
      queue.check((context) => {
        const { queueId, borrow: from } = context.value;
        if (from?.kind !== 'queue' || from.queueId !== queueId) return;
        const { error } = say({ code: 'rule-other-queue' }, { code: 'way-other-queue' });
        context.issues.push({
          code: 'custom',
          input: from.queueId,
          path: ['borrow', 'queueId'],
          message: error,
        });
      }),
      0,
      MOST_QUEUES,
    ).check(refuseRepeated(({ queueId }) => queueId, 'queueId')),
    requirement: recordOf(
      {
        risk: choiceOf(['expected', 'plain']),
        aim: choiceOf(['each-interval', 'day']),
        maxOccupancyRatio: ratioOrNull(1, { code: 'way-occupancy-cap' }),
        maxAbandonmentRatio: ratioOrNull(1, { code: 'way-abandonment-cap' }),
        shrinkage,
        agentHour: recordOf(
          {
            cost: numberOf(0, 1e6, 'any', { code: 'way-agent-hour-cost' }),
            currency: z.string(CURRENCY).regex(/^[A-Z]{3}$/, CURRENCY),
          },
          'agent-hour',
          '{ "cost": 32.5, "currency": "EUR" }',
        )
          .nullable()
          .default(null),
      },
      'requirement',
    ),
    deferredWorks: deferredWorks.default([]),
  },
  'planning',
);

/** @throws PlanningSettingsError naming up to 20 bad places with value, rule and way out */
export function parsePlanningSettings(value: unknown): PlanningSettings {
  const parsed = settingsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { places, total } = listBadPlaces(parsed.error.issues, value);
  throw new PlanningSettingsError('planning', places, total);
}

/** What planning begins with: eight weeks, what the history shows, and what shrinkage centres commonly have. */
export function createPlanningSettings(site: Site, country: string | null): PlanningSettings {
  return {
    intervalMinutes: site.intervalMinutes,
    weeksAhead: 8,
    country,
    queues: [],
    requirement: {
      risk: 'expected',
      aim: 'each-interval',
      maxOccupancyRatio: 0.9,
      maxAbandonmentRatio: null,
      shrinkage: [],
      agentHour: null,
    },
    deferredWorks: [],
  };
}
