import type { z } from 'zod';
import { sayIssues } from '../../shared/site/say-issues.ts';
import { FloorcastError } from '../floorcast-error.ts';

/** @throws FloorcastError `bad-request` naming each bad place with the value and the rule. */
export function checkRequest(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  throw new FloorcastError('bad-request', { code: 'request-wrong', ...sayIssues(issues, value, 'request') });
}
