import { z } from 'zod';
import { ROLES, type AccountScope } from '../../shared/access/roles.ts';
import type {
  Account,
  AccountDraft,
  AccountList,
  LinkOwner,
  MadeAccount,
  OpenIdAddress,
  OpenIdOffer,
  OwnAccountAnswer,
  OwnSessionList,
  ResetLink,
} from '../../shared/contract/accounts.ts';
import {
  ALL_AUDIT_ACTIONS,
  AUDIT_KINDS,
  type AuditAnswer,
  type AuditEntry,
} from '../../shared/contract/audit.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { errorSchema, idSchema, ownWords } from './schemas.ts';

/** The shapes of shared/contract/accounts.ts as schemas. */

const atMs = z.number().describe('Epoch ms.');
/** Longer than any name or password may be: what is too long is told in words. */
const typed = z.string().max(1_000);
export const reasonSchema = ownWords().max(500).default('').describe('Why; goes into the audit.');
export const tokenSchema = z.string().max(200);
const ids = z.array(idSchema).max(500).readonly();

const scopeSchema = z
  .object({ teams: ids.nullable(), queues: ids.nullable() })
  .describe('What of the site it sees; null: all of it.') satisfies z.ZodType<AccountScope>;

const own = {
  id: z.string(),
  signInName: z.string(),
  shownName: z.string(),
  role: z.enum(ROLES),
  scope: scopeSchema,
  agentId: z.string().nullable(),
};

export const accountSchema = z.object({
  ...own,
  state: z.enum(['active', 'closed']),
  createdAtMs: atMs,
  changedAtMs: atMs,
  hasPassword: z.boolean(),
  isTied: z.boolean().describe('By the word of the OpenID Connect provider.'),
  linkEndsAtMs: z.number().nullable(),
}) satisfies z.ZodType<Account>;

export const accountListSchema = z.object({
  accounts: z.array(accountSchema).readonly(),
  teams: z.array(z.string()).readonly(),
  queues: z.array(z.object({ id: z.string(), name: z.record(z.string(), z.string()) })).readonly(),
  agents: z.array(z.object({ id: z.string(), name: z.record(z.string(), z.string()) })).readonly(),
}) satisfies z.ZodType<AccountList>;

export const accountDraftSchema = z.object({
  signInName: typed,
  shownName: typed,
  role: z.enum(ROLES),
  scope: scopeSchema,
  agentId: idSchema.nullable(),
  reason: reasonSchema,
}) satisfies z.ZodType<AccountDraft>;

export const resetLinkSchema = z.object({ path: z.string(), endsAtMs: atMs }) satisfies z.ZodType<ResetLink>;

export const madeAccountSchema = z.object({
  account: accountSchema,
  link: resetLinkSchema,
}) satisfies z.ZodType<MadeAccount>;

export const ownAccountSchema = z.object({
  account: z.object(own).nullable(),
}) satisfies z.ZodType<OwnAccountAnswer>;

export const ownSessionListSchema = z.object({
  sessions: z
    .array(
      z.object({
        id: z.string(),
        startedAtMs: atMs,
        seenAtMs: atMs,
        address: z.string(),
        browser: z.string(),
        isThis: z.boolean(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<OwnSessionList>;

export const linkOwnerSchema = z.object({
  signInName: z.string(),
  shownName: z.string(),
}) satisfies z.ZodType<LinkOwner>;

export const openIdOfferSchema = z.object({
  offered: z.boolean(),
  button: z.string().nullable(),
  trouble: errorSchema.nullable(),
}) satisfies z.ZodType<OpenIdOffer>;

export const openIdAddressSchema = z.object({ address: z.string() }) satisfies z.ZodType<OpenIdAddress>;

export const signInSchema = z.object({ name: typed, password: typed });
export const passwordChangeSchema = z.object({ oldPassword: typed, newPassword: typed });
export const passwordByLinkSchema = z.object({ token: tokenSchema, password: typed });

const state = z.record(z.string(), z.unknown()).nullable();

const auditEntrySchema = z.object({
  no: z.int(),
  atMs,
  author: z.object({
    accountId: z.string().nullable().describe("Null: the administrator's link."),
    name: z.string(),
  }),
  action: z.enum(ALL_AUDIT_ACTIONS),
  target: z.object({ id: z.string(), name: z.string() }),
  before: state,
  after: state,
  reason: z.string(),
}) satisfies z.ZodType<AuditEntry>;

const nameText = z.partialRecord(z.enum(LOCALES), z.string());

export const auditSchema = z.object({
  entries: z.array(auditEntrySchema).readonly(),
  olderBefore: z.int().nullable().describe('Ask for those before this number; null: that was all.'),
  timeZone: z.string().describe('The zone of the site.'),
  names: z.record(z.string(), nameText).describe('Of the agents that are spoken of.'),
  leaveKinds: z.record(z.string(), nameText),
}) satisfies z.ZodType<AuditAnswer>;

export const auditQuery = {
  who: idSchema.optional().describe("An account's id, or `link` for the administrator's link."),
  kind: z.enum(AUDIT_KINDS).optional().describe('What it was done to.'),
  what: z.enum(ALL_AUDIT_ACTIONS).optional(),
  target: idSchema.optional().describe('The id of what it was done to.'),
  words: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('In names, of agents too, ids, reasons and what changed.'),
  fromMs: z.coerce.number().optional(),
  toMs: z.coerce.number().optional().describe('Exclusive.'),
};
