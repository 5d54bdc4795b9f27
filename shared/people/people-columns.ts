import type { Message } from '../messages/message.ts';
import type { Locale } from '../site/localized-text.ts';
import { readList, readSkills, writeList, writeSkills } from './list-cells.ts';
import { createPerson, type Person, type PersonField } from './person.ts';
import { readDayCell } from './read-day-cell.ts';

/** Columns of a sheet of people, in the order in which they are written. */
export const PEOPLE_COLUMNS = [
  'agentId',
  'name',
  'nameZhCn',
  'nameZhTw',
  'team',
  'skills',
  'publicNumber',
  'seat',
  'contract',
  'languages',
  'tags',
  'mentors',
  'seniorityYears',
  'rostered',
  'lastDay',
  'phoneIds',
] as const;
export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number];

interface ColumnSpec {
  readonly field: PersonField;
  readonly write: (person: Person) => string;
  /** What the person becomes by it, or why it cannot be. @param text without blanks round it */
  readonly read: (text: string, person: Person) => Person | Message;
}

/** All but `agentId`, which says who it is. */
export const COLUMN_SPECS: Readonly<Record<Exclude<PeopleColumn, 'agentId'>, ColumnSpec>> = {
  name: nameColumn('en'),
  nameZhCn: nameColumn('zh-CN'),
  nameZhTw: nameColumn('zh-TW'),
  team: textColumn('team'),
  skills: {
    field: 'skills',
    write: ({ skills }) => writeSkills(skills),
    read: (text, person) => {
      const skills = readSkills(text);
      if (skills !== null && 'wrong' in skills)
        return { code: 'people-cell-skills', text: shorten(skills.wrong) };
      return { ...person, skills };
    },
  },
  publicNumber: textColumn('publicNumber'),
  seat: textColumn('seat'),
  contract: {
    field: 'contractId',
    write: ({ contractId }) => contractId,
    // Nothing said is what rosters take for granted, of new people; somebody known keeps theirs.
    read: (text, person) => (text === '' ? person : { ...person, contractId: text }),
  },
  languages: listColumn('languages'),
  tags: listColumn('tags'),
  mentors: listColumn('mentorIds'),
  seniorityYears: {
    field: 'seniorityYears',
    write: ({ seniorityYears }) => String(seniorityYears),
    read: (text, person) => {
      const years = Number(text.replace(',', '.'));
      return Number.isFinite(years)
        ? { ...person, seniorityYears: years }
        : { code: 'people-cell-number', text: shorten(text) };
    },
  },
  rostered: {
    field: 'isRostered',
    write: ({ isRostered }) => (isRostered ? 'yes' : 'no'),
    read: (text, person) => {
      if (text === '') return person;
      const word = text.toLowerCase();
      if (!YES.has(word) && !NO.has(word)) return { code: 'people-cell-yes-no', text: shorten(text) };
      return { ...person, isRostered: YES.has(word) };
    },
  },
  lastDay: {
    field: 'lastDay',
    write: ({ lastDay }) => lastDay ?? '',
    read: (text, person) => {
      if (text === '') return { ...person, lastDay: null };
      const lastDay = readDayCell(text);
      return lastDay === null ? { code: 'people-cell-day', text: shorten(text) } : { ...person, lastDay };
    },
  },
  phoneIds: listColumn('phoneIds'),
};

const YES = new Set(['yes', 'y', 'true', '1', 'x', '是', '√']);
const NO = new Set(['no', 'n', 'false', '0', '否', '不']);

function nameColumn(locale: Locale): ColumnSpec {
  return {
    field: 'name',
    write: ({ name }) => name[locale] ?? '',
    read: (text, person) => {
      const { [locale]: _before, ...others } = person.name;
      const name = text === '' ? others : { ...others, [locale]: text };
      // Somebody must be called something.
      return { ...person, name: Object.keys(name).length === 0 ? { en: person.agentId } : name };
    },
  };
}

function textColumn(field: 'team' | 'publicNumber' | 'seat'): ColumnSpec {
  return {
    field,
    write: (person) => person[field] ?? '',
    read: (text, person) => ({ ...person, [field]: text === '' ? null : text }),
  };
}

function listColumn(field: 'languages' | 'tags' | 'mentorIds' | 'phoneIds'): ColumnSpec {
  return {
    field,
    write: (person) => writeList(person[field]),
    read: (text, person) => ({ ...person, [field]: readList(text) }),
  };
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

/** The cells of a person, as plain texts. */
export function writePersonCells(person: Person): Readonly<Record<PeopleColumn, string>> {
  const cells = Object.entries(COLUMN_SPECS).map(([column, { write }]) => [column, write(person)]);
  return { agentId: person.agentId, ...Object.fromEntries(cells) } as Record<PeopleColumn, string>;
}

/**
 * The person a row of a sheet says, and why not where it cannot be. A cell that says what stands already changes nothing, so that
 * a sheet goes out and comes in again unchanged; columns that are not there change nothing either.
 *
 * @param known null: somebody new
 */
export function readPersonCells(
  cells: Readonly<Partial<Record<PeopleColumn, string>>> & { readonly agentId: string },
  known: Person | null,
  defaultContractId: string,
): { readonly person: Person } | { readonly said: Message } {
  let person = known ?? createPerson(cells.agentId, defaultContractId);
  // Of a new person with a name in another language the id is no name.
  if (known === null && NAME_COLUMNS.some((column) => (cells[column] ?? '').trim() !== ''))
    person = { ...person, name: {} };
  for (const column of Object.keys(COLUMN_SPECS) as (keyof typeof COLUMN_SPECS)[]) {
    const text = cells[column]?.trim();
    if (text === undefined) continue;
    const { write, read } = COLUMN_SPECS[column];
    if (known !== null && write(known).trim() === text) continue;
    const next = read(text, person);
    if ('code' in next) return { said: next };
    person = next;
  }
  return { person };
}

const NAME_COLUMNS = ['name', 'nameZhCn', 'nameZhTw'] as const;
