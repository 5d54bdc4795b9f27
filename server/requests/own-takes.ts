import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import type { OwnTakesAnswer, TakeView } from '../../shared/contract/requests.ts';
import type { CentreOffer, RequestAsk, ShiftRequest } from '../../shared/requests/request.ts';
import { waitsFor } from '../../shared/requests/step-request.ts';
import { countTaken, examineMany, type Examinable, type ExamineParts } from './examine-request.ts';
import { viewOf } from './view-request.ts';

interface Takes {
  readonly ofCentre: readonly CentreOffer[];
  readonly ofColleagues: readonly ShiftRequest[];
}

/** Each is looked at by the rules of rosters. */
const MOST_TAKES = 40;

/** What is offered to somebody, the soonest first, whether or not the rules let them have it. */
export function listTakes(
  { live }: Pick<ExamineParts, 'live'>,
  {
    agentId,
    offers,
    open,
  }: {
    readonly agentId: string;
    readonly offers: readonly CentreOffer[];
    readonly open: readonly ShiftRequest[];
  },
): Takes {
  const nowMs = live.floorNowMs();
  const row = live.rows()[`agent/${agentId}`] as AgentRow | undefined;
  const team = live.site().agents.find(({ id }) => id === agentId)?.team ?? row?.team ?? '';
  const isAsked = (offerId: string) =>
    open.some((one) => one.agentId === agentId && 'offerId' in one.ask && one.ask.offerId === offerId);
  return {
    ofCentre: offers
      .filter(({ closedAtMs, endsAtMs }) => closedAtMs === null && endsAtMs > nowMs)
      // What is for other teams is none of theirs.
      .filter(({ id, teams }) => (teams === null || teams.includes(team)) && !isAsked(id))
      .toSorted((a, b) => compare(a.day, b.day)),
    ofColleagues: open
      .filter(
        (request) =>
          request.otherAgentId === null &&
          request.agentId !== agentId &&
          waitsFor(request) === 'colleague' &&
          request.expiresAtMs > nowMs,
      )
      .toSorted((a, b) => compare(a.firstDay, b.firstDay))
      .slice(0, MOST_TAKES),
  };
}

export async function viewTakes(
  parts: ExamineParts,
  { ofCentre, ofColleagues }: Takes,
): Promise<readonly TakeView[]> {
  return Promise.all([
    ...ofCentre.map(async (offer): Promise<TakeView> => {
      const left = Math.max(0, offer.places - (await countTaken(parts.store, offer, null)));
      return { of: 'centre', offer, left };
    }),
    ...ofColleagues.map(async (request): Promise<TakeView> => {
      const view = await viewOf(parts, request);
      return { of: 'colleague', view, shift: view.differences[0]?.before ?? null };
    }),
  ]);
}

/** What the rules say to each of them: all within some weeks are judged by one model of these weeks. */
export async function judgeTakes(
  parts: ExamineParts,
  agentId: string,
  today: string,
): Promise<OwnTakesAnswer> {
  const [offers, open] = await Promise.all([parts.store.listOffers(today), parts.store.listOpen()]);
  const { ofCentre, ofColleagues } = listTakes(parts, { agentId, offers, open });
  const asked: readonly Examinable[] = [
    ...ofCentre.map(({ kind, id }) => {
      const ask = { kind, offerId: id } as RequestAsk;
      return { id: '', agentId, otherAgentId: null, ask, about: [] };
    }),
    ...ofColleagues.map((request) => {
      const { ask } = request;
      const filled = ask.kind === 'swap' ? { ...ask, otherDay: ask.otherDay ?? ask.day } : ask;
      return { ...request, ask: filled, otherAgentId: agentId };
    }),
  ];
  const examined = await examineMany(parts, asked, today);
  const ids = [...ofCentre, ...ofColleagues].map(({ id }) => id);
  return {
    takes: examined.map(({ verdict }, at) => ({
      id: ids[at]!,
      isPossible: verdict.kind !== 'refused',
      said: verdict.said,
    })),
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
