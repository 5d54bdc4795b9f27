import type {
  CalendarLinkAnswer,
  MadeCalendarLink,
  OwnChangesAnswer,
  OwnContest,
  OwnContestRequest,
  OwnFiguresAnswer,
  OwnWorkAnswer,
} from '../../shared/contract/me.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import type { Locale } from '../../shared/site/localized-text.ts';

/** What agents see and do about their own work (server/me makes it). All refusals are FloorcastErrors in words. */
export interface OwnWork {
  /** @param range null: four weeks from the running day on */
  readWork(agentId: string, range: DayRange | null): Promise<OwnWorkAnswer>;
  readChanges(agentId: string): Promise<OwnChangesAnswer>;
  /** All versions up to this one that say something of the agent. Again is harmless. */
  markSeen(agentId: string, upToVersion: number): Promise<void>;
  readFigures(agentId: string): Promise<OwnFiguresAnswer>;
  /** @throws `bad-request`, `conflict` when the time is contested already */
  contest(agentId: string, request: OwnContestRequest): Promise<OwnContest>;
}

/** Calendars that people subscribe to by a secret link of their account. */
export interface CalendarLinks {
  find(accountId: string): Promise<CalendarLinkAnswer>;
  /** The one before is good no more. The token is told here and nowhere else. */
  make(accountId: string, locale: Locale): Promise<MadeCalendarLink>;
  /** Again is harmless. */
  remove(accountId: string): Promise<void>;
  /** The calendar as text; null for a token that is not (or no longer) good, whatever the reason. */
  read(token: string): Promise<string | null>;
}
