import { sql, type Kysely } from 'kysely';
import type { SiteCalendar } from '../../../../shared/time/site-calendar.ts';
import { isCounted, isOneOf } from '../history/counted.ts';
import type { Tables } from '../tables.ts';
import { listQuarters, listStartsBefore, readCountLengths } from './count-lengths.ts';
import { findStretches } from './kept-calls.ts';

/** Beyond, what was learnt is asked again. */
const KNOWN_MAX = 100_000;
const STRETCHES_AT_ONCE = 50;
const QUARTER_MS = 15 * 60_000;
const NONE: ReadonlySet<number> = new Set();

/**
 * Quarter hours of queues that have more calls counted than are kept: imported as counts, or the single calls were deleted
 * for their age. Calls of theirs are in the figures already.
 */
export class TakenQuarters {
  readonly #siteNo: number;
  readonly #importNo: number;
  readonly #calendar: SiteCalendar;
  /** Taken queues by start; a start that is not here was not asked for yet. */
  readonly #known = new Map<number, ReadonlySet<number>>();

  constructor(siteNo: number, importNo: number, calendar: SiteCalendar) {
    this.#siteNo = siteNo;
    this.#importNo = importNo;
    this.#calendar = calendar;
  }

  isTaken(startMs: number, queueNo: number): boolean {
    return this.#known.get(startMs)?.has(queueNo) === true;
  }

  /** Looks quarter hours up; afterwards `isTaken` knows them. Before this import adds to them. */
  async learn(read: Kysely<Tables>, startsMs: Iterable<number>): Promise<void> {
    if (this.#known.size > KNOWN_MAX) this.#known.clear();
    const unknown = [...new Set(startsMs)].filter((startMs) => !this.#known.has(startMs));
    if (unknown.length === 0) return;
    for (const startMs of unknown) this.#known.set(startMs, NONE);
    await this.#learnLongCounts(read, unknown);
    const counted = await this.#findCounted(read, unknown);
    if (counted.length === 0) return;
    const rows = await read
      .selectFrom('queue_intervals')
      .select(['queue_no', 'start_ms', sql<number>`cast(sum(offered) as bigint)`.as('offered')])
      .where(isOneOf(sql`start_ms`, counted))
      .where('queue_no', 'in', (queues) => queues.selectFrom('queues').select('queue_no'))
      .where('queue_no', '<>', this.#siteNo)
      .where('source', '<>', this.#importNo)
      .where(isCounted('queue_intervals'))
      .groupBy(['queue_no', 'start_ms'])
      .execute();
    const calls = await this.#countCalls(read, counted);
    for (const { queue_no, start_ms, offered } of rows) {
      if (offered <= (calls.get(`${start_ms} ${queue_no}`) ?? 0)) continue;
      this.#take(start_ms, queue_no);
    }
  }

  #take(startMs: number, queueNo: number): void {
    const taken = this.#known.get(startMs);
    if (taken) this.#known.set(startMs, new Set([...taken, queueNo]));
  }

  /** Counts of half hours and hours lie at their first quarter hour, and hold the calls of all of them. */
  async #learnLongCounts(read: Kysely<Tables>, startsMs: readonly number[]): Promise<void> {
    const lengths = await readCountLengths(read);
    const long = [...lengths].filter(([importNo, ms]) => ms > QUARTER_MS && importNo !== this.#importNo);
    if (long.length === 0) return;
    const longestMs = Math.max(...long.map(([, ms]) => ms));
    const asked = new Set(startsMs.flatMap((startMs) => listStartsBefore(startMs, longestMs)));
    const rows = await read
      .selectFrom('queue_intervals')
      .select(['queue_no', 'start_ms', 'source'])
      .where(isOneOf(sql`start_ms`, [...asked]))
      .where('queue_no', 'in', (queues) => queues.selectFrom('queues').select('queue_no'))
      .where('queue_no', '<>', this.#siteNo)
      .where(
        isOneOf(
          sql`source`,
          long.map(([importNo]) => importNo),
        ),
      )
      .where('offered', '>', 0)
      .where(isCounted('queue_intervals'))
      .execute();
    for (const { queue_no, start_ms, source } of rows)
      for (const quarterMs of listQuarters(start_ms, lengths.get(source)!)) {
        // The first is compared with the calls that are kept, as any other.
        if (quarterMs !== start_ms) this.#take(quarterMs, queue_no);
      }
  }

  /** Most imports bring what nobody told before: then the site's rows say so at once. */
  async #findCounted(read: Kysely<Tables>, startsMs: readonly number[]): Promise<readonly number[]> {
    const rows = await read
      .selectFrom('queue_intervals')
      .select('start_ms')
      .distinct()
      .where('queue_no', '=', this.#siteNo)
      .where(isOneOf(sql`start_ms`, startsMs))
      .where('offered', '>', 0)
      .where('source', '<>', this.#importNo)
      .where(isCounted('queue_intervals'))
      .execute();
    return rows.map(({ start_ms }) => start_ms);
  }

  async #countCalls(read: Kysely<Tables>, startsMs: readonly number[]): Promise<ReadonlyMap<string, number>> {
    const sorted = [...startsMs].sort((a, b) => a - b);
    const stretches = findStretches(sorted, 0).map(([from, to]) => [from, to + QUARTER_MS] as const);
    const counts = new Map<string, number>();
    for (let from = 0; from < stretches.length; from += STRETCHES_AT_ONCE) {
      const any = sql.join(
        stretches
          .slice(from, from + STRETCHES_AT_ONCE)
          .map(([first, last]) => sql`(offered_ms >= ${first} and offered_ms < ${last})`),
        sql` or `,
      );
      const rows = await read
        .selectFrom('calls')
        .select(['queue_no', 'offered_ms'])
        .where(sql<boolean>`(${any})`)
        .where('source', '<>', this.#importNo)
        .where(isCounted('calls'))
        .execute();
      for (const { queue_no, offered_ms } of rows) {
        const key = `${this.#calendar.intervalStart(offered_ms)} ${queue_no}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    return counts;
  }
}
