import { z } from 'zod';
import type {
  DayMessage,
  DayMessageRequest,
  DayMessagesAnswer,
  HelpCallsAnswer,
} from '../../shared/contract/floor-help.ts';
import type {
  CalendarLinkAnswer,
  MadeCalendarLink,
  OwnChangesAnswer,
  OwnChangesSeen,
  OwnContest,
  OwnContestRequest,
  OwnFiguresAnswer,
  OwnFloorAnswer,
  OwnHelpRequest,
  OwnWorkAnswer,
} from '../../shared/contract/me.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { lineOf } from '../../shared/site/document-schemas.ts';
import { ownWords } from './schemas.ts';

const atMs = z.int().min(0).max(8.64e15).describe('Epoch ms.');

export const ownWorkSchema = z
  .custom<OwnWorkAnswer>()
  .describe('Own published shifts with their pauses and leave by site day, the running one and the next.');

export const ownChangesSchema = z
  .custom<OwnChangesAnswer>()
  .describe('What was published about own days and is not acknowledged: before and after.');

export const ownChangesSeenSchema = z.object({
  upToVersion: z
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .describe('As it was told with the changes.'),
}) satisfies z.ZodType<OwnChangesSeen>;

export const ownFiguresSchema = z
  .custom<OwnFiguresAnswer>()
  .describe('Own calls, handle time and adherence of the running day, week and month; own contests.');

export const ownContestRequestSchema = z.object({
  fromMs: atMs,
  toMs: atMs,
  word: z.string().trim().min(1).max(500).describe('Why it was judged wrongly.'),
}) satisfies z.ZodType<OwnContestRequest>;

export const ownContestSchema = z.object({
  id: z.string(),
  fromMs: atMs,
  toMs: atMs,
  word: z.string(),
  madeAtMs: atMs,
  state: z.enum(['open', 'granted', 'refused']),
  answer: z.string().nullable(),
  decidedAtMs: atMs.nullable(),
}) satisfies z.ZodType<OwnContest>;

export const calendarLinkSchema = z.object({
  madeAtMs: atMs.nullable(),
  readAtMs: atMs.nullable(),
  isEnded: z.boolean().describe('Since a restore of the site; a new one is wanted.'),
}) satisfies z.ZodType<CalendarLinkAnswer>;

export const calendarLinkRequestSchema = z.object({
  language: z.enum(LOCALES).describe('Of the words in the calendar.'),
});

export const madeCalendarLinkSchema = calendarLinkSchema.extend({
  path: z.string().describe('Told once.'),
}) satisfies z.ZodType<MadeCalendarLink>;

export const ownFloorSchema = z
  .custom<OwnFloorAnswer>()
  .describe('Messages of the day to the own team, and the own call for help.');

export const ownHelpRequestSchema = z.object({
  note: ownWords().max(200),
}) satisfies z.ZodType<OwnHelpRequest>;

export const helpCallsSchema = z
  .custom<HelpCallsAnswer>()
  .describe('Calls for help that stand, oldest first.');

export const dayMessageRequestSchema = z.object({
  text: ownWords().min(1).max(1_000),
  teams: z.array(lineOf(200)).min(1).max(200).nullable().describe('Null: to all.'),
  endsAtMs: atMs,
}) satisfies z.ZodType<DayMessageRequest>;

export const dayMessageSchema = z
  .custom<DayMessage>()
  .describe('A message of the day, with who wrote it and who took it back.');

export const dayMessagesSchema = z
  .custom<DayMessagesAnswer>()
  .describe('Messages of the day whose end is to come, newest first.');
