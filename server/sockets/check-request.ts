import type { z } from 'zod';
import { wordIssues } from '../../shared/site/word-issue.ts';
import { FloorcastError } from '../floorcast-error.ts';

/** @throws FloorcastError `bad-request` with the value, the rule and the way out. */
export function checkRequest<Request>(schema: z.ZodType<Request>, value: unknown): Request {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new FloorcastError(
    'bad-request',
    `${wordIssues(parsed.error.issues, value, 'The request')}. Maybe this page is older than the server: reload it.`,
  );
}
