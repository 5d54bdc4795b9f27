import { z } from 'zod';
import type { RosterSettingsAnswer } from '../../../shared/contract/rosters.ts';

export const rosterSettingsSchema = z.object({
  revision: z.int().describe('0 until they are saved for the first time.'),
  settings: z
    .custom<RosterSettingsAnswer['settings']>()
    .describe('Contracts, shift templates, people, rules, activities and prices.'),
  ruleIds: z.array(z.string()).readonly(),
  lawPacks: z
    .custom<RosterSettingsAnswer['lawPacks']>()
    .describe('Labour law as rules, one of which may hold beside those set.'),
}) satisfies z.ZodType<RosterSettingsAnswer>;
