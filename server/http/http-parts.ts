import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import type { Health } from '../../shared/contract/http.ts';
import type { Access, KioskLinks } from '../ports/access.ts';
import type { Boards } from '../ports/boards.ts';
import type { Clock } from '../ports/clock.ts';
import type { DayOutlook } from '../ports/day-outlook.ts';
import type { History } from '../ports/history.ts';
import type { HistoryAnswers } from '../ports/history-answers.ts';
import type { ImportJobs } from '../ports/imports.ts';
import type { Journal } from '../ports/journal.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { Meters } from '../ports/meters.ts';
import type { Planning } from '../ports/planning.ts';

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
  readonly kioskLinks: KioskLinks;
  readonly boards: Boards;
  readonly planning: Planning;
  readonly outlook: DayOutlook;
  /** `notConnectedMs`: how long it has not been connected, in ms; 0 while it is. The first one is the floor's own. */
  readonly feeds: () => readonly (Health['feeds'][number] & { readonly notConnectedMs: number })[];
  /** The built client; null serves the interfaces alone. */
  readonly clientFolder: string | null;
  /** What failed without anyone expecting it: goes to the log. */
  readonly onError: (error: unknown) => void;
}
