import type { CallEnder, FloorEvent, FlowOutReason, RingEnd } from '../../../shared/floor/events.ts';
import type { LogEnd } from '../../../shared/queue-log/queue-log-book.ts';
import type { Visit, VisitBook } from './visit-book.ts';

export interface KnownCaller {
  readonly callerNumber?: string;
  readonly callerName?: string;
  readonly priority?: number;
}

export interface VisitTellerOptions {
  readonly visits: VisitBook;
  /** Who a name of the queue_log is, in a queue. */
  readonly agentNamed: (name: string, queueId: string) => string;
  /**
   * Set when a queue_log is read, too: then both sources may tell of one visit, also over a restart of this program, and
   * an id made of call, queue, ordinal and stage lets the journal take it once (rule AM46).
   */
  readonly idPrefix: string | null;
}

type Stage = 'offered' | 'answered' | 'over';

/** Says what happened to a visit, each stage once, and keeps the book of what was said. */
export class VisitTeller {
  readonly #options: VisitTellerOptions;

  constructor(options: VisitTellerOptions) {
    this.#options = options;
  }

  offered(visit: Visit, atMs: number, caller: KnownCaller): FloorEvent[] {
    visit.told = 'offered';
    visit.offeredAtMs = atMs;
    return [{ type: 'call-offered', atMs, ...this.#call(visit, 'offered'), ...caller }];
  }

  rang(visit: Visit, atMs: number, agentId: string): FloorEvent[] {
    if (visit.ringing.has(agentId)) return [];
    visit.ringing.add(agentId);
    return [{ type: 'call-rang', atMs, callId: visit.callId, queueId: visit.queueId, agentId }];
  }

  ringEnded(visit: Visit, atMs: number, agentId: string, reason: RingEnd): FloorEvent[] {
    if (!visit.ringing.delete(agentId)) return [];
    return [{ type: 'call-ring-ended', atMs, callId: visit.callId, queueId: visit.queueId, agentId, reason }];
  }

  answered(visit: Visit, atMs: number, agentId: string, waitMs: number | undefined): FloorEvent[] {
    const cancelled = [...visit.ringing].filter((id) => id !== agentId);
    const events = cancelled.flatMap((id) => this.ringEnded(visit, atMs, id, 'cancelled'));
    visit.ringing.clear();
    visit.told = 'answered';
    visit.answeredAtMs = atMs;
    visit.agentId = agentId;
    visit.leftAtMs = 0;
    visit.doubtedAtMs = 0;
    visit.waitMs = waitMs ?? null;
    const wait = waitMs === undefined ? {} : { waitMs };
    return [...events, { type: 'call-answered', atMs, ...this.#call(visit, 'answered'), agentId, ...wait }];
  }

  /** The wait is over without an agent. */
  left(
    visit: Visit,
    atMs: number,
    reason: 'abandoned' | FlowOutReason,
    waitMs: number | undefined,
  ): FloorEvent[] {
    const events = [...visit.ringing].flatMap((id) => this.ringEnded(visit, atMs, id, 'cancelled'));
    this.#options.visits.close(visit, atMs);
    const common = { atMs, ...this.#call(visit, 'over'), ...(waitMs === undefined ? {} : { waitMs }) };
    if (reason === 'abandoned') return [...events, { type: 'call-abandoned', ...common }];
    return [...events, { type: 'call-flowed-out', ...common, reason }];
  }

  ended(visit: Visit, atMs: number, endedBy: CallEnder, talkMs: number | undefined): FloorEvent[] {
    this.#options.visits.close(visit, atMs);
    const talk = talkMs === undefined ? {} : { talkMs };
    return [
      {
        type: 'call-ended',
        atMs,
        ...this.#call(visit, 'over'),
        agentId: visit.agentId,
        endedBy,
        ...talk,
      },
    ];
  }

  transferred(
    visit: Visit,
    atMs: number,
    how: { readonly kind: 'blind' | 'attended' | 'queue'; readonly to?: string },
    talkMs: number | undefined,
  ): FloorEvent[] {
    this.#options.visits.close(visit, atMs);
    const talk = talkMs === undefined ? {} : { talkMs };
    const call = this.#call(visit, 'over');
    return [{ type: 'call-transferred', atMs, ...call, agentId: visit.agentId, ...how, ...talk }];
  }

  /** Everything the queue_log has of this visit and nobody told yet, up to and with a stage. */
  catchUp(visit: Visit, upTo: Stage): FloorEvent[] {
    const log = visit.log;
    const events: FloorEvent[] = [];
    if (log === null) return events;
    if (visit.told === 'nothing') {
      const { callerNumber, callerName } = log;
      events.push(
        ...this.offered(visit, visit.offeredAtMs, {
          ...(callerNumber === undefined ? {} : { callerNumber }),
          ...(callerName === undefined ? {} : { callerName }),
        }),
      );
    }
    if (upTo === 'offered') return events;
    if (visit.told === 'offered' && log.connect !== null) {
      const { atMs, agentName, waitMs } = log.connect;
      const agentId = this.#options.agentNamed(agentName, visit.queueId);
      events.push(...this.answered(visit, atMs, agentId, waitMs));
    }
    if (upTo === 'over' && log.end !== null) events.push(...this.#endFromLog(visit, log.end));
    return events;
  }

  #endFromLog(visit: Visit, end: LogEnd): FloorEvent[] {
    const talking = visit.told === 'answered';
    switch (end.kind) {
      case 'left':
        return talking ? [] : this.left(visit, end.atMs, end.reason, end.waitMs);
      case 'completed':
        if (!talking) return [];
        if (end.how === 'caller' || end.how === 'agent') {
          return this.ended(visit, end.atMs, end.how, end.talkMs);
        }
        return this.transferred(
          visit,
          end.atMs,
          { kind: end.how, ...(end.to === undefined ? {} : { to: end.to }) },
          end.talkMs,
        );
      case 'lost':
        // How long a lost conversation lasted nobody knows: the next resynchronisation closes it without a talk time.
        if (!talking) return this.left(visit, end.atMs, 'lost', undefined);
        this.#options.visits.close(visit, end.atMs);
        return [];
    }
  }

  #call(visit: Visit, stage: Stage): { callId: string; queueId: string; id?: string } {
    const { callId, queueId, ordinal } = visit;
    const prefix = this.#options.idPrefix;
    return {
      callId,
      queueId,
      ...(prefix === null ? {} : { id: `${prefix}/${callId}/${queueId}/${ordinal}/${stage}` }),
    };
  }
}
