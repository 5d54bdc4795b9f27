import type { Kysely, Transaction } from 'kysely';
import { FloorcastError } from '../../floorcast-error.ts';
import { dayNumber } from '../../../shared/time/day-number.ts';
import type { Clock } from '../../ports/clock.ts';
import { sayDay } from '../../../shared/rostering/problem/say-day.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import type {
  CopyId,
  NewRosterAudit,
  RosterDayRecord,
  RosterStore,
  RosterVersionRecord,
} from '../../ports/rosters.ts';
import type { Engine } from './engine.ts';
import { insertRows } from './insert-rows.ts';
import { replaceRequest } from './requests/request-rows.ts';
import {
  auditOf,
  auditRowOf,
  dayOf,
  publishedDayOf,
  spanOf,
  versionOf,
  versionRowOf,
} from './rosters/roster-rows.ts';
import type { Tables } from './tables.ts';

/** Rosters in a database. Texts of people pass as they are. */
export function createRosterStore(engine: Engine, clock: Clock): RosterStore {
  const { read } = engine;
  return {
    readDays: async (copyId, range) => {
      const [first, last] = spanOf(range);
      const rows = await read
        .selectFrom('roster_days')
        .selectAll()
        .where('copy_id', '=', keyOf(copyId))
        .where('day', '>=', first)
        .where('day', '<=', last)
        .orderBy('day')
        .execute();
      return rows.map(dayOf);
    },
    changeDays: (copyId, days, audit) =>
      engine.write(async (transaction) => {
        for (const { day, revision } of days) await checkRevision(transaction, copyId, day, revision);
        await saveDays(transaction, copyId, days, { author: audit.author, changedMs: clock.nowMs() });
        await addAudit(transaction, audit);
      }),
    removeCopy: async (copyId) => {
      await engine.write((transaction) =>
        transaction.deleteFrom('roster_days').where('copy_id', '=', copyId).execute(),
      );
    },
    addAudit: (audit) => engine.write((transaction) => addAudit(transaction, audit)),
    listAudit: async (range, beforeNo, most) => {
      const [first, last] = spanOf(range);
      const rows = await read
        .selectFrom('roster_audit')
        .selectAll()
        .where('no', '<', beforeNo ?? 2 ** 31 - 1)
        .where(({ eb, and, or }) =>
          or([eb('first_day', 'is', null), and([eb('first_day', '<=', last), eb('last_day', '>=', first)])]),
        )
        .orderBy('no', 'desc')
        .limit(most)
        .execute();
      return rows.map(auditOf);
    },
    publish: (version, days, audit) =>
      engine.write(async (transaction) => {
        for (const { day, seenRevision } of days)
          if (seenRevision !== undefined) await checkRevision(transaction, null, day, seenRevision);
        const versionNo = await addVersion(transaction, version, days);
        await addAudit(transaction, audit);
        return versionNo;
      }),
    amend: ({ days, published, version, audit, request }) =>
      engine.write(async (transaction) => {
        for (const { day, revision } of days) await checkRevision(transaction, null, day, revision);
        for (const { day, versionNo } of published) await checkPublished(transaction, day, versionNo);
        if (!(await replaceRequest(transaction, request)))
          throw new FloorcastError('conflict', { code: 'request-changed-meanwhile' });
        await saveDays(transaction, null, days, { author: audit.author, changedMs: clock.nowMs() });
        const versionNo = version === null ? null : await addVersion(transaction, version, published);
        await addAudit(transaction, audit);
        return versionNo;
      }),
    listVersions: async () => {
      const rows = await read
        .selectFrom('roster_versions')
        .select(['version_no', 'kind', 'published_ms', 'author', 'reason', 'first_day', 'days'])
        .select('changed_agents')
        .orderBy('version_no', 'desc')
        .execute();
      const seen = await read
        .selectFrom('roster_seen')
        .select(['version_no', ({ fn }) => fn.countAll<number>().as('agents')])
        .groupBy('version_no')
        .execute();
      const seenBy = new Map(seen.map(({ version_no, agents }) => [version_no, Number(agents)]));
      return rows.map((row) => {
        const { text: _none, ...version } = versionOf({ ...row, text: '' });
        return { ...version, seenAgents: seenBy.get(row.version_no) ?? 0 };
      });
    },
    readVersion: async (versionNo) => {
      const row = await read
        .selectFrom('roster_versions')
        .selectAll()
        .where('version_no', '=', versionNo)
        .executeTakeFirst();
      return row === undefined ? null : versionOf(row);
    },
    readVersionDays: async (versionNo) => {
      const rows = await read
        .selectFrom('roster_version_days')
        .selectAll()
        .where('version_no', '=', versionNo)
        .orderBy('day')
        .execute();
      return rows.map(publishedDayOf);
    },
    readPublished: async (range) => {
      const rows = await selectPublished(read, range)
        .where('version_no', '=', ({ selectFrom }) =>
          selectFrom('roster_version_days as newer')
            .select(({ fn }) => fn.max('newer.version_no').as('newest'))
            .whereRef('newer.day', '=', 'version.day'),
        )
        .execute();
      return rows.map(publishedDayOf);
    },
    readFirstPublished: async (range) => {
      const rows = await selectPublished(read, range)
        .where('version_no', '=', ({ selectFrom }) =>
          selectFrom('roster_version_days as older')
            .select(({ fn }) => fn.min('older.version_no').as('oldest'))
            .whereRef('older.day', '=', 'version.day')
            .where('older.text', 'is not', null),
        )
        .execute();
      return rows.map(publishedDayOf);
    },
    markSeen: async (versionNo, agentId, atMs) => {
      const row = { version_no: versionNo, agent_id: agentId, seen_ms: atMs };
      await engine.write((transaction) => insertRows(transaction, 'roster_seen', [row], 'nothing'));
    },
    listSeen: async (versionNo) => {
      const rows = await read
        .selectFrom('roster_seen')
        .select(['agent_id', 'seen_ms'])
        .where('version_no', '=', versionNo)
        .orderBy('agent_id')
        .execute();
      return rows.map(({ agent_id, seen_ms }) => ({ agentId: agent_id, atMs: seen_ms }));
    },
    listSeenBy: async (agentId, fromVersionNo) => {
      const rows = await read
        .selectFrom('roster_seen')
        .select('version_no')
        .where('version_no', '>=', fromVersionNo)
        .where('agent_id', '=', agentId)
        .orderBy('version_no')
        .execute();
      return rows.map(({ version_no }) => version_no);
    },
  };
}

