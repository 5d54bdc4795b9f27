import { z } from 'zod';

/** One thing that is wrong in a document a person wrote. */
export interface BadPlace {
  /** Where, e.g. `queues[3].rules[0].from`; empty for the document itself. */
  readonly path: string;
  /** What stands there, shortened. */
  readonly value: string;
  /** What must stand there, e.g. `must be a whole number from 1 to 3600`. */
  readonly rule: string;
  /** What to do about it. */
  readonly wayOut: string;
}

/** An error names no more places than this; `total` says how many there are. */
export const MOST_PLACES = 20;

/** A document that cannot be taken. The message lists every bad place (up to 20), one a line. */
export class DocumentError extends Error {
  readonly places: readonly BadPlace[];
  readonly total: number;

  constructor(what: string, places: readonly BadPlace[], total: number) {
    const lines = places.map(
      ({ path, value, rule, wayOut }) => `- ${path || what} (${value}) ${rule}. ${wayOut}`,
    );
    if (total > places.length) lines.push(`- and ${total - places.length} more`);
    super(`The ${what} has ${total} bad ${total === 1 ? 'place' : 'places'}:\n${lines.join('\n')}`);
    this.name = 'DocumentError';
    this.places = places;
    this.total = total;
  }
}

/** A schema's message with both halves: the rule, and the way out. */
export function say(rule: string, wayOut: string): { readonly error: string } {
  return { error: `${rule}\n${wayOut}` };
}

/** The issues of a failed parse as places, with the values found in the document. */
export function listBadPlaces(
  issues: readonly z.core.$ZodIssue[],
  document: unknown,
): { readonly places: readonly BadPlace[]; readonly total: number } {
  const places: BadPlace[] = [];
  let total = 0;
  for (const issue of issues) {
    const [rule = '', wayOut = ''] = issue.message.split('\n');
    if (issue.code === 'unrecognized_keys') {
      total += issue.keys.length;
      for (const key of issue.keys.slice(0, MOST_PLACES - places.length)) {
        places.push({
          path: writePath([...issue.path, key]),
          value: showValue(findValue(document, [...issue.path, key])),
          rule: 'is not a setting known here',
          wayOut: 'Maybe it is misspelt; else remove it.',
        });
      }
      continue;
    }
    total += 1;
    if (places.length < MOST_PLACES) {
      const value = showValue(findValue(document, issue.path));
      places.push({ path: writePath(issue.path), value, rule, wayOut });
    }
  }
  return { places, total };
}

function writePath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += `${text === '' ? '' : '.'}${shorten(String(step), 40)}`;
  }
  return text;
}

function findValue(document: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = document;
  for (const step of path) {
    // Own properties only: `constructor` must not be found on the prototype.
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[step];
  }
  return value;
}

/** A value as an error shows it: short, and never the whole of a huge document. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(shorten(value, 60));
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  return typeof value === 'function' || typeof value === 'symbol' ? `a ${typeof value}` : String(value);
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
