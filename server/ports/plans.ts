/** What is kept of planning besides versions: whole values, each by its kind and key, as JSON text. */
export type PlanKind =
  /** Of the working forecast as a whole; key ``. */
  | 'working'
  /** By queue. */
  | 'forecast'
  /** Of all queues and groups; key ``. */
  | 'requirement'
  /** By queue. */
  | 'backtest'
  /** What was last played; key ``. */
  | 'simulated'
  | 'what-if'
  /** What people changed, by queue. */
  | 'edits'
  /** What people said of flags, by queue. */
  | 'flags'
  /** By event. */
  | 'event'
  /** By the job's id. */
  | 'job'
  /** How often a forecast was begun by itself for the newest reason; key ``. */
  | 'attempts'
  /** Of rosters; key ``. */
  | 'roster-settings'
  /** By the copy's id. */
  | 'roster-copy'
  /** How far a proposal is, by its job's id; and the roster it has found. */
  | 'roster-proposal'
  | 'roster-proposal-days'
  /** A change of people that has begun and is not whole yet; key ``. */
  | 'people-change';

export interface PlanValue {
  readonly kind: PlanKind;
  readonly key: string;
  /** Grows by 1 with every change; 0 is one that is not there. */
  readonly revision: number;
  readonly savedMs: number;
  readonly text: string;
}

/** A forecast that was published. It is never changed, and never deleted. */
export interface VersionRecord {
  /** From 1 on, without gaps. */
  readonly versionNo: number;
  readonly publishedMs: number;
  readonly author: string;
  readonly reason: string;
  /** Site day, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly days: number;
  readonly knownUntilMs: number;
}

/** Where forecasts, what people made of them, and everything that was ever published are kept. */
export interface PlanStore {
  read(kind: PlanKind, key: string): Promise<PlanValue | null>;
  /** By key. */
  readAll(kind: PlanKind): Promise<readonly PlanValue[]>;
  /**
   * All of it or nothing. A value that is there already is replaced.
   *
   * @param wholeKinds of these nothing is left but what is saved
   */
  save(
    entries: readonly Pick<PlanValue, 'kind' | 'key' | 'text'>[],
    wholeKinds?: readonly PlanKind[],
  ): Promise<void>;
  /**
   * Only when nobody was quicker.
   *
   * @param revision as it was read; 0 when there was none.
   * @returns the new revision.
   * @throws FloorcastError `conflict`; then nothing is changed.
   */
  saveIfUnchanged(entry: Pick<PlanValue, 'kind' | 'key' | 'text' | 'revision'>): Promise<number>;
  /** Deleting twice is harmless. */
  remove(kind: PlanKind, key: string): Promise<void>;
  /** A version with what it says of each queue, all of it or nothing. @returns its number. */
  publish(
    version: Omit<VersionRecord, 'versionNo'>,
    queues: readonly { readonly queueId: string; readonly text: string }[],
  ): Promise<number>;
  /** Newest first. */
  listVersions(): Promise<readonly VersionRecord[]>;
  /** What a version says of a queue; null when it says nothing. */
  readVersion(versionNo: number, queueId: string): Promise<string | null>;
}
