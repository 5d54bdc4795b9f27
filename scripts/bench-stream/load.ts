import type { FloorEvent } from '../../shared/floor/events.ts';
import { loadAgentId, loadQueueId } from '../../shared/simulation/load-model.ts';

export interface LoadSettings {
  readonly queues: number;
  readonly agents: number;
  readonly eventsPerSecond: number;
}

/** Offered, rang, answered, ended, wrap-up begun and ended. */
const EVENTS_PER_CALL = 6;
/** Of an agent's time in conversations and wrap-up; ringing comes on top of it. */
const OCCUPANCY = 0.5;

interface Due {
  readonly atMs: number;
  readonly make: (atMs: number) => FloorEvent;
  readonly then?: (atMs: number) => void;
}

/** An even load in real time: calls come at random, are answered by a free agent, end. Told as it happens. */
export class Load {
  readonly #settings: LoadSettings;
  readonly #free: number[];
  readonly #due: Due[] = [];
  #calls = 0;
  #nextCallMs: number;
  #seed = 7;

  constructor(settings: LoadSettings, startMs: number) {
    this.#settings = settings;
    this.#free = Array.from({ length: settings.agents }, (_, index) => index);
    this.#nextCallMs = startMs;
  }

  signIns(atMs: number): FloorEvent[] {
    const { agents, queues } = this.#settings;
    return Array.from({ length: agents }, (_, agent) => ({
      type: 'agent-signed-in',
      atMs,
      agentId: loadAgentId(agent),
      name: `Agent ${agent}`,
      queues: [0, 1, 2, 3].map((step) => ({
        queueId: loadQueueId((agent + step * 7) % queues),
        level: 1 + step,
      })),
    }));
  }

  /** What happens until `nowMs`, each event at that very moment: its age is what the screens are measured by. */
  takeUntil(nowMs: number): FloorEvent[] {
    const { agents, eventsPerSecond, queues } = this.#settings;
    const callsPerMs = eventsPerSecond / EVENTS_PER_CALL / 1000;
    const handleMs = (OCCUPANCY * agents) / callsPerMs;
    const events: FloorEvent[] = [];
    while (this.#nextCallMs <= nowMs) {
      this.#nextCallMs += -Math.log(1 - this.#random()) / callsPerMs;
      const callId = `call-${++this.#calls}`;
      const queueId = loadQueueId(Math.floor(this.#random() * queues));
      events.push({
        type: 'call-offered',
        atMs: nowMs,
        callId,
        queueId,
        callerNumber: `1${30_000_000 + this.#calls}`,
      });
      this.#answer(callId, queueId, nowMs, handleMs);
    }
    for (let due = this.#takeDue(nowMs); due; due = this.#takeDue(nowMs)) {
      events.push(due.make(nowMs));
      due.then?.(nowMs);
    }
    return events;
  }

  #answer(callId: string, queueId: string, nowMs: number, handleMs: number): void {
    const waitMs = 500 + this.#random() * 4_000;
    const agent = this.#free.shift();
    if (agent === undefined) {
      this.#plan({
        atMs: nowMs + waitMs,
        make: (atMs) => ({ type: 'call-abandoned', atMs, callId, queueId }),
      });
      return;
    }
    const who = { callId, queueId, agentId: loadAgentId(agent) };
    const talkMs = handleMs * (0.4 + 0.8 * this.#random());
    const wrapMs = handleMs * 0.2;
    const steps: readonly [number, Due['make'], Due['then']?][] = [
      [waitMs / 2, (atMs) => ({ type: 'call-rang', atMs, ...who })],
      [waitMs, (atMs) => ({ type: 'call-answered', atMs, ...who })],
      [waitMs + talkMs, (atMs) => ({ type: 'call-ended', atMs, ...who, endedBy: 'caller' })],
      [waitMs + talkMs, (atMs) => ({ type: 'wrap-up-started', atMs, ...who })],
      [
        waitMs + talkMs + wrapMs,
        (atMs) => ({ type: 'wrap-up-ended', atMs, ...who }),
        () => this.#free.push(agent),
      ],
    ];
    for (const [afterMs, make, then] of steps)
      this.#plan({ atMs: nowMs + afterMs, make, ...(then && { then }) });
  }

  /** Kept in order: plans are a few seconds long, so places are found near the end. */
  #plan(due: Due): void {
    let place = this.#due.length;
    while (place > 0 && this.#due[place - 1]!.atMs > due.atMs) place -= 1;
    this.#due.splice(place, 0, due);
  }

  #takeDue(nowMs: number): Due | undefined {
    return this.#due[0] && this.#due[0].atMs <= nowMs ? this.#due.shift() : undefined;
  }

  #random(): number {
    this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#seed / 4_294_967_296;
  }
}
