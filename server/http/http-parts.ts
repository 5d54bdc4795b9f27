import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import type { Health } from '../../shared/contract/http.ts';
import type { DayOutlook, Planning } from '../planning-ports.ts';
import type {
  Access,
  Boards,
  Clock,
  History,
  HistoryAnswers,
  ImportJobs,
  Journal,
  KioskLinks,
  LiveFloor,
  Meters,
} from '../ports.ts';

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
