import { sql, type Kysely } from 'kysely';
import type { CallsTable, Tables } from '../tables.ts';

/** The live floor's clock may have been off by so much when the same call was seen live. */
export const LIVE_CLOCK_OFF_MS = 2_000;
/** Calls nearer to each other than this are asked for together. */
const GAP_MS = 60_000;
/** Stretches of time asked for in one statement. */
const STRETCHES_AT_ONCE = 50;

/** Stretches of time, both ends inclusive, that hold all of these ascending moments with some room around. */
export function findStretches(
  momentsMs: readonly number[],
  aroundMs: number,
): readonly (readonly [fromMs: number, toMs: number])[] {
  const stretches: [number, number][] = [];
  for (const atMs of momentsMs) {
    const last = stretches.at(-1);
    if (last && atMs - aroundMs <= last[1] + GAP_MS) last[1] = Math.max(last[1], atMs + aroundMs);
    else stretches.push([atMs - aroundMs, atMs + aroundMs]);
  }
  return stretches;
}

/** All calls offered within the stretches, of whatever source. */
export async function readKeptCalls(
  read: Kysely<Tables>,
  stretches: readonly (readonly [number, number])[],
): Promise<readonly CallsTable[]> {
  const found: CallsTable[] = [];
  for (let from = 0; from < stretches.length; from += STRETCHES_AT_ONCE) {
    const some = stretches.slice(from, from + STRETCHES_AT_ONCE);
    const any = sql.join(
      some.map(([first, last]) => sql`(offered_ms >= ${first} and offered_ms <= ${last})`),
      sql` or `,
    );
    found.push(
      ...(await read
        .selectFrom('calls')
        .selectAll()
        .where(sql<boolean>`(${any})`)
        .execute()),
    );
  }
  return found;
}

/** Calls that are kept, by moment; and those seen live, by call, whatever the moment. */
export class KeptCalls {
  readonly #byMoment = new Map<number, CallsTable[]>();
  readonly #live = new Map<string, number[]>();

  constructor(rows: readonly CallsTable[]) {
    for (const row of rows) this.add(row);
  }

  add(row: CallsTable): void {
    addTo(this.#byMoment, row.offered_ms, row);
    if (row.source !== 0) return;
    addTo(this.#live, nameOf(row), row.offered_ms);
  }

  find(row: CallsTable): CallsTable | undefined {
    return this.#byMoment
      .get(row.offered_ms)
      ?.find(({ queue_no, call_id }) => queue_no === row.queue_no && call_id === row.call_id);
  }

  wasSeenLive(row: CallsTable): boolean {
    if (this.#live.size === 0) return false;
    const moments = this.#live.get(nameOf(row));
    return moments?.some((atMs) => Math.abs(atMs - row.offered_ms) <= LIVE_CLOCK_OFF_MS) === true;
  }
}

/** Whether two rows tell the same of a call, wherever they come from. */
export function isSameCall(a: CallsTable, b: CallsTable): boolean {
  return (
    a.outcome === b.outcome &&
    a.wait_ms === b.wait_ms &&
    a.agent_no === b.agent_no &&
    a.handled === b.handled &&
    a.talk_ms === b.talk_ms &&
    a.hold_ms === b.hold_ms &&
    a.wrap_up_ms === b.wrap_up_ms &&
    a.caller === b.caller &&
    a.answer_within_ms === b.answer_within_ms &&
    a.short_abandon_ms === b.short_abandon_ms
  );
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function nameOf(row: CallsTable): string {
  return `${row.queue_no} ${row.call_id}`;
}
