import type { AuditState } from '../contract/audit.ts';

/** More is not read by anybody, and the audit is kept for ever. */
export const MOST_PLACES = 200;
const MOST_CHARACTERS = 500;

export interface Change {
  readonly before: AuditState | null;
  readonly after: AuditState | null;
}

/**
 * What differs between two states, by the path of each place; null: nothing does. Parts of a list that have ids are told by them, so
 * that one that only moved does not differ. Null stands for what is not there.
 *
 * Example: of `{ grace: { late: 60 }, tiles: [{ id: 'a', size: 1 }] }` and the same with `late: 90`:
 * `{ before: { 'grace.late': 60 }, after: { 'grace.late': 90 } }`.
 */
export function describeChange(before: unknown, after: unknown): Change | null {
  const [was, is] = [listPlaces(before), listPlaces(after)];
  const differing = [...new Set([...was.keys(), ...is.keys()])].filter(
    (path) => JSON.stringify(was.get(path)) !== JSON.stringify(is.get(path)),
  );
  if (differing.length === 0) return null;
  return { before: pick(was, differing), after: pick(is, differing) };
}

function pick(places: ReadonlyMap<string, unknown>, paths: readonly string[]): AuditState | null {
  const found = paths.filter((path) => places.has(path));
  if (found.length === 0) return null;
  const shown = found.slice(0, MOST_PLACES).map((path) => [path, shorten(places.get(path))]);
  const left = found.length - shown.length;
  return Object.fromEntries(left > 0 ? [...shown, ['…', left]] : shown);
}

function shorten(value: unknown): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length <= MOST_CHARACTERS) return value;
  // Between characters: half of one is none.
  return `${[...text.slice(0, MOST_CHARACTERS)].slice(0, -1).join('')}…`;
}

/** Every value by its path; null and what is undefined are not there. */
function listPlaces(state: unknown): ReadonlyMap<string, unknown> {
  const places = new Map<string, unknown>();
  const add = (path: string, value: unknown): void => {
    if (value === null || value === undefined) return;
    if (typeof value !== 'object') {
      places.set(path, value);
      return;
    }
    const parts = Array.isArray(value) ? listParts(value) : Object.entries(value);
    if (parts === null) places.set(path, value);
    else for (const [name, part] of parts) add(join(path, name), part);
  };
  add('', state);
  return places;
}

/** Fields by which parts of lists are told apart. */
const IDS = ['id', 'agentId'] as const;

/** Null: the parts have no ids of their own, and the list is one value. */
function listParts(list: readonly unknown[]): readonly (readonly [string, unknown])[] | null {
  for (const field of IDS) {
    const ids = list.map((part) => (part as Readonly<Record<string, unknown>> | null)?.[field]);
    if (ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length && ids.length > 0)
      return list.map((part, index) => [`[${String(ids[index])}]`, part]);
  }
  return null;
}

function join(path: string, name: string): string {
  return path === '' || name.startsWith('[') ? path + name : `${path}.${name}`;
}
