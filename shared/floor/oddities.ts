import type { OddityList } from '../contract/http.ts';
import { tellDetail } from '../contract/tell-detail.ts';
import type { Message } from '../messages/message.ts';

/** What the reducer could not take at its word. Each has its rule in RULES.md. */
export const ODDITY_CODES = [
  'invalid-event',
  'implausible-time',
  'too-old',
  'too-far-ahead',
  'ahead-of-clock',
  'clock-set-back',
  'queue-refused',
  'too-many-queues',
  'too-many-agents',
  'too-many-calls',
  'too-many-feeds',
  'too-many-memberships',
  'offered-twice',
  'ring-without-offer',
  'answer-without-offer',
  'outcome-without-offer',
  'double-answer',
  'outcome-after-answer',
  'outcome-twice',
  'repeated',
  'unknown-conversation',
  'unknown-membership',
  'negative-duration',
  'unknown-agent',
  'late-agent-event',
  'lost-by-resync',
  'taken-over',
  'waiting-expired',
  'conversation-expired',
] as const;
export type OddityCode = (typeof ODDITY_CODES)[number];

export interface Oddity {
  readonly code: OddityCode;
  readonly atMs: number;
  readonly detail: Message;
}

const MOST_KEPT = 200;

/** Counts by code since the day began, and the newest 200 in detail. */
export class Oddities {
  readonly counts = new Map<OddityCode, number>();
  /** Oldest first. */
  latest: Oddity[] = [];
  dirty = false;

  note(code: OddityCode, atMs: number, detail: Message): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
    this.latest.push({ code, atMs, detail });
    // Twice the room, so that a flood is not an array shifted two hundred deep for each of its events.
    if (this.latest.length >= 2 * MOST_KEPT) this.latest = this.latest.slice(-MOST_KEPT);
    this.dirty = true;
  }

  startDay(): void {
    if (this.counts.size === 0) return;
    this.counts.clear();
    this.dirty = true;
  }

  list(): OddityList {
    return {
      counts: this.listCounts(),
      latest: this.latest
        .slice(-MOST_KEPT)
        .reverse()
        .map(({ code, atMs, detail }) => ({ code, atMs, ...tellDetail(detail) })),
    };
  }

  private listCounts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The counts as JSON text, keys sorted. */
  countsText(): string {
    return JSON.stringify(this.listCounts());
  }
}
