import type { OfferRequest } from '../../shared/contract/requests.ts';
import type { Signed } from '../../shared/contract/signed.ts';
import type { CentreOffer } from '../../shared/requests/request.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { NoticeDesk } from '../ports/notices.ts';
import { readScene, type ExamineParts } from './examine-request.ts';
import { tellAgents } from './tell-request.ts';

type OfferParts = Pick<ExamineParts, 'store' | 'rosterStore' | 'live' | 'book'> & {
  readonly notices: NoticeDesk;
};

/**
 * Offers something to all, or to teams, and tells them. Again it is the one that is there.
 *
 * @throws FloorcastError `bad-request` for what is neither a shift nor hours, or ends after it begins
 */
export async function postOffer(parts: OfferParts, asked: Signed<OfferRequest>): Promise<CentreOffer> {
  const { store, live, notices } = parts;
  const known = await store.findOffer(asked.id);
  if (known !== null) return known;
  const nowMs = live.floorNowMs();
  const isShift = asked.kind === 'open-shift' || asked.kind === 'bonus-shift';
  const scene = await readScene(parts, { firstDay: asked.day, lastDay: asked.day });
  const beginsAtMs = asked.shift
    ? scene.startMs(asked.day, asked.shift)
    : scene.atMs(asked.day, asked.hours?.fromMinute ?? 0);
  const isWhole = isShift ? asked.shift !== null && !asked.hours : asked.hours !== null && !asked.shift;
  if (!isWhole || asked.endsAtMs <= nowMs || asked.endsAtMs > beginsAtMs)
    throw new FloorcastError('bad-request', { code: 'request-offer-bad' });
  const offer: CentreOffer = { ...asked, postedAtMs: nowMs, closedAtMs: null };
  await store.saveOffer(offer);
  const { teams } = offer;
  const agentIds = live
    .site()
    .agents.filter(({ team }) => teams === null || (team !== undefined && teams.includes(team)))
    .map(({ id }) => id);
  tellAgents(notices, agentIds, offer, 'offered');
  return offer;
}

/** Again is harmless. @throws FloorcastError `not-found` */
export async function closeOffer(
  { store, live }: Pick<ExamineParts, 'store' | 'live'>,
  id: string,
): Promise<CentreOffer> {
  const offer = await store.findOffer(id);
  if (offer === null) throw new FloorcastError('not-found', { code: 'request-offer-gone' });
  if (offer.closedAtMs !== null) return offer;
  const closed = { ...offer, closedAtMs: live.floorNowMs() };
  await store.saveOffer(closed);
  return closed;
}
