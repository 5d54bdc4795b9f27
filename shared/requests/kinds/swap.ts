import { sayDay } from '../../rostering/problem/say-day.ts';
import { entryWith, shiftOn, type RequestKind } from '../request-kind.ts';

/** Two people take each other's shifts, of the same day or of two. */
export const swap: RequestKind<'swap'> = {
  id: 'swap',
  daysOf({ day, otherDay }) {
    const other = otherDay ?? day;
    return day < other ? { firstDay: day, lastDay: other } : { firstDay: other, lastDay: day };
  },
  draw({ agentId, otherAgentId, ask }, context) {
    if (otherAgentId === null) return { refused: { code: 'request-waits-colleague' } };
    const { day } = ask;
    const otherDay = ask.otherDay ?? day;
    const own = shiftOn(context, agentId, day, sayDay);
    if ('refused' in own) return own;
    const other = shiftOn(context, otherAgentId, otherDay, sayDay);
    if ('refused' in other) return other;
    if (day === otherDay)
      return {
        changes: [
          { agentId, day, entry: entryWith(other.shift, '') },
          { agentId: otherAgentId, day, entry: entryWith(own.shift, '') },
        ],
      };
    for (const [who, when] of [
      [agentId, otherDay],
      [otherAgentId, day],
    ] as const) {
      if (context.entryOf(who, when)?.shift)
        return { refused: { code: 'request-works-already', agent: context.nameOf(who), day: sayDay(when) } };
    }
    return {
      changes: [
        { agentId, day, entry: entryWith(null, '') },
        { agentId: otherAgentId, day, entry: entryWith(own.shift, '') },
        { agentId: otherAgentId, day: otherDay, entry: entryWith(null, '') },
        { agentId, day: otherDay, entry: entryWith(other.shift, '') },
      ],
    };
  },
};
