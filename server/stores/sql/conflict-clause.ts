import type { EngineKind } from './engine.ts';
import type { Tables } from './tables.ts';

/** The key by which a table's rows are told apart. */
const KEYS = {
  calls: ['offered_ms', 'queue_no', 'call_id'],
  queue_intervals: ['queue_no', 'start_ms', 'source', 'gaps'],
  queue_days: ['queue_no', 'day', 'source', 'gaps'],
  agent_intervals: ['queue_no', 'start_ms', 'agent_no', 'source'],
  agent_days: ['queue_no', 'day', 'agent_no', 'source'],
  blocks: ['block'],
  sources: ['source'],
  meta: ['name'],
  import_refusals: ['import_no', 'row_no', 'reason'],
  documents: ['name'],
  plan_values: ['kind', 'key'],
  roster_days: ['copy_id', 'day'],
  roster_seen: ['version_no', 'agent_id'],
  accounts: ['account_id'],
  account_links: ['account_id'],
  account_addresses: ['account_id', 'address'],
  adherence_days: ['day', 'agent_id'],
  requests: ['request_id'],
  request_offers: ['offer_id'],
  notice_facts: ['account_id', 'fact_key'],
  notice_people: ['account_id'],
  notice_devices: ['device_id'],
  notice_sends: ['send_id'],
} as const satisfies { readonly [table in keyof Tables]?: readonly (keyof Tables[table])[] };

export type KeyedTable = keyof typeof KEYS;

/**
 * What becomes of a row whose key is there already. `nothing`: the old one stays. `replace`: the new one stands. `add`: its
 * figures are added; of the longest wait and the last moments the greater stays, of the first moments the smaller.
 */
export type OnConflict = 'nothing' | 'replace' | 'add';

export type ConflictRule = OnConflict | 'fail';

const GREATER = ['longest_wait_ms', 'last_ms', 'newest_ms'];
const SMALLER = ['first_ms'];

/** The end of an insert, with a blank before it; empty for `fail`. */
export function writeConflictClause(
  kind: EngineKind,
  table: keyof Tables,
  columns: readonly string[],
  rule: ConflictRule,
): string {
  if (rule === 'fail') return '';
  if (rule === 'nothing') return ' on conflict do nothing';
  const key: readonly string[] = KEYS[table as KeyedTable];
  const sets = columns
    .filter((column) => !key.includes(column))
    .map((column) => {
      const [old, other] = [`${table}.${column}`, `excluded.${column}`];
      if (rule === 'replace') return `${column} = ${other}`;
      if (GREATER.includes(column))
        return `${column} = ${kind === 'postgres' ? 'greatest' : 'max'}(${old}, ${other})`;
      if (SMALLER.includes(column))
        return `${column} = ${kind === 'postgres' ? 'least' : 'min'}(${old}, ${other})`;
      return `${column} = ${old} + ${other}`;
    });
  return ` on conflict (${key.join(', ')}) do update set ${sets.join(', ')}`;
}
