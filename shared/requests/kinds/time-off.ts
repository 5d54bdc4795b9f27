import { sayDay } from '../../rostering/problem/say-day.ts';
import { cutShift } from '../cut-shift.ts';
import { entryWith, shiftOn, type RequestKind } from '../request-kind.ts';

/** Hours that the centre lets people go, on a quiet day. */
export const timeOff: RequestKind<'time-off'> = {
  id: 'time-off',
  daysOf: (_ask, offer) => offer && { firstDay: offer.day, lastDay: offer.day },
  draw({ agentId }, context) {
    const { offer } = context;
    if (offer === null || offer.hours === null || offer.kind !== 'time-off')
      return { refused: { code: 'request-offer-gone' } };
    const own = shiftOn(context, agentId, offer.day, sayDay);
    if ('refused' in own) return own;
    const left = cutShift(context.place(offer.day, own.shift), offer.hours);
    if (left === own.shift) return { refused: { code: 'request-hours-apart', day: sayDay(offer.day) } };
    return { changes: [{ agentId, day: offer.day, entry: entryWith(left, offer.note) }] };
  },
};
