import type { Row, Rows } from '../../shared/contract/floor-rows.ts';
import type { OddityList, TrendInterval } from '../../shared/contract/http.ts';
import type { AgentNews } from '../../shared/floor/agent-news.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import type { Site } from '../../shared/site/site.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { createMemoryJournal } from '../../server/stores/journal/memory-journal.ts';
import { commitEvents } from './commit-events.ts';
import type { AppendOutcome } from '../../server/ports/feed.ts';
import type { Journal } from '../../server/ports/journal.ts';
import type { LiveFloor, RowChanges } from '../../server/ports/live-floor.ts';

/** A live floor whose rows a test sets by hand: what adapters stream is then known to the byte. */
export class ScriptedFloor implements LiveFloor {
  readonly epoch: string;
  readonly journal: Journal;
  nowMs = Date.UTC(2026, 2, 10, 9, 0);
  intervals: readonly TrendInterval[] = [];
  #site: Site;
  readonly #listeners = new Set<(changes: RowChanges) => void>();
  #rows: Record<string, Row>;
  #agentListener: (news: readonly AgentNews[]) => void = () => {};

  constructor(rows: Rows = {}, epoch = 'epoch-1', site = createEmptySite('Etc/UTC')) {
    this.#rows = { ...rows };
    this.epoch = epoch;
    this.#site = site;
    this.journal = createMemoryJournal();
  }

  site = () => this.#site;
  readonly #siteListeners = new Set<() => void>();
  changeSite = (site: Site) => {
    this.#site = site;
    for (const listener of this.#siteListeners) listener();
  };
  onSiteChanged = (listener: () => void) => {
    this.#siteListeners.add(listener);
    return () => void this.#siteListeners.delete(listener);
  };
  floorNowMs = () => this.nowMs;
  speed = () => 1;
  rows = (): Rows => ({ ...this.#rows });
  oddities = (): OddityList => ({ counts: {}, latest: [] });
  todayIntervals = () => this.intervals;
  followAgents: LiveFloor['followAgents'] = async (listener) => {
    this.#agentListener = listener;
    return { afterSeq: this.journal.lastSeq() };
  };

  subscribe(listener: (changes: RowChanges) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  tellAgents(news: readonly AgentNews[]): void {
    this.#agentListener(news);
  }

  /** One tick of the floor. */
  change(set: Readonly<Record<string, Partial<Row>>> = {}, gone: readonly string[] = []): void {
    this.nowMs += 250;
    for (const key in set) this.#rows[key] = { ...this.#rows[key], ...set[key] } as Row;
    for (const key of gone) delete this.#rows[key];
    for (const listener of this.#listeners) listener({ floorNowMs: this.nowMs, set, gone });
  }

  async emit(events: readonly FloorEvent[]): Promise<AppendOutcome> {
    const known = new Set(
      await this.journal.findKnownIds(events.flatMap(({ id }) => (id === undefined ? [] : [id]))),
    );
    const repeated: number[] = [];
    const fresh = events.filter(({ id }, index) => {
      if (id === undefined || known.size !== known.add(id).size) return true;
      repeated.push(index);
      return false;
    });
    await commitEvents(this.journal, fresh);
    return { accepted: fresh.length, repeated, lastSeq: this.journal.lastSeq() };
  }
}
