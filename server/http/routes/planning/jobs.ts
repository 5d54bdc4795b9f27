import { z } from 'zod';
import { jobRequestSchema, jobSchema } from '../../planning-schemas/jobs.ts';
import { defineRoute } from '../../route.ts';
import { idSchema } from '../../schemas.ts';

const params = z.object({ jobId: idSchema });

export const startPlanningJobRoute = defineRoute({
  method: 'post',
  path: '/api/v1/planning/jobs',
  needs: 'run-planning',
  summary:
    'Begins long work, or lets it wait for its turn: the forecast with its requirement, a backtest, or up to a week played call by call, as it is or under a change, or a proposal of a roster.',
  body: jobRequestSchema,
  answer: jobSchema,
  audit: {
    action: 'planning-job-started',
    target: ofJob,
    after: ({ body }) => body,
  },
  handle: ({ body, parts }) => parts.planning.startJob(body),
});

export const planningJobRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/jobs/{jobId}',
  needs: 'see-forecast',
  summary: 'One job with its progress.',
  params,
  answer: jobSchema,
  handle: async ({ params: { jobId }, parts }) => parts.planning.jobs.find(jobId),
});

export const cancelPlanningJobRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/planning/jobs/{jobId}',
  needs: 'run-planning',
  summary: 'Stops a job. What it had worked out is dropped; what was there before stays.',
  params,
  answer: jobSchema,
  audit: { action: 'planning-job-stopped', target: ofJob },
  handle: async ({ params: { jobId }, parts }) => parts.planning.jobs.cancel(jobId),
});

function ofJob(_: unknown, { id, request }: z.output<typeof jobSchema>) {
  return { id, name: request.kind };
}
