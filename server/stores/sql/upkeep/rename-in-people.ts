import { sql, type Transaction } from 'kysely';
import { AUDIT_ACTIONS, type AuditState } from '../../../../shared/contract/audit.ts';
import { readList, writeList } from '../../../../shared/people/list-cells.ts';
import type { PeopleColumn } from '../../../../shared/people/people-columns.ts';
import type { Engine } from '../engine.ts';
import { escapeLike } from '../escape-like.ts';
import { addAudit } from '../sql-audit.ts';
import type { Tables } from '../tables.ts';

/** What of a person's cells tells who it was. Team, skills and contract are many people's. */
const PERSONAL: readonly PeopleColumn[] = [
  'agentId',
  'name',
  'nameZhCn',
  'nameZhTw',
  'publicNumber',
  'seat',
  'phoneIds',
];

/**
 * Takes a deleted person out of what the audit keeps of changes of people: theirs, and those of others whose mentor they were. That
 * something was changed, when and by whom stays. Killed in between it goes on when it is called again.
 */
export async function renameInPeople(engine: Engine, agentId: string, newId: string): Promise<void> {
  const mentions = `%${escapeLike(JSON.stringify(agentId).slice(1, -1))}%`;
  const found = await engine.read
    .selectFrom('audit')
    .select(['no', 'target_id', 'target_name', 'before_state', 'after_state', 'reason'])
    .where('action', 'in', [...AUDIT_ACTIONS.people])
    .where(({ eb, or }) =>
      or([
        eb('target_id', '=', agentId),
        sql<boolean>`before_state like ${mentions} escape '!'`,
        sql<boolean>`after_state like ${mentions} escape '!'`,
      ]),
    )
    .execute();
  for (const row of found) {
    const isTheirs = row.target_id === agentId;
    const rename = (text: string | null) => renameCells(text, isTheirs, agentId, newId);
    await engine.write(
      (transaction) =>
        transaction
          .updateTable('audit')
          .set({
            before_state: rename(row.before_state),
            after_state: rename(row.after_state),
            // Somebody may have written a name into the reason.
            ...(isTheirs && { target_id: newId, target_name: newId, reason: '' }),
          })
          .where('no', '=', row.no)
          .execute(),
      'background',
    );
  }
}

function renameCells(text: string | null, isTheirs: boolean, agentId: string, newId: string): string | null {
  if (text === null) return null;
  const state = JSON.parse(text) as AuditState;
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(state).map(([column, value]) => {
        if (isTheirs && PERSONAL.includes(column as PeopleColumn)) return [column, value === '' ? '' : newId];
        if (column !== ('mentors' satisfies PeopleColumn) || typeof value !== 'string')
          return [column, value];
        return [column, writeList(readList(value).map((id) => (id === agentId ? newId : id)))];
      }),
    ),
  );
}

/** The audit says that what it kept of somebody was taken out, and does not say of whom. */
export function tellDeleted(transaction: Transaction<Tables>, newId: string, atMs: number): Promise<void> {
  return addAudit(transaction, [
    {
      atMs,
      // No account did it: it is done at the machine itself.
      author: { accountId: null, name: 'Floorcast' },
      action: 'person-deleted',
      target: { id: newId, name: newId },
      before: null,
      after: null,
      reason: '',
    },
  ]);
}
