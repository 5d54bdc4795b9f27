import type { z } from 'zod';
import { asWritten, type Message } from '../messages/message.ts';
import { listBadPlaces, readSaid, sayRule } from './bad-places.ts';

/**
 * What is wrong with a value, as the parts of a message (`request-wrong` or another): each bad place with what stands
 * there and its rule.
 * Example: worded in English, `audience ("everyone") must be one of wall, desk`.
 */
export function sayIssues(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  what: 'document' | 'request',
): { readonly places: readonly Message[]; readonly more: number } {
  const worded = issues.map((issue) => ({ ...issue, message: sayRule(findRule(issue)) }) as z.core.$ZodIssue);
  const { places, total } = listBadPlaces(worded, value);
  const shown = places
    .slice(0, MOST_SHOWN)
    .map(({ path, value: found, rule }): Message =>
      path === ''
        ? { code: 'wrong-whole', what, value: found, rule }
        : { code: 'wrong-place', path, value: found, rule },
    );
  return { places: shown, more: total - shown.length };
}

const MOST_SHOWN = 5;

/** The rule of an issue: the schema's own where it says one, else ours. */
function findRule(issue: z.core.$ZodIssue): Message {
  const said = readSaid(issue.message);
  if (said !== null) return said.rule;
  if (issue.message.startsWith('must ')) return asWritten(issue.message.replace(/\.$/, ''));
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'rule-type', type: TYPES.find((type) => type === issue.expected) ?? 'object' };
    case 'invalid_value':
      return { code: 'rule-choice', choices: issue.values.map(String).join(', ') };
    case 'invalid_union':
      // zod gives the choices of a union that is told by one field, but does not say so in its types.
      return 'options' in issue
        ? { code: 'rule-choice', choices: (issue.options as readonly unknown[]).map(String).join(', ') }
        : { code: 'rule-known-kind' };
    case 'too_small':
      return issue.origin === 'string'
        ? { code: 'rule-least-characters', least: Number(issue.minimum) }
        : { code: 'rule-at-least', least: Number(issue.minimum) };
    case 'too_big':
      return issue.origin === 'string'
        ? { code: 'rule-most-characters', most: Number(issue.maximum) }
        : { code: 'rule-at-most', most: Number(issue.maximum) };
    default:
      return { code: 'rule-as-described' };
  }
}

const TYPES = ['string', 'number', 'int', 'boolean', 'object', 'array'] as const;
