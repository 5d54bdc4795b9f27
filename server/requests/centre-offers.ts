import type { OfferRequest } from '../../shared/contract/requests.ts';
import type { Signed } from '../../shared/contract/signed.ts';
import type { CentreOffer } from '../../shared/requests/request.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { refuseOffer } from '../../shared/requests/refuse-offer.ts';
import type { NoticeDesk } from '../ports/notices.ts';
import type { Rosters } from '../ports/roster-desk.ts';
import { readScene, type ExamineParts } from './examine-request.ts';
import { tellOffered } from './tell-request.ts';

type OfferParts = Pick<ExamineParts, 'store' | 'rosterStore' | 'live' | 'book'> & {
  readonly notices: NoticeDesk;
  readonly rosters: Pick<Rosters, 'readSettings'>;
};

/**
 * Offers something to all, or to teams, and tells them. Again it is the one that is there.
 *
 * @throws FloorcastError `bad-request` saying the first thing that stands against it
 */
export async function postOffer(parts: OfferParts, asked: Signed<OfferRequest>): Promise<CentreOffer> {
  const { store, live, notices, rosters } = parts;
  const known = await store.findOffer(asked.id);
  if (known !== null) return known;
  const nowMs = live.floorNowMs();
  const scene = await readScene(parts, { firstDay: asked.day, lastDay: asked.day });
  const beginsAtMs = asked.shift
    ? scene.startMs(asked.day, asked.shift)
    : scene.atMs(asked.day, asked.hours?.fromMinute ?? 0);
  const { agents, dayStartsAt } = live.site();
  const { settings } = await rosters.readSettings();
  const against = refuseOffer(asked, {
    templates: settings.templates,
    teams: agents.flatMap(({ team }) => (team === undefined ? [] : [team])),
    dayStartsAt,
    nowMs,
    beginsAtMs,
  });
  if (against !== null) throw new FloorcastError('bad-request', against);
  const offer: CentreOffer = { ...asked, postedAtMs: nowMs, closedAtMs: null };
  await store.saveOffer(offer);
  const { teams } = offer;
  const agentIds = agents
    .filter(({ team }) => teams === null || (team !== undefined && teams.includes(team)))
    .map(({ id }) => id);
  tellOffered(notices, agentIds, offer);
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
