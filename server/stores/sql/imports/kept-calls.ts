import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { CallsTable } from '../tables/history-tables.ts';

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
  readonly #importNo: number;
  readonly #byMoment = new Map<number, CallsTable[]>();
  readonly #live = new Map<string, number[]>();
  /** Of other sources, by what tells calls apart without their ids; the earliest first. */
  readonly #elsewhere = new Map<string, CallsTable[]>();

  constructor(rows: readonly CallsTable[], importNo: number) {
    this.#importNo = importNo;
    for (const row of rows) this.add(row);
    for (const some of this.#elsewhere.values()) some.sort((a, b) => a.offered_ms - b.offered_ms);
  }

  add(row: CallsTable): void {
    addTo(this.#byMoment, row.offered_ms, row);
    if (row.source !== this.#importNo)
      addTo(this.#elsewhere, likenessOf(row, isMadeId(row) ? 'made' : 'given'), row);
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

  /** The call of another source that this one likely is, when one of the two has an id that an import made. */
  findUnderOtherId(row: CallsTable, isFree: (kept: CallsTable) => boolean): CallsTable | undefined {
    if (this.#elsewhere.size === 0) return undefined;
    const alike = this.#elsewhere.get(likenessOf(row, isMadeId(row) ? 'given' : 'made'));
    if (!alike) return undefined;
    for (let index = findFirst(alike, row.offered_ms - LIVE_CLOCK_OFF_MS); index < alike.length; index += 1) {
      const kept = alike[index]!;
      if (kept.offered_ms > row.offered_ms + LIVE_CLOCK_OFF_MS) return undefined;
      if (isFree(kept)) return kept;
    }
    return undefined;
  }
}

/** What names a kept call whatever else it says. */
export function keyOfCall(row: CallsTable): string {
  return `${row.offered_ms} ${nameOf(row)}`;
}

/** Ids that an import made for a file that has none (shared/import/make-call-id.ts). */
function isMadeId({ call_id }: CallsTable): boolean {
  return call_id.startsWith('~');
}

function likenessOf(row: CallsTable, ids: 'made' | 'given'): string {
  // Why a call flowed out is said in many ways: from 3 on they are reasons.
  return `${ids} ${row.queue_no} ${Math.min(row.outcome, 3)}`;
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

/** The index of the first row offered at that moment or later. */
function findFirst(rows: readonly CallsTable[], fromMs: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]!.offered_ms < fromMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function nameOf(row: CallsTable): string {
  return `${row.queue_no} ${row.call_id}`;
}
