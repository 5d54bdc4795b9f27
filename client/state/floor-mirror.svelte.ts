import type {
  AgentRow,
  FeedRow,
  OdditiesRow,
  QueueRow,
  Row,
  TallyRow,
  WaitingRow,
} from '../../shared/contract/floor-rows.ts';
import type { FloorDelta, FloorSnapshot, StreamMode } from '../../shared/contract/socket-events.ts';
import { SITE_SCOPE, type TallyWindow, type WindowId } from '../../shared/floor/windows.ts';
import { computeFigure } from '../../shared/metrics/figure.ts';
import { findMetric } from '../../shared/metrics/index.ts';
import type { FloorView } from '../../shared/metrics/floor-view.ts';
import type { HttpError } from '../../shared/contract/http.ts';
import type { Figure } from '../../shared/metrics/metric.ts';
import type { Site } from '../../shared/site/site.ts';
import { pickText, type LocalizedText, type Locale } from '../../shared/site/localized-text.ts';
import { FloorClock } from './floor-clock.ts';
import { groupRows, indexNames, NO_ROWS, RowGroup, splitKey } from './floor-table.ts';

export type MirrorPhase = 'connecting' | 'live' | 'stale' | 'refused';

/** Whether the figures on this screen are the floor of this second; if not, why, and since when. */
export type Freshness =
  | { readonly kind: 'connecting'; readonly seconds: number }
  | { readonly kind: 'live' }
  /** The server does not talk. `sinceMs` is the floor time of the last word. */
  | { readonly kind: 'silent'; readonly sinceMs: number; readonly seconds: number }
  /** The server talks, the phone system does not talk to the server. */
  | {
      readonly kind: 'feed-lost';
      readonly sinceMs: number;
      readonly seconds: number;
      readonly detail: string;
    }
  | { readonly kind: 'refused'; readonly refusal: HttpError };

const EMPTY_FIGURE: Figure = { value: null, numerator: 0, denominator: 0 };

/** This screen's copy of the floor. A `FloorConnection` writes it, screens read it; every row wakes only its readers. */
export class FloorMirror {
  phase = $state<MirrorPhase>('connecting');
  refusal = $state.raw<HttpError | null>(null);
  /** The site's settings; its list of agents is empty where names are hidden. */
  site = $state.raw<Site | null>(null);
  mode = $state<StreamMode>('live');
  speed = $state(1);
  epoch = $state('');
  /** Floor time, ticking in whole seconds; stands still while nothing is heard. */
  nowMs = $state(0);
  /** Floor time of the last word from the server; 0 before the first. */
  lastHeardFloorMs = $state(0);
  /** Real time since the last word (or since this screen opened), ms, in whole seconds. */
  ageMs = $state(0);

  readonly queues = new RowGroup<QueueRow>();
  readonly tallies = new RowGroup<TallyRow>();
  readonly agents = new RowGroup<AgentRow>();
  /** Callers waiting; only on the desk. */
  readonly waiting = new RowGroup<WaitingRow>();
  readonly feeds = new RowGroup<FeedRow>();
  readonly #oddities = new RowGroup<OdditiesRow>();
  readonly #clock = new FloorClock();
  #heardAtMs: number;

