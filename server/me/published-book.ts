import { setImmediate } from 'node:timers/promises';
import type { PersonChanges } from '../../shared/contract/roster-versions.ts';
import type { RosterEntry } from '../../shared/contract/rosters.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import type { UnseenVersion } from '../../shared/me/sum-own-changes.ts';
import { dayNumber } from '../../shared/time/day-number.ts';
import { listDays, rangeTo } from '../../shared/time/day-range.ts';
import type { RosterStore } from '../ports/rosters.ts';

export interface PublishedBookParts {
  readonly store: Pick<RosterStore, 'readPublished' | 'listVersions' | 'readVersion' | 'listSeenBy'>;
  /** Calls back when another version is published. */
  readonly onPublished: (listener: () => void) => () => void;
}

/** A published day of one person. */
export interface PublishedEntry {
  readonly day: string;
  readonly isPublished: boolean;
  /** Null: off, or not published. */
  readonly entry: RosterEntry | null;
}

/** By agent the text of their entry; null: not published. */
type KnownDay = ReadonlyMap<string, string> | null;

/** More than calendars and phones look at. */
const MOST_DAYS = 400;

/**
 * What is published, by person. Days are kept cut into people's entries until something is published: five hundred phones in the
 * morning must not parse five hundred times what five hundred people work.
 */
export class PublishedBook {
  readonly #parts: PublishedBookParts;
  #days = new Map<string, KnownDay>();
  /** Versions never change. */
  readonly #versions = new Map<number, ReadonlyMap<string, UnseenVersion>>();

  constructor(parts: PublishedBookParts) {
    this.#parts = parts;
    parts.onPublished(() => (this.#days = new Map()));
  }

  async readDays(agentId: string, range: DayRange): Promise<readonly PublishedEntry[]> {
    const days = await this.#known(range);
    return listDays(range).map((day): PublishedEntry => {
      const known = days.get(day) ?? null;
      const text = known?.get(agentId);
      return {
        day,
        isPublished: known !== null,
        entry: text === undefined ? null : (JSON.parse(text) as RosterEntry),
      };
    });
  }

  /** Versions that say something of this person on `today` or later and that they have not acknowledged, by number. */
  async readUnseen(agentId: string, today: string): Promise<readonly UnseenVersion[]> {
    const { store } = this.#parts;
    const versions = (await store.listVersions())
      .filter(({ firstDay, days }) => dayNumber(firstDay) + days > dayNumber(today))
      .reverse();
    if (versions.length === 0) return [];
    for (const versionNo of this.#versions.keys())
      if (versionNo < versions[0]!.versionNo) this.#versions.delete(versionNo);
    const seen = new Set(await store.listSeenBy(agentId, versions[0]!.versionNo));
    const unseen: UnseenVersion[] = [];
    for (const { versionNo, publishedMs } of versions) {
      if (seen.has(versionNo)) continue;
      const own = (await this.#version(versionNo, publishedMs)).get(agentId);
      if (own !== undefined) unseen.push(own);
    }
    return unseen;
  }

  /** Of all these days what is known, read where it is not. */
  async #known(range: DayRange): Promise<ReadonlyMap<string, KnownDay>> {
    // Published meanwhile there is another book: this answer is then of the moment before.
    const days = this.#days;
    const asked = listDays(range);
    const found = new Map(
      asked.flatMap((day) => (days.has(day) ? [[day, days.get(day) ?? null] as const] : [])),
    );
    const missing = asked.filter((day) => !found.has(day));
    const [first, last] = [missing[0], missing.at(-1)];
    if (first === undefined || last === undefined) return found;
    const published = await this.#parts.store.readPublished(rangeTo(first, last));
    const texts = new Map(published.map(({ day, text }) => [day, text]));
    if (days.size > MOST_DAYS) days.clear();
    for (const day of missing) {
      const known = cutDay(texts.get(day) ?? null);
      days.set(day, known);
      found.set(day, known);
      // A day of 500 people takes long enough: others wait.
      await setImmediate();
    }
    return found;
  }

  async #version(versionNo: number, publishedMs: number): Promise<ReadonlyMap<string, UnseenVersion>> {
    const known = this.#versions.get(versionNo);
    if (known !== undefined) return known;
    const record = await this.#parts.store.readVersion(versionNo);
    const { people } = JSON.parse(record?.text ?? '{"people":[]}') as {
      readonly people: readonly PersonChanges[];
    };
    const cut = new Map(
      people.map(({ agentId, changes }) => [agentId, { versionNo, publishedMs, changes }] as const),
    );
    this.#versions.set(versionNo, cut);
    return cut;
  }
}

function cutDay(text: string | null): KnownDay {
  if (text === null) return null;
  const entries = JSON.parse(text) as Readonly<Record<string, RosterEntry>>;
  return new Map(Object.entries(entries).map(([agentId, entry]) => [agentId, JSON.stringify(entry)]));
}
