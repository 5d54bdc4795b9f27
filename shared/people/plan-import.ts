import type { AccountScope } from '../access/roles.ts';
import { asWritten, type Message } from '../messages/message.ts';
import { findOutside, seesPerson } from './find-outside.ts';
import { findPeopleFaults, type PeopleSurroundings } from './find-people-faults.ts';
import type { FullText, LocalizedText } from '../site/localized-text.ts';
import { bareOfGuard } from '../sheets/guard-formula.ts';
import { MOST_AGENTS } from '../site/parse-site.ts';
import { PEOPLE_COLUMN_WORDS } from './column-words.ts';
import { isSame } from './is-same.ts';
import { readPerson } from './parse-person.ts';
import { readPersonCells, type PeopleColumn } from './people-columns.ts';
import { PERSON_FIELDS, type Person, type PersonField } from './person.ts';

/** A row of a sheet, by column; `row` counts as a spreadsheet does. */
export interface PeopleRow {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<PeopleColumn, string>>>;
}

/** What a sheet would change. Nothing is changed by working it out. */
export interface PeopleImport {
  readonly added: readonly { readonly row: number; readonly person: Person }[];
  readonly changed: readonly {
    readonly row: number;
    readonly before: Person;
    readonly after: Person;
    /** Which of the facts are others, in the order in which they are shown. */
    readonly fields: readonly PersonField[];
  }[];
  readonly unchanged: number;
  readonly refused: readonly { readonly row: number; readonly agentId: string; readonly said: Message }[];
  /** People whom the sheet says nothing of; they stay, unless they are said to leave. */
  readonly missing: readonly string[];
}

/**
 * Puts the rows of a sheet beside the people there are. A row that cannot be is refused whole, and so is one that names somebody
 * whose row is refused.
 */
export function planImport(
  people: readonly Person[],
  rows: readonly PeopleRow[],
  surroundings: PeopleSurroundings & {
    readonly defaultContractId: string;
    /** Rows outside of it are refused, and whoever is outside is not missing. */
    readonly scope: AccountScope;
  },
): PeopleImport {
  const known = new Map(people.map((person) => [person.agentId, person]));
  const refused: PeopleImport['refused'][number][] = [];
  const wanted = new Map<string, { readonly row: number; readonly person: Person }>();
  const named = new Map<string, number>();
  const resolve = createResolver(surroundings);
  for (const { row, cells } of rows) {
    const agentId = bareOfGuard((cells.agentId ?? '').trim());
    const bare = Object.entries(cells).map(([column, text]) => [column, bareOfGuard(text)]);
    if (agentId === '') {
      refused.push({ row, agentId, said: { code: 'people-row-no-id' } });
      continue;
    }
    const first = named.get(agentId);
    if (first !== undefined) {
      refused.push({ row, agentId, said: { code: 'people-row-twice', agentId, row: first } });
      continue;
    }
    named.set(agentId, row);
    const read = readPersonCells(
      { ...Object.fromEntries(bare), agentId },
      known.get(agentId) ?? null,
      surroundings.defaultContractId,
    );
    if ('said' in read) {
      refused.push({ row, agentId, said: read.said });
      continue;
    }
    const person = resolve(read.person);
    const outside = findOutside(surroundings.scope, known.get(agentId) ?? null, person);
    const said: Message | null =
      outside === null ? findFault(person, known.get(agentId)) : { code: 'scope-outside', id: outside };
    if (said === null) wanted.set(agentId, { row, person });
    else refused.push({ row, agentId, said });
  }
  let left = MOST_AGENTS - known.size;
  for (const [agentId, { row }] of wanted) {
    if (known.has(agentId) || left-- > 0) continue;
    refused.push({ row, agentId, said: { code: 'people-too-many', most: MOST_AGENTS, has: known.size } });
    wanted.delete(agentId);
  }
  refuseTogether(known, wanted, surroundings, (agentId, said) => {
    refused.push({ row: wanted.get(agentId)!.row, agentId, said });
    wanted.delete(agentId);
  });
  const added: PeopleImport['added'][number][] = [];
  const changed: PeopleImport['changed'][number][] = [];
  let unchanged = 0;
  for (const { row, person } of wanted.values()) {
    const before = known.get(person.agentId);
    if (before === undefined) {
      added.push({ row, person });
      continue;
    }
    const fields = listDifferences(before, person);
    if (fields.length === 0) unchanged += 1;
    else changed.push({ row, before, after: person, fields });
  }
  const missing = people.flatMap((person) => {
    const { agentId, lastDay } = person;
    return named.has(agentId) || lastDay !== null || !seesPerson(surroundings.scope, person) ? [] : [agentId];
  });
  refused.sort((a, b) => a.row - b.row);
  return { added, changed, unchanged, refused, missing };
}

