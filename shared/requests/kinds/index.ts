import type { CentreOffer, RequestAsk, RequestKindId, ShiftRequest } from '../request.ts';
import type { Drawn, KindContext, RequestKind } from '../request-kind.ts';
import { availability } from './availability.ts';
import { bonusShift } from './bonus-shift.ts';
import { extraHours } from './extra-hours.ts';
import { giveAway } from './give-away.ts';
import { leave } from './leave.ts';
import { openShift } from './open-shift.ts';
import { swap } from './swap.ts';
import { timeOff } from './time-off.ts';

/** Every kind of request there is. */
export const REQUEST_KINDS: { readonly [Kind in RequestKindId]: RequestKind<Kind> } = {
  leave,
  swap,
  'give-away': giveAway,
  'open-shift': openShift,
  'extra-hours': extraHours,
  'time-off': timeOff,
  'bonus-shift': bonusShift,
  availability,
};

/** What a request would change of whose days, or why it cannot be. */
export function drawRequest(
  request: Pick<ShiftRequest, 'agentId' | 'otherAgentId' | 'ask'>,
  context: KindContext,
): Drawn {
  return kindOf(request.ask).draw(request, context);
}

export function daysOfAsk(
  ask: RequestAsk,
  offer: CentreOffer | null,
): { readonly firstDay: string; readonly lastDay: string } | null {
  return kindOf(ask).daysOf(ask, offer);
}

function kindOf(ask: RequestAsk): RequestKind<RequestKindId> {
  return REQUEST_KINDS[ask.kind] as RequestKind<RequestKindId>;
}
