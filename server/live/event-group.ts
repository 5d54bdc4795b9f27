import type { FloorEvent, NumberedEvent } from '../../shared/floor/events.ts';
import type { AppendOutcome } from '../ports/feed.ts';

/** What one `emit` brought, until it is answered. */
export interface PendingBatch {
  readonly events: readonly FloorEvent[];
  /** The feed it came from; null when it was pushed. */
  readonly source: string | null;
  /** While a feed tells its past, its events carry the floor's clock along. */
  readonly carriesClock: 'yes' | 'no';
  resolve(outcome: AppendOutcome): void;
  reject(error: unknown): void;
}

/** A batch with the numbers of its events; those at the `repeated` indexes have none. */
export interface NumberedBatch {
  readonly batch: PendingBatch;
  readonly numbered: readonly NumberedEvent[];
  readonly repeated: readonly number[];
}

/** One commit takes about so many events, so that the first of a long row is not kept waiting by the last. */
const EVENTS_A_GROUP = 10_000;

/** Takes the batches of the next commit out of those that wait. A batch is never divided. */
export function takeGroup(pending: PendingBatch[]): readonly PendingBatch[] {
  let events = 0;
  let count = 0;
  while (count < pending.length) {
    events += pending[count]!.events.length;
    if (count > 0 && events > EVENTS_A_GROUP) break;
    count += 1;
  }
  return pending.splice(0, count);
}

/** Ids of all events that have one. */
export function listIds(group: readonly PendingBatch[]): readonly string[] {
  return group.flatMap(({ events }) => events.flatMap(({ id }) => (id === undefined ? [] : [id])));
}

/** Gives the events of a group their numbers. An id that is known, or comes again within the group, is repeated. */
export function numberGroup(
  group: readonly PendingBatch[],
  knownIds: ReadonlySet<string>,
  afterSeq: number,
): readonly NumberedBatch[] {
  const taken = new Set(knownIds);
  let seq = afterSeq;
  return group.map((batch) => {
    const numbered: NumberedEvent[] = [];
    const repeated: number[] = [];
    batch.events.forEach((event, index) => {
      if (event.id !== undefined && taken.has(event.id)) {
        repeated.push(index);
        return;
      }
      if (event.id !== undefined) taken.add(event.id);
      seq += 1;
      numbered.push({ seq, event });
    });
    return { batch, numbered, repeated };
  });
}

/** The newest `atMs` of every feed of a group, repeated events included: the feed told them. */
export function findNewest(group: readonly PendingBatch[]): Readonly<Record<string, number>> {
  const newest: Record<string, number> = {};
  for (const { source, events } of group) {
    if (source === null || events.length === 0) continue;
    newest[source] = events.reduce((latest, { atMs }) => Math.max(latest, atMs), newest[source] ?? 0);
  }
  return newest;
}
