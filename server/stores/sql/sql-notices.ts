import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { TimedFact } from '../../../shared/notices/notice.ts';
import type {
  NewNoticeFact,
  NoticeRecord,
  NoticeStore,
  PlanNotice,
  SendChannel,
} from '../../ports/notice-store.ts';
import type { Engine } from './engine.ts';
import { insertRows } from './insert-rows.ts';
import { DEVICE, factOf, noticeOf, personOf, personRowOf, sendOf, sendRowOf } from './notices/notice-rows.ts';
import type { Tables } from './tables.ts';
import type { NoticesTable } from './tables/notice-tables.ts';

/** Notices in a database. */
export function createNoticeStore(engine: Engine): NoticeStore {
  const { read } = engine;
  return {
    addFacts: (facts, plan) =>
      engine.write(async (transaction) => {
        const told = new Set<string>();
        for (const fact of facts) if (await addFact(transaction, fact, plan)) told.add(fact.accountId);
        return [...told];
      }, 'background'),
    replan: (accountId, plan) =>
      engine.write(async (transaction) => {
        const open = await findOpen(transaction, accountId);
        if (open !== null) await planOpen(transaction, open, plan);
      }),
    listNotices: async (accountId, beforeMs, most) => {
      const rows = await read
        .selectFrom('notices')
        .selectAll()
        .where('account_id', '=', accountId)
        .where('last_ms', '<', beforeMs ?? Number.MAX_SAFE_INTEGER)
        .orderBy('last_ms', 'desc')
        .orderBy('notice_id')
        .limit(most)
        .execute();
      return withFacts(read, rows);
    },
    countUnread: async (accountId) => {
      const { unread } = await read
        .selectFrom('notices')
        .select(({ fn }) => fn.countAll<number | string>().as('unread'))
        .where('account_id', '=', accountId)
        .where('read_ms', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(unread);
    },
    markRead: (accountId, ids, untilMs, atMs) =>
      engine.write(async (transaction) => {
        const theirs = transaction
          .updateTable('notices')
          .where('account_id', '=', accountId)
          .where('last_ms', '<=', untilMs)
          .$if(ids !== null, (query) => query.where('notice_id', 'in', [...ids!, '']));
        await theirs.set({ closed_ms: atMs, due_ms: null }).where('closed_ms', 'is', null).execute();
        await theirs.set({ read_ms: atMs }).where('read_ms', 'is', null).execute();
      }),
    listDue: async (nowMs, most) => {
      const rows = await read
        .selectFrom('notices')
        .selectAll()
        .where('closed_ms', 'is', null)
        .where('due_ms', '<=', nowMs)
        .orderBy('due_ms')
        .orderBy('notice_id')
        .limit(most)
        .execute();
      return withFacts(read, rows);
    },
    close: (notice, atMs, sends) =>
      engine.write(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('notices')
          .set({ closed_ms: atMs })
          .where('notice_id', '=', notice.id)
          .where('closed_ms', 'is', null)
          .where(({ eb, selectFrom }) =>
            eb(
              selectFrom('notice_facts')
                .select(({ fn }) => fn.countAll<number>().as('facts'))
                .where('notice_id', '=', notice.id),
              '=',
              notice.facts.length,
            ),
          )
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return false;
        await insertRows(transaction, 'notice_sends', sends.map(sendRowOf), 'nothing');
        return true;
      }),
    addSends: async (sends) => {
      await engine.write((transaction) =>
        insertRows(transaction, 'notice_sends', sends.map(sendRowOf), 'nothing'),
      );
    },
    claimSends: (nowMs, leaseMs, most) =>
      engine.write(async (transaction) => {
        const rows = await transaction
          .selectFrom('notice_sends')
          .selectAll()
          .where('state', '=', 'waiting')
          .where('next_ms', '<=', nowMs)
          .orderBy('next_ms')
          .orderBy('send_id')
          .limit(most)
          .execute();
        const claimed = [];
        for (const row of rows) {
          // Another process may have it by now: then this changes nothing.
          const { numUpdatedRows } = await transaction
            .updateTable('notice_sends')
            .set({ next_ms: leaseMs, tries: row.tries + 1 })
            .where('send_id', '=', row.send_id)
            .where('state', '=', 'waiting')
            .where('next_ms', '<=', nowMs)
            .executeTakeFirstOrThrow();
          if (numUpdatedRows > 0n) claimed.push(sendOf({ ...row, tries: row.tries + 1 }));
        }
        return claimed;
      }),
    finishSend: async (id, outcome) => {
      const change =
        outcome.kind === 'later'
          ? { next_ms: outcome.nextMs, fault: outcome.fault }
          : {
              state: outcome.kind,
              finished_ms: outcome.atMs,
              ...(outcome.kind === 'given-up' && { fault: outcome.fault }),
            };
      await engine.write((transaction) =>
        transaction
          .updateTable('notice_sends')
          .set(change)
          .where('send_id', '=', id)
          .where('state', '=', 'waiting')
          .execute(),
      );
    },
    listGivenUp: async (accountId, sinceMs) => {
      const rows = await read
        .selectFrom('notice_sends')
        .select(['channel', 'finished_ms', 'fault'])
        .where('account_id', '=', accountId)
        .where('state', '=', 'given-up')
        .where('finished_ms', '>=', sinceMs)
        .orderBy('finished_ms', 'desc')
        .orderBy('send_id')
        .execute();
      return rows.map(({ channel, finished_ms, fault }) => ({
        channel: channel as SendChannel,
        atMs: finished_ms!,
        fault: fault ?? '',
      }));
    },
    readPeople: async (accountIds) => {
      if (accountIds.length === 0) return [];
      const rows = await read
        .selectFrom('notice_people')
        .selectAll()
        .where('account_id', 'in', accountIds)
        .orderBy('account_id')
        .execute();
      return rows.map(personOf);
    },
    savePerson: async (person) => {
      await engine.write((transaction) =>
        insertRows(transaction, 'notice_people', [personRowOf(person)], 'replace'),
      );
    },
    findByMailToken: async (tokenHash) => {
      const row = await read
        .selectFrom('notice_people')
        .selectAll()
        .where('mail_token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row === undefined ? null : personOf(row);
    },
    listDevices: async (accountId) => {
      const rows = await read
        .selectFrom('notice_devices')
        .selectAll()
        .where('account_id', '=', accountId)
        .orderBy('added_ms')
        .orderBy('device_id')
        .execute();
      return rows.map(DEVICE.fieldsOf);
    },
    saveDevice: async (device) => {
      await engine.write((transaction) =>
        insertRows(transaction, 'notice_devices', [DEVICE.rowOf(device)], 'replace'),
      );
    },
    moveDevices: (from, { accountId, sessionId }) =>
      engine.write(async (transaction) => {
        await transaction
          .updateTable('notice_devices')
          .set({ session_id: sessionId })
          .where('session_id', '=', from)
          .where('account_id', '=', accountId)
          .execute();
        await transaction.deleteFrom('notice_devices').where('session_id', '=', from).execute();
      }),
    removeDevices: async (which) => {
      const [column, values] =
        'ids' in which ? (['device_id', which.ids] as const) : (['session_id', which.sessionIds] as const);
      if (values.length === 0) return;
      await engine.write((transaction) =>
        transaction.deleteFrom('notice_devices').where(column, 'in', values).execute(),
      );
    },
    forgetBefore: (atMs) =>
      engine.write(async (transaction) => {
        const old = transaction
          .selectFrom('notices')
          .select('notice_id')
          .where('closed_ms', '<', atMs)
          .where('last_ms', '<', atMs);
        await transaction.deleteFrom('notice_facts').where('notice_id', 'in', old).execute();
        await transaction
          .deleteFrom('notices')
          .where('closed_ms', '<', atMs)
          .where('last_ms', '<', atMs)
          .execute();
        await transaction.deleteFrom('notice_sends').where('finished_ms', '<', atMs).execute();
      }, 'background'),
  };
}

type Open = NoticesTable & { readonly facts: readonly TimedFact[] };

/** Whether it was news. */
async function addFact(
  transaction: Transaction<Tables>,
  { accountId, key, atMs, fact }: NewNoticeFact,
  plan: PlanNotice,
): Promise<boolean> {
  const open = await findOpen(transaction, accountId);
  const noticeId = open?.notice_id ?? randomUUID();
  const row = {
    account_id: accountId,
    fact_key: key,
    notice_id: noticeId,
    fact_no: open?.facts.length ?? 0,
    at_ms: atMs,
    text: JSON.stringify(fact),
  };
  if ((await insertRows(transaction, 'notice_facts', [row], 'nothing')) === 0) return false;
  const facts = [...(open?.facts ?? []), { atMs, fact }];
  if (open !== null) {
    await transaction
      .updateTable('notices')
      .set({ last_ms: Math.max(open.last_ms, atMs) })
      .where('notice_id', '=', noticeId)
      .execute();
    await planOpen(transaction, { ...open, facts }, plan);
    return true;
  }
  const begun = {
    notice_id: noticeId,
    account_id: accountId,
    first_ms: atMs,
    last_ms: atMs,
    due_ms: null,
    closed_ms: null,
    read_ms: null,
  };
  await insertRows(transaction, 'notices', [begun]);
  await planOpen(transaction, { ...begun, facts }, plan);
  return true;
}

async function findOpen(transaction: Transaction<Tables>, accountId: string): Promise<Open | null> {
  const row = await transaction
    .selectFrom('notices')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('closed_ms', 'is', null)
    .orderBy('first_ms')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const [{ facts }] = (await withFacts(transaction, [row])) as [NoticeRecord];
  return { ...row, facts };
}

async function planOpen(transaction: Transaction<Tables>, open: Open, plan: PlanNotice): Promise<void> {
  const dueMs = plan(open.account_id, open.facts);
  const lastMs = open.facts.at(-1)!.atMs;
  await transaction
    .updateTable('notices')
    .set(dueMs === null ? { due_ms: null, closed_ms: lastMs, read_ms: lastMs } : { due_ms: dueMs })
    .where('notice_id', '=', open.notice_id)
    .execute();
}

async function withFacts(
  database: Kysely<Tables>,
  rows: readonly NoticesTable[],
): Promise<readonly NoticeRecord[]> {
  if (rows.length === 0) return [];
  const facts = await database
    .selectFrom('notice_facts')
    .select(['notice_id', 'at_ms', 'text'])
    .where(
      'notice_id',
      'in',
      rows.map(({ notice_id }) => notice_id),
    )
    .orderBy('notice_id')
    .orderBy('fact_no')
    .execute();
  const byNotice = new Map<string, TimedFact[]>(rows.map(({ notice_id }) => [notice_id, []]));
  for (const fact of facts) byNotice.get(fact.notice_id)!.push(factOf(fact));
  return rows.map((row) => noticeOf(row, byNotice.get(row.notice_id)!));
}
