import type { DayMeeting } from './break-day.ts';
import type { BreakSearch } from './break-search.ts';

export interface PlacedMeeting {
  readonly fromMinute: number;
  /** Places of shifts. */
  readonly attending: readonly number[];
}

/** So many shifts are placed anew to find out what times of a meeting are worth. */
const SHIFTS_TRIED = 600;
const MOST_TIMES_TRIED = 8;

/**
 * The common time of least damage: of the times at which most of those invited are there, the one that costs cover least when
 * they have their breaks as well as they still can. All times are weighed by what is lost while they are away, and the best of
 * them tried out with everybody's breaks placed anew. Whoever attends is taken off the phone. Null: there is no time for it.
 */
export function placeMeeting(search: BreakSearch, meeting: DayMeeting): PlacedMeeting | null {
  const { nowMinute, noticeMinutes, gridMinutes } = search.options;
  const told = (nowMinute ?? -Infinity) + noticeMinutes;
  if (meeting.wasMinute !== null && meeting.wasMinute <= told) {
    return hold(search, meeting, attendingAt(search, meeting, meeting.wasMinute), meeting.wasMinute);
  }
  const first = Math.max(meeting.earliestMinute, nowMinute === null ? -Infinity : told + 1);
  for (const shift of meeting.shifts) search.lift(shift);
  const times: { readonly minute: number; readonly attending: readonly number[]; readonly cost: number }[] =
    [];
  let most = 1;
  for (
    let minute = Math.ceil(first / gridMinutes) * gridMinutes;
    minute <= meeting.latestMinute;
    minute += gridMinutes
  ) {
    const attending = attendingAt(search, meeting, minute);
    if (attending.length < most) continue;
    most = attending.length;
    times.push({ minute, attending, cost: weighTime(search, meeting, attending, minute) });
  }
  const best = times.filter(({ attending }) => attending.length === most);
  best.sort((one, other) => one.cost - other.cost || one.minute - other.minute);
  const tried = Math.max(1, Math.min(MOST_TIMES_TRIED, Math.floor(SHIFTS_TRIED / most)));
  let found: { readonly placed: PlacedMeeting; readonly weight: number } | null = null;
  for (const { minute, attending } of best.slice(0, tried)) {
    const placed = hold(search, meeting, attending, minute);
    for (const shift of meeting.shifts) search.place(shift);
    const weight = search.weight() + costOfMoving(search, meeting, minute);
    for (const shift of meeting.shifts) search.lift(shift);
    cancel(search, meeting, placed);
    if (found === null || weight < found.weight) found = { placed, weight };
  }
  if (found !== null) hold(search, meeting, found.placed.attending, found.placed.fromMinute);
  for (const shift of meeting.shifts) search.place(shift);
  return found?.placed ?? null;
}

/** Tries other times for it now that everything else has its place; keeps the old one when none is better. */
export function moveMeeting(
  search: BreakSearch,
  meeting: DayMeeting,
  placed: PlacedMeeting,
): PlacedMeeting | null {
  const { nowMinute, noticeMinutes } = search.options;
  const told = (nowMinute ?? -Infinity) + noticeMinutes;
  if (meeting.wasMinute !== null && meeting.wasMinute <= told) return placed;
  const before = meeting.shifts.map((shift) => Float64Array.from(search.starts[shift]!));
  const tight = meeting.shifts.map((shift) => search.isTight[shift]!);
  const weight = search.weight() + costOfMoving(search, meeting, placed.fromMinute);
  cancel(search, meeting, placed);
  const moved = placeMeeting(search, meeting);
  if (moved !== null && search.weight() + costOfMoving(search, meeting, moved.fromMinute) < weight - 1e-9)
    return moved;
  for (const shift of meeting.shifts) search.lift(shift);
  if (moved !== null) cancel(search, meeting, moved);
  hold(search, meeting, placed.attending, placed.fromMinute);
  meeting.shifts.forEach((shift, at) => search.restore(shift, before[at]!, tight[at]!));
  return placed;
}

function costOfMoving({ options }: BreakSearch, { wasMinute, shifts }: DayMeeting, minute: number): number {
  return wasMinute === null || wasMinute === minute ? 0 : options.costOfMoving * shifts.length;
}

function attendingAt(search: BreakSearch, meeting: DayMeeting, minute: number): readonly number[] {
  const end = minute + meeting.minutes;
  return meeting.shifts.filter((shift) => {
    const { fromMinute, toMinute } = search.day.shifts[shift]!;
    return minute >= fromMinute && end <= toMinute && search.isOpen(shift, minute, end);
  });
}

/** What is lost while all of them are away: they are taken off the phone one after another, and put back. */
function weighTime(
  { cover }: BreakSearch,
  { minutes }: DayMeeting,
  attending: readonly number[],
  minute: number,
): number {
  const before = cover.weight;
  for (const shift of attending) cover.change(shift, minute, minute + minutes, -1);
  const lost = cover.weight - before;
  for (const shift of attending) cover.change(shift, minute, minute + minutes, 1);
  return lost;
}

function hold(
  search: BreakSearch,
  { minutes }: DayMeeting,
  attending: readonly number[],
  minute: number,
): PlacedMeeting {
  for (const shift of attending) {
    search.inMeetings[shift]!.push(minute, minute + minutes);
    search.cover.change(shift, minute, minute + minutes, -1);
  }
  return { fromMinute: minute, attending };
}

function cancel(
  search: BreakSearch,
  { minutes }: DayMeeting,
  { fromMinute, attending }: PlacedMeeting,
): void {
  for (const shift of attending) {
    const list = search.inMeetings[shift]!;
    // Two meetings of one shift never begin at the same minute, as neither is in the way of the other.
    const at = list.findIndex((from, place) => place % 2 === 0 && from === fromMinute);
    list.splice(at, 2);
    search.cover.change(shift, fromMinute, fromMinute + minutes, 1);
  }
}
