import type { Transaction } from 'kysely';
import type { Locale } from '../../../shared/site/localized-text.ts';
import type {
  CalendarLinkRecord,
  DayMessageRecord,
  HelpCallRecord,
  OwnStore,
} from '../../ports/own-store.ts';
import type { Engine } from './engine.ts';
import { insertRows } from './insert-rows.ts';
import type { CalendarLinksTable, DayMessagesTable, HelpCallsTable, Tables } from './tables.ts';

/** Agents' own work in a database. */
export function createOwnStore(engine: Engine): OwnStore {
  const { read } = engine;
  return {
    saveLink: (link) =>
      engine.write(async (transaction) => {
        await transaction.deleteFrom('calendar_links').where('account_id', '=', link.accountId).execute();
        await insertRows(transaction, 'calendar_links', [linkRowOf(link)]);
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
      return row === undefined ? null : linkOf(row);
    },
    findLinkByHash: async (tokenHash) => {
      const row = await read
        .selectFrom('calendar_links')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row === undefined ? null : linkOf(row);
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
      return rows.map(helpCallOf);
    },
    findLastHelpCall: async (agentId) => {
      const row = await read
        .selectFrom('help_calls')
        .selectAll()
        .where('agent_id', '=', agentId)
        .orderBy('called_ms', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : helpCallOf(row);
    },
    findHelpCall: async (id) => {
      const row = await read.selectFrom('help_calls').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : helpCallOf(row);
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
        await insertRows(transaction, 'help_calls', [helpCallRowOf(call)]);
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
  const changed = row === undefined ? null : change(helpCallOf(row));
  if (changed === null) return false;
  await transaction.deleteFrom('help_calls').where('id', '=', id).execute();
  await insertRows(transaction, 'help_calls', [helpCallRowOf(changed)]);
  return true;
}

function linkOf(row: CalendarLinksTable): CalendarLinkRecord {
  return {
    accountId: row.account_id,
    tokenHash: row.token_hash,
    locale: row.locale as Locale,
    madeMs: row.made_ms,
    readMs: row.read_ms,
  };
}

function linkRowOf({ accountId, tokenHash, locale, madeMs, readMs }: CalendarLinkRecord): CalendarLinksTable {
  return { account_id: accountId, token_hash: tokenHash, locale, made_ms: madeMs, read_ms: readMs };
}

function helpCallOf(row: HelpCallsTable): HelpCallRecord {
  return {
    id: row.id,
    agentId: row.agent_id,
    note: row.note,
    calledMs: row.called_ms,
    takenMs: row.taken_ms,
    takenBy: row.taken_by,
    endedMs: row.ended_ms,
    endedBy: row.ended_by,
  };
}

function helpCallRowOf(call: HelpCallRecord): HelpCallsTable {
  return {
    id: call.id,
    agent_id: call.agentId,
    note: call.note,
    called_ms: call.calledMs,
    taken_ms: call.takenMs,
    taken_by: call.takenBy,
    ended_ms: call.endedMs,
    ended_by: call.endedBy,
  };
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
