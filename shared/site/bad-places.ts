import type { z } from 'zod';
import { asWritten, wordMessage, type Message } from '../messages/message.ts';

/** One thing that is wrong in a document a person wrote. */
export interface BadPlace {
  /** Where, e.g. `queues[3].rules[0].from`; empty for the document itself. */
  readonly path: string;
  /** What stands there, shortened. */
  readonly value: Message;
  /** What must stand there, e.g. a whole number from 1 to 3600. */
  readonly rule: Message;
  /** What to do about it. */
  readonly wayOut: Message;
}

/** An error names no more places than this; `total` says how many there are. */
export const MOST_PLACES = 20;

/** A document that cannot be taken. Its message lists every bad place (up to 20), one a line. */
export class DocumentError extends Error {
  readonly said: Message;
  readonly places: readonly BadPlace[];
  readonly total: number;

  constructor(
    what:
      'site' | 'board' | 'event' | 'events' | 'edits' | 'planning' | 'roster' | 'rule-settings' | 'person',
    places: readonly BadPlace[],
    total: number,
  ) {
    const said: Message = {
      code: 'document-bad',
      what,
      places: places.map(({ path, ...rest }) => ({ code: 'bad-place', path: path || what, ...rest })),
      total,
    };
    super(wordMessage(said, 'en'));
    this.name = 'DocumentError';
    this.said = said;
    this.places = places;
    this.total = total;
  }
}

/** A schema's message with both halves, the rule and the way out: schemas know texts only. */
export function say(rule: Message, wayOut: Message): { readonly error: string } {
  return { error: JSON.stringify([rule, wayOut]) };
}

/** A schema's message where the way out is the same for all: the rule alone. */
export function sayRule(rule: Message): string {
  return JSON.stringify([rule]);
}

/** What `say` or `sayRule` was given; null for a message that a schema has of itself. */
export function readSaid(text: string): { readonly rule: Message; readonly wayOut: Message | null } | null {
  if (!text.startsWith('[{"code":"')) return null;
  const [rule, wayOut = null] = JSON.parse(text) as [Message, Message?];
  return { rule, wayOut };
}

/** The issues of a failed parse as places, with the values found in the document. */
export function listBadPlaces(
  issues: readonly z.core.$ZodIssue[],
  document: unknown,
): { readonly places: readonly BadPlace[]; readonly total: number } {
  const places: BadPlace[] = [];
  let total = 0;
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      total += issue.keys.length;
      for (const key of issue.keys.slice(0, MOST_PLACES - places.length)) {
        places.push({
          path: writePath([...issue.path, key]),
          value: showValue(findValue(document, [...issue.path, key])),
          rule: { code: 'rule-known-setting' },
          wayOut: { code: 'way-misspelt' },
        });
      }
      continue;
    }
    total += 1;
    if (places.length < MOST_PLACES) {
      const said = readSaid(issue.message);
      const path = cutAtText(document, issue.path);
      places.push({
        path: writePath(path),
        value: showValue(findValue(document, path)),
        rule: said?.rule ?? asWritten(issue.message),
        wayOut: said?.wayOut ?? asWritten(''),
      });
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

/** A text that a schema took for a list of one is the place itself: nobody wrote `outcomes[0]`. */
function cutAtText(document: unknown, path: readonly PropertyKey[]): readonly PropertyKey[] {
  const end = path.findIndex((_, at) => typeof findValue(document, path.slice(0, at)) === 'string');
  return end < 0 ? path : path.slice(0, end);
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
export function showValue(value: unknown): Message {
  if (value === undefined) return { code: 'value-missing' };
  if (typeof value === 'string') return asWritten(JSON.stringify(shorten(value, 60)));
  if (Array.isArray(value)) return { code: 'value-list', entries: value.length };
  if (typeof value === 'object' && value !== null) return { code: 'value-object' };
  return asWritten(typeof value === 'function' || typeof value === 'symbol' ? typeof value : String(value));
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
