import type { DayRange } from '../../../../shared/forecasting/day-grid.ts';
import { dayNumber, nameDay } from '../../../../shared/time/day-number.ts';
import type {
  PublishedDay,
  RosterAuditRecord,
  RosterDayRecord,
  RosterVersionRecord,
} from '../../../ports/rosters.ts';
import type {
  RosterAuditTable,
  RosterDaysTable,
  RosterVersionDaysTable,
  RosterVersionsTable,
} from '../tables/planning-tables.ts';

/** First and last day number of a range. */
export function spanOf({ firstDay, days }: DayRange): readonly [number, number] {
  const first = dayNumber(firstDay);
  return [first, first + days - 1];
}

export function dayOf({ day, revision, changed_ms, author, text }: RosterDaysTable): RosterDayRecord {
  return { day: nameDay(day), revision, changedMs: changed_ms, author, text };
}

export function publishedDayOf({ day, version_no, text }: RosterVersionDaysTable): PublishedDay {
  return { day: nameDay(day), versionNo: version_no, text };
}

export function auditOf(row: RosterAuditTable): RosterAuditRecord {
  const { first_day, last_day } = row;
  return {
    no: row.no,
    atMs: row.at_ms,
    author: row.author,
    reason: row.reason,
    action: row.action,
    copyId: row.copy_id === '' ? null : row.copy_id,
    days:
      first_day === null || last_day === null
        ? null
        : { firstDay: nameDay(first_day), lastDay: nameDay(last_day) },
    text: row.text,
  };
}

export function auditRowOf(audit: RosterAuditRecord): RosterAuditTable {
  return {
    no: audit.no,
    at_ms: audit.atMs,
    author: audit.author,
    reason: audit.reason,
    action: audit.action,
    copy_id: audit.copyId ?? '',
    first_day: audit.days && dayNumber(audit.days.firstDay),
    last_day: audit.days && dayNumber(audit.days.lastDay),
    text: audit.text,
  };
}

export function versionOf(row: RosterVersionsTable): RosterVersionRecord {
  return {
    versionNo: row.version_no,
    kind: row.kind as RosterVersionRecord['kind'],
    publishedMs: row.published_ms,
    author: row.author,
    reason: row.reason,
    firstDay: nameDay(row.first_day),
    days: row.days,
    changedAgents: row.changed_agents,
    text: row.text,
  };
}

export function versionRowOf(version: RosterVersionRecord): RosterVersionsTable {
  return {
    version_no: version.versionNo,
    kind: version.kind,
    published_ms: version.publishedMs,
    author: version.author,
    reason: version.reason,
    first_day: dayNumber(version.firstDay),
    days: version.days,
    changed_agents: version.changedAgents,
    text: version.text,
  };
}
