import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import type { Health } from '../../shared/contract/http.ts';
import type { Accounts } from '../ports/account-desk.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import type { Access, KioskLinks } from '../ports/access.ts';
import type { Adherence } from '../ports/adherence.ts';
import type { Boards } from '../ports/boards.ts';
import type { Clock } from '../ports/clock.ts';
import type { DayOutlook } from '../ports/day-outlook.ts';
import type { FloorHelp } from '../ports/floor-help.ts';
import type { History } from '../ports/history.ts';
import type { HistoryAnswers } from '../ports/history-answers.ts';
import type { ImportJobs } from '../ports/imports.ts';
import type { Journal } from '../ports/journal.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { Meters } from '../ports/meters.ts';
import type { People } from '../ports/people.ts';
import type { CalendarLinks, OwnWork } from '../ports/own-work.ts';
import type { Notices } from '../ports/notices.ts';
import type { Planning } from '../ports/planning.ts';
import type { RequestDesk } from '../ports/request-desk.ts';

/** What the http side is built from. */
export interface HttpParts {
  readonly version: string;
  readonly startedAtMs: number;
  readonly clock: Clock;
  /** Real events are not taken into a simulated floor. */
  readonly calls: 'simulated' | 'real';
  readonly live: LiveFloor;
  readonly journal: Journal;
  readonly history: History;
  readonly answers: HistoryAnswers;
  readonly meters: Meters;
  readonly imports: ImportJobs;
  readonly calendar: SiteCalendar;
  readonly access: Access;
  readonly accounts: Accounts;
  readonly audit: AuditLog;
  readonly kioskLinks: KioskLinks;
  readonly boards: Boards;
  readonly planning: Planning;
  readonly outlook: DayOutlook;
  readonly adherence: Adherence;
  readonly people: People;
  readonly requests: RequestDesk;
  readonly ownWork: OwnWork;
  readonly calendarLinks: CalendarLinks;
  readonly floorHelp: FloorHelp;
  readonly notices: Notices;
  /** `notConnectedMs`: how long it has not been connected, in ms; 0 while it is. The first one is the floor's own. */
  readonly feeds: () => readonly (Health['feeds'][number] & { readonly notConnectedMs: number })[];
  /** The built client; null serves the interfaces alone. */
  readonly clientFolder: string | null;
  /** What failed without anyone expecting it: goes to the log. */
  readonly onError: (error: unknown) => void;
}
