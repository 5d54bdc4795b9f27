import type { SeesAgent } from '../../shared/access/scope.ts';
import type {
  AskRequest,
  CheckRequest,
  ColleaguesAnswer,
  OfferRequest,
  OwnRequestsAnswer,
  OwnTakesAnswer,
  RequestAnswer,
  RequestCheck,
  RequestDecisions,
  RequestDecisionsAnswer,
  RequestQueueAnswer,
  RequestSettingsAnswer,
  RequestView,
  RequestWithdrawal,
} from '../../shared/contract/requests.ts';
import type { Signed } from '../../shared/contract/signed.ts';
import type { CentreOffer, ShiftRequest } from '../../shared/requests/request.ts';
import type { RequestSettings } from '../../shared/requests/request-settings.ts';

/** What agents ask and planners decide (server/requests makes it). All refusals are FloorcastErrors in words. */
export interface RequestDesk {
  readOwn(agentId: string): Promise<OwnRequestsAnswer>;
  /** Of what `readOwn` says can be taken, what the rules say to it. */
  judgeTakes(agentId: string): Promise<OwnTakesAnswer>;
  /** @param returnDay the day of the colleague's shift in a swap; the same day for a gift */
  findColleagues(
    agentId: string,
    kind: 'swap' | 'give-away',
    day: string,
    returnDay: string,
  ): Promise<ColleaguesAnswer>;
  check(agentId: string, request: CheckRequest): Promise<RequestCheck>;
  /** Sent twice it is one. @throws `conflict` saying why it cannot be */
  ask(agentId: string, request: AskRequest): Promise<RequestView>;
  answer(agentId: string, id: string, answer: RequestAnswer): Promise<RequestView>;
  /** Also takes granted leave back. @throws `conflict` when it is no more as the agent saw it */
  withdraw(agentId: string, id: string, withdrawal: RequestWithdrawal): Promise<RequestView>;
  /** As it stands, of whomever. Null when there is none. */
  find(id: string): Promise<ShiftRequest | null>;
  readQueue(sees: SeesAgent): Promise<RequestQueueAnswer>;
  /** What granting an open request would do now. @throws `not-found` */
  checkWaiting(id: string, sees: SeesAgent): Promise<RequestCheck>;
  decide(decisions: Signed<RequestDecisions>, sees: SeesAgent): Promise<RequestDecisionsAnswer>;
  cancelLeave(id: string, author: string, reason: string, sees: SeesAgent): Promise<RequestView>;
  postOffer(offer: Signed<OfferRequest>): Promise<CentreOffer>;
  /** Again is harmless. */
  closeOffer(id: string): Promise<CentreOffer>;
  readSettings(): RequestSettings;
  /** @throws `conflict` when others were saved since they were read */
  saveSettings(change: RequestSettingsAnswer): Promise<RequestSettings>;
}
