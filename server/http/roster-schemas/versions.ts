import { z } from 'zod';
import type {
  RosterProposalAnswer,
  RosterProposalsAnswer,
} from '../../../shared/contract/roster-proposals.ts';
import type {
  RosterPublishPreview,
  RosterPublishRequest,
  RosterSeenRequest,
  RosterUnpublishRequest,
  RosterVersionAnswer,
  RosterVersionHead,
  RosterVersionsAnswer,
} from '../../../shared/contract/roster-versions.ts';
import { atMs, day, plannedDay } from '../planning-schemas/common.ts';
import { agentId, daySchema, reason, revisions } from './days.ts';

export const proposalsSchema = z.object({
  proposals: z
    .custom<RosterProposalsAnswer['proposals']>()
    .describe('With how far each has come: figures of the best so far, bound, history.'),
}) satisfies z.ZodType<RosterProposalsAnswer>;

export const proposalSchema = z.custom<RosterProposalAnswer>().describe('One proposal with its roster.');

export const publishPreviewSchema = z
  .custom<RosterPublishPreview>()
  .describe(
    'What changes for whom, notice that is short, rules that are broken, the version they are published as already, and the revisions read.',
  );

const range = { firstDay: plannedDay, days: z.int().min(1).max(62) };

export const unpublishRequestSchema = z.object({
  reason,
  ...range,
}) satisfies z.ZodType<RosterUnpublishRequest>;

export const publishRequestSchema = unpublishRequestSchema.extend({
  revisions,
}) satisfies z.ZodType<RosterPublishRequest>;

export const rosterVersionHeadSchema = z.object({
  versionNo: z.int(),
  kind: z.enum(['published', 'unpublished']),
  publishedAtMs: atMs,
  author: z.string(),
  reason: z.string(),
  firstDay: day,
  days: z.int(),
  changedAgents: z.int(),
  seenAgents: z.int(),
}) satisfies z.ZodType<RosterVersionHead>;

export const rosterVersionsSchema = z.object({
  versions: z.array(rosterVersionHeadSchema).readonly(),
}) satisfies z.ZodType<RosterVersionsAnswer>;

export const rosterVersionSchema = z.object({
  version: rosterVersionHeadSchema,
  roster: z.array(daySchema).readonly(),
  people: z.custom<RosterVersionAnswer['people']>().describe('What changed for whom.'),
  seen: z.array(z.object({ agentId: z.string(), atMs })).readonly(),
}) satisfies z.ZodType<RosterVersionAnswer>;

export const seenRequestSchema = z.object({ agentId }) satisfies z.ZodType<RosterSeenRequest>;
