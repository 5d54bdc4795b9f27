import { dayNumber } from '../../../shared/time/day-number.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import { sayDay } from '../../../shared/rostering/problem/say-day.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type {
  CopyId,
  NewRosterAudit,
  PublishedDay,
  RosterAuditRecord,
  RosterDayRecord,
  RosterStore,
  RosterVersionRecord,
} from '../../ports/rosters.ts';
import { createMemoryRequests, type MemoryRequests } from '../requests/memory-requests.ts';

/** Rosters that are gone with the process. */
export function createMemoryRosters(
  clock: Clock,
  requests: Pick<MemoryRequests, 'replace'> = createMemoryRequests(),
): RosterStore {
  const days = new Map<string, RosterDayRecord & { readonly copyId: CopyId }>();
  const audit: RosterAuditRecord[] = [];
  const versions: { readonly record: RosterVersionRecord; readonly days: readonly PublishedDay[] }[] = [];
  const seen: { readonly versionNo: number; readonly agentId: string; readonly atMs: number }[] = [];
  const nameOf = (copyId: CopyId, day: string) => `${copyId ?? ''}\n${day}`;
  const checkRevisions = (
    changed: readonly { readonly day: string; readonly revision: number }[],
    copyId: CopyId,
  ) => {
    for (const { day, revision: asked } of changed) {
      const { revision = 0, author = '' } = days.get(nameOf(copyId, day)) ?? {};
      if (revision !== asked)
        throw new FloorcastError('conflict', { code: 'roster-day-changed', day, author, revision, asked });
    }
  };
  const keep = (
    copyId: CopyId,
    changed: readonly Pick<RosterDayRecord, 'day' | 'revision' | 'text'>[],
    author: string,
  ) => {
    for (const { day, revision, text } of changed)
      days.set(nameOf(copyId, day), {
        copyId,
        day,
        revision: revision + 1,
        changedMs: clock.nowMs(),
        author,
        text,
      });
  };
  const addVersion = (
    version: Omit<RosterVersionRecord, 'versionNo'>,
    ofDays: readonly { readonly day: string; readonly text: string | null }[],
  ) => {
    const versionNo = versions.length + 1;
    const published = ofDays.map(({ day, text }) => ({ day, text, versionNo })).sort(byDay);
    versions.push({ record: { ...version, versionNo }, days: published });
    return versionNo;
  };
  const note = (entry: NewRosterAudit) => void audit.push({ ...entry, no: audit.length + 1 });
  return {
    readDays: async (copyId, range) =>
      [...days.values()]
        .filter((record) => record.copyId === copyId && isWithin(record.day, range))
        .sort(byDay)
        .map(({ copyId: _copy, ...record }) => record),
    changeDays: async (copyId, changed, entry) => {
      checkRevisions(changed, copyId);
      keep(copyId, changed, entry.author);
      note(entry);
    },
    removeCopy: async (copyId) => {
      for (const [name, record] of days) if (record.copyId === copyId) days.delete(name);
    },
    addAudit: async (entry) => note(entry),
    listAudit: async (range, beforeNo, most) =>
      audit
        .filter(({ no, days: about }) => no < (beforeNo ?? Infinity) && touches(about, range))
        .reverse()
        .slice(0, most),
    publish: async (version, ofDays, entry) => {
      const seen = ofDays.flatMap(({ day, seenRevision }) =>
        seenRevision === undefined ? [] : [{ day, revision: seenRevision }],
      );
      checkRevisions(seen, null);
      const versionNo = addVersion(version, ofDays);
      note(entry);
      return versionNo;
    },
    amend: async ({ days: changed, published, version, audit: entry, request }) => {
      checkRevisions(changed, null);
      for (const { day, versionNo } of published) {
        const newest = versions.findLastIndex((one) => one.days.some((other) => other.day === day));
        if (newest + 1 !== versionNo)
          throw new FloorcastError('conflict', { code: 'request-quicker', day: sayDay(day) });
      }
      if (!requests.replace(request))
        throw new FloorcastError('conflict', { code: 'request-changed-meanwhile' });
      keep(null, changed, entry.author);
      const versionNo = version === null ? null : addVersion(version, published);
      note(entry);
      return versionNo;
    },
    listVersions: async () =>
      versions
        .map(({ record: { text: _text, ...record } }) => ({
          ...record,
          seenAgents: seen.filter(({ versionNo }) => versionNo === record.versionNo).length,
        }))
        .reverse(),
    readVersion: async (versionNo) => versions[versionNo - 1]?.record ?? null,
    readVersionDays: async (versionNo) => versions[versionNo - 1]?.days ?? [],
    readPublished: async (range) => {
      const newest = new Map(versions.flatMap((version) => version.days.map((day) => [day.day, day])));
      return [...newest.values()].filter(({ day }) => isWithin(day, range)).sort(byDay);
    },
    readFirstPublished: async (range) => {
      const firsts = new Map<string, PublishedDay>();
      for (const day of versions.flatMap((version) => version.days))
        if (day.text !== null && !firsts.has(day.day)) firsts.set(day.day, day);
      return [...firsts.values()].filter(({ day }) => isWithin(day, range)).sort(byDay);
    },
    markSeen: async (versionNo, agentId, atMs) => {
      if (!seen.some((one) => one.versionNo === versionNo && one.agentId === agentId))
        seen.push({ versionNo, agentId, atMs });
    },
    listSeen: async (versionNo) =>
      seen
        .filter((one) => one.versionNo === versionNo)
        .map(({ agentId, atMs }) => ({ agentId, atMs }))
        .sort((a, b) => Buffer.compare(Buffer.from(a.agentId), Buffer.from(b.agentId))),
    listSeenBy: async (agentId, fromVersionNo) =>
      seen
        .filter((one) => one.agentId === agentId && one.versionNo >= fromVersionNo)
        .map(({ versionNo }) => versionNo)
        .sort((a, b) => a - b),
  };
}

function byDay(a: { readonly day: string }, b: { readonly day: string }): number {
  return dayNumber(a.day) - dayNumber(b.day);
}

function isWithin(day: string, range: DayRange): boolean {
  const place = dayNumber(day) - dayNumber(range.firstDay);
  return place >= 0 && place < range.days;
}

function touches(about: RosterAuditRecord['days'], { firstDay, days }: DayRange): boolean {
  if (about === null) return true;
  const first = dayNumber(firstDay);
  return dayNumber(about.firstDay) < first + days && dayNumber(about.lastDay) >= first;
}
