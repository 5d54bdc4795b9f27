import type {
  RosterAuditEntry,
  RosterChange,
  RosterEntry,
  RosterShift,
} from '../../../shared/contract/rosters.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { readDayMinute } from '../../../shared/rostering/problem/clock-time.ts';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { RosterDayRecord } from '../../ports/rosters.ts';
import { readEntries, type RosterEntries } from './roster-days.ts';

export interface ChangedDays {
  readonly days: readonly Pick<RosterDayRecord, 'day' | 'revision' | 'text'>[];
  readonly changes: RosterAuditEntry['changes'];
}

/** What a change must fit to. */
export interface ChangeLimits {
  readonly agentIds: ReadonlySet<string>;
  readonly templateIds: ReadonlySet<string>;
  readonly dayStartsAt: string;
}

/**
 * Days with changes in them, and what was there before. Days on which nothing is different in the end are left as they are.
 *
 * @param records of every day that is changed, and of the days beside them
 * @throws FloorcastError `bad-request` for an agent or template nobody knows, an agent changed twice on a day, shifts that overlap,
 *   breaks that do not fit their shift.
 */
export function changeDays(
  records: ReadonlyMap<string, Pick<RosterDayRecord, 'revision' | 'text'>>,
  changes: readonly RosterChange[],
  revisions: Readonly<Record<string, number>>,
  limits: ChangeLimits,
): ChangedDays {
  const before = new Map<string, RosterEntries>();
  const entriesOf = (day: string) => {
    const known = before.get(day) ?? readEntries(records.get(day)?.text);
    before.set(day, known);
    return known;
  };
  const after = new Map<string, Record<string, RosterEntry>>();
  const told: RosterAuditEntry['changes'][number][] = [];
  const seen = new Set<string>();
  for (const { day, agentId, entry } of changes) {
    if (seen.has(`${day} ${agentId}`)) refuse({ code: 'roster-change-twice', agentId, day });
    seen.add(`${day} ${agentId}`);
    if (entry !== null) checkEntry({ day, agentId, entry }, limits);
    const was = entryOf(entriesOf(day), agentId);
    if (JSON.stringify(was) === JSON.stringify(entry)) continue;
    const entries = after.get(day) ?? { ...entriesOf(day) };
    after.set(day, entries);
    if (entry === null) delete entries[agentId];
    else entries[agentId] = entry;
    told.push({ agentId, day, before: was, after: entry });
  }
  for (const { day, agentId } of told)
    refuseOverlaps(
      day,
      agentId,
      (of) => entryOf(after.get(of) ?? entriesOf(of), agentId)?.shift ?? null,
      limits.dayStartsAt,
    );
  return {
    days: [...after].map(([day, entries]) => {
      const revision = revisions[day];
      if (revision === undefined) refuse({ code: 'roster-revision-missing', day });
      return { day, revision: revision!, text: JSON.stringify(entries) };
    }),
    changes: told,
  };
}

/** Ids are as the phone system has them, `constructor` too. */
function entryOf(entries: RosterEntries, agentId: string): RosterEntry | null {
  return Object.hasOwn(entries, agentId) ? entries[agentId]! : null;
}

function checkEntry(
  { day, agentId, entry }: { readonly day: string; readonly agentId: string; readonly entry: RosterEntry },
  { agentIds, templateIds, dayStartsAt }: ChangeLimits,
): void {
  if (!agentIds.has(agentId)) refuse({ code: 'roster-agent-unknown', agentId });
  const { shift } = entry;
  if (shift === null) return;
  const { templateId, segments, minutes, longBreakAfterMinutes } = shift;
  if (!templateIds.has(templateId)) refuse({ code: 'roster-template-unknown', templateId });
  if (longBreakAfterMinutes !== null && longBreakAfterMinutes >= minutes)
    refuse({ code: 'roster-long-break-outside', agentId, day, after: longBreakAfterMinutes, minutes });
  if (segments === null) return;
  const isWhole = segments.every(
    ({ fromMinute, toMinute }, at) =>
      fromMinute < toMinute && (at === 0 || segments[at - 1]!.toMinute === fromMinute),
  );
  const from = segments[0]?.fromMinute ?? 0;
  const length = (segments.at(-1)?.toMinute ?? 0) - from;
  const late = from - readDayMinute(shift.start, dayStartsAt);
  // Where the clocks change before a shift its real start is another one, and within it its real length.
  if (!isWhole || [late, length - minutes].some((off) => Math.abs(off) > MOST_CLOCK_CHANGE))
    refuse({ code: 'roster-segments-outside', agentId, day });
}

const MOST_CLOCK_CHANGE = 120;

function refuseOverlaps(
  day: string,
  agentId: string,
  shiftOf: (day: string) => RosterShift | null,
  dayStartsAt: string,
): void {
  const number = dayNumber(day);
  for (const [first, second] of [
    [number - 1, number],
    [number, number + 1],
  ].map((pair) => pair.map(nameDay))) {
    const [one, other] = [shiftOf(first!), shiftOf(second!)];
    if (!one || !other) continue;
    const end = readDayMinute(one.start, dayStartsAt) + one.minutes;
    if (end > 1_440 + readDayMinute(other.start, dayStartsAt))
      refuse({ code: 'roster-shift-overlaps', agentId, day: first!, otherDay: second! });
  }
}

function refuse(said: Message): never {
  throw new FloorcastError('bad-request', said);
}
