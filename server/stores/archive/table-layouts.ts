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
];

function layOut<T extends CopiedTable>(
  table: T,
  key: readonly (keyof Tables[T] & string)[],
  others: readonly (keyof Tables[T] & string)[],
  textKeys: readonly (keyof Tables[T] & string)[] = [],
): TableLayout {
  return { table, columns: [...key, ...others], key, textKeys, without: table === 'meta' ? STORE_NOTES : [] };
}
