import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import type { RosterDifference, RosterEntry, RosterShift } from '../../shared/contract/rosters.ts';
import type { Message } from '../../shared/messages/message.ts';
import { isSameShift } from '../../shared/rostering/days/compare-days.ts';
import { createRosterCalendar } from '../../shared/rostering/model/roster-calendar.ts';
import { readClock, readDayMinute } from '../../shared/rostering/problem/clock-time.ts';
import type { PlacedShift } from '../../shared/requests/cut-shift.ts';
import type { CentreOffer } from '../../shared/requests/request.ts';
import type { KindContext } from '../../shared/requests/request-kind.ts';
import type { RequestSettings } from '../../shared/requests/request-settings.ts';
import type { LocalizedText } from '../../shared/site/localized-text.ts';
import type { Site } from '../../shared/site/site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { PublishedDay, RosterDayRecord } from '../ports/rosters.ts';

type Entries = Readonly<Record<string, RosterEntry>>;

/** Some days of the roster as they were read: what agents were told, and what planners work on. */
export class RequestScene implements Omit<KindContext, 'offer'> {
  readonly settings: RequestSettings;
  readonly #site: Site;
  readonly #rows: ReturnType<LiveFloor['rows']>;
  readonly #working = new Map<string, { readonly revision: number; readonly entries: Entries }>();
  readonly #published = new Map<string, { readonly versionNo: number; readonly entries: Entries }>();

  constructor(
    live: Pick<LiveFloor, 'site' | 'rows'>,
    settings: RequestSettings,
    records: readonly RosterDayRecord[],
    published: readonly PublishedDay[],
  ) {
    this.#site = live.site();
    this.#rows = live.rows();
    this.settings = settings;
    for (const { day, revision, text } of records)
      this.#working.set(day, { revision, entries: JSON.parse(text) as Entries });
    for (const { day, versionNo, text } of published)
      if (text !== null) this.#published.set(day, { versionNo, entries: JSON.parse(text) as Entries });
  }

  with(offer: CentreOffer | null): KindContext {
    return {
      settings: this.settings,
      offer,
      entryOf: (agentId, day) => this.entryOf(agentId, day),
      isPublished: (day) => this.isPublished(day),
      place: (day, shift) => this.place(day, shift),
      nameOf: (agentId) => this.nameOf(agentId),
    };
  }

  isPublished(day: string): boolean {
    return this.#published.has(day);
  }

  /** What people were told; of days nobody was told of, what planners have in mind. */
  entryOf(agentId: string, day: string): RosterEntry | null {
    const of = this.#published.get(day) ?? this.#working.get(day);
    return of !== undefined && Object.hasOwn(of.entries, agentId) ? of.entries[agentId]! : null;
  }

  /** Everybody of whom a published day says something. */
  agentsOn(day: string): readonly string[] {
    return Object.keys(this.#published.get(day)?.entries ?? {});
  }

  /** Whether a planner has something else in mind for somebody than what they were told. */
  isDraft(agentId: string, day: string): boolean {
    const told = this.#published.get(day)?.entries[agentId]?.shift ?? null;
    const meant = this.#working.get(day)?.entries[agentId]?.shift ?? null;
    return this.isPublished(day) && !isSameShift(told, meant);
  }

  place(day: string, shift: RosterShift): PlacedShift {
    const { timeZone, dayStartsAt } = this.#site;
    const calendar = createRosterCalendar({ firstDay: day, days: 1, timeZone, dayStartsAt, slotMinutes: 15 });
    return {
      shift,
      fromMinute: this.#minuteOf(shift),
      realMinute: (minute) => calendar.realMinutes(0, 0, minute - readClock(dayStartsAt)),
    };
  }

  /** Past 1440 where it begins after midnight, before the next site day does. */
  #minuteOf({ start }: Pick<RosterShift, 'start'>): number {
    const { dayStartsAt } = this.#site;
    return readDayMinute(start, dayStartsAt) + readClock(dayStartsAt);
  }

  /** When wall-clock minutes after midnight of a day are. */
  atMs(day: string, minute: number): number {
    const { timeZone, dayStartsAt } = this.#site;
    const calendar = createRosterCalendar({ firstDay: day, days: 1, timeZone, dayStartsAt, slotMinutes: 15 });
    const { fromMs } = createSiteCalendar(this.#site).dayNamed(day);
    return fromMs + calendar.realMinutes(0, 0, minute - readClock(dayStartsAt)) * 60_000;
  }

  startMs(day: string, shift: Pick<RosterShift, 'start'>): number {
    return this.atMs(day, this.#minuteOf(shift));
  }

  differences(
    changes: readonly {
      readonly agentId: string;
      readonly day: string;
      readonly entry: RosterEntry | null;
    }[],
  ): readonly RosterDifference[] {
    return changes.map(({ agentId, day, entry }) => ({
      agentId,
      day,
      before: this.entryOf(agentId, day)?.shift ?? null,
      after: entry?.shift ?? null,
    }));
  }

  /** What was looked at on some days, for the store to compare. */
  seen(days: readonly string[]): {
    readonly revisions: Readonly<Record<string, number>>;
    readonly versions: Readonly<Record<string, number>>;
  } {
    return {
      revisions: Object.fromEntries(days.map((day) => [day, this.#working.get(day)?.revision ?? 0])),
      versions: Object.fromEntries(
        days.flatMap((day) => {
          const published = this.#published.get(day);
          return published === undefined ? [] : [[day, published.versionNo] as const];
        }),
      ),
    };
  }

  namesOf(agentId: string): LocalizedText {
    const known = this.#site.agents.find(({ id }) => id === agentId);
    if (known !== undefined) return known.name;
    const row = this.#rows[`agent/${agentId}`] as AgentRow | undefined;
    return { en: row?.name ?? agentId };
  }

  nameOf(agentId: string): Message {
    return { code: 'named', names: this.namesOf(agentId) };
  }

  teamOf = (agentId: string): string | null => {
    const known = this.#site.agents.find(({ id }) => id === agentId);
    return known?.team ?? (this.#rows[`agent/${agentId}`] as AgentRow | undefined)?.team ?? null;
  };

  knows(agentId: string): boolean {
    return this.#site.agents.some(({ id }) => id === agentId) || this.#rows[`agent/${agentId}`] !== undefined;
  }
}
