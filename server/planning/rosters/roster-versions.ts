import type { RosterFact } from '../../../shared/contract/roster-presence.ts';
import type {
  PersonChanges,
  RosterPublishRequest,
  RosterUnpublishRequest,
  RosterVersionAnswer,
  RosterVersionHead,
} from '../../../shared/contract/roster-versions.ts';
import type { Signed } from '../../../shared/contract/signed.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import { listDays } from '../../../shared/time/day-range.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import { createTurns } from '../../in-turn.ts';
import type { PublishedDay, RosterDayRecord, RosterStore, RosterVersionRecord } from '../../ports/rosters.ts';
import { findSameVersion } from './find-same-version.ts';
import { readEntries } from './roster-days.ts';
import { sayDayChanged } from './say-day-changed.ts';

export interface RosterVersionsParts {
  readonly store: RosterStore;
  readonly nowMs: () => number;
  readonly tell: (fact: RosterFact) => void;
  /** What publishing these days tells whom (PersonChanges as JSON). */
  readonly tellPeople: (
    range: DayRange,
    days: readonly Pick<RosterDayRecord, 'day' | 'text'>[],
    published: readonly PublishedDay[],
  ) => Promise<{ readonly changedAgents: number; readonly text: string }>;
}

/** What was published: it is only added to. */
export class RosterVersions {
  readonly #parts: RosterVersionsParts;
  readonly #inTurn = createTurns();

  constructor(parts: RosterVersionsParts) {
    this.#parts = parts;
  }

  /** Newest first. */
  async list(): Promise<readonly RosterVersionHead[]> {
    return (await this.#parts.store.listVersions()).map(headOf);
  }

  /** @throws FloorcastError `not-found` */
  async read(versionNo: number): Promise<RosterVersionAnswer> {
    const { store } = this.#parts;
    const version = await this.#find(versionNo);
    const [days, seen] = await Promise.all([store.readVersionDays(versionNo), store.listSeen(versionNo)]);
    return {
      version: headOf({ ...version, seenAgents: seen.length }),
      roster: days.flatMap(({ day, text }) =>
        text === null
          ? []
          : [
              {
                day,
                revision: 0,
                changedAtMs: version.publishedMs,
                author: version.author,
                entries: readEntries(text),
              },
            ],
      ),
      people: (JSON.parse(version.text) as { readonly people: readonly PersonChanges[] }).people,
      seen,
    };
  }

  /** @throws FloorcastError `conflict` when a day was changed since it was looked at, none is planned, or nothing is new. */
  publish(request: Signed<RosterPublishRequest>): Promise<RosterVersionHead> {
    return this.#inTurn(() => this.#publish(request));
  }

  /** @throws FloorcastError `conflict` when nothing of it is published. */
  unpublish(request: Signed<RosterUnpublishRequest>): Promise<RosterVersionHead> {
    return this.#inTurn(() => this.#unpublish(request));
  }

  async #publish(request: Signed<RosterPublishRequest>): Promise<RosterVersionHead> {
    const { store } = this.#parts;
    const { firstDay, days, revisions } = request;
    const range = { firstDay, days };
    const records = await store.readDays(null, range);
    if (records.length === 0)
      throw new FloorcastError('conflict', { code: 'roster-nothing-planned', firstDay, days });
    for (const day of listDays(range)) {
      const record = records.find((one) => one.day === day);
      const [revision, asked] = [record?.revision ?? 0, revisions[day] ?? 0];
      if (revision !== asked)
        throw new FloorcastError(
          'conflict',
          sayDayChanged({ day, author: record?.author ?? '', revision, asked }),
        );
    }
    const versionNo = findSameVersion(range, records, await store.readPublished(range));
    if (versionNo !== null)
      throw new FloorcastError('conflict', { code: 'roster-nothing-new', versionNo, firstDay, days });
    const known = new Map(records.map((record) => [record.day, record]));
    // A day without a single shift is published, too: everybody is off.
    const texts = listDays(range).map((day) => {
      const { text = '{}', revision = 0 } = known.get(day) ?? {};
      return { day, text, seenRevision: revision };
    });
    return this.#add('published', request, texts);
  }

  async #unpublish(request: Signed<RosterUnpublishRequest>): Promise<RosterVersionHead> {
    const { firstDay, days } = request;
    const published = await this.#parts.store.readPublished({ firstDay, days });
    const standing = published.filter(({ text }) => text !== null);
    if (standing.length === 0)
      throw new FloorcastError('conflict', { code: 'roster-nothing-published', firstDay, days });
    return this.#add(
      'unpublished',
      request,
      standing.map(({ day }) => ({ day, text: null })),
    );
  }

  /** An agent has seen what changed; again is harmless. @throws FloorcastError `not-found`, also for agents it says nothing of. */
  async markSeen(versionNo: number, agentId: string): Promise<void> {
    const { roster, people } = await this.read(versionNo);
    const isNamed =
      people.some((person) => person.agentId === agentId) ||
      roster.some(({ entries }) => Object.hasOwn(entries, agentId));
    if (!isNamed)
      throw new FloorcastError('not-found', { code: 'roster-version-without-agent', versionNo, agentId });
    await this.#parts.store.markSeen(versionNo, agentId, this.#parts.nowMs());
  }

  /** Of two who publish (or take back) the same at once the second finds what the first has done. */
  async #find(versionNo: number): Promise<RosterVersionRecord> {
    const version = await this.#parts.store.readVersion(versionNo);
    if (version) return version;
    throw new FloorcastError('not-found', { code: 'roster-version-unknown', versionNo });
  }

  async #add(
    kind: RosterVersionRecord['kind'],
    { author, reason, firstDay, days }: Signed<RosterUnpublishRequest>,
    texts: readonly { readonly day: string; readonly text: string | null; readonly seenRevision?: number }[],
  ): Promise<RosterVersionHead> {
    const { store, nowMs, tell, tellPeople } = this.#parts;
    const range = { firstDay, days };
    const published = await store.readPublished(range);
    const told = await tellPeople(
      range,
      texts.map(({ day, text }) => ({ day, text: text ?? '{}' })),
      published,
    );
    const record = { kind, publishedMs: nowMs(), author, reason, firstDay, days, ...told };
    const versionNo = await store.publish(record, texts, {
      atMs: record.publishedMs,
      author,
      reason,
      action: kind,
      copyId: null,
      days: { firstDay: texts[0]!.day, lastDay: texts.at(-1)!.day },
      text: '{}',
    });
    tell({ kind: 'versions', author, versionNo });
    return headOf({ ...record, versionNo, seenAgents: 0 });
  }
}

function headOf(
  version: Omit<RosterVersionRecord, 'text'> & { readonly seenAgents: number },
): RosterVersionHead {
  const { versionNo, kind, publishedMs, author, reason, firstDay, days, changedAgents, seenAgents } = version;
  return {
    versionNo,
    kind,
    publishedAtMs: publishedMs,
    author,
    reason,
    firstDay,
    days,
    changedAgents,
    seenAgents,
  };
}
