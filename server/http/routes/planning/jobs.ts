import { z } from 'zod';
import { jobRequestSchema, jobSchema } from '../../planning-schemas/jobs.ts';
import { defineRoute } from '../../route.ts';
import { idSchema } from '../../schemas.ts';

const params = z.object({ jobId: idSchema });

export const startPlanningJobRoute = defineRoute({
  method: 'post',
  path: '/api/v1/planning/jobs',
  opensTo: 'desk',
  summary:
    'Begins long work, or lets it wait for its turn: the forecast with its requirement, or a backtest.',
  body: jobRequestSchema,
  answer: jobSchema,
  handle: async ({ body, parts }) => parts.planning.jobs.start(body),
});

export const planningJobRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/jobs/{jobId}',
  opensTo: 'read',
  summary: 'One job with its progress.',
  params,
  answer: jobSchema,
  handle: async ({ params: { jobId }, parts }) => parts.planning.jobs.find(jobId),
});

export const cancelPlanningJobRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/planning/jobs/{jobId}',
  opensTo: 'desk',
  summary: 'Stops a job. What it had worked out is dropped; what was there before stays.',
  params,
  answer: jobSchema,
  handle: async ({ params: { jobId }, parts }) => parts.planning.jobs.cancel(jobId),
});
