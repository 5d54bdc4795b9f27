import type { Account } from '../../shared/contract/accounts.ts';
import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import type { Adherence } from '../ports/adherence.ts';
import type { FloorHelp } from '../ports/floor-help.ts';
import type { History } from '../ports/history.ts';
import type { LeaveBook } from '../ports/leave-book.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { NoticeDesk } from '../ports/notices.ts';
import type { OwnStore } from '../ports/own-store.ts';
import type { CalendarLinks, OwnWork } from '../ports/own-work.ts';
import type { Rosters } from '../ports/roster-desk.ts';
import type { RosterStore } from '../ports/rosters.ts';
import { CalendarRoom, type CalendarRoomParts } from './calendar-room.ts';
import { FloorHelpRoom } from './floor-help-room.ts';
import { OwnWorkRoom } from './own-work-room.ts';
import { PublishedBook } from './published-book.ts';

export interface OwnPagesParts {
  readonly store: OwnStore;
  readonly rosterStore: RosterStore;
  readonly rosters: Pick<Rosters, 'readSettings' | 'onChanged'>;
  readonly leaveBook: LeaveBook;
  readonly notices: NoticeDesk;
  readonly live: Pick<LiveFloor, 'site' | 'rows' | 'floorNowMs'>;
  readonly adherence: Pick<Adherence, 'readHistory' | 'listContests' | 'contest' | 'readSettings'>;
  readonly history: Pick<History, 'sumAgentDays'>;
  readonly calendar: SiteCalendar;
  readonly accounts: { list(): readonly Account[] };
  readonly tokens: CalendarRoomParts['tokens'];
}

/** All that stands behind agents' own pages. */
export function openOwnPages(parts: OwnPagesParts): {
  readonly ownWork: OwnWork;
  readonly calendarLinks: CalendarLinks;
  readonly floorHelp: FloorHelp;
} {
  const { store, rosterStore, rosters, leaveBook, notices, live, adherence, history, calendar } = parts;
  const book = new PublishedBook({
    store: rosterStore,
    onPublished: (listener) => rosters.onChanged(({ kind }) => kind === 'versions' && listener()),
  });
  const days = { book, rosters, leaveBook, site: () => live.site(), calendar };
  return {
    ownWork: new OwnWorkRoom({ ...days, store: rosterStore, live, adherence, history }),
    calendarLinks: new CalendarRoom({
      ...days,
      store,
      clock: { nowMs: () => live.floorNowMs() },
      tokens: parts.tokens,
      agentOf: (accountId) =>
        parts.accounts.list().find(({ id, state }) => id === accountId && state === 'active')?.agentId ??
        null,
    }),
    floorHelp: new FloorHelpRoom({ store, live, notices }),
  };
}
