import { sql, type Transaction } from 'kysely';
import { AUDIT_ACTIONS } from '../../../shared/contract/audit.ts';
import type { AuditLog, NewAuditEntry } from '../../ports/audit-log.ts';
import { auditOf, auditRowOf } from './accounts/account-rows.ts';
import type { Engine } from './engine.ts';
import { escapeLike } from './escape-like.ts';
import { insertRows } from './insert-rows.ts';
import type { Tables } from './tables.ts';

/** Where words are looked for. */
const SEARCHED = [
  'account_name',
  'target_id',
  'target_name',
  'reason',
  'before_state',
  'after_state',
] as const;

/** Where agents are named by their ids alone, and among others. */
const NAMING = ['target_id', 'target_name'] as const;
const STATES = ['before_state', 'after_state'] as const;

/** The audit in a database. */
export function createAuditLog(engine: Engine): AuditLog {
  return {
    addAudit: (entries) => engine.write((transaction) => addAudit(transaction, entries)),
    listAudit: async ({ who, kind, what, target, words, agentIds = [], fromMs, toMs, beforeNo }, most) => {
      let query = engine.read.selectFrom('audit').selectAll();
      if (who === 'link') query = query.where('account_id', 'is', null);
      else if (who !== undefined) query = query.where('account_id', '=', who);
      if (kind !== undefined) query = query.where('action', 'in', [...AUDIT_ACTIONS[kind]]);
      if (what !== undefined) query = query.where('action', '=', what);
      if (target !== undefined) query = query.where('target_id', '=', target);
      if (words !== undefined) {
        const pattern = `%${escapeLike(words)}%`;
        query = query.where(({ or, eb }) =>
          or([
            ...SEARCHED.map(
              (column) => sql<boolean>`lower(${sql.ref(column)}) like lower(${pattern}) escape '!'`,
            ),
            ...(agentIds.length === 0 ? [] : NAMING.map((column) => eb(column, 'in', agentIds))),
            ...agentIds.flatMap((agentId) => {
              const named = `%${escapeLike(JSON.stringify(agentId))}%`;
              return STATES.map((column) => sql<boolean>`${sql.ref(column)} like ${named} escape '!'`);
            }),
          ]),
        );
      }
      if (fromMs !== undefined) query = query.where('at_ms', '>=', fromMs);
      if (toMs !== undefined) query = query.where('at_ms', '<', toMs);
      if (beforeNo !== undefined) query = query.where('no', '<', beforeNo);
      return (await query.orderBy('no', 'desc').limit(most).execute()).map(auditOf);
    },
  };
}

/** Together with what it tells of. */
export async function addAudit(
  transaction: Transaction<Tables>,
  entries: readonly NewAuditEntry[],
): Promise<void> {
  const newest = await transaction
    .selectFrom('audit')
    .select('no')
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  const firstNo = (newest?.no ?? 0) + 1;
  await insertRows(
    transaction,
    'audit',
    entries.map((entry, at) => auditRowOf({ ...entry, no: firstNo + at })),
  );
}
