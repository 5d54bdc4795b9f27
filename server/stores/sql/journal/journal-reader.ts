import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { FloorEvent, NumberedEvent } from '../../../../shared/floor/events.ts';
import type { Journal, Period } from '../../../ports/journal.ts';
import type { Tables } from '../tables.ts';
import { BLOCK_EVENTS } from './event-rows.ts';

/** One answer carries at most so many events; longer lists are fetched piece by piece. */
const EVENTS_AN_ANSWER = 5_000;

/** So many blocks are looked up at a time: those of about a day. */
const BLOCKS_AN_ANSWER = 128;

/** Ids asked for together. Padded, so that the statement is one of a few and stays prepared. */
const IDS_A_QUERY = [512, 64, 8, 1] as const;

type EventQuery = SelectQueryBuilder<Tables, 'events', { seq: number; body: string }>;

/** Asks a journal. Everything is answered by an index or by the map of blocks, whatever the journal's age. */
export class JournalReader implements Pick<
  Journal,
  'findKnownIds' | 'read' | 'readPeriod' | 'findCall' | 'findAgent' | 'findType' | 'measure'
> {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async findKnownIds(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const known = new Set<string>();
    for (let from = 0; from < ids.length;) {
      const size = IDS_A_QUERY.find((candidate) => candidate <= ids.length - from)!;
      const rows = await this.#database
        .selectFrom('events')
        .select('event_id')
        .where('event_id', 'in', ids.slice(from, from + size))
        .execute();
      for (const { event_id } of rows) if (event_id !== null) known.add(event_id);
      from += size;
    }
    return known;
  }

  async read(afterSeq: number, limit: number): Promise<readonly NumberedEvent[]> {
    const events: NumberedEvent[] = [];
    for (let after = afterSeq; events.length < limit;) {
      const asked = Math.min(limit - events.length, EVENTS_AN_ANSWER);
      const piece = await fetchEvents(this.#select().where('seq', '>', after).orderBy('seq').limit(asked));
      for (const event of piece) events.push(event);
      if (piece.length < asked) break;
      after = piece.at(-1)!.seq;
    }
    return events;
  }

  async readPeriod(period: Period, afterSeq: number, limit: number): Promise<readonly NumberedEvent[]> {
    const events: NumberedEvent[] = [];
    let after = afterSeq;
    while (events.length < limit) {
      const blocks = await this.#findBlocks(period, Math.floor((after + 1) / BLOCK_EVENTS));
      for (const [first, last] of joinNeighbours(blocks)) {
        const toSeq = last * BLOCK_EVENTS + BLOCK_EVENTS - 1;
        after = Math.max(after, first * BLOCK_EVENTS - 1);
        while (after < toSeq && events.length < limit) {
          const asked = Math.min(limit - events.length, EVENTS_AN_ANSWER);
          const piece = await fetchEvents(
            within(this.#select(), period)
              .where('seq', '>', after)
              .where('seq', '<=', toSeq)
              .orderBy('seq')
              .limit(asked),
          );
          for (const event of piece) events.push(event);
          after = piece.length < asked ? toSeq : piece.at(-1)!.seq;
        }
        if (events.length >= limit) break;
      }
      if (blocks.length < BLOCKS_AN_ANSWER) break;
    }
    return events;
  }

  async findCall(callId: string, limit: number): Promise<readonly NumberedEvent[]> {
    return fetchEvents(this.#select().where('call_id', '=', callId).orderBy('seq').limit(limit));
  }

  async findAgent(agentId: string, period: Period, limit: number): Promise<readonly NumberedEvent[]> {
    const query = within(this.#select(), period).where('agent_id', '=', agentId);
    return fetchEvents(query.orderBy('at_ms').orderBy('seq').limit(limit));
  }

  async findType(type: FloorEvent['type'], period: Period, limit: number): Promise<readonly NumberedEvent[]> {
    const query = within(this.#select(), period).where('type', '=', type);
    return fetchEvents(query.orderBy('at_ms', 'desc').orderBy('seq', 'desc').limit(limit));
  }

  /** Whole blocks are counted by their map; only those on the edges of the period are looked into. */
  async measure(period: Period) {
    const { fromMs, toMs } = roundUp(period);
    const whole = await this.#database
      .selectFrom('blocks')
      .select(({ fn }) => [
        fn.sum<number | null>('events').as('events'),
        fn.min<number | null>('first_ms').as('first_ms'),
        fn.max<number | null>('last_ms').as('last_ms'),
      ])
      .where('first_ms', '>=', fromMs)
      .where('last_ms', '<', toMs)
      .executeTakeFirst();
    const edges = await this.#database
      .selectFrom('blocks')
      .select('block')
      .where('last_ms', '>=', fromMs)
      .where('first_ms', '<', toMs)
      .where(({ or, eb }) => or([eb('first_ms', '<', fromMs), eb('last_ms', '>=', toMs)]))
      .orderBy('block')
      .execute();
    const parts = whole ? [whole] : [];
    for (const [first, last] of joinNeighbours(edges.map(({ block }) => block))) {
      const part = await this.#database
        .selectFrom('events')
        .select(({ fn }) => [
          fn.countAll<number>().as('events'),
          fn.min<number | null>('at_ms').as('first_ms'),
          fn.max<number | null>('at_ms').as('last_ms'),
        ])
        .where('seq', '>=', first * BLOCK_EVENTS)
        .where('seq', '<', (last + 1) * BLOCK_EVENTS)
        .where('at_ms', '>=', fromMs)
        .where('at_ms', '<', toMs)
        .executeTakeFirst();
      if (part) parts.push(part);
    }
    const found = parts.filter(({ events }) => (events ?? 0) > 0);
    if (found.length === 0) return { events: 0, firstAtMs: 0, lastAtMs: 0 };
    return {
      events: found.reduce((sum, { events }) => sum + (events ?? 0), 0),
      firstAtMs: Math.min(...found.map(({ first_ms }) => first_ms ?? Infinity)),
      lastAtMs: Math.max(...found.map(({ last_ms }) => last_ms ?? -Infinity)),
    };
  }

  #select(): EventQuery {
    return this.#database.selectFrom('events').select(['seq', 'body']);
  }

  async #findBlocks(period: Period, fromBlock: number): Promise<readonly number[]> {
    const { fromMs, toMs } = roundUp(period);
    const rows = await this.#database
      .selectFrom('blocks')
      .select('block')
      .where('block', '>=', fromBlock)
      .where('last_ms', '>=', fromMs)
      .where('first_ms', '<', toMs)
      .orderBy('block')
      .limit(BLOCKS_AN_ANSWER)
      .execute();
    return rows.map(({ block }) => block);
  }
}

async function fetchEvents(query: EventQuery): Promise<readonly NumberedEvent[]> {
  const rows = await query.execute();
  return rows.map(({ seq, body }) => ({ seq, event: JSON.parse(body) as FloorEvent }));
}

function within(query: EventQuery, period: Period): EventQuery {
  const { fromMs, toMs } = roundUp(period);
  return query.where('at_ms', '>=', fromMs).where('at_ms', '<', toMs);
}

/** The column has whole milliseconds. */
function roundUp({ fromMs, toMs }: Period): Period {
  return { fromMs: Math.ceil(fromMs), toMs: Math.ceil(toMs) };
}

/** Runs of blocks that follow on each other, first and last of each. */
function joinNeighbours(blocks: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const block of blocks) {
    const run = runs.at(-1);
    if (run && run[1] === block - 1) run[1] = block;
    else runs.push([block, block]);
  }
  return runs;
}
