import type { NoticeFact, TimedFact } from '../../../../shared/notices/notice.ts';
import type { NoticeSettings } from '../../../../shared/notices/notice-settings.ts';
import type {
  NewSend,
  NoticeDevice,
  NoticePerson,
  NoticeRecord,
  SendChannel,
  SendRecord,
} from '../../../ports/notice-store.ts';
import type {
  NoticeDevicesTable,
  NoticeFactsTable,
  NoticePeopleTable,
  NoticeSendsTable,
  NoticesTable,
} from '../tables/notice-tables.ts';
import { mapColumns } from '../map-columns.ts';

export function noticeOf(row: NoticesTable, facts: readonly TimedFact[]): NoticeRecord {
  return {
    id: row.notice_id,
    accountId: row.account_id,
    firstMs: row.first_ms,
    lastMs: row.last_ms,
    dueMs: row.due_ms,
    closedMs: row.closed_ms,
    readMs: row.read_ms,
    facts,
  };
}

export function factOf({ at_ms, text }: Pick<NoticeFactsTable, 'at_ms' | 'text'>): TimedFact {
  return { atMs: at_ms, fact: JSON.parse(text) as NoticeFact };
}

export function personOf(row: NoticePeopleTable): NoticePerson {
  return {
    accountId: row.account_id,
    settings: row.settings === null ? null : (JSON.parse(row.settings) as NoticeSettings),
    mail:
      row.mail_address === null
        ? null
        : {
            address: row.mail_address,
            confirmedMs: row.mail_confirmed_ms,
            tokenHash: row.mail_token_hash,
            tokenEndsMs: row.mail_token_ends_ms,
          },
  };
}

export function personRowOf({ accountId, settings, mail }: NoticePerson): NoticePeopleTable {
  return {
    account_id: accountId,
    settings: settings && JSON.stringify(settings),
    mail_address: mail?.address ?? null,
    mail_confirmed_ms: mail?.confirmedMs ?? null,
    mail_token_hash: mail?.tokenHash ?? null,
    mail_token_ends_ms: mail?.tokenEndsMs ?? null,
  };
}

export const DEVICE = mapColumns<NoticeDevice, NoticeDevicesTable>({
  id: 'device_id',
  accountId: 'account_id',
  sessionId: 'session_id',
  endpoint: 'endpoint',
  p256dh: 'p256dh',
  auth: 'auth',
  browser: 'browser',
  addedMs: 'added_ms',
});

export function sendOf(row: NoticeSendsTable): SendRecord {
  return {
    id: row.send_id,
    channel: row.channel as SendChannel,
    accountId: row.account_id,
    deviceId: row.device_id,
    text: row.text,
    madeMs: row.made_ms,
    tries: row.tries,
  };
}

export function sendRowOf(send: NewSend): NoticeSendsTable {
  return {
    send_id: send.id,
    channel: send.channel,
    account_id: send.accountId,
    device_id: send.deviceId,
    text: send.text,
    made_ms: send.madeMs,
    next_ms: send.madeMs,
    tries: 0,
    state: 'waiting',
    fault: null,
    finished_ms: null,
  };
}
