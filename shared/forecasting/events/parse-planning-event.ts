import { z } from 'zod';
import { DocumentError, listBadPlaces, say } from '../../site/bad-places.ts';
import {
  choiceOf,
  idOf,
  listOf,
  localizedText,
  numberOf,
  recordOf,
  refuseRepeated,
  siteDay,
  textOf,
} from '../../site/document-schemas.ts';
import { dayNumber } from '../../time/day-number.ts';
import { MOST_CALLS } from '../most-calls.ts';
import { PLANNING_EVENT_KINDS, type PlanningEvent } from '../planning-event.ts';

/** A planning event that cannot be taken: which places, which rules, what to do. */
export class PlanningEventError extends DocumentError {
  override readonly name = 'PlanningEventError';
}

export const MOST_EVENTS = 10_000;
/** A year and a month: an event that lasts longer is how things are now, and the base should learn it. */
const MOST_EVENT_DAYS = 400;

/**
 * Checks an event that a person wrote or a file brought. Left out: every queue, a learnt effect, spread evenly, nothing
 * carried over, no note.
 *
 * @throws {PlanningEventError} naming up to 20 bad places with value, rule and way out
 */
export function parsePlanningEvent(value: unknown): PlanningEvent {
  return parse(eventSchema, value, 'event');
}

/** A list of at most 10,000, each with an id of its own. @throws as `parsePlanningEvent` */
export function parsePlanningEvents(value: unknown): readonly PlanningEvent[] {
  return parse(eventsSchema, value, 'events');
}

function parse<T>(schema: z.ZodType<T>, value: unknown, what: 'event' | 'events'): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { places, total } = listBadPlaces(parsed.error.issues, value);
  throw new PlanningEventError(what, places, total);
}

const effect = z.discriminatedUnion(
  'kind',
  [
    recordOf({ kind: z.literal('learnt') }, 'effect'),
    recordOf(
      {
        kind: z.literal('typed-ratio'),
        ratio: numberOf(0, 100, 'any', { code: 'way-event-ratio' }),
      },
      'effect',
    ),
    recordOf(
      {
        kind: z.literal('typed-calls'),
        callsPerDay: numberOf(-MOST_CALLS, MOST_CALLS, 'any', { code: 'way-event-calls' }),
      },
      'effect',
    ),
    recordOf(
      {
        kind: z.literal('like-weekday'),
        weekday: numberOf(1, 7, 'whole', { code: 'way-weekday' }),
      },
      'effect',
    ),
  ],
  say({ code: 'rule-effect-kind' }, { code: 'way-effect-kind' }),
);

const dayCurve = listOf(numberOf(0, 1e6, 'any', { code: 'way-weights' }), 1, 96)
  .refine(
    (weights) => weights.some((weight) => weight > 0),
    say({ code: 'rule-some-weight' }, { code: 'way-even' }),
  )
  .nullable();

const eventSchema = recordOf(
  {
    id: idOf(100),
    kind: choiceOf(PLANNING_EVENT_KINDS),
    name: localizedText,
    fromDay: siteDay,
    toDay: siteDay,
    queueIds: listOf(idOf(100), 1, 500)
      .check(refuseRepeated((id) => id, null))
      .nullable()
      .default(null),
    effect: effect.default({ kind: 'learnt' }),
    dayCurve: dayCurve.default(null),
    carryOverRatio: numberOf(0, 1, 'any', { code: 'way-carry-over' }).default(0),
    note: textOf(2_000).default(''),
  },
  'event',
  '{ "id": "e1", "kind": "campaign", "name": { "en": "Spring letter" }, "fromDay": "2026-03-02", "toDay": "2026-03-02" }',
).check((context) => {
  const { fromDay, toDay } = context.value;
  const days = dayNumber(toDay) - dayNumber(fromDay) + 1;
  const wrong =
    days < 1
      ? say({ code: 'rule-not-before', fromDay }, { code: 'way-swap' })
      : days > MOST_EVENT_DAYS
        ? say(
            { code: 'rule-event-days', most: MOST_EVENT_DAYS, fromDay, days },
            { code: 'way-event-each-time' },
          )
        : null;
  if (wrong !== null)
    context.issues.push({ code: 'custom', input: toDay, path: ['toDay'], message: wrong.error });
});

const eventsSchema = listOf(eventSchema, 0, MOST_EVENTS).check(refuseRepeated(({ id }) => id, 'id'));
