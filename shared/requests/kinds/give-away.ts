import { sayDay } from '../../rostering/problem/say-day.ts';
import { entryWith, shiftOn, type RequestKind } from '../request-kind.ts';

/** One person's shift becomes another's who is off that day. */
export const giveAway: RequestKind<'give-away'> = {
  id: 'give-away',
  daysOf: ({ day }) => ({ firstDay: day, lastDay: day }),
  draw({ agentId, otherAgentId, ask: { day } }, context) {
    if (otherAgentId === null) return { refused: { code: 'request-waits-colleague' } };
    const own = shiftOn(context, agentId, day, sayDay);
    if ('refused' in own) return own;
    if (context.entryOf(otherAgentId, day)?.shift)
      return {
        refused: { code: 'request-works-already', agent: context.nameOf(otherAgentId), day: sayDay(day) },
      };
    return {
      changes: [
        { agentId, day, entry: entryWith(null, '') },
        { agentId: otherAgentId, day, entry: entryWith(own.shift, '') },
      ],
    };
  },
};
