import type { Tables } from '../sql/tables.ts';
import { AGENT_TALLY_COLUMNS, TALLY_COLUMNS } from '../sql/columns.ts';

/** Tables that are copied row by row. Documents are copied as documents: with libsql they are files. */
export type CopiedTable = Exclude<keyof Tables, 'documents'>;

export interface TableLayout {
  readonly table: CopiedTable;
  /** In the order of the copy: the canonical text of a row has them so. */
  readonly columns: readonly string[];
  /** Unique, and the order in which rows are copied and summed. */
  readonly key: readonly string[];
  /** Rows of the store itself, not of the site: left out of every copy. */
  readonly without: readonly string[];
  /** Text among the key: sorted by its bytes, whatever the database's language. */
  readonly textKeys: readonly string[];
}

/** Notes in `meta` that say something of the store they are in. */
export const STORE_NOTES = [
  'schema',
  'restore-wanted',
  'restore-answer',
  'unfinished-copy',
  'forget-wanted',
] as const;
export type StoreNote = (typeof STORE_NOTES)[number];

/** The schema as it is copied, in the order of the copy. */
export const TABLE_LAYOUTS: readonly TableLayout[] = [
  layOut('meta', ['name'], ['value'], ['name']),
  layOut('queues', ['queue_no'], ['queue_id']),
  layOut('agents', ['agent_no'], ['agent_id', 'agent_name']),
  layOut('sources', ['source'], ['newest_ms'], ['source']),
  layOut(
    'imports',
    ['import_no'],
    [
      'state',
      'kind',
      'file_name',
      'file_sha256',
      'options',
      'started_ms',
      'finished_ms',
      'counts',
      'first_ms',
      'last_ms',
      'problem',
      'gaps',
    ],
  ),
  layOut('import_refusals', ['import_no', 'row_no', 'reason'], ['text'], ['reason']),
  layOut('blocks', ['block'], ['events', 'first_ms', 'last_ms']),
  layOut('events', ['seq'], ['at_ms', 'type', 'call_id', 'agent_id', 'event_id', 'body']),
  layOut('snapshots', ['seq'], ['packed']),
  layOut(
    'calls',
    ['offered_ms', 'queue_no', 'call_id'],
    [
      'source',
      'outcome',
      'wait_ms',
      'agent_no',
      'handled',
      'talk_ms',
      'hold_ms',
      'wrap_up_ms',
      'caller',
      'answer_within_ms',
      'short_abandon_ms',
    ],
    ['call_id'],
  ),
  layOut('queue_intervals', ['queue_no', 'start_ms', 'source', 'gaps'], TALLY_COLUMNS),
  layOut('queue_days', ['queue_no', 'day', 'source', 'gaps'], TALLY_COLUMNS),
  layOut('agent_intervals', ['queue_no', 'start_ms', 'agent_no', 'source'], AGENT_TALLY_COLUMNS),
  layOut('agent_days', ['queue_no', 'day', 'agent_no', 'source'], AGENT_TALLY_COLUMNS),
  layOut('plan_values', ['kind', 'key'], ['revision', 'saved_ms', 'text'], ['kind', 'key']),
  layOut(
    'forecast_versions',
    ['version_no'],
    ['published_ms', 'author', 'reason', 'first_day', 'days', 'known_until_ms'],
  ),
  layOut('forecast_version_queues', ['version_no', 'queue_id'], ['text'], ['queue_id']),
  layOut('roster_days', ['copy_id', 'day'], ['revision', 'changed_ms', 'author', 'text'], ['copy_id']),
  layOut(
    'roster_audit',
    ['no'],
    ['at_ms', 'author', 'reason', 'action', 'copy_id', 'first_day', 'last_day', 'text'],
  ),
  layOut(
    'roster_versions',
    ['version_no'],
    ['kind', 'published_ms', 'author', 'reason', 'first_day', 'days', 'changed_agents', 'text'],
  ),
  layOut('roster_version_days', ['day', 'version_no'], ['text']),
  layOut('roster_seen', ['version_no', 'agent_id'], ['seen_ms'], ['agent_id']),
  layOut(
    'accounts',
    ['account_id'],
    [
      'sign_in_key',
      'sign_in_name',
      'shown_name',
      'role',
      'scope',
      'agent_id',
      'state',
      'created_ms',
      'changed_ms',
      'password_hash',
    ],
    ['account_id'],
  ),
  layOut('account_links', ['account_id'], ['token_hash', 'ends_ms'], ['account_id']),
  layOut(
    'account_sessions',
    ['token_hash'],
    ['account_id', 'started_ms', 'seen_ms', 'address', 'browser'],
    ['token_hash'],
  ),
  layOut('account_addresses', ['account_id', 'address'], ['last_ms'], ['account_id', 'address']),
  layOut('account_identities', ['account_id'], ['issuer', 'subject', 'tied_ms'], ['account_id']),
  layOut(
    'audit',
    ['no'],
    [
      'at_ms',
      'account_id',
      'account_name',
      'action',
      'target_id',
      'target_name',
      'before_state',
      'after_state',
      'reason',
    ],
  ),
  layOut('adherence_days', ['day', 'agent_id'], ['text'], ['agent_id']),
  layOut(
    'adherence_exceptions',
    ['id'],
    ['agent_id', 'from_ms', 'to_ms', 'kind', 'reason', 'author', 'made_ms', 'removed_ms', 'removed_by'],
    ['id'],
  ),
  layOut(
    'adherence_contests',
    ['id'],
    ['agent_id', 'from_ms', 'to_ms', 'word', 'made_ms', 'state', 'answer', 'decided_ms', 'decided_by'],
    ['id'],
  ),
  layOut(
    'requests',
    ['request_id'],
    ['revision', 'state', 'agent_id', 'other_agent_id', 'first_day', 'last_day', 'text'],
    ['request_id'],
  ),
  layOut('request_offers', ['offer_id'], ['day', 'text'], ['offer_id']),
  layOut('calendar_links', ['account_id'], ['token_hash', 'locale', 'made_ms', 'read_ms'], ['account_id']),
  layOut(
    'calendar_entries',
    ['agent_id', 'uid'],
    ['sequence', 'is_cancelled', 'changed_ms', 'text'],
    ['agent_id', 'uid'],
  ),
  layOut(
    'help_calls',
    ['id'],
    ['agent_id', 'note', 'called_ms', 'taken_ms', 'taken_by', 'ended_ms', 'ended_by'],
    ['id'],
  ),
  layOut(
    'day_messages',
    ['id'],
    ['text', 'teams', 'author', 'made_ms', 'ends_ms', 'removed_ms', 'removed_by'],
    ['id'],
  ),
  layOut(
    'notices',
    ['notice_id'],
    ['account_id', 'first_ms', 'last_ms', 'due_ms', 'closed_ms', 'read_ms'],
    ['notice_id'],
  ),
  layOut(
    'notice_facts',
    ['account_id', 'fact_key'],
    ['notice_id', 'fact_no', 'at_ms', 'text'],
    ['account_id', 'fact_key'],
  ),
  layOut(
    'notice_people',
    ['account_id'],
    ['settings', 'mail_address', 'mail_confirmed_ms', 'mail_token_hash', 'mail_token_ends_ms'],
    ['account_id'],
  ),
  layOut(
    'notice_devices',
    ['device_id'],
    ['account_id', 'session_id', 'endpoint', 'p256dh', 'auth', 'browser', 'added_ms'],
    ['device_id'],
  ),
  layOut(
    'notice_sends',
    ['send_id'],
    [
      'channel',
      'account_id',
      'device_id',
      'text',
      'made_ms',
      'next_ms',
      'tries',
      'state',
      'fault',
      'finished_ms',
    ],
    ['send_id'],
  ),
];

function layOut<T extends CopiedTable>(
  table: T,
  key: readonly (keyof Tables[T] & string)[],
  others: readonly (keyof Tables[T] & string)[],
  textKeys: readonly (keyof Tables[T] & string)[] = [],
): TableLayout {
  return { table, columns: [...key, ...others], key, textKeys, without: table === 'meta' ? STORE_NOTES : [] };
}
