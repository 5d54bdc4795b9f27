import type { FloorEvent } from '../floor/events.ts';

/**
 * Takes down what happens, in order, each with an instant of its own: when several things happen in one millisecond the
 * later ones are dated 1 ms on. So an instant tells exactly which events were before it, and a feed that knows the instant
 * of its newest durable event can go on without losing or doubling one. Holds up to about 800 events a second.
 */
export class FloorLog {
  private events: FloorEvent[] = [];
  private lastAtMs = 0;
  private lost = false;

  /** The instant to date the next event with. */
  stamp(nowMs: number): number {
    this.lastAtMs = nowMs > this.lastAtMs ? nowMs : this.lastAtMs + 1;
    return this.lastAtMs;
  }

  add(event: FloorEvent): void {
    if (!this.lost) this.events.push(event);
  }

  /** From here on nothing is seen of what happens. */
  loseSight(event: FloorEvent): void {
    this.add(event);
    this.lost = true;
  }

  regainSight(): void {
    this.lost = false;
  }

  /** Everything dated up to `atMs`, once; what is dated later stays. */
  takeUntil(atMs: number): FloorEvent[] {
    const events = this.events;
    let count = events.length;
    while (count > 0 && events[count - 1]!.atMs > atMs) count--;
    this.events = events.slice(count);
    events.length = count;
    return events;
  }

  /** Drops what was not taken: `events` contain it. */
  startOver(events: readonly FloorEvent[]): void {
    this.events = [...events];
  }
}
