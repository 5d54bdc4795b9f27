/** What the store does about age and privacy. Each may be killed at any moment and be called again. */
export interface Upkeep {
  /** Deletes calls offered, and events that happened, before these moments (null: none); roll-ups stay. */
  deleteBefore(limits: {
    readonly callsMs: number | null;
    readonly eventsMs: number | null;
  }): Promise<{ readonly calls: number; readonly events: number }>;
  /** Takes a caller's number (and its hash) out of calls and events. Their figures stay. */
  deleteCaller(numbers: readonly string[]): Promise<{ readonly calls: number; readonly events: number }>;
  /** Gives an agent another id without a name everywhere. Their figures stay, nobody's. @param nowMs when, for the audit. */
  deleteAgent(agentId: string, nowMs: number): Promise<{ readonly newId: string; readonly events: number }>;
  /** Somebody was taken out of the site document who is nowhere else: a server that runs is to read it anew. */
  orderNewSite(): Promise<void>;
  /** Whether people were deleted whom a server that runs may still have in its memory. */
  isForgettingOrdered(): Promise<boolean>;
  /** At a start: takes out what a server wrote of them since. Gives how many orders there were. */
  forgetOrdered(): Promise<number>;
  /** Works the days out anew from the quarter hours: the site's zone or day start was changed. */
  rebuildDays(onProgress?: (progress: number) => void): Promise<void>;
}
