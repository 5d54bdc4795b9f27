import { NO_SEGMENT, type Visit } from './visit.ts';

export const LAST_15_MS = 15 * 60_000;
export const LAST_30_MS = 30 * 60_000;
export const LAST_60_MS = 60 * 60_000;

const COMPACT_AT = 4096;

/**
 * The counted visits of the last hour by the time they were offered, with the three places where the sliding windows
 * begin. Sliding is walking those places on: every visit is moved three times in its life and never looked for.
 */
export class VisitLog {
  visits: Visit[] = [];
  /** Index of the first visit inside the last 15, 30 and 60 minutes. */
  from15 = 0;
  from30 = 0;
  from60 = 0;

  /** Puts a visit in its place and gives the segment to count it in; a visit older than the hour gets none. */
  insert(visit: Visit, nowMs: number): number {
    const visits = this.visits;
    const atMs = visit.offeredAtMs;
    if (atMs <= nowMs - LAST_60_MS) return NO_SEGMENT;
    const size = visits.length;
    if (size === 0 || visits[size - 1]!.offeredAtMs <= atMs) {
      visits.push(visit);
      return 0;
    }
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (visits[middle]!.offeredAtMs > atMs) high = middle;
      else low = middle + 1;
    }
    visits.splice(low, 0, visit);
    return this.#place(low);
  }

  /**
   * The segment by where the windows began at the last slide: a visit lies between its neighbours, and the next slide
   * moves it on when it must.
   */
  #place(index: number): number {
    let segment = 0;
    if (index < this.from60) {
      this.from60 += 1;
      segment = NO_SEGMENT;
    }
    if (index < this.from30) {
      this.from30 += 1;
      if (segment === 0) segment = 2;
    }
    if (index < this.from15) {
      this.from15 += 1;
      if (segment === 0) segment = 1;
    }
    return segment;
  }

  remove(visit: Visit): void {
    const index = this.visits.lastIndexOf(visit);
    if (index < 0) return;
    this.visits.splice(index, 1);
    if (index < this.from15) this.from15 -= 1;
    if (index < this.from30) this.from30 -= 1;
    if (index < this.from60) this.from60 -= 1;
  }

  /** Moves the beginnings of the windows to `nowMs`, in either direction, telling of each visit that changes segment. */
  slide(nowMs: number, move: (visit: Visit, segment: number) => void): void {
    const visits = this.visits;
    const size = visits.length;
    const after15 = nowMs - LAST_15_MS;
    const after30 = nowMs - LAST_30_MS;
    const after60 = nowMs - LAST_60_MS;
    while (this.from15 < size && visits[this.from15]!.offeredAtMs <= after15) {
      move(visits[this.from15]!, 1);
      this.from15 += 1;
    }
    while (this.from30 < size && visits[this.from30]!.offeredAtMs <= after30) {
      move(visits[this.from30]!, 2);
      this.from30 += 1;
    }
    while (this.from60 < size && visits[this.from60]!.offeredAtMs <= after60) {
      move(visits[this.from60]!, NO_SEGMENT);
      this.from60 += 1;
    }
    while (this.from60 > 0 && visits[this.from60 - 1]!.offeredAtMs > after60) {
      this.from60 -= 1;
      move(visits[this.from60]!, 2);
    }
    while (this.from30 > 0 && visits[this.from30 - 1]!.offeredAtMs > after30) {
      this.from30 -= 1;
      move(visits[this.from30]!, 1);
    }
    while (this.from15 > 0 && visits[this.from15 - 1]!.offeredAtMs > after15) {
      this.from15 -= 1;
      move(visits[this.from15]!, 0);
    }
    if (this.from60 >= COMPACT_AT && this.from60 * 2 > size) this.#compact();
  }

  #compact(): void {
    const gone = this.from60;
    this.visits = this.visits.slice(gone);
    this.from15 -= gone;
    this.from30 -= gone;
    this.from60 = 0;
  }
}
