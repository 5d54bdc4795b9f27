import { sql, type RawBuilder } from 'kysely';
import { bareNumber, listNumberForms } from '../../../../shared/site/number-forms.ts';
import type { Engine } from '../engine.ts';
import { dropSnapshots } from './drop-snapshots.ts';
import { findLastSeq, leaveForgetOrder } from './forget-orders.ts';
import { overwriteDeleted } from './overwrite-deleted.ts';
import { rewriteEvents } from './rewrite-events.ts';
import { removeCaller } from './scrub-events.ts';

/** Calls looked through in one question. */
const CALLS_AT_ONCE = 50_000;
const WRITTEN_AT_ONCE = 200;
/** What people put between digits, as characters of SQL's `replace`. */
const MARKS = [' ', '-', '(', ')', '.', '/', '\u00a0'];

/**
 * Takes a caller out of calls, events and the rows that imports refused, and has a server that runs forget them.
 *
 * @param numbers the number in any usual writing, and its hashes.
 */
export async function deleteCaller(
  engine: Engine,
  numbers: readonly string[],
): Promise<{ readonly calls: number; readonly events: number }> {
  const sinceSeq = await findLastSeq(engine);
  await overwriteDeleted(engine);
  const deleted = await forgetCaller(engine, numbers, { afterSeq: 0, fromMs: -1 });
  await leaveForgetOrder(engine, { kind: 'caller', numbers, sinceSeq });
  return deleted;
}

/** The same of events after a number and of calls offered from a moment on. */
export async function forgetCaller(
  engine: Engine,
  numbers: readonly string[],
  { afterSeq, fromMs }: { readonly afterSeq: number; readonly fromMs: number },
): Promise<{ readonly calls: number; readonly events: number }> {
  const forms = [...new Set(numbers.flatMap(listNumberForms).filter((form) => form !== ''))];
  if (forms.length === 0) return { calls: 0, events: 0 };
  const theirs = new Set(forms);
  const events = await rewriteEvents(
    engine,
    afterSeq,
    (eb) => eb('type', 'in', ['call-offered', 'feed-resynchronised', 'call-transferred']),
    (event) => removeCaller(event, (number) => theirs.has(bareNumber(number))),
  );
  const calls = await deleteOfCalls(engine, [...new Set([...forms, ...numbers])], fromMs);
  await deleteOfRefusals(engine, forms);
  await dropSnapshots(engine);
  return { calls, events };
}

async function deleteOfCalls(engine: Engine, forms: readonly string[], sinceMs: number): Promise<number> {
  const isTheirs = sql<boolean>`(caller in (${sql.join(forms)}) or ${withoutMarks(sql`caller`)} in (${sql.join(forms)}))`;
  let deleted = 0;
  let fromMs: number | null = sinceMs;
  while (fromMs !== null) {
    const end: { offered_ms: number } | undefined = await engine.read
      .selectFrom('calls')
      .select('offered_ms')
      .where('offered_ms', '>', fromMs)
      .orderBy('offered_ms')
      .limit(1)
      .offset(CALLS_AT_ONCE)
      .executeTakeFirst();
    let query = engine.read
      .selectFrom('calls')
      .select(['offered_ms', 'queue_no', 'call_id'])
      .where('offered_ms', '>', fromMs)
      .where('caller', 'is not', null)
      .where(isTheirs);
    if (end) query = query.where('offered_ms', '<=', end.offered_ms);
    const found = await query.execute();
    for (let from = 0; from < found.length; from += WRITTEN_AT_ONCE) {
      await engine.write(async (transaction) => {
        for (const { offered_ms, queue_no, call_id } of found.slice(from, from + WRITTEN_AT_ONCE))
          await transaction
            .updateTable('calls')
            .set({ caller: null })
            .where('offered_ms', '=', offered_ms)
            .where('queue_no', '=', queue_no)
            .where('call_id', '=', call_id)
            .execute();
      }, 'background');
    }
    deleted += found.length;
    fromMs = end?.offered_ms ?? null;
  }
  return deleted;
}

/** A row as it stood in a file: emptied when the number is anywhere in it. */
async function deleteOfRefusals(engine: Engine, forms: readonly string[]): Promise<void> {
  const isIn = sql.join(
    forms.map((form) => sql`${withoutMarks(sql`text`)} like ${`%${form.replace(/[%_\\]/g, '_')}%`}`),
    sql` or `,
  );
  await engine.write(
    (transaction) =>
      transaction
        .updateTable('import_refusals')
        .set({ text: '' })
        .where(sql<boolean>`(${isIn})`)
        .execute(),
    'background',
  );
}

function withoutMarks(text: RawBuilder<unknown>): RawBuilder<unknown> {
  return MARKS.reduce((inner, mark) => sql`replace(${inner}, ${mark}, '')`, text);
}
