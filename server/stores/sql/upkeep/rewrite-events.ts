import type { ExpressionWrapper, SqlBool, ExpressionBuilder } from 'kysely';
import type { FloorEvent } from '../../../../shared/floor/events.ts';
import type { Engine } from '../engine.ts';
import type { Tables } from '../tables.ts';

const READ_AT_ONCE = 5_000;
const WRITTEN_AT_ONCE = 200;

/**
 * Puts changed events in the place of those after a number that `which` finds, in the order of the journal. Those that `change` gives back
 * as they are stay untouched.
 *
 * @returns how many were changed.
 */
export async function rewriteEvents(
  engine: Engine,
  startSeq: number,
  which: (eb: ExpressionBuilder<Tables, 'events'>) => ExpressionWrapper<Tables, 'events', SqlBool>,
  change: (event: FloorEvent) => FloorEvent,
): Promise<number> {
  let changed = 0;
  let afterSeq = startSeq;
  for (;;) {
    const rows = await engine.read
      .selectFrom('events')
      .select(['seq', 'at_ms', 'body'])
      .where('seq', '>', afterSeq)
      .where(which)
      .orderBy('seq')
      .limit(READ_AT_ONCE)
      .execute();
    if (rows.length === 0) return changed;
    afterSeq = rows.at(-1)!.seq;
    const toWrite = rows.flatMap(({ seq, at_ms, body }) => {
      const event = JSON.parse(body) as FloorEvent;
      const other = change(event);
      return other === event ? [] : [{ seq, at_ms, event: other }];
    });
    for (let from = 0; from < toWrite.length; from += WRITTEN_AT_ONCE) {
      await engine.write(async (transaction) => {
        for (const { seq, at_ms, event } of toWrite.slice(from, from + WRITTEN_AT_ONCE))
          await transaction
            .updateTable('events')
            .set({
              body: JSON.stringify(event),
              agent_id: 'agentId' in event ? event.agentId : null,
            })
            .where('seq', '=', seq)
            .where('at_ms', '=', at_ms)
            .execute();
      }, 'background');
    }
    changed += toWrite.length;
  }
}
