import {
  parseQueueLogLine,
  type CompleteHow,
  type LeaveReason,
  type QueueLogLine,
} from './queue-log-line.ts';

/** One visit as the queue_log tells it. Asterisk's own record: whole seconds, and nothing is missing from it. */
export interface LogVisit {
  readonly callId: string;
  readonly queueId: string;
  readonly enteredAtMs: number;
  readonly callerNumber?: string;
  readonly callerName?: string;
  connect: { readonly atMs: number; readonly agentName: string; readonly waitMs: number } | null;
  end: LogEnd | null;
  /** When the newest line about it was read, by the feed's clock. */
  seenAtMs: number;
}

export type LogEnd =
  | { readonly kind: 'left'; readonly atMs: number; readonly reason: LeaveReason; readonly waitMs?: number }
  | {
      readonly kind: 'completed';
      readonly atMs: number;
      readonly how: CompleteHow;
      readonly to?: string;
      readonly talkMs: number;
    }
  /** Asterisk started anew and the visit was still open (rule AM42). */
  | { readonly kind: 'lost'; readonly atMs: number };

export type MemberLine = Extract<
  QueueLogLine,
  { event: 'member-added' | 'member-removed' | 'paused' | 'unpaused' | 'penalty-changed' }
>;

export type QueueLogOddity = 'log-line-unreadable' | 'log-line-without-visit';

/** Reads queue_log lines in order and keeps the visits they tell of, and the members' lines for stretches nobody watched. */
export class QueueLogBook {
  readonly #open = new Map<string, LogVisit[]>();
  readonly #onOddity: (oddity: QueueLogOddity) => void;
  readonly #onVisit: (visit: LogVisit) => void;
  #entered: LogVisit[] = [];
  #memberLines: MemberLine[] = [];
  #lastAtMs = 0;

  /** `onVisit` is told of every visit that began, was answered or ended, line by line. */
  constructor(
    onOddity: (oddity: QueueLogOddity) => void = () => {},
    onVisit: (visit: LogVisit) => void = () => {},
  ) {
    this.#onOddity = onOddity;
    this.#onVisit = onVisit;
  }

  /** The second of the newest line, epoch ms; 0 when none was read. */
  get lastAtMs(): number {
    return this.#lastAtMs;
  }

  readLine(text: string, seenAtMs: number): void {
    if (text.trim() === '') return;
    const line = parseQueueLogLine(text);
    if (line === null) return this.#onOddity('log-line-unreadable');
    this.takeLine(line, seenAtMs);
  }

  takeLine(line: QueueLogLine, seenAtMs: number): void {
    this.#take(line, seenAtMs);
    this.#lastAtMs = Math.max(this.#lastAtMs, line.atMs);
  }

  /** Visits that began since the last call, in order. */
  takeEntered(): readonly LogVisit[] {
    const entered = this.#entered;
    this.#entered = [];
    return entered;
  }

  /** Members' lines since the last call, in order. */
  takeMemberLines(): readonly MemberLine[] {
    const lines = this.#memberLines;
    this.#memberLines = [];
    return lines;
  }

  #take(line: QueueLogLine, seenAtMs: number): void {
    switch (line.event) {
      case 'entered': {
        const { callId, queueId, callerNumber, callerName } = line;
        const visit: LogVisit = {
          callId,
          queueId,
          enteredAtMs: line.atMs,
          ...(callerNumber === undefined ? {} : { callerNumber }),
          ...(callerName === undefined ? {} : { callerName }),
          connect: null,
          end: null,
          seenAtMs,
        };
        this.#entered.push(visit);
        this.#openIn(queueId).push(visit);
        return this.#onVisit(visit);
      }
      case 'connected': {
        const visit = this.#openIn(line.queueId).find((v) => v.callId === line.callId && v.connect === null);
        if (!visit) return this.#onOddity('log-line-without-visit');
        visit.connect = { atMs: line.atMs, agentName: line.agentName, waitMs: line.waitMs };
        visit.seenAtMs = seenAtMs;
        return this.#onVisit(visit);
      }
      case 'left': {
        const visit = this.#openIn(line.queueId).find((v) => v.callId === line.callId && v.connect === null);
        if (!visit) return this.#onOddity('log-line-without-visit');
        const { atMs, reason, waitMs } = line;
        this.#end(
          visit,
          { kind: 'left', atMs, reason, ...(waitMs === undefined ? {} : { waitMs }) },
          seenAtMs,
        );
        return;
      }
      case 'completed': {
        const visit = this.#findTalking(line);
        if (!visit) return this.#onOddity('log-line-without-visit');
        const { atMs, how, to, talkMs } = line;
        this.#end(
          visit,
          { kind: 'completed', atMs, how, talkMs, ...(to === undefined ? {} : { to }) },
          seenAtMs,
        );
        return;
      }
      case 'started': {
        // The crash lies between the line before and this one: nobody is known to have waited or talked any longer.
        const atMs = this.#lastAtMs || line.atMs;
        for (const visit of [...this.#open.values()].flat())
          this.#end(visit, { kind: 'lost', atMs }, seenAtMs);
        return;
      }
      case 'ring-missed':
      case 'other':
        return;
      default:
        line satisfies MemberLine;
        this.#memberLines.push(line);
    }
  }

  /**
   * By call, queue and agent. An ATTENDEDTRANSFER line may carry another channel's id, and after a transfer back to the
   * same queue the next visit begins before the first one's last line: then queue, agent and the stated times decide
   * (rules AM22, AM41).
   */
  #findTalking(line: Extract<QueueLogLine, { event: 'completed' }>): LogVisit | undefined {
    const talking = this.#openIn(line.queueId).filter((visit) => visit.connect !== null);
    const unlikeliness = (visit: LogVisit): number => {
      const connect = visit.connect!;
      return (
        (visit.callId === line.callId ? 0 : 1e9) +
        (connect.waitMs === line.waitMs ? 0 : 1e6) +
        Math.abs(connect.atMs + line.talkMs - line.atMs)
      );
    };
    const likeliest = (visits: readonly LogVisit[]): LogVisit | undefined =>
      visits.reduce<LogVisit | undefined>(
        (best, visit) => (best && unlikeliness(best) <= unlikeliness(visit) ? best : visit),
        undefined,
      );
    return (
      likeliest(talking.filter((visit) => visit.connect!.agentName === line.agentName)) ??
      likeliest(talking.filter((visit) => visit.callId === line.callId))
    );
  }

  #end(visit: LogVisit, end: LogEnd, seenAtMs: number): void {
    visit.end = end;
    visit.seenAtMs = seenAtMs;
    const open = this.#openIn(visit.queueId);
    open.splice(open.indexOf(visit), 1);
    this.#onVisit(visit);
  }

  #openIn(queueId: string): LogVisit[] {
    let open = this.#open.get(queueId);
    if (!open) this.#open.set(queueId, (open = []));
    return open;
  }
}