/** All that was ever published of some days. */
function selectPublished(read: Kysely<Tables>, range: DayRange) {
  const [first, last] = spanOf(range);
  return read
    .selectFrom('roster_version_days as version')
    .selectAll('version')
    .where('day', '>=', first)
    .where('day', '<=', last)
    .orderBy('day');
}

function keyOf(copyId: CopyId): string {
  return copyId ?? '';
}

/** Each a revision on from what was read. */
async function saveDays(
  transaction: Transaction<Tables>,
  copyId: CopyId,
  days: readonly Pick<RosterDayRecord, 'day' | 'revision' | 'text'>[],
  by: Pick<RosterDayRecord, 'author' | 'changedMs'>,
): Promise<void> {
  const rows = days.map(({ day, revision, text }) => ({
    copy_id: keyOf(copyId),
    day: dayNumber(day),
    revision: revision + 1,
    changed_ms: by.changedMs,
    author: by.author,
    text,
  }));
  await insertRows(transaction, 'roster_days', rows, 'replace');
}

async function checkRevision(
  transaction: Transaction<Tables>,
  copyId: CopyId,
  day: string,
  asked: number,
): Promise<void> {
  const row = await transaction
    .selectFrom('roster_days')
    .select(['revision', 'author'])
    .where('copy_id', '=', keyOf(copyId))
    .where('day', '=', dayNumber(day))
    .executeTakeFirst();
  const revision = row?.revision ?? 0;
  if (revision !== asked) throw dayChanged(day, row?.author ?? '', revision, asked);
}

async function checkPublished(transaction: Transaction<Tables>, day: string, asked: number): Promise<void> {
  const row = await transaction
    .selectFrom('roster_version_days')
    .select('version_no')
    .where('day', '=', dayNumber(day))
    .orderBy('version_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row?.version_no !== asked)
    throw new FloorcastError('conflict', { code: 'request-quicker', day: sayDay(day) });
}

async function addVersion(
  transaction: Transaction<Tables>,
  version: Omit<RosterVersionRecord, 'versionNo'>,
  days: readonly { readonly day: string; readonly text: string | null }[],
): Promise<number> {
  const newest = await transaction
    .selectFrom('roster_versions')
    .select('version_no')
    .orderBy('version_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  const versionNo = (newest?.version_no ?? 0) + 1;
  await insertRows(transaction, 'roster_versions', [versionRowOf({ ...version, versionNo })]);
  const rows = days.map(({ day, text }) => ({ day: dayNumber(day), version_no: versionNo, text }));
  await insertRows(transaction, 'roster_version_days', rows);
  return versionNo;
}

async function addAudit(transaction: Transaction<Tables>, audit: NewRosterAudit): Promise<void> {
  const newest = await transaction
    .selectFrom('roster_audit')
    .select('no')
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  await insertRows(transaction, 'roster_audit', [auditRowOf({ ...audit, no: (newest?.no ?? 0) + 1 })]);
}

function dayChanged(day: string, author: string, revision: number, asked: number): FloorcastError {
  return new FloorcastError('conflict', { code: 'roster-day-changed', day, author, revision, asked });
}
