import type { Kysely, Transaction } from 'kysely';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PlanKind, PlanStore, PlanValue } from '../../ports/plans.ts';
import type { Engine } from './engine.ts';
import { insertRows } from './insert-rows.ts';
import type { Tables } from './tables.ts';
import type { PlanValuesTable } from './tables/planning-tables.ts';

type Key = Pick<PlanValue, 'kind' | 'key'>;

/** Planning in a database. Names and texts of people pass as they are, also with characters no database takes. */
export function createPlanStore(engine: Engine, clock: Clock): PlanStore {
  const { read } = engine;
  const write = (
    transaction: Transaction<Tables>,
    entry: Key & { readonly text: string },
    revision: number,
  ) => insertRows(transaction, 'plan_values', [rowOf(entry, revision, clock.nowMs())], 'replace');
  return {
    read: (kind, key) => readOne(read, { kind, key }),
    readAll: async (kind) => {
      const rows = await read
        .selectFrom('plan_values')
        .selectAll()
        .where('kind', '=', kind)
        .orderBy('key')
        .execute();
      return rows.map(valueOf);
    },
    save: (entries, wholeKinds = []) =>
      engine.write(async (transaction) => {
        for (const kind of wholeKinds) {
          const saved = new Set(entries.filter((entry) => entry.kind === kind).map(({ key }) => key));
          const kept = await transaction
            .selectFrom('plan_values')
            .select('key')
            .where('kind', '=', kind)
            .execute();
          for (const { key } of kept) if (!saved.has(key)) await remove(transaction, { kind, key });
        }
        for (const entry of entries)
          await write(transaction, entry, ((await readOne(transaction, entry))?.revision ?? 0) + 1);
      }, 'background'),
    saveIfUnchanged: (entry) =>
      engine.write(async (transaction) => {
        const revision = (await readOne(transaction, entry))?.revision ?? 0;
        if (revision !== entry.revision)
          throw new FloorcastError('conflict', {
            code: 'changed-meanwhile',
            revision,
            asked: entry.revision,
          });
        await write(transaction, entry, revision + 1);
        return revision + 1;
      }),
    remove: async (kind, key) => {
      await engine.write((transaction) => remove(transaction, { kind, key }));
    },
    publish: ({ publishedMs, author, reason, firstDay, days, knownUntilMs }, queues) =>
      engine.write(async (transaction) => {
        const newest = await transaction
          .selectFrom('forecast_versions')
          .select('version_no')
          .orderBy('version_no', 'desc')
          .limit(1)
          .executeTakeFirst();
        const versionNo = (newest?.version_no ?? 0) + 1;
        await insertRows(transaction, 'forecast_versions', [
          {
            version_no: versionNo,
            published_ms: publishedMs,
            author,
            reason,
            first_day: dayNumber(firstDay),
            days,
            known_until_ms: knownUntilMs,
          },
        ]);
        await insertRows(
          transaction,
          'forecast_version_queues',
          queues.map(({ queueId, text }) => ({ version_no: versionNo, queue_id: queueId, text })),
        );
        return versionNo;
      }),
    listVersions: async () => {
      const rows = await read
        .selectFrom('forecast_versions')
        .selectAll()
        .orderBy('version_no', 'desc')
        .execute();
      return rows.map((row) => ({
        versionNo: row.version_no,
        publishedMs: row.published_ms,
        author: row.author,
        reason: row.reason,
        firstDay: nameDay(row.first_day),
        days: row.days,
        knownUntilMs: row.known_until_ms,
      }));
    },
    readVersion: async (versionNo, queueId) => {
      const row = await read
        .selectFrom('forecast_version_queues')
        .select('text')
        .where('version_no', '=', versionNo)
        .where('queue_id', '=', queueId)
        .executeTakeFirst();
      return row?.text ?? null;
    },
  };
}

function remove(transaction: Transaction<Tables>, { kind, key }: Key) {
  return transaction.deleteFrom('plan_values').where('kind', '=', kind).where('key', '=', key).execute();
}

async function readOne(database: Kysely<Tables>, { kind, key }: Key): Promise<PlanValue | null> {
  const row = await database
    .selectFrom('plan_values')
    .selectAll()
    .where('kind', '=', kind)
    .where('key', '=', key)
    .executeTakeFirst();
  return row === undefined ? null : valueOf(row);
}

function valueOf({ kind, key, revision, saved_ms, text }: PlanValuesTable): PlanValue {
  return { kind: kind as PlanKind, key, revision, savedMs: saved_ms, text };
}

function rowOf({ kind, key, text }: Key & { readonly text: string }, revision: number, savedMs: number) {
  return { kind, key, revision, saved_ms: savedMs, text };
}
