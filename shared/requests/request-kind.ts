import type { RosterChange, RosterEntry, RosterShift } from '../contract/rosters.ts';
import type { Message } from '../messages/message.ts';
import type { PlacedShift } from './cut-shift.ts';
import type { CentreOffer, RequestAsk, RequestKindId, ShiftRequest } from './request.ts';
import type { RequestSettings } from './request-settings.ts';

/** What a kind of request is worked out from. */
export interface KindContext {
  /** What is published for somebody on a day; null: nothing is said of them. */
  entryOf(agentId: string, day: string): RosterEntry | null;
  isPublished(day: string): boolean;
  /** Where a shift is on its day. */
  place(day: string, shift: RosterShift): PlacedShift;
  nameOf(agentId: string): Message;
  readonly settings: RequestSettings;
  /** What is taken; null for what is no offer of the centre. */
  readonly offer: CentreOffer | null;
}

/** What a request would change of whose days, or why it cannot be. */
export type Drawn = { readonly changes: readonly RosterChange[] } | { readonly refused: Message };

export type AskOf<Kind extends RequestKindId> = Extract<RequestAsk, { readonly kind: Kind }>;

/** One kind of request. */
export interface RequestKind<Kind extends RequestKindId> {
  readonly id: Kind;
  /** First and last day it is about; null where it is about none in particular. */
  daysOf(
    ask: AskOf<Kind>,
    offer: CentreOffer | null,
  ): { readonly firstDay: string; readonly lastDay: string } | null;
  /** Whose days change, and how. Of a shared one the colleague is known. */
  draw(
    request: Pick<ShiftRequest, 'agentId' | 'otherAgentId'> & { readonly ask: AskOf<Kind> },
    context: KindContext,
  ): Drawn;
}

/** The shift of somebody on a published day, or why there is none to be had. */
export function shiftOn(
  { entryOf, isPublished, nameOf }: KindContext,
  agentId: string,
  day: string,
  sayDay: (day: string) => Message,
): { readonly shift: RosterShift } | { readonly refused: Message } {
  if (!isPublished(day)) return { refused: { code: 'request-day-unpublished', day: sayDay(day) } };
  const shift = entryOf(agentId, day)?.shift ?? null;
  return shift === null
    ? { refused: { code: 'request-no-shift', agent: nameOf(agentId), day: sayDay(day) } }
    : { shift };
}

export function entryWith(shift: RosterShift | null, note: string): RosterEntry {
  // Pinned: the next proposal is not to undo what people agreed.
  return { shift, isPinned: true, note };
}
