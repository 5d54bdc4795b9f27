import { createAmiMessage } from '../../server/feeds/asterisk/ami-message.ts';
import { AmiTranslator } from '../../server/feeds/asterisk/ami-translator.ts';
import { QueueLogBook } from '../../shared/queue-log/queue-log-book.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { createFloor, listOddities, reduceFloor, takeFloorChanges } from '../../shared/floor/floor.ts';
import { stateName } from '../../shared/floor/floor-agent.ts';
import { createTally, TALLY_FIELDS, type Tally } from '../../shared/floor/tally.ts';
import { createEmptySite } from '../../shared/site/site.ts';

export type Headers = Readonly<Record<string, string | number>>;

/** 2026-03-02 09:00 UTC: the second every scenario begins in. */
export const NINE = Date.UTC(2026, 2, 2, 9) / 1000;

/** One call's story told to the translator as Asterisk would, and to a floor. Times are seconds after nine. */
export class AmiScenario {
  readonly events: FloorEvent[] = [];
  readonly oddities: string[] = [];
  readonly floor = createFloor(createEmptySite('Etc/UTC'));
  readonly translator: AmiTranslator;
  readonly #log: QueueLogBook | null;
  readonly #intervals = new Map<string, Tally>();
  #now = 0;

  constructor(options: { readonly log?: 'yes'; readonly resumeFromMs?: number } = {}) {
    this.#log = options.log ? new QueueLogBook((oddity) => this.oddities.push(oddity)) : null;
    this.translator = new AmiTranslator({
      feedId: 'asterisk',
      log: this.#log,
      resumeFromMs: options.resumeFromMs ?? 0,
      onOddity: (oddity) => this.oddities.push(oddity),
    });
  }

  /** Logs in and answers QueueStatus (and CoreShowChannels when there are channels) with these lists. */
  connect(
    second: number,
    lists: {
      readonly members?: readonly Headers[];
      readonly entries?: readonly Headers[];
      readonly channels?: readonly Headers[];
    } = {},
  ): this {
    this.#now = second;
    this.#take(this.translator.connected(atMs(second)));
    const asked = lists.channels ? ['CoreShowChannels', 'QueueStatus'] : ['QueueStatus'];
    for (const action of asked) {
      this.translator.asked(
        createAmiMessage([
          ['Action', action],
          ['ActionID', action],
        ]),
      );
    }
    for (const channel of lists.channels ?? []) this.list('CoreShowChannel', channel);
    if (lists.channels) this.list('CoreShowChannelsComplete', {});
    return this.queueStatus(second, lists);
  }

  /** A QueueStatus answer. */
  queueStatus(
    second: number,
    lists: { readonly members?: readonly Headers[]; readonly entries?: readonly Headers[] },
  ): this {
    this.#now = second;
    for (const member of lists.members ?? []) this.list('QueueMember', { ...MEMBER, ...member });
    for (const entry of lists.entries ?? []) this.list('QueueEntry', entry);
    return this.list('QueueStatusComplete', { EventList: 'Complete' });
  }

  list(name: string, headers: Headers): this {
    return this.at(this.#now, name, { ActionID: 'lists', ...headers });
  }

  /** An event at a second, as AMI brings it. Channel events carry their privilege, as Asterisk's do. */
  at(second: number, name: string, headers: Headers): this {
    this.#now = second;
    const privilege = /^(Queue|Agent)/.test(name) ? 'agent,all' : 'call,all';
    const lines = Object.entries({ Event: name, Privilege: privilege, ...headers });
    const message = createAmiMessage(lines.map(([header, value]) => [header, String(value)] as const));
    this.#take(this.translator.receive(message, atMs(second)));
    return this;
  }

  lose(second: number): this {
    this.#now = second;
    this.#take(this.translator.lost(atMs(second), 'connection closed'));
    return this;
  }

  /** Lets time pass. */
  until(second: number): this {
    for (let at = this.#now + 0.5; at <= second; at += 0.5) this.#take(this.translator.tick(atMs(at)));
    this.#now = second;
    return this;
  }

  /** A queue_log line of that second: `'call-1|support|NONE|ENTERQUEUE||+49301|1'`. */
  log(second: number, line: string): this {
    this.#log!.readLine(`${NINE + second}|${line}`, atMs(second) + 999);
    return this;
  }

  finish(): this {
    this.#take(this.translator.finish());
    return this;
  }

  tally(queueId: string): Tally {
    for (const { queueId: id, startMs, tally } of takeFloorChanges(this.floor).queueIntervals) {
      this.#intervals.set(`${id} ${startMs}`, tally);
    }
    const total = createTally();
    for (const [key, tally] of this.#intervals) {
      if (!key.startsWith(`${queueId} `)) continue;
      for (const field of TALLY_FIELDS) {
        total[field] =
          field === 'longestWaitMs' ? Math.max(total[field], tally[field]) : total[field] + tally[field];
      }
    }
    return total;
  }

  stateOf(agentId: string): string {
    return stateName(this.floor.agents.get(agentId)!.state);
  }

  /** Types of call events so far, in order. */
  story(): readonly string[] {
    return this.events.filter((event) => 'callId' in event).map((event) => event.type);
  }

  /** The newest event of a type. */
  last<T extends FloorEvent['type']>(type: T): Extract<FloorEvent, { type: T }> {
    const found = this.events.findLast((event) => event.type === type);
    if (!found) throw new Error(`no ${type} was told`);
    return found as Extract<FloorEvent, { type: T }>;
  }

  floorOddities(): Readonly<Record<string, number>> {
    return listOddities(this.floor).counts;
  }

  #take(events: readonly FloorEvent[]): void {
    for (const event of events) {
      this.events.push(event);
      reduceFloor(this.floor, event);
    }
  }
}

export function atMs(second: number): number {
  return Math.round((NINE + second) * 1000);
}

/** A free member of queue support, to be changed where it matters. */
export const MEMBER = {
  Queue: 'support',
  Name: 'Anna Berg',
  Location: 'PJSIP/1001',
  StateInterface: 'PJSIP/1001',
  Penalty: 0,
  LastPause: 0,
  LoginTime: NINE - 60,
  Status: 1,
  Paused: 0,
  PausedReason: '',
} as const;

/** The record every QueueMember* event carries. */
export function memberEvent(changes: Headers = {}): Headers {
  const { Name, Location, ...rest } = { ...MEMBER, ...changes } as Record<string, string | number>;
  return { ...rest, MemberName: Name!, Interface: Location! };
}

/** A caller in queue support. */
export function caller(changes: Headers = {}): Headers {
  return {
    Channel: 'PJSIP/trunk-00000001',
    CallerIDNum: '+49301234567',
    CallerIDName: '<unknown>',
    Uniqueid: 'call-1',
    Linkedid: 'call-1',
    Queue: 'support',
    ...changes,
  };
}

/** A caller and the member of an AgentCalled, AgentConnect and so on. */
export function withAgent(changes: Headers = {}): Headers {
  return {
    ...caller(),
    DestChannel: 'PJSIP/1001-00000002',
    DestUniqueid: 'leg-1',
    DestLinkedid: 'call-1',
    Interface: 'PJSIP/1001',
    MemberName: 'Anna Berg',
    ...changes,
  };
}
