import { pickText } from '../../site/localized-text.ts';
import { listDaysTo } from '../../time/day-range.ts';
import { cutShift } from '../cut-shift.ts';
import { entryWith, type RequestKind } from '../request-kind.ts';

/** Time off: the shifts of its days go, and what is left of a part of a day stays. */
export const leave: RequestKind<'leave'> = {
  id: 'leave',
  daysOf: ({ firstDay, lastDay }) => ({ firstDay, lastDay }),
  draw({ agentId, ask }, context) {
    const { leaveKind, part } = ask;
    const kind = context.settings.leaveKinds.find(({ id }) => id === leaveKind);
    if (kind === undefined) return { refused: { code: 'request-leave-kind-unknown', kind: leaveKind } };
    const note = pickText(kind.names, 'en');
    const changes = listDaysTo(ask).flatMap((day) => {
      const shift = context.entryOf(agentId, day)?.shift ?? null;
      if (shift === null) return [];
      if (part === null) return [{ agentId, day, entry: entryWith(null, note) }];
      const left = cutShift(context.place(day, shift), part);
      return left === shift ? [] : [{ agentId, day, entry: entryWith(left, note) }];
    });
    return { changes };
  },
};
