import type { AuditState } from '../../shared/contract/audit.ts';
import { PEOPLE_COLUMNS, writePersonCells } from '../../shared/people/people-columns.ts';
import type { Person } from '../../shared/people/person.ts';
import { pickText } from '../../shared/site/localized-text.ts';
import type { NewAuditEntry } from '../ports/audit-log.ts';

/** What the audit keeps of a change: what is others, as sheets write it. @param before null: somebody new */
export function describeChange(
  before: Person | null,
  after: Person,
): Pick<NewAuditEntry, 'action' | 'target' | 'before' | 'after'> {
  const target = { id: after.agentId, name: pickText((before ?? after).name, 'en') || after.agentId };
  const has = writePersonCells(after);
  if (before === null) {
    const said = PEOPLE_COLUMNS.filter((column) => has[column] !== '');
    return { action: 'person-added', target, before: null, after: pick(has, said) };
  }
  const had = writePersonCells(before);
  const changed = PEOPLE_COLUMNS.filter((column) => had[column] !== has[column]);
  return { action: 'person-changed', target, before: pick(had, changed), after: pick(has, changed) };
}

function pick(cells: AuditState, columns: readonly string[]): AuditState {
  return Object.fromEntries(columns.map((column) => [column, cells[column]]));
}
