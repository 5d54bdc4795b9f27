import { z } from 'zod';
import type { PlanningSettings } from '../../shared/contract/planning.ts';
import { asWritten, type Message } from '../../shared/messages/message.ts';
import { DocumentError, listBadPlaces, say } from '../../shared/site/bad-places.ts';
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

/** Planning settings that cannot be taken: which places, which rules, what to do. */
export class PlanningSettingsError extends DocumentError {
  override readonly name = 'PlanningSettingsError';
}

const MOST_QUEUES = 500;
/** Together they must leave somebody on the phone. */
const LEAST_LEFT = 0.01;

const ratioOrNull = (most: number, wayOut: Message) =>
  z.union([z.null(), numberOf(0.01, most, 'any', wayOut)]);
const time = z
  .string(say(asWritten('must be a time of day'), asWritten('Write it as HH:MM, e.g. 08:30.')))
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d$/,
    say(asWritten('must be a time of day'), asWritten('Write it as HH:MM, e.g. 08:30.')),
  );

const callsPerDay = numberOf(0.1, 1e7, 'any', asWritten('Write the calls of an average open day.'));

const shrinkage = listOf(
  recordOf(
    {
      name: lineOf(60),
      ratio: numberOf(0, 0.9, 'any', asWritten('Write 0.1 for 10 %.')),
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
    say(
      asWritten('must leave at least 1 % of paid time'),
      asWritten('Lower one of them; 10 % is written 0.1.'),
    ),
  );

const borrow = z.discriminatedUnion(
  'kind',
  [
    recordOf(
      { kind: z.literal('queue'), queueId: idOf(100), callsPerDay: z.union([z.null(), callsPerDay]) },
      'borrowing',
    ),
    recordOf(
      {
        kind: z.literal('typed'),
        callsPerDay,
        handleSeconds: numberOf(1, 36_000, 'any', asWritten('Write seconds.')),
      },
      'borrowing',
    ),
  ],
  say(asWritten('must be a borrowing of a known kind'), asWritten('Set "kind" to queue or typed.')),
);

const CURRENCY = say(
  asWritten('must be a currency'),
  asWritten('Write its three letters, e.g. CNY, TWD or EUR.'),
);

const queue = recordOf(
  {
    queueId: idOf(100),
    opening: z.discriminatedUnion('kind', [
      recordOf({ kind: z.literal('found') }, 'opening-hours'),
      recordOf(
        {
          kind: z.literal('typed'),
          weekdays: listOf(listOf(recordOf({ from: time, to: time }, 'hours'), 0, 6), 7, 7),
        },
        'opening-hours',
      ),
    ]),
    patienceSeconds: z.union([
      z.null(),
      numberOf(1, 36_000, 'any', asWritten('Write seconds, or null to estimate it.')),
    ]),
    // Settings of before there was borrowing have none.
    borrow: z.union([z.null(), borrow]).default(null),
  },
  'queue-planning',
);

const settingsSchema = recordOf(
  {
    intervalMinutes: choiceOf([15, 30]),
    weeksAhead: numberOf(1, 26, 'whole', asWritten('Eight weeks are usual.')),
    country: z.union([
      z.null(),
      z
        .string(say(asWritten('must be a country'), asWritten('Write e.g. CN, TW, HK or DE-BY, or null.')))
        .regex(
          /^[A-Z]{2}(-[A-Z0-9]{1,6})?$/,
          say(asWritten('must be a country'), asWritten('Write e.g. CN, TW, HK or DE-BY, or null.')),
        ),
    ]),
    queues: listOf(queue, 0, MOST_QUEUES).check(refuseRepeated(({ queueId }) => queueId, 'queueId')),
    requirement: recordOf(
      {
        risk: choiceOf(['expected', 'plain']),
        aim: choiceOf(['each-interval', 'day']),
        maxOccupancyRatio: ratioOrNull(1, asWritten('Write 0.85 for 85 %, or null for no cap.')),
        maxAbandonmentRatio: ratioOrNull(
          1,
          asWritten('Write 0.05 for 5 %, or null for the rule of the queue.'),
        ),
        shrinkage,
        agentHour: z
          .union([
            z.null(),
            recordOf(
              {
                cost: numberOf(0, 1e6, 'any', asWritten('Write what an hour on the phone costs.')),
                currency: z.string(CURRENCY).regex(/^[A-Z]{3}$/, CURRENCY),
              },
              'agent-hour',
              '{ "cost": 32.5, "currency": "EUR" }',
            ),
          ])
          .default(null),
      },
      'requirement',
    ),
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
  };
}
