import { z } from 'zod';
import type { LocalizedText } from '../site/localized-text.ts';
import { idOf, localizedText } from '../site/document-schemas.ts';
import type { RequestKindId } from './request.ts';

export const REQUEST_KIND_IDS = [
  'leave',
  'swap',
  'give-away',
  'open-shift',
  'extra-hours',
  'time-off',
  'bonus-shift',
  'availability',
] as const satisfies readonly RequestKindId[];

/** Who decides: the rules at once where they allow it, or a planner always. */
const DECIDERS = ['rules', 'planner'] as const;

export interface KindRule {
  readonly isOpen: boolean;
  readonly decides: (typeof DECIDERS)[number];
  /** What is asked later than this before it begins goes to the planner. */
  readonly noticeHours: number;
}

export interface LeaveKind {
  readonly id: string;
  readonly names: LocalizedText;
  readonly decides: KindRule['decides'];
  readonly noticeHours: number;
  /** Of a calendar year; null: as much as there is. */
  readonly allowance: { readonly unit: 'days' | 'hours'; readonly amount: number } | null;
  readonly paidMinutesPerDay: number;
}

/** How a site answers what agents ask. */
export interface RequestSettings {
  readonly kinds: Readonly<Record<RequestKindId, KindRule>>;
  readonly leaveKinds: readonly LeaveKind[];
  /** So many of a team may have leave on one day before a planner has to look; null: any number. */
  readonly leavePlaces: number | null;
  /** Of single teams, instead of it. */
  readonly teamPlaces: readonly { readonly team: string; readonly places: number }[];
}

export const MOST_LEAVE_KINDS = 20;

const notice = z.number().min(0).max(8_784);
const decides = z.enum(DECIDERS);
const places = z.int().min(0).max(5_000);
const kindRule = z.strictObject({ isOpen: z.boolean(), decides, noticeHours: notice });

export const requestSettingsSchema = z.strictObject({
  kinds: z.strictObject({
    leave: kindRule,
    swap: kindRule,
    'give-away': kindRule,
    'open-shift': kindRule,
    'extra-hours': kindRule,
    'time-off': kindRule,
    'bonus-shift': kindRule,
    availability: kindRule,
  }),
  leaveKinds: z
    .array(
      z.strictObject({
        id: idOf(40),
        names: localizedText,
        decides,
        noticeHours: notice,
        allowance: z
          .strictObject({ unit: z.enum(['days', 'hours']), amount: z.number().min(0).max(10_000) })
          .nullable(),
        paidMinutesPerDay: z.int().min(0).max(1_440),
      }),
    )
    .min(1)
    .max(MOST_LEAVE_KINDS)
    .refine((kinds) => new Set(kinds.map(({ id }) => id)).size === kinds.length)
    .readonly(),
  leavePlaces: places.nullable(),
  teamPlaces: z
    .array(z.strictObject({ team: z.string().min(1).max(200), places }))
    .max(500)
    .readonly(),
}) satisfies z.ZodType<RequestSettings>;

/** @throws ZodError naming what is wrong. */
export function parseRequestSettings(value: unknown): RequestSettings {
  return requestSettingsSchema.parse(value);
}

const DAY_MINUTES = 480;

/** What a site begins with: what keeps coverage is answered at once, what takes from it is for the planner. */
export const DEFAULT_REQUEST_SETTINGS: RequestSettings = {
  kinds: {
    leave: { isOpen: true, decides: 'rules', noticeHours: 0 },
    swap: { isOpen: true, decides: 'rules', noticeHours: 12 },
    'give-away': { isOpen: true, decides: 'rules', noticeHours: 24 },
    'open-shift': { isOpen: true, decides: 'rules', noticeHours: 1 },
    'extra-hours': { isOpen: true, decides: 'rules', noticeHours: 0 },
    'time-off': { isOpen: true, decides: 'rules', noticeHours: 0 },
    'bonus-shift': { isOpen: true, decides: 'rules', noticeHours: 12 },
    availability: { isOpen: true, decides: 'planner', noticeHours: 0 },
  },
  leaveKinds: [
    {
      id: 'annual',
      names: { en: 'Annual leave', 'zh-CN': '年假', 'zh-TW': '特休' },
      decides: 'rules',
      noticeHours: 168,
      allowance: { unit: 'days', amount: 20 },
      paidMinutesPerDay: DAY_MINUTES,
    },
    {
      id: 'sick',
      names: { en: 'Sick leave', 'zh-CN': '病假', 'zh-TW': '病假' },
      decides: 'planner',
      noticeHours: 0,
      allowance: null,
      paidMinutesPerDay: DAY_MINUTES,
    },
    {
      id: 'other',
      names: { en: 'Other leave', 'zh-CN': '事假', 'zh-TW': '事假' },
      decides: 'planner',
      noticeHours: 48,
      allowance: { unit: 'days', amount: 10 },
      paidMinutesPerDay: 0,
    },
  ],
  leavePlaces: 3,
  teamPlaces: [],
};
