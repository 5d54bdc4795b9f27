import { pickText } from '../../site/localized-text.ts';
import { listDaysTo } from '../../time/day-range.ts';
import type { RosterChange } from '../../contract/rosters.ts';
import type { Message } from '../../messages/message.ts';
import { nameClock } from '../../rostering/days/shift-codec.ts';
import { sayDay } from '../../rostering/problem/say-day.ts';
import { cutShift, type PlacedShift } from '../cut-shift.ts';
import type { MinuteSpan } from '../request.ts';
import { entryWith, type RequestKind } from '../request-kind.ts';

function refuseOutside(day: string, part: MinuteSpan, { shift, fromMinute }: PlacedShift): Message {
  return {
    code: 'request-part-outside',
    day: sayDay(day),
    from: nameClock(part.fromMinute),
    to: nameClock(part.toMinute),
    start: shift.start,
    end: nameClock(fromMinute + shift.minutes),
  };
}

/** Time off: the shifts of its days go, and what is left of a part of a day stays. */
export const leave: RequestKind<'leave'> = {
  id: 'leave',
  daysOf: ({ firstDay, lastDay }) => ({ firstDay, lastDay }),
  draw({ agentId, ask }, context) {
    const { leaveKind, part } = ask;
    const kind = context.settings.leaveKinds.find(({ id }) => id === leaveKind);
    if (kind === undefined) return { refused: { code: 'request-leave-kind-unknown', kind: leaveKind } };
    const note = pickText(kind.names, 'en');
    const changes: RosterChange[] = [];
    for (const day of listDaysTo(ask)) {
      const shift = context.entryOf(agentId, day)?.shift ?? null;
      if (shift === null) continue;
      const placed = context.place(day, shift);
      const left = part === null ? null : cutShift(placed, part);
      // Hours that nobody was told of are not told here either.
      if (part !== null && left === shift && context.isPublished(day))
        return { refused: refuseOutside(day, part, placed) };
      if (left !== shift) changes.push({ agentId, day, entry: entryWith(left, note) });
    }
    return { changes };
  },
};
