import type { FloorEvent } from '../../shared/floor/events.ts';
import { createRandom } from './random.ts';

export interface DaySettings {
  readonly seed: number;
  readonly fromMs: number;
  readonly queues: number;
  readonly agents: number;
  /** Events in the busiest second of the day, about. */
  readonly peakEventsPerSecond: number;
}

/** What one call is worth in events, as generated below: turns the peak into arrivals. */
const EVENTS_PER_CALL = 10.5;

/** Share of the peak by the hour of the day. */
const CURVE = [1, 1, 1, 1, 1, 1, 2, 6, 24, 62, 100, 86, 40, 52, 74, 62, 42, 24, 12, 8, 5, 3, 2, 1] as const;

interface Seat {
  readonly id: string;
  readonly queues: readonly number[];
  freeAtMs: number;
}

/**
 * A day of a busy floor, told in slices: callers by the hour, three phones rung for each, answers, holds, ends, wrap-up,
 * pauses. Much simpler than the simulator feed, because it must make millions of events in seconds: an agent is the
 * freest of a few drawn, a caller whose patience is over leaves.
 */
export class SimulatedDay {
  readonly #settings: DaySettings;
  readonly #random: () => number;
  readonly #seats: Seat[] = [];
  readonly #seatsByQueue: Seat[][] = [];
  #pending: FloorEvent[] = [];
  #nextCall = 1;
  #nextArrivalMs: number;

