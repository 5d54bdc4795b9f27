import { COLUMN_SPECS, PEOPLE_COLUMNS, type PeopleColumn } from '../../../shared/people/people-columns.ts';
import type { Person, PersonField } from '../../../shared/people/person.ts';

/** The columns in which a fact of a person is written: a name has one a language. */
export function columnsOf(field: PersonField): readonly PeopleColumn[] {
  return PEOPLE_COLUMNS.filter((column) => column !== 'agentId' && COLUMN_SPECS[column].field === field);
}

export interface CellChange {
  readonly column: PeopleColumn;
  readonly before: string;
  readonly after: string;
}

/** What of a person is others, cell by cell, as sheets write it. */
export function listCellChanges(
  before: Person,
  after: Person,
  fields: readonly PersonField[],
): readonly CellChange[] {
  return fields.flatMap(columnsOf).flatMap((column) => {
    if (column === 'agentId') return [];
    const { write } = COLUMN_SPECS[column];
    const [was, is] = [write(before), write(after)];
    return was === is ? [] : [{ column, before: was, after: is }];
  });
}
