import { z } from 'zod';
import type { EventsAnswer, HolidaysAnswer } from '../../../shared/contract/planning-forecast.ts';
import { PLANNING_EVENT_KINDS, type PlanningEvent } from '../../../shared/forecasting/planning-event.ts';
import { day, localized, numbers, texts } from './common.ts';

export const eventSchema = z.object({
  id: z.string(),
  kind: z.enum(PLANNING_EVENT_KINDS),
  name: localized,
  fromDay: day,
  toDay: day,
  queueIds: texts.nullable(),
  effect: z.custom<PlanningEvent['effect']>().describe('learnt, typed-ratio, typed-calls or like-weekday.'),
  dayCurve: numbers.nullable(),
  carryOverRatio: z.number(),
  note: z.string(),
}) satisfies z.ZodType<PlanningEvent>;

export const eventsSchema = z.object({
  events: z.array(eventSchema).readonly(),
  library: z
    .array(
      z.object({
        eventId: z.string(),
        queueId: z.string(),
        day,
        expectedCalls: z.number(),
        actualCalls: z.number(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<EventsAnswer>;

export const holidaysSchema = z.object({
  countries: z.array(z.object({ code: z.string(), name: localized })).readonly(),
  events: z.array(eventSchema).readonly(),
  makeUpDaysKnownTo: day.nullable(),
}) satisfies z.ZodType<HolidaysAnswer>;