  constructor(settings: DaySettings) {
    this.#settings = settings;
    this.#random = createRandom(settings.seed);
    this.#nextArrivalMs = settings.fromMs;
    for (let queue = 0; queue < settings.queues; queue += 1) this.#seatsByQueue.push([]);
    for (let index = 0; index < settings.agents; index += 1) {
      const queues = [
        ...new Set([index % settings.queues, this.#whole(settings.queues), this.#whole(settings.queues)]),
      ];
      const seat = { id: `agent-${1000 + index}`, queues, freeAtMs: settings.fromMs };
      this.#seats.push(seat);
      for (const queue of queues) this.#seatsByQueue[queue]!.push(seat);
    }
  }

  /** Everybody signs in: to be given before the first slice. */
  signIns(): FloorEvent[] {
    return this.#seats.map(({ id, queues }, index) => ({
      type: 'agent-signed-in',
      atMs: this.#settings.fromMs + index,
      agentId: id,
      name: `Agent ${index}`,
      queues: queues.map((queue) => ({ queueId: queueName(queue), level: 1 + (index % 3) })),
    }));
  }

  /** All events before `untilMs` that were not given yet, in the order of time. */
  eventsUntil(untilMs: number): FloorEvent[] {
    while (this.#nextArrivalMs < untilMs) {
      this.#addCall(this.#nextArrivalMs);
      const hour = Math.floor((this.#nextArrivalMs - this.#settings.fromMs) / 3_600_000) % 24;
      const perSecond = (this.#settings.peakEventsPerSecond / EVENTS_PER_CALL) * (CURVE[hour]! / 100);
      this.#nextArrivalMs += Math.max(1, Math.round((-Math.log(1 - this.#random()) / perSecond) * 1000));
    }
    const ready: FloorEvent[] = [];
    const later: FloorEvent[] = [];
    for (const event of this.#pending) (event.atMs < untilMs ? ready : later).push(event);
    this.#pending = later;
    return ready.sort((a, b) => a.atMs - b.atMs);
  }

  #whole(below: number): number {
    return Math.floor(this.#random() * below);
  }

  #addCall(offeredAtMs: number): void {
    const events = this.#pending;
    const queue = this.#whole(this.#settings.queues);
    const callId = `pbx-${Math.floor(offeredAtMs / 1000)}.${this.#nextCall}`;
    this.#nextCall += 1;
    const call = { callId, queueId: queueName(queue) };
    const callerNumber = `+86138${10_000_000 + this.#whole(90_000_000)}`;
    events.push({ type: 'call-offered', atMs: offeredAtMs, ...call, callerNumber, priority: 0 });

    const rung = this.#drawSeats(this.#seatsByQueue[queue]!, 3);
    const seat = rung[0]!;
    const ringAtMs = Math.max(offeredAtMs + 20, seat.freeAtMs + 500);
    const patienceMs = 20_000 - Math.log(1 - this.#random()) * 120_000;
    if (ringAtMs - offeredAtMs > patienceMs) {
      const type = this.#random() < 0.8 ? 'abandoned' : 'timeout';
      const atMs = Math.round(offeredAtMs + patienceMs);
      if (type === 'abandoned') events.push({ type: 'call-abandoned', atMs, ...call });
      else events.push({ type: 'call-flowed-out', atMs, ...call, reason: 'timeout' });
      return;
    }
    for (const { id, freeAtMs } of rung) {
      if (freeAtMs > ringAtMs) continue;
      events.push({ type: 'call-rang', atMs: ringAtMs, ...call, agentId: id });
      events.push({ type: 'agent-phone-changed', atMs: ringAtMs, agentId: id, phone: 'ringing' });
    }
    const answeredAtMs = ringAtMs + 1000 + this.#whole(5000);
    const talk = { ...call, agentId: seat.id };
    events.push({ type: 'call-answered', atMs: answeredAtMs, ...talk });
    events.push({ type: 'agent-phone-changed', atMs: answeredAtMs, agentId: seat.id, phone: 'in-use' });
    for (const other of rung) {
      if (other === seat || other.freeAtMs > ringAtMs) continue;
      events.push({
        type: 'call-ring-ended',
        atMs: answeredAtMs,
        ...call,
        agentId: other.id,
        reason: 'cancelled',
      });
      events.push({ type: 'agent-phone-changed', atMs: answeredAtMs, agentId: other.id, phone: 'idle' });
      other.freeAtMs = answeredAtMs;
    }
    this.#addTalk(seat, talk, answeredAtMs);
  }

  #addTalk(
    seat: Seat,
    talk: { readonly callId: string; readonly queueId: string; readonly agentId: string },
    answeredAtMs: number,
  ): void {
    const events = this.#pending;
    let atMs = answeredAtMs + 2000 + Math.round(-Math.log(1 - this.#random()) * 9_000);
    if (this.#random() < 0.2) {
      events.push({ type: 'call-held', atMs, ...talk });
      atMs += 1000 + this.#whole(6000);
      events.push({ type: 'call-resumed', atMs, ...talk });
      atMs += 1000 + this.#whole(3000);
    }
    events.push({ type: 'call-ended', atMs, ...talk, endedBy: this.#random() < 0.6 ? 'caller' : 'agent' });
    events.push({ type: 'agent-phone-changed', atMs, agentId: seat.id, phone: 'idle' });
    events.push({ type: 'wrap-up-started', atMs, ...talk });
    atMs += 1000 + this.#whole(6000);
    events.push({ type: 'wrap-up-ended', atMs, ...talk });
    if (this.#random() < 0.01) {
      events.push({ type: 'agent-paused', atMs: atMs + 10, agentId: seat.id, reason: 'Break' });
      atMs += 60_000 + this.#whole(600_000);
      events.push({ type: 'agent-unpaused', atMs, agentId: seat.id });
    }
    seat.freeAtMs = atMs;
  }

  /** The freest of some, first. */
  #drawSeats(seats: readonly Seat[], count: number): Seat[] {
    const drawn: Seat[] = [];
    for (let tries = 0; tries < 3 * count && drawn.length < count; tries += 1) {
      const seat = seats[this.#whole(seats.length)]!;
      if (!drawn.includes(seat)) drawn.push(seat);
    }
    return drawn.sort((a, b) => a.freeAtMs - b.freeAtMs);
  }
}

export function queueName(queue: number): string {
  return `queue-${String(queue).padStart(2, '0')}`;
}
