import { z } from 'zod';
import type {
  AskRequest,
  CheckRequest,
  ColleaguesAnswer,
  OfferRequest,
  OwnRequestsAnswer,
  OwnTakesAnswer,
  RequestAnswer,
  RequestCheck,
  RequestDecisions,
  RequestDecisionsAnswer,
  RequestQueueAnswer,
  RequestSettingsAnswer,
  RequestView,
  RequestWithdrawal,
} from '../../shared/contract/requests.ts';
import { requestSettingsSchema } from '../../shared/requests/request-settings.ts';
import type { CentreOffer, RequestAsk } from '../../shared/requests/request.ts';
import { clockTime, weekday } from '../../shared/rostering/problem/clock-schemas.ts';
import { siteDay } from '../../shared/site/document-schemas.ts';
import { idSchema, ownWords } from './schemas.ts';

const reason = ownWords().max(500).describe('In their own words; may be empty.');
const minute = z.int().min(0).max(2_880);
const span = z.strictObject({ fromMinute: minute, toMinute: minute });
const clientId = z
  .string()
  .regex(/^[\w-]{16,64}$/)
  .describe('Made by who sends it: sent twice it is one.');

const times = z.strictObject({
  availability: z
    .array(z.strictObject({ weekday, from: clockTime, to: clockTime }))
    .max(50)
    .refine((list) => list.every(({ from, to }) => from < to))
    .readonly()
    .nullable(),
  wishes: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(100),
        day: siteDay,
        want: z.enum(['off', 'work', 'shift', 'avoid-shift', 'start-after', 'end-before']),
        templateId: z.string().min(1).max(100).optional(),
        time: clockTime.optional(),
        weight: z.number().min(0.001).max(1e6),
      }),
    )
    .max(200)
    .readonly(),
});

const askSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('leave'),
    leaveKind: z.string().min(1).max(40),
    firstDay: siteDay,
    lastDay: siteDay,
    part: span.nullable(),
  }),
  z.strictObject({
    kind: z.literal('swap'),
    day: siteDay,
    otherAgentId: idSchema.nullable(),
    otherDay: siteDay.nullable(),
  }),
  z.strictObject({ kind: z.literal('give-away'), day: siteDay, otherAgentId: idSchema.nullable() }),
  z.strictObject({
    kind: z.enum(['open-shift', 'extra-hours', 'time-off', 'bonus-shift']),
    offerId: z.string().min(1).max(64),
  }),
  z.strictObject({ kind: z.literal('availability'), wanted: times, seen: times }),
]) as unknown as z.ZodType<RequestAsk>;

export const checkRequestSchema = z.strictObject({ ask: askSchema }) satisfies z.ZodType<CheckRequest>;

export const askRequestSchema = z.strictObject({
  id: clientId,
  ask: askSchema,
  reason,
}) satisfies z.ZodType<AskRequest>;

export const requestAnswerSchema = z.strictObject({
  agree: z.boolean(),
  otherDay: siteDay.nullable(),
  reason,
}) satisfies z.ZodType<RequestAnswer>;

export const withdrawalSchema = z.strictObject({
  seen: z.enum(['asked', 'agreed', 'approved']).describe('The state in which the agent saw it.'),
  reason,
}) satisfies z.ZodType<RequestWithdrawal>;

export const reasonSchema = z.strictObject({ reason });

export const decisionsSchema = z.strictObject({
  ids: z.array(z.string().min(1).max(64)).min(1).max(200).readonly(),
  decision: z.enum(['approve', 'refuse']),
  reason,
}) satisfies z.ZodType<RequestDecisions>;

export const offerRequestSchema = z.strictObject({
  id: clientId,
  kind: z.enum(['open-shift', 'extra-hours', 'time-off', 'bonus-shift']),
  day: siteDay,
  shift: z
    .strictObject({
      templateId: z.string().min(1).max(100),
      start: clockTime,
      minutes: z.int().min(15).max(1_440),
    })
    .nullable(),
  hours: span.refine(({ fromMinute, toMinute }) => fromMinute < toMinute).nullable(),
  places: z.int().min(1).max(500),
  endsAtMs: z.int().min(0).max(8.64e15),
  pick: z.enum(['first-come', 'by-planner']),
  bonus: z.strictObject({ unit: z.enum(['money', 'hours']), amount: z.number().min(0).max(1e6) }).nullable(),
  teams: z.array(z.string().min(1).max(200)).min(1).max(500).readonly().nullable(),
  note: ownWords().max(200),
}) satisfies z.ZodType<OfferRequest>;

export const requestSettingsAnswerSchema = z.strictObject({
  revision: z.string().min(1).max(64).describe('As it was read: 409 when the settings are others by now.'),
  settings: requestSettingsSchema,
}) satisfies z.ZodType<RequestSettingsAnswer>;

export const ownRequestsSchema = z
  .custom<OwnRequestsAnswer>()
  .describe('What I asked, what is asked of me, what I can take, my shifts, leave and times.');
export const ownTakesSchema = z
  .custom<OwnTakesAnswer>()
  .describe('Of each by its id whether it can be mine; `said` says why not, or what happens.');
export const colleaguesSchema = z
  .custom<ColleaguesAnswer>()
  .describe('Colleagues with whom it breaks no rule first; each of the others with the reason.');
export const requestCheckSchema = z
  .custom<RequestCheck>()
  .describe('Who would decide it, or why it cannot be; allowance and places of leave.');
export const requestViewSchema = z.custom<RequestView>().describe('The request as it is now.');
export const requestQueueSchema = z
  .custom<RequestQueueAnswer>()
  .describe('What waits; what was decided; leave given back; offers.');
export const decisionsAnswerSchema = z
  .custom<RequestDecisionsAnswer>()
  .describe('Each by its id; `said` says why it could not be.');
export const offerSchema = z.custom<CentreOffer>().describe('The offer as it is now.');
