import { z } from 'zod';
import type { PlanningOverview } from '../../../shared/contract/planning.ts';
import type { Site } from '../../../shared/site/site.ts';
import { messageSchema } from '../schemas.ts';
import { atMs, day, localized } from './common.ts';
import { jobSchema } from './jobs.ts';
import { settingsSchema } from './settings.ts';
import { versionHeadSchema } from './versions.ts';

export const overviewSchema = z.object({
  today: day,
  site: z.custom<Site>().describe('Zone, day start, queues and their rules.'),
  queues: z.array(z.object({ id: z.string(), name: localized, knownDays: z.int() })).readonly(),
  groups: z
    .array(
      z.object({
        id: z.string(),
        queues: z.array(z.object({ queueId: z.string(), level: z.number() })).readonly(),
        agents: z.int(),
      }),
    )
    .readonly(),
  settings: settingsSchema,
  settingsRevision: z.string().describe('To be sent with settings that are to take their place.'),
  forecast: z
    .object({
      madeAtMs: atMs,
      knownUntilMs: atMs,
      firstDay: day,
      days: z.int(),
      isStale: z
        .boolean()
        .describe('History, events, flags or settings changed since, or a site day has begun.'),
      refused: z
        .array(
          z.object({
            queueId: z.string(),
            lacks: z.enum(['forecast', 'requirement']).describe('requirement: its forecast is there.'),
            said: messageSchema,
          }),
        )
        .readonly(),
    })
    .nullable(),
  jobs: z.array(jobSchema).readonly(),
  versions: z.array(versionHeadSchema).readonly(),
}) satisfies z.ZodType<PlanningOverview>;