  readonly #groups: Readonly<Record<string, RowGroup<Row>>> = {
    queue: this.queues as unknown as RowGroup<Row>,
    tally: this.tallies as unknown as RowGroup<Row>,
    agent: this.agents as unknown as RowGroup<Row>,
    waiting: this.waiting as unknown as RowGroup<Row>,
    feed: this.feeds as unknown as RowGroup<Row>,
    oddities: this.#oddities as unknown as RowGroup<Row>,
  };

  /** What figures read; each reading subscribes to the rows it reads and no others. */
  readonly view: FloorView = createView(this.queues, this.tallies, this.agents);

  /** Queues in the site's order, those learnt from the feed after them by name. Without the site's own scope. */
  readonly queueIds: readonly string[] = $derived.by(() => {
    const listed = [...this.#queueNames.keys()];
    const learnt = this.queues.ids.filter((id) => id !== SITE_SCOPE && !this.#queueNames.has(id));
    return [...listed, ...learnt.sort()];
  });

  readonly #queueNames: ReadonlyMap<string, LocalizedText> = $derived(indexNames(this.site?.queues ?? []));
  readonly #agentNames: ReadonlyMap<string, LocalizedText> = $derived(indexNames(this.site?.agents ?? []));

  readonly freshness: Freshness = $derived.by(() => this.#judgeFreshness());

  /** @param stopwatchMs `performance.now()` at the start. */
  constructor(stopwatchMs: number) {
    this.#heardAtMs = stopwatchMs;
  }

  queue(id: string): QueueRow | undefined {
    return this.queues.get(id);
  }

  tally(window: TallyWindow, queueId: string): TallyRow | undefined {
    return this.tallies.get(`${window}/${queueId}`);
  }

  /** How many of each oddity today, by code. */
  get oddities(): Readonly<Record<string, number>> {
    const counts = this.#oddities.get('')?.counts;
    return counts ? (JSON.parse(counts) as Record<string, number>) : {};
  }

  queueName(id: string, locale: Locale): string {
    const listed = this.#queueNames.get(id);
    return (listed && pickText(listed, locale)) || id;
  }

  /** The name of an agent in the reader's language, else as the phone system says it, else the id. */
  /** @param otherwise for somebody the floor does not know */
  agentName(id: string, locale: Locale, otherwise = id): string {
    const listed = this.#agentNames.get(id);
    return (listed && pickText(listed, locale)) || this.agents.get(id)?.name || otherwise;
  }

  /** Every name an agent may be looked for by. */
  agentNames(id: string): readonly string[] {
    return [...Object.values(this.#agentNames.get(id) ?? {}), this.agents.get(id)?.name ?? '', id];
  }

  /** A figure of the catalogue over queues (none named: the site). Empty while the floor is not known yet. */
  figure(metricId: string, window: WindowId, queueIds: readonly string[]): Figure {
    const metric = findMetric(metricId);
    if (!metric || !this.site) return EMPTY_FIGURE;
    return computeFigure(metric, { window, queueIds, rows: this.view, site: this.site, nowMs: this.nowMs });
  }

  /** A whole new start. */
  replace(snapshot: FloorSnapshot, stopwatchMs: number): void {
    const groups = groupRows(snapshot.rows);
    for (const [kind, group] of Object.entries(this.#groups)) group.replace(groups.get(kind) ?? NO_ROWS);
    this.site = snapshot.site;
    this.mode = snapshot.mode;
    this.epoch = snapshot.epoch;
    this.refusal = null;
    this.#hear(snapshot.floorNowMs, snapshot.speed, stopwatchMs);
  }

  /** The next delta; the caller has checked epoch and seq. Rows of a kind this version does not know are left out. */
  change(delta: FloorDelta, stopwatchMs: number): void {
    for (const [key, fields] of Object.entries(delta.set ?? {})) {
      const [kind, id] = splitKey(key);
      this.#groups[kind]?.set(id, fields);
    }
    for (const key of delta.gone ?? []) {
      const [kind, id] = splitKey(key);
      this.#groups[kind]?.remove(id);
    }
    this.#hear(delta.floorNowMs, delta.speed, stopwatchMs);
  }

  refuse(refusal: HttpError): void {
    this.refusal = refusal;
    this.phase = 'refused';
  }

  /** Called a few times a second: moves the clock, or stops it when nothing was heard for `silentAfterMs`. */
  tick(stopwatchMs: number, silentAfterMs: number): void {
    const silentMs = stopwatchMs - this.#heardAtMs;
    this.ageMs = Math.floor(Math.max(0, silentMs) / 1000) * 1000;
    if (this.phase === 'live' && silentMs > silentAfterMs) this.phase = 'stale';
    if (this.phase === 'live') this.nowMs = this.#clock.read(stopwatchMs);
  }

  #hear(floorNowMs: number, speed: number, stopwatchMs: number): void {
    this.#heardAtMs = stopwatchMs;
    this.#clock.tell(floorNowMs, speed, stopwatchMs);
    this.speed = speed;
    this.lastHeardFloorMs = floorNowMs;
    this.phase = 'live';
    this.ageMs = 0;
    this.nowMs = this.#clock.read(stopwatchMs);
  }

  #judgeFreshness(): Freshness {
    const seconds = this.ageMs / 1000;
    if (this.phase === 'connecting') return { kind: 'connecting', seconds };
    if (this.phase === 'refused' && this.refusal) return { kind: 'refused', refusal: this.refusal };
    if (this.phase === 'stale') return { kind: 'silent', sinceMs: this.lastHeardFloorMs, seconds };
    const feeds = [...this.feeds.rows()];
    const lost = feeds.filter((feed) => feed.status !== 'connected');
    if (feeds.length === 0 || lost.length < feeds.length || this.mode === 'replay') return { kind: 'live' };
    const first = lost.reduce((a, b) => (b.sinceMs < a.sinceMs ? b : a));
    const sinceSeconds = Math.max(0, Math.round((this.nowMs - first.sinceMs) / 1000));
    return { kind: 'feed-lost', sinceMs: first.sinceMs, seconds: sinceSeconds, detail: first.detail };
  }
}

function createView(
  queues: RowGroup<QueueRow>,
  tallies: RowGroup<TallyRow>,
  agents: RowGroup<AgentRow>,
): FloorView {
  return {
    queue: (queueId) => queues.get(queueId),
    tally: (window, queueId) => tallies.get(`${window}/${queueId}`),
    get agents() {
      return agents.rows();
    },
  };
}
