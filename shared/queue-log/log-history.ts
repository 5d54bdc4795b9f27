import {
  addAgentTally,
  AGENT_TALLY_FIELDS,
  createAgentTally,
  type AgentTally,
  type AgentTallyField,
} from '../history/agent-tally.ts';
import type { CallRecord } from '../history/call-record.ts';
import type { AgentInterval, FloorChanges, QueueInterval } from '../history/roll-ups.ts';
import { advanceFloor, createFloor, reduceFloor, takeFloorChanges, type Floor } from '../floor/floor.ts';
import { createTally } from '../floor/tally.ts';
import type { Site } from '../site/site.ts';
import { LogTranslator, type LineRefusal } from './log-translator.ts';

/** What is over and will not change any more. */
export interface LogHarvest {
  /** Each with the number of the line it began with. */
  readonly calls: readonly { readonly line: number; readonly call: CallRecord }[];
  /** Calls the log ends before the end of: they are not taken. */
  readonly unfinished: readonly { readonly line: number; readonly call: CallRecord }[];
  readonly agents: readonly AgentInterval[];
  /** `handleAgentMs` and `readyAgentMs` alone. */
  readonly queues: readonly QueueInterval[];
}

const STEP_MS = 900_000;
const DAY_MS = 86_400_000;
/** A conversation is given up after a day (rule FL27), two days of quarter hours are corrected (FL46). */
const CALLS_SETTLE_MS = 26 * 3_600_000;
const TIME_SETTLES_MS = 50 * 3_600_000;

/** Conversations come with the calls; what the log tells of agents beside them is the rest. */
const OF_CONVERSATIONS: readonly AgentTallyField[] = [
  'answered',
  'answeredWithinTarget',
  'sumAnswerWaitMs',
  'handled',
  'sumTalkMs',
  'sumHoldMs',
  'sumWrapUpMs',
];

/**
 * The history a queue_log tells: its lines go through a floor of their own, by the same rules as the live one. Holds two
 * days in memory, however long the log.
 */
export class LogHistory {
  readonly #floor: Floor;
  readonly #translator: LogTranslator;
  readonly #calls = new Map<string, CallRecord>();
  readonly #lines = new Map<string, number>();
  readonly #agents = new Map<string, AgentInterval & { readonly tally: AgentTally }>();
  readonly #queues = new Map<string, QueueInterval>();
  #nowMs = 0;
  #line = 0;

  constructor(
    site: Site,
    agentNamed: (name: string) => string,
    isKnown: (agentId: string) => boolean = () => false,
  ) {
    this.#floor = createFloor(site);
    this.#translator = new LogTranslator(agentNamed, isKnown);
  }

  /** @returns why the line was not taken; null when it was. */
  readLine(text: string): LineRefusal | null {
    this.#line += 1;
    const translated = this.#translator.readLine(text);
    if (translated.kind === 'refused') return translated.reason;
    this.#advance(translated.atMs);
    for (const event of translated.events) {
      if (event.type === 'call-offered') {
        const { atMs, queueId, callId } = event;
        this.#lines.set(keyOf({ offeredAtMs: atMs, queueId, callId }), this.#line);
      }
      reduceFloor(this.#floor, event);
    }
    return null;
  }

  /**
   * What has settled since the last harvest; at the end of the log everything, but no time of the quarter hour it ends in:
   * the log that follows tells that whole, and what is kept would stay.
   */
  harvest(upTo: 'settled' | 'end'): LogHarvest {
    this.#collect();
    const isEnd = upTo === 'end';
    const callsBeforeMs = isEnd ? Infinity : this.#nowMs - CALLS_SETTLE_MS;
    const timeBeforeMs = isEnd ? this.#nowMs - (this.#nowMs % STEP_MS) : this.#nowMs - TIME_SETTLES_MS;
    const over = takeWhere(this.#calls, ({ offeredAtMs }) => offeredAtMs < callsBeforeMs);
    const numbered = over.map((call) => ({ line: this.#takeLine(call), call }));
    return {
      calls: numbered.filter(({ call }) => call.outcome !== 'waiting'),
      unfinished: numbered.filter(({ call }) => call.outcome === 'waiting'),
      agents: takeWhere(this.#agents, ({ startMs }) => startMs < timeBeforeMs).filter(({ tally }) =>
        AGENT_TALLY_FIELDS.some((field) => tally[field] !== 0),
      ),
      queues: takeWhere(this.#queues, ({ startMs }) => startMs < timeBeforeMs),
    };
  }

  /** In steps, so that quarter hours without a line are counted, too; a log that paused for days leaps. */
  #advance(atMs: number): void {
    if (atMs <= this.#nowMs) return;
    if (this.#nowMs > 0 && atMs - this.#nowMs < 2 * DAY_MS)
      for (let nowMs = this.#nowMs + STEP_MS; nowMs < atMs; nowMs += STEP_MS)
        advanceFloor(this.#floor, nowMs);
    advanceFloor(this.#floor, atMs);
    if (Math.floor(atMs / STEP_MS) !== Math.floor(this.#nowMs / STEP_MS)) this.#collect();
    this.#nowMs = atMs;
  }

  #collect(): void {
    const changes = takeFloorChanges(this.#floor);
    for (const key of changes.moved) this.#calls.delete(keyOf(key));
    for (const call of changes.calls) this.#calls.set(keyOf(call), call);
    this.#addTime(changes);
  }

  #addTime({ agentIntervals, queueIntervals }: FloorChanges): void {
    for (const interval of agentIntervals) {
      const { agentId, queueId, startMs, day } = interval;
      const key = `${startMs} ${agentId}\n${queueId ?? ''}`;
      let known = this.#agents.get(key);
      if (!known)
        this.#agents.set(key, (known = { agentId, queueId, startMs, day, tally: createAgentTally() }));
      addAgentTally(known.tally, interval.tally);
      for (const field of OF_CONVERSATIONS) known.tally[field] = 0;
    }
    for (const { queueId, startMs, tally } of queueIntervals) {
      const { handleAgentMs, readyAgentMs } = tally;
      if (handleAgentMs + readyAgentMs > 0)
        this.#queues.set(`${startMs} ${queueId}`, {
          queueId,
          startMs,
          tally: { ...createTally(), handleAgentMs, readyAgentMs },
        });
    }
  }

  #takeLine(call: CallRecord): number {
    const key = keyOf(call);
    const line = this.#lines.get(key) ?? 0;
    this.#lines.delete(key);
    return line;
  }
}

function takeWhere<T>(map: Map<string, T>, isOver: (value: T) => boolean): T[] {
  const taken: T[] = [];
  for (const [key, value] of map) {
    if (!isOver(value)) continue;
    taken.push(value);
    map.delete(key);
  }
  return taken;
}

function keyOf(call: Pick<CallRecord, 'offeredAtMs' | 'queueId' | 'callId'>): string {
  return `${call.offeredAtMs} ${call.queueId}\n${call.callId}`;
}
