import type { SiteCalendar } from '../../../../shared/time/site-calendar.ts';
import type { Engine } from '../engine.ts';
import { BLOCK_EVENTS } from '../journal/event-rows.ts';
import { emptyMonths } from './empty-months.ts';

/** Rows deleted in one short transaction. */
const ROWS_AT_ONCE = 1_000;
/** The running day and the two before it: what a floor without a snapshot is told again from. */
const DAYS_FOR_A_RESTART = 3;

/** Deletes calls offered before a moment, oldest first. Gives how many. */
export async function deleteCallsBefore(engine: Engine, beforeMs: number): Promise<number> {
  let deleted = await emptyMonths(engine, 'calls', beforeMs);
  for (;;) {
    const end = await engine.read
      .selectFrom('calls')
      .select('offered_ms')
      .where('offered_ms', '<', beforeMs)
      .orderBy('offered_ms')
      .limit(1)
      .offset(ROWS_AT_ONCE)
      .executeTakeFirst();
    const result = await engine.write(
      (transaction) =>
        transaction
          .deleteFrom('calls')
          // A thousand calls of one millisecond go together.
          .where('offered_ms', end ? '<=' : '<', end ? end.offered_ms : beforeMs)
          .executeTakeFirst(),
      'background',
    );
    deleted += Number(result.numDeletedRows);
    if (!end) return deleted;
  }
}

/** Rows that imports refused show calls as they stood in the file: they go with the calls. */
export async function deleteRefusalsBefore(engine: Engine, beforeMs: number): Promise<void> {
  await engine.write(
    (transaction) =>
      transaction
        .deleteFrom('import_refusals')
        .where('import_no', 'in', (imports) =>
          imports.selectFrom('imports').select('import_no').where('started_ms', '<', beforeMs),
        )
        .execute(),
    'background',
  );
}

/**
 * Deletes events that happened before a moment, by blocks of their numbers, each with its place in the map by time. The
 * newest three site days of events stay whatever was asked: a restart without a snapshot reads them.
 */
export async function deleteEventsBefore(
  engine: Engine,
  calendar: SiteCalendar,
  askedMs: number,
): Promise<number> {
  const newest = await engine.read
    .selectFrom('blocks')
    .select('last_ms')
    .orderBy('block', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!newest) return 0;
  let day = calendar.dayOf(newest.last_ms);
  for (let days = 1; days < DAYS_FOR_A_RESTART; days += 1) day = calendar.dayBefore(day);
  const beforeMs = Math.min(askedMs, day.fromMs);
  let deleted = await emptyMonths(engine, 'events', beforeMs);
  for (;;) {
    const old = await engine.read
      .selectFrom('blocks')
      .select('block')
      .where('first_ms', '<', beforeMs)
      .orderBy('block')
      .limit(1)
      .executeTakeFirst();
    if (!old) return deleted;
    deleted += await deleteOfBlock(engine, old.block, beforeMs);
  }
}

function deleteOfBlock(engine: Engine, block: number, beforeMs: number): Promise<number> {
  const [first, end] = [block * BLOCK_EVENTS, (block + 1) * BLOCK_EVENTS];
  return engine.write(async (transaction) => {
    // Held first, so that a floor that counts late events into it comes before or after.
    await transaction
      .updateTable('blocks')
      .set(({ ref }) => ({ events: ref('events') }))
      .where('block', '=', block)
      .execute();
    const result = await transaction
      .deleteFrom('events')
      .where('seq', '>=', first)
      .where('seq', '<', end)
      .where('at_ms', '<', beforeMs)
      .executeTakeFirst();
    const left = await transaction
      .selectFrom('events')
      .select(({ fn }) => [
        fn.countAll<number>().as('events'),
        fn.min('at_ms').as('first_ms'),
        fn.max('at_ms').as('last_ms'),
      ])
      .where('seq', '>=', first)
      .where('seq', '<', end)
      .executeTakeFirstOrThrow();
    const events = Number(left.events);
    if (events === 0) await transaction.deleteFrom('blocks').where('block', '=', block).execute();
    else
      await transaction
        .updateTable('blocks')
        .set({ events, first_ms: left.first_ms, last_ms: left.last_ms })
        .where('block', '=', block)
        .execute();
    return Number(result.numDeletedRows);
  }, 'background');
}
