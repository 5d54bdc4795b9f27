import type {
  DayMessage,
  DayMessageRequest,
  DayMessagesAnswer,
  HelpCallsAnswer,
} from '../../shared/contract/floor-help.ts';
import type { OwnFloorAnswer } from '../../shared/contract/me.ts';
import type { Signed } from '../../shared/contract/signed.ts';

/** Calls for help and messages of the day, as agents and the desk have them. All refusals are FloorcastErrors in words. */
export interface FloorHelp {
  readOwn(agentId: string): Promise<OwnFloorAnswer>;
  /** @throws `conflict` while one stands, `too-many` too soon after another */
  call(agentId: string, note: string): Promise<OwnFloorAnswer>;
  /** Again is harmless. */
  endOwn(agentId: string): Promise<OwnFloorAnswer>;
  listCalls(): Promise<HelpCallsAnswer>;
  /** @throws `not-found`, `conflict` when somebody was quicker */
  take(id: string, author: string): Promise<void>;
  /** Again is harmless. @throws `not-found` */
  end(id: string, author: string): Promise<void>;
  listMessages(): Promise<DayMessagesAnswer>;
  /** @throws `bad-request` for a team there is not and an end that is over or too far */
  write(request: Signed<DayMessageRequest>): Promise<DayMessage>;
  /** What was taken back. @throws `not-found` also for one that is taken back already */
  remove(id: string, author: string): Promise<DayMessage>;
}
