import type { FlowOutReason, FloorEvent } from '../floor/events.ts';
import type { CallDice } from './call-dice.ts';
import type { CallerBook } from './caller-book.ts';
import type { Agent } from './cast.ts';
import { WAIT_END, type WaitOutcome } from './engine/codes.ts';
import type { FloorObserver } from './engine/seams.ts';
import type { FloorLog } from './floor-log.ts';
import type { SimulationModel } from './model.ts';

export interface TellerParts {
  readonly model: SimulationModel;
  readonly log: FloorLog;
  readonly dice: CallDice;
  readonly agents: readonly Agent[];
  readonly book: CallerBook;
}

const FLOW_OUTS: Readonly<Record<Exclude<WaitOutcome, typeof WAIT_END.givesUp>, FlowOutReason>> = {
  [WAIT_END.timeout]: 'timeout',
  [WAIT_END.callback]: 'callback',
  [WAIT_END.key]: 'key',
};

/** Tells of the floor as a phone system would: by events, with the ids of calls, queues and agents. */
export class FloorTeller implements FloorObserver {
  private readonly floorLog: FloorLog;
  private readonly dice: CallDice;
  private readonly agents: readonly Agent[];
  private readonly book: CallerBook;
  private readonly queueIds: readonly string[];

  constructor({ model, log, dice, agents, book }: TellerParts) {
    this.floorLog = log;
    this.dice = dice;
    this.agents = agents;
    this.book = book;
    this.queueIds = model.queues.map(({ id }) => id);
  }

  came(caller: number): void {
    this.book.open(caller);
  }

  cameAgain(caller: number): void {
    this.book.rename(caller);
  }

  offered(caller: number, queue: number, nowMs: number): void {
    const atMs = this.stamp(nowMs);
    this.book.offer(caller, atMs);
    this.log({
      type: 'call-offered',
      atMs,
      callId: this.book.callIdOf(caller),
      queueId: this.queueIds[queue]!,
      callerNumber: this.book.numberOf(caller),
    });
  }

  sentAway(caller: number, queue: number, reason: 'empty' | 'overflow', nowMs: number): void {
    this.logFlowOut(caller, queue, reason, nowMs);
  }

  waitEnded(caller: number, queue: number, end: WaitOutcome, nowMs: number): void {
    if (end !== WAIT_END.givesUp) return this.logFlowOut(caller, queue, FLOW_OUTS[end], nowMs);
    const callId = this.book.callIdOf(caller);
    this.log({ type: 'call-abandoned', atMs: this.stamp(nowMs), callId, queueId: this.queueIds[queue]! });
  }

  rang(caller: number, queue: number, agent: number, nowMs: number): void {
    this.log({
      type: 'call-rang',
      atMs: this.stamp(nowMs),
      callId: this.book.callIdOf(caller),
      queueId: this.queueIds[queue]!,
      agentId: this.agents[agent]!.model.id,
    });
  }

  ringEnded(
    caller: number,
    queue: number,
    agent: number,
    reason: 'no-answer' | 'cancelled',
    nowMs: number,
  ): void {
    this.log({
      type: 'call-ring-ended',
      atMs: this.stamp(nowMs),
      callId: this.book.callIdOf(caller),
      queueId: this.queueIds[queue]!,
      agentId: this.agents[agent]!.model.id,
      reason,
    });
  }

  answered(caller: number, queue: number, agent: number, nowMs: number): void {
    const talking = this.agents[agent]!;
    const callId = this.book.callIdOf(caller);
    const queueId = this.queueIds[queue]!;
    const atMs = this.stamp(nowMs);
    talking.answeredAtMs = atMs;
    talking.conversation = { callId, queueId };
    this.log({ type: 'call-answered', atMs, callId, queueId, agentId: talking.model.id });
  }

  held(agent: number, nowMs: number): void {
    this.logConversation('call-held', agent, nowMs);
  }

  resumed(agent: number, nowMs: number): void {
    this.logConversation('call-resumed', agent, nowMs);
  }

  hungUp(caller: number, queue: number, agent: number, nowMs: number): void {
    const talked = this.agents[agent]!;
    const callId = this.book.callIdOf(caller);
    const queueId = this.queueIds[queue]!;
    const agentId = talked.model.id;
    const transfer = this.dice.transferOf(agent);
    const atMs = this.stamp(nowMs);
    talked.endedAtMs = atMs;
    if (transfer === null) {
      this.log({ type: 'call-ended', atMs, callId, queueId, agentId, endedBy: this.dice.drawEnder() });
    } else {
      const { kind, to } = transfer;
      this.log({ type: 'call-transferred', atMs, callId, queueId, agentId, kind, to });
    }
  }

  wrapUpStarted(agent: number, nowMs: number): void {
    this.logConversation('wrap-up-started', agent, nowMs);
  }

  wrapUpEnded(agent: number, nowMs: number): void {
    this.logConversation('wrap-up-ended', agent, nowMs);
  }

  letGo(agent: number): void {
    this.agents[agent]!.conversation = null;
  }

  pausedForNoAnswer(agent: number, nowMs: number): void {
    const paused = this.agents[agent]!;
    const atMs = this.stamp(nowMs);
    const reason = 'No answer';
    paused.pauseReason = reason;
    paused.pausedAtMs = atMs;
    this.log({ type: 'agent-paused', atMs, agentId: paused.model.id, reason });
  }

  unpaused(agent: number, nowMs: number): void {
    const back = this.agents[agent]!;
    back.pauseReason = null;
    this.log({ type: 'agent-unpaused', atMs: this.stamp(nowMs), agentId: back.model.id });
  }

  private logFlowOut(caller: number, queue: number, reason: FlowOutReason, nowMs: number): void {
    const callId = this.book.callIdOf(caller);
    const atMs = this.stamp(nowMs);
    this.log({ type: 'call-flowed-out', atMs, callId, queueId: this.queueIds[queue]!, reason });
  }

  private logConversation(
    type: 'call-held' | 'call-resumed' | 'wrap-up-started' | 'wrap-up-ended',
    agent: number,
    nowMs: number,
  ): void {
    const { conversation, model } = this.agents[agent]!;
    const { callId, queueId } = conversation!;
    this.log({ type, atMs: this.stamp(nowMs), callId, queueId, agentId: model.id });
  }

  private stamp(nowMs: number): number {
    return this.floorLog.stamp(nowMs);
  }

  private log(event: FloorEvent): void {
    this.floorLog.add(event);
  }
}
