import type { Visit } from './visit.ts';

/** Visits by the instant their answer target passes, earliest first. Those answered meanwhile are dropped when they surface. */
export class DeadlineHeap {
  readonly #deadlines: number[] = [];
  readonly #visits: Visit[] = [];

  /** The earliest deadline, epoch ms; Infinity when nobody is watched. */
  get earliestMs(): number {
    return this.#deadlines.length === 0 ? Infinity : this.#deadlines[0]!;
  }

  add(deadlineMs: number, visit: Visit): void {
    const deadlines = this.#deadlines;
    const visits = this.#visits;
    let at = deadlines.length;
    deadlines.push(deadlineMs);
    visits.push(visit);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (deadlines[parent]! <= deadlineMs) break;
      deadlines[at] = deadlines[parent]!;
      visits[at] = visits[parent]!;
      at = parent;
    }
    deadlines[at] = deadlineMs;
    visits[at] = visit;
  }

  /** Takes out the visit with the earliest deadline; there must be one. */
  take(): Visit {
    const deadlines = this.#deadlines;
    const visits = this.#visits;
    const first = visits[0]!;
    const deadline = deadlines.pop()!;
    const visit = visits.pop()!;
    const size = deadlines.length;
    if (size === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && deadlines[child + 1]! < deadlines[child]!) child += 1;
      if (deadlines[child]! >= deadline) break;
      deadlines[at] = deadlines[child]!;
      visits[at] = visits[child]!;
      at = child;
    }
    deadlines[at] = deadline;
    visits[at] = visit;
    return first;
  }
}
