import type { FloorEvent } from '../../shared/floor/events.ts';
import { hashSeed, Rng } from '../../shared/simulation/rng.ts';
import { Simulation } from '../../shared/simulation/simulation.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import type { Course } from './plan-courses.ts';

export interface Arrival {
  readonly event: FloorEvent;
  readonly arrivesAtMs: number;
}

const LONGEST_DELAY_MS = 20 * 60_000;

/** The events of a course in the order they arrive; on a bad line some come late and some twice. */
export class SimulatedCourse {
  readonly fromMs: number;
  readonly #course: Course;
  readonly #simulation: Simulation;
  readonly #rng: Rng;
  #waiting: Arrival[] = [];
  #events = 0;

  constructor(course: Course) {
    this.#course = course;
    const calendar = createSiteCalendar(course.site);
    const days = Array.from({ length: course.days }, (_, index) =>
      calendar.dayNamed(calendar.addDays(course.firstDay, index)),
    );
    this.fromMs = days[0]!.fromMs;
    this.#rng = new Rng(hashSeed(course.seed, 'line'));
    const { model, seed } = course;
    this.#simulation = new Simulation({ model, seed, days, week: 0, callPrefix: '', feedId: 'simulated' });
  }

  /** What arrived since the last call and until `untilMs`, that instant included. */
  takeUntil(untilMs: number): readonly Arrival[] {
    for (const event of this.#simulation.runUntil(untilMs)) this.#send(event);
    this.#waiting.sort((a, b) => a.arrivesAtMs - b.arrivesAtMs);
    const later = this.#waiting.findIndex(({ arrivesAtMs }) => arrivesAtMs > untilMs);
    const arrived = later === -1 ? this.#waiting : this.#waiting.slice(0, later);
    this.#waiting = later === -1 ? [] : this.#waiting.slice(later);
    return arrived;
  }

  /** Nothing will arrive any more. */
  isOver(): boolean {
    return this.#waiting.length === 0 && this.#simulation.isOver();
  }

  #send(told: FloorEvent): void {
    const rng = this.#rng;
    this.#events += 1;
    const event = { ...told, id: `e${this.#events}` };
    if (this.#course.line === 'good') {
      this.#waiting.push({ event, arrivesAtMs: event.atMs });
      return;
    }
    const isLate = rng.happens(0.005);
    const delayMs = isLate ? rng.nextIndex(LONGEST_DELAY_MS) : rng.happens(0.1) ? rng.nextIndex(3_000) : 0;
    this.#waiting.push({ event, arrivesAtMs: event.atMs + delayMs });
    if (rng.happens(0.01)) {
      // Told twice: with its id, or without, as a feed would.
      const again = rng.happens(0.5) ? event : told;
      this.#waiting.push({
        event: again,
        arrivesAtMs: event.atMs + delayMs + rng.nextIndex(LONGEST_DELAY_MS),
      });
    }
  }
}
