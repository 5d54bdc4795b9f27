import { sayDay } from '../../rostering/problem/say-day.ts';
import { extendShift } from '../cut-shift.ts';
import { entryWith, shiftOn, type RequestKind } from '../request-kind.ts';

/** Hours before or after one's shift that the centre asks for. */
export const extraHours: RequestKind<'extra-hours'> = {
  id: 'extra-hours',
  daysOf: (_ask, offer) => offer && { firstDay: offer.day, lastDay: offer.day },
  draw({ agentId }, context) {
    const { offer } = context;
    if (offer === null || offer.hours === null || offer.kind !== 'extra-hours')
      return { refused: { code: 'request-offer-gone' } };
    const own = shiftOn(context, agentId, offer.day, sayDay);
    if ('refused' in own) return own;
    const longer = extendShift(context.place(offer.day, own.shift), offer.hours);
    if (longer === null) return { refused: { code: 'request-hours-apart', day: sayDay(offer.day) } };
    return { changes: [{ agentId, day: offer.day, entry: entryWith(longer, offer.note) }] };
  },
};
