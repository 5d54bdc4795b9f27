import { z } from 'zod';
import { AGENT_STATES } from '../floor/agent-state.ts';
import { DEFAULT_COUNT_RULES, type CountRule } from './count-rules.ts';
import { ROSTERED_ACTIVITIES } from './rostered-shift.ts';

export interface AdherenceSettings {
  /** So long round each change of what is rostered, what is right before or after it is right. */
  readonly graceSeconds: number;
  readonly counts: readonly CountRule[];
  /** What people see beside their own adherence, 0 to 1; left out: nothing. */
  readonly targetRatio?: number | undefined;
}

export const DEFAULT_ADHERENCE_SETTINGS: AdherenceSettings = {
  graceSeconds: 60,
  counts: DEFAULT_COUNT_RULES,
  targetRatio: 0.9,
};

const MOST_GRACE_SECONDS = 900;

export const adherenceSettingsSchema = z.strictObject({
  graceSeconds: z.int().min(0).max(MOST_GRACE_SECONDS),
  counts: z
    .array(
      z.strictObject({
        state: z.enum(AGENT_STATES),
        reason: z.string().min(1).max(200).nullable(),
        fits: z.array(z.enum(ROSTERED_ACTIVITIES)).max(ROSTERED_ACTIVITIES.length).readonly(),
      }),
    )
    .max(500)
    .readonly(),
  targetRatio: z.number().min(0).max(1).optional(),
}) satisfies z.ZodType<AdherenceSettings>;

/** @throws ZodError naming what is wrong. */
export function parseAdherenceSettings(value: unknown): AdherenceSettings {
  return adherenceSettingsSchema.parse(value);
}
