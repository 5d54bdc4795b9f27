import type { SiteTarget } from './whole-site.ts';

/**
 * Where a restore and the server that runs meet. The new store is made beside the present one and then takes its place, at
 * once and whole; the one before is kept under another name.
 */
export interface RestoreDesk {
  /** What is waiting to be swapped in, named by its order; null when nothing. */
  findWanted(): Promise<string | null>;
  /**
   * Puts what was restored in the place of the present store. Nothing may have it open. Killed at any moment, the old store
   * or the new one stands, at the latest when it is opened next.
   *
   * @returns where the one before is kept.
   * @throws StorageError 'in-use' while a server has it.
   */
  swap(nowMs: number): Promise<string>;
  /** Puts the one before back: the new one cannot be used. */
  swapBack(keptAs: string, nowMs: number): Promise<void>;
  /** Tells the command that waits. */
  answer(answer: RestoreAnswer): Promise<void>;
  close(): Promise<void>;
}

/** The other side: what the restore command does. One command at a time; `close` gives the place free. */
export interface RestorePlace {
  /** An empty site beside the present one; whatever a killed restore left is gone. */
  createTarget(): Promise<SiteTarget>;
  /** Asks the server that runs to swap. */
  order(name: string): Promise<void>;
  /** Takes an order back. True when it was still there: the server has not begun. */
  withdraw(): Promise<boolean>;
  readAnswer(name: string): Promise<RestoreAnswer | null>;
  close(): Promise<void>;
}

export interface RestoreAnswer {
  /** The order that is answered. */
  readonly order: string;
  readonly outcome: 'swapped' | 'refused';
  /** Where the store before is kept, or why it was refused. */
  readonly detail: string;
}