/** Which of the facts are others. */
export function listDifferences(before: Person, after: Person): readonly PersonField[] {
  return PERSON_FIELDS.filter((field) => !isSame(before[field], after[field]));
}

/** Somebody who is unchanged is taken as they are: they were taken once. */
function findFault(person: Person, known: Person | undefined): Message | null {
  if (known !== undefined && isSame(person, known)) return null;
  const read = readPerson(person);
  if ('person' in read) return null;
  const { path, value, rule, wayOut } = read.places[0]!;
  return { code: 'people-cell-bad', column: nameColumn(path), value, rule, wayOut };
}

const NAME_COLUMNS: Readonly<Record<string, PeopleColumn>> = {
  'name.zh-CN': 'nameZhCn',
  'name.zh-TW': 'nameZhTw',
};

/** What the sheet calls the place that is wrong. */
function nameColumn(path: string): Message {
  const column = NAME_COLUMNS[path] ?? /^\w+/u.exec(path)?.[0];
  const names = PEOPLE_COLUMN_WORDS[column as PeopleColumn] as FullText | undefined;
  return names === undefined ? asWritten(path) : { code: 'named', names };
}

/** Whoever is refused may have been another's mentor: it is asked again until nobody else is refused. */
function refuseTogether(
  known: ReadonlyMap<string, Person>,
  wanted: ReadonlyMap<string, { readonly person: Person }>,
  surroundings: PeopleSurroundings,
  refuse: (agentId: string, said: Message) => void,
): void {
  for (;;) {
    const all = new Map(known);
    for (const [agentId, { person }] of wanted) {
      const before = known.get(agentId);
      if (before === undefined || !isSame(before, person)) all.set(agentId, person);
    }
    const faults = findPeopleFaults([...all.values()], known, surroundings).filter(({ agentId }) =>
      wanted.has(agentId),
    );
    if (faults.length === 0) return;
    for (const { agentId, said } of faults) if (wanted.has(agentId)) refuse(agentId, said);
  }
}

/** Queues and contracts by their ids, or as they are called in any language where that means one only. */
function createResolver({ queues, contracts }: PeopleSurroundings): (person: Person) => Person {
  const queueOf = mapNames(queues.map(({ id, name }) => ({ id, names: name })));
  const contractOf = mapNames(contracts.map(({ id, names = {} }) => ({ id, names })));
  return (person) => {
    const skills = person.skills?.map(({ queueId, level }) => ({
      queueId: queueOf.get(queueId) ?? queueId,
      level,
    }));
    return {
      ...person,
      contractId: contractOf.get(person.contractId) ?? person.contractId,
      skills: skills ?? null,
    };
  };
}

function mapNames(
  parts: readonly { readonly id: string; readonly names: LocalizedText }[],
): ReadonlyMap<string, string> {
  const owners = new Map<string, Set<string>>();
  for (const { id, names } of parts)
    for (const name of Object.values(names)) owners.set(name, (owners.get(name) ?? new Set()).add(id));
  const meant = [...owners].flatMap(([name, ids]) => (ids.size === 1 ? [[name, [...ids][0]!] as const] : []));
  return new Map([...meant, ...parts.map(({ id }) => [id, id] as const)]);
}
