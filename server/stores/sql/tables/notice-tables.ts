/** What people are told, and on which ways. */
export interface NoticeTables {
  notices: NoticesTable;
  notice_facts: NoticeFactsTable;
  notice_people: NoticePeopleTable;
  notice_devices: NoticeDevicesTable;
  notice_sends: NoticeSendsTable;
}

export interface NoticesTable {
  notice_id: string;
  account_id: string;
  first_ms: number;
  last_ms: number;
  /** Null: nothing of it is to be sent. */
  due_ms: number | null;
  /** Null while it takes facts. */
  closed_ms: number | null;
  read_ms: number | null;
}

export interface NoticeFactsTable {
  account_id: string;
  /** What it is told by once. */
  fact_key: string;
  notice_id: string;
  fact_no: number;
  at_ms: number;
  /** NoticeFact as JSON. */
  text: string;
}

export interface NoticePeopleTable {
  account_id: string;
  /** NoticeSettings as JSON; null: nothing was chosen. */
  settings: string | null;
  mail_address: string | null;
  mail_confirmed_ms: number | null;
  mail_token_hash: string | null;
  mail_token_ends_ms: number | null;
}

/** Browsers that take pushes. */
export interface NoticeDevicesTable {
  device_id: string;
  account_id: string;
  session_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  browser: string;
  added_ms: number;
}

/** What is to leave the house, and what has left it. */
export interface NoticeSendsTable {
  send_id: string;
  channel: string;
  /** Empty for the webhook. */
  account_id: string;
  device_id: string | null;
  text: string;
  made_ms: number;
  /** Nobody takes it before: it is being sent, or is tried again then. */
  next_ms: number;
  tries: number;
  /** `waiting`, `sent`, `dropped` or `given-up`. */
  state: string;
  fault: string | null;
  finished_ms: number | null;
}
