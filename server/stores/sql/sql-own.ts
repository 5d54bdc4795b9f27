import type { Transaction } from 'kysely';
import type {
  CalendarLinkRecord,
  DayMessageRecord,
  HelpCallRecord,
  OwnStore,
} from '../../ports/own-store.ts';
import type { Engine } from './engine.ts';
import { insertRows } from './insert-rows.ts';
import { mapColumns } from './map-columns.ts';
import type { Tables } from './tables.ts';
import type { CalendarLinksTable, DayMessagesTable, HelpCallsTable } from './tables/own-tables.ts';

const LINK = mapColumns<CalendarLinkRecord, CalendarLinksTable>({
  accountId: 'account_id',
  tokenHash: 'token_hash',
  locale: 'locale',
  madeMs: 'made_ms',
  readMs: 'read_ms',
});

const HELP_CALL = mapColumns<HelpCallRecord, HelpCallsTable>({
  id: 'id',
  agentId: 'agent_id',
  note: 'note',
  calledMs: 'called_ms',
  takenMs: 'taken_ms',
  takenBy: 'taken_by',
  endedMs: 'ended_ms',
  endedBy: 'ended_by',
});

/** Agents' own work in a database. */
export function createOwnStore(engine: Engine): OwnStore {
  const { read } = engine;
  return {
    saveLink: (link) =>
      engine.write(async (transaction) => {
        await transaction.deleteFrom('calendar_links').where('account_id', '=', link.accountId).execute();
        await insertRows(transaction, 'calendar_links', [LINK.rowOf(link)]);
      }),
    removeLink: async (accountId) => {
      await engine.write((transaction) =>
        transaction.deleteFrom('calendar_links').where('account_id', '=', accountId).execute(),
      );
    },
    findLink: async (accountId) => {
      const row = await read
        .selectFrom('calendar_links')
        .selectAll()
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      return row === undefined ? null : LINK.fieldsOf(row);
    },
    findLinkByHash: async (tokenHash) => {
      const row = await read
        .selectFrom('calendar_links')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row === undefined ? null : LINK.fieldsOf(row);
    },
    markLinkRead: async (tokenHash, readMs) => {
      await engine.write((transaction) =>
        transaction
          .updateTable('calendar_links')
          .set({ read_ms: readMs })
          .where('token_hash', '=', tokenHash)
          .execute(),
      );
    },
    readCalendar: async (agentId) => {
      const rows = await read
        .selectFrom('calendar_entries')
        .selectAll()
        .where('agent_id', '=', agentId)
        .orderBy('uid')
        .execute();
      return rows.map(({ uid, sequence, is_cancelled, changed_ms, text }) => ({
        uid,
        sequence,
        isCancelled: is_cancelled === 1,
        changedMs: changed_ms,
        text,
      }));
    },
    saveCalendar: (agentId, entries) =>
      engine.write(async (transaction) => {
        await transaction.deleteFrom('calendar_entries').where('agent_id', '=', agentId).execute();
        await insertRows(
          transaction,
          'calendar_entries',
          entries.map(({ uid, sequence, isCancelled, changedMs, text }) => ({
            agent_id: agentId,
            uid,
            sequence,
            is_cancelled: isCancelled ? 1 : 0,
            changed_ms: changedMs,
            text,
          })),
        );
      }),
    listHelpCalls: async () => {
      const rows = await read
        .selectFrom('help_calls')
        .selectAll()
        .where('ended_ms', 'is', null)
        .orderBy('called_ms')
        .orderBy('id')
        .execute();
      return rows.map(HELP_CALL.fieldsOf);
    },
    findLastHelpCall: async (agentId) => {
      const row = await read
        .selectFrom('help_calls')
        .selectAll()
        .where('agent_id', '=', agentId)
        .orderBy('called_ms', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : HELP_CALL.fieldsOf(row);
    },
    findHelpCall: async (id) => {
      const row = await read.selectFrom('help_calls').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : HELP_CALL.fieldsOf(row);
    },
    addHelpCall: (call) =>
      engine.write(async (transaction) => {
        const standing = await transaction
          .selectFrom('help_calls')
          .select('id')
          .where('agent_id', '=', call.agentId)
          .where('ended_ms', 'is', null)
          .executeTakeFirst();
        if (standing !== undefined) return false;
        await insertRows(transaction, 'help_calls', [HELP_CALL.rowOf(call)]);
        return true;
      }),
    takeHelpCall: (id, takenMs, takenBy) =>
      engine.write((transaction) =>
        changeHelpCall(transaction, id, (call) =>
          call.takenMs === null && call.endedMs === null ? { ...call, takenMs, takenBy } : null,
        ),
      ),
    endHelpCall: (id, endedMs, endedBy) =>
      engine.write((transaction) =>
        changeHelpCall(transaction, id, (call) =>
          call.endedMs === null ? { ...call, endedMs, endedBy } : null,
        ),
      ),
    addMessage: async (message) => {
      await engine.write((transaction) => insertRows(transaction, 'day_messages', [messageRowOf(message)]));
    },
    listMessages: async (endingAfterMs) => {
      const rows = await read
        .selectFrom('day_messages')
        .selectAll()
        .where('ends_ms', '>', endingAfterMs)
        .orderBy('made_ms', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(messageOf);
    },
    removeMessage: (id, removedMs, removedBy) =>
      engine.write(async (transaction) => {
        const row = await transaction
          .selectFrom('day_messages')
          .selectAll()
          .where('id', '=', id)
          .where('removed_ms', 'is', null)
          .executeTakeFirst();
        if (row === undefined) return null;
        const removed = { ...messageOf(row), removedMs, removedBy };
        await transaction.deleteFrom('day_messages').where('id', '=', id).execute();
        await insertRows(transaction, 'day_messages', [messageRowOf(removed)]);
        return removed;
      }),
  };
}

/** False: `change` had nothing to change. */
async function changeHelpCall(
  transaction: Transaction<Tables>,
  id: string,
  change: (call: HelpCallRecord) => HelpCallRecord | null,
): Promise<boolean> {
  const row = await transaction.selectFrom('help_calls').selectAll().where('id', '=', id).executeTakeFirst();
  const changed = row === undefined ? null : change(HELP_CALL.fieldsOf(row));
  if (changed === null) return false;
  await transaction.deleteFrom('help_calls').where('id', '=', id).execute();
  await insertRows(transaction, 'help_calls', [HELP_CALL.rowOf(changed)]);
  return true;
}

function messageOf(row: DayMessagesTable): DayMessageRecord {
  return {
    id: row.id,
    text: row.text,
    teams: row.teams === null ? null : (JSON.parse(row.teams) as readonly string[]),
    author: row.author,
    madeMs: row.made_ms,
    endsMs: row.ends_ms,
    removedMs: row.removed_ms,
    removedBy: row.removed_by,
  };
}

function messageRowOf(message: DayMessageRecord): DayMessagesTable {
  return {
    id: message.id,
    text: message.text,
    teams: message.teams && JSON.stringify(message.teams),
    author: message.author,
    made_ms: message.madeMs,
    ends_ms: message.endsMs,
    removed_ms: message.removedMs,
    removed_by: message.removedBy,
  };
}
