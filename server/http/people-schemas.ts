import { z } from 'zod';
import type {
  ManyRequest,
  PeopleAnswer,
  PeopleImportPreview,
  PeopleImportRequest,
  PersonChange,
  TieRequest,
} from '../../shared/contract/people.ts';
import { AGENT_STATES } from '../../shared/floor/agent-state.ts';
import { ENCODINGS } from '../../shared/import/import-format.ts';
import { PEOPLE_COLUMNS } from '../../shared/people/people-columns.ts';
import { PERSON_FIELDS, type Person } from '../../shared/people/person.ts';
import { reasonSchema } from './account-schemas.ts';
import { LOCALES, type LocalizedText } from '../../shared/site/localized-text.ts';
import { idSchema, messageSchema } from './schemas.ts';

/** The shapes of shared/contract/people.ts as schemas. What a person may be is judged by shared/people/parse-person.ts, in words. */

const text = z.string().max(1_000);
const texts = z.array(text).max(1_000).readonly();
const nameSchema = z.partialRecord(z.enum(LOCALES), text) satisfies z.ZodType<LocalizedText>;
const day = z.string().max(40).describe('Site day, `YYYY-MM-DD`.');

export const personSchema = z.object({
  agentId: text,
  name: nameSchema,
  team: text.nullable(),
  skills: z
    .array(z.object({ queueId: text, level: z.number() }))
    .max(1_000)
    .readonly()
    .nullable()
    .describe('Null: whatever queues the phone system signs them in to.'),
  publicNumber: text.nullable(),
  seat: text.nullable(),
  lastDay: day.nullable(),
  phoneIds: texts.describe('Further ids under which the phone system tells of them.'),
  contractId: text,
  seniorityYears: z.number(),
  isRostered: z.boolean(),
  languages: texts,
  tags: texts,
  mentorIds: texts,
}) satisfies z.ZodType<Person>;

const partSchema = z.object({ id: z.string(), name: nameSchema });

export const peopleSchema = z.object({
  revision: z.string(),
  site: z.object({ name: nameSchema, timeZone: z.string(), dayStartsAt: z.string() }),
  today: z.string(),
  siteFile: z.string().nullable().describe('The site is read from this file and cannot be changed here.'),
  people: z.array(personSchema).readonly(),
  queues: z.array(partSchema).readonly(),
  contracts: z.array(z.object({ id: z.string(), names: nameSchema.optional() })).readonly(),
  defaultContractId: z.string(),
  strangers: z
    .array(
      z.object({
        phoneId: z.string(),
        name: z.string(),
        queueIds: z.array(z.string()).readonly(),
        state: z.enum(AGENT_STATES),
        sinceMs: z.number(),
        namesakes: z.array(z.string()).readonly(),
      }),
    )
    .readonly()
    .describe('Ids that the phone system tells of and nobody has.'),
}) satisfies z.ZodType<PeopleAnswer>;

export const personChangeSchema = z.object({
  person: personSchema,
  before: personSchema.nullable().describe('As it was when the form was opened; null: somebody new.'),
  reason: reasonSchema,
}) satisfies z.ZodType<PersonChange>;

const agentIds = z.array(idSchema).max(10_000).readonly();

export const manySchema = z.object({
  agentIds,
  change: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('team'), team: text.nullable() }),
    z.object({ kind: z.literal('contract'), contractId: text }),
    z.object({ kind: z.literal('add-skill'), queueId: text, level: z.number() }),
    z.object({ kind: z.literal('remove-skill'), queueId: text }),
    z.object({ kind: z.literal('last-day'), lastDay: day.nullable() }),
  ]),
  reason: reasonSchema,
}) satisfies z.ZodType<ManyRequest>;

export const manyAnswerSchema = z.object({
  changed: z.int().describe('Of so many people something is new.'),
});

export const tieSchema = z.object({
  phoneId: idSchema,
  agentId: idSchema,
  reason: reasonSchema,
}) satisfies z.ZodType<TieRequest>;

export const columnSchema = z.enum(PEOPLE_COLUMNS);
export const encodingSchema = z.enum(ENCODINGS);

export const peoplePreviewSchema = z.object({
  revision: z.string(),
  problem: messageSchema.nullable(),
  encoding: encodingSchema,
  header: z.array(z.string()).readonly(),
  columns: z.record(z.string(), columnSchema),
  added: z.array(z.object({ row: z.int(), person: personSchema })).readonly(),
  changed: z
    .array(
      z.object({
        row: z.int(),
        before: personSchema,
        after: personSchema,
        fields: z.array(z.enum(PERSON_FIELDS)).readonly(),
      }),
    )
    .readonly(),
  unchanged: z.int(),
  refused: z
    .array(
      z.object({
        row: z.int(),
        agentId: z.string(),
        said: messageSchema,
      }),
    )
    .readonly(),
  missing: z.array(z.string()).readonly(),
}) satisfies z.ZodType<PeopleImportPreview>;

export const peopleImportSchema = z.object({
  revision: z.string().max(100),
  people: z.array(personSchema).max(20_000).readonly(),
  leaving: z.object({ agentIds, lastDay: day }).nullable(),
  reason: reasonSchema,
}) satisfies z.ZodType<PeopleImportRequest>;
