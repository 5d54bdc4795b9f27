import type { OwnDay } from '../../shared/contract/me.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import { describeOwnShift } from '../../shared/me/describe-own-shift.ts';
import { findLeaveOn, isWholeDay, listOwnLeave } from '../../shared/me/own-leave.ts';
import type { ApprovedLeave } from '../../shared/requests/leave.ts';
import type { Site } from '../../shared/site/site.ts';
import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import type { LeaveBook } from '../ports/leave-book.ts';
import type { Rosters } from '../ports/roster-desk.ts';
import type { PublishedBook } from './published-book.ts';

export interface OwnDaysParts {
  readonly book: Pick<PublishedBook, 'readDays'>;
  readonly rosters: Pick<Rosters, 'readSettings'>;
  readonly leaveBook: LeaveBook;
  readonly site: () => Site;
  readonly calendar: SiteCalendar;
}

export interface OwnDays {
  readonly days: readonly OwnDay[];
  /** Cancelled leave, too. */
  readonly leave: readonly ApprovedLeave[];
}

/** One person's published days. Who has leave on a whole day does not work on it, whatever the roster still says. */
export async function readOwnDays(
  { book, rosters, leaveBook, site, calendar }: OwnDaysParts,
  agentId: string,
  range: DayRange,
): Promise<OwnDays> {
  const [entries, { settings }, approved] = await Promise.all([
    book.readDays(agentId, range),
    rosters.readSettings(),
    leaveBook.readLeave(range, agentId),
  ]);
  const person = settings.people.find((one) => one.agentId === agentId);
  const leave = listOwnLeave(approved, person, range);
  const { timeZone, dayStartsAt } = site();
  const days = entries.map(({ day, isPublished, entry }): OwnDay => {
    const { fromMs, toMs } = calendar.dayNamed(day);
    const own = findLeaveOn(leave, day);
    const isOff = entry === null || own.some(isWholeDay);
    return {
      day,
      fromMs,
      toMs,
      isPublished,
      shift: isOff ? null : describeOwnShift(day, entry, { timeZone, dayStartsAt }, settings),
      leave: own.map(({ requestId, part, leaveKind }) => ({ requestId, part, leaveKind })),
    };
  });
  return { days, leave };
}
