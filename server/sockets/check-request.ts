import type { z } from 'zod';
import { sayIssues } from '../../shared/site/say-issues.ts';
import { FloorcastError } from '../floorcast-error.ts';

/** @throws FloorcastError `bad-request` with the value, the rule and the way out. */
export function checkRequest<Request>(schema: z.ZodType<Request>, value: unknown): Request {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  throw new FloorcastError('bad-request', {
    code: 'request-wrong-page',
    ...sayIssues(issues, value, 'request'),
  });
}
