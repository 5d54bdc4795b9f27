import type { z } from 'zod';
import { listBadPlaces } from './bad-places.ts';

/**
 * What is wrong with a value, in one sentence: each bad place with what stands there and its rule.
 * Example: `audience ("everyone") must be one of wall, desk`.
 */
export function wordIssues(issues: readonly z.core.$ZodIssue[], value: unknown, what: string): string {
  const worded = issues.map((issue) => ({ ...issue, message: wordRule(issue) }) as z.core.$ZodIssue);
  const { places, total } = listBadPlaces(worded, value);
  const shown = places
    .slice(0, MOST_SHOWN)
    .map((place) => `${place.path || what} (${place.value}) ${place.rule}`);
  const more = total - shown.length;
  return `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

const MOST_SHOWN = 5;

/** The rule of an issue: the schema's own words where it has some, else ours. */
function wordRule(issue: z.core.$ZodIssue): string {
  const [message = ''] = issue.message.split('\n');
  if (message.startsWith('must ')) return message.replace(/\.$/, '');
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${NAMES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return 'must be one of the kinds known here';
    case 'too_small':
      return issue.origin === 'string'
        ? `must have at least ${issue.minimum} characters`
        : `must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `must have at most ${issue.maximum} characters`
        : `must be at most ${issue.maximum}`;
    default:
      return 'must be as the interface describes it';
  }
}

const NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};
