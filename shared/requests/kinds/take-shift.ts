import { sayDay } from '../../rostering/problem/say-day.ts';
import type { OfferKind } from '../request.ts';
import { entryWith, type RequestKind } from '../request-kind.ts';

/** A shift that the centre offers: open, or for volunteers with a bonus. */
export function takeShift<Kind extends 'open-shift' | 'bonus-shift'>(id: Kind): RequestKind<Kind> {
  return {
    id,
    daysOf: (_ask, offer) => offer && { firstDay: offer.day, lastDay: offer.day },
    draw({ agentId }, context) {
      const { offer } = context;
      if (offer === null || offer.shift === null || offer.kind !== (id satisfies OfferKind))
        return { refused: { code: 'request-offer-gone' } };
      const { day, shift } = offer;
      if (!context.isPublished(day))
        return { refused: { code: 'request-day-unpublished', day: sayDay(day) } };
      if (context.entryOf(agentId, day)?.shift)
        return {
          refused: { code: 'request-works-already', agent: context.nameOf(agentId), day: sayDay(day) },
        };
      const whole = { ...shift, longBreakAfterMinutes: null, segments: null };
      return { changes: [{ agentId, day, entry: entryWith(whole, offer.note) }] };
    },
  };
}
