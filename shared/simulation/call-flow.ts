import type { FlowOutReason, FloorEvent } from '../floor/events.ts';
import type { Agent, Caller, TimerPlan, WaitEnd } from './cast.ts';
import { CallDice } from './call-dice.ts';
import { CallerBook } from './caller-book.ts';
import type { FloorLog } from './floor-log.ts';
import type { SimulationModel } from './model.ts';
import type { Rng } from './rng.ts';
import type { Routing } from './routing.ts';
import type { TimerHeap } from './timer-heap.ts';

export interface CallFlowParts {
  readonly model: SimulationModel;
  readonly log: FloorLog;
  readonly timers: TimerHeap;
  readonly plan: TimerPlan;
  readonly routing: Routing<Caller>;
  readonly rng: Rng;
  readonly agents: readonly Agent[];
  /** Begins every call's id, so that no two weeks share one. */
  readonly callPrefix: string;
  /** After this nobody rings again, so that the floor empties. */
  readonly lastRedialAtMs: number;
  /** Asked whenever an agent is done with a call: true when the agent has something else to do first. */
  readonly claimAgent: (agent: Agent, nowMs: number) => boolean;
}

const FLOW_OUTS: Readonly<Record<Exclude<WaitEnd, 'gives-up' | 'redials'>, FlowOutReason>> = {
  timeout: 'timeout',
  callback: 'callback',
  key: 'key',
};

/** What happens to callers: from the offer through ringing, talk, hold and transfer to wrap-up, or out of the queue. */
export class CallFlow {
  private readonly parts: CallFlowParts;
  private readonly dice: CallDice;
  private readonly queueIndexes: ReadonlyMap<string, number>;
  readonly callers: CallerBook;
  /** By queue: in line or being rung. */
  private readonly waiting: Int32Array;
  /** By queue: agents signed in to it. */
  readonly staffed: Int32Array;

  constructor(parts: CallFlowParts) {
    this.parts = parts;
    this.dice = new CallDice(parts.model, parts.rng);
    this.queueIndexes = new Map(parts.model.queues.map((queue, index) => [queue.id, index]));
    this.callers = new CallerBook(parts.callPrefix, parts.rng);
    this.waiting = new Int32Array(parts.model.queues.length);
    this.staffed = new Int32Array(parts.model.queues.length);
  }

  arrive(queue: number, nowMs: number): void {
    this.offer(this.callers.open(queue), queue, nowMs);
  }

  /** A caller's timer rang. */
  endWait(slot: number, nowMs: number): void {
    const caller = this.callers.at(slot);
    if (caller.waitEnd === 'redials') {
      this.callers.rename(caller);
      this.offer(caller, caller.queue, nowMs);
      return;
    }
    const agent = caller.ringing;
    if (agent === null) this.parts.routing.leave(caller);
    else this.stopRinging(agent, caller, nowMs);
    this.waiting[caller.queue]! -= 1;
    caller.waits = false;
    const { callId } = caller;
    const queueId = this.queueId(caller.queue);
    if (caller.waitEnd === 'gives-up') {
      this.log({ type: 'call-abandoned', atMs: this.stamp(nowMs), callId, queueId });
      this.maybeRedial(caller, nowMs);
    } else {
      const reason = FLOW_OUTS[caller.waitEnd];
      this.log({ type: 'call-flowed-out', atMs: this.stamp(nowMs), callId, queueId, reason });
      this.callers.close(caller);
    }
    if (agent !== null) this.makeFree(agent, nowMs);
  }

  /** An agent's work timer rang: the step the agent is at is over. */
  endStep(agent: Agent, nowMs: number): void {
    switch (agent.step) {
      case 'ringing':
        return this.answer(agent, nowMs);
      case 'ignoring':
        return this.missCall(agent, nowMs);
      case 'talking':
        return agent.holdMs > 0 ? this.hold(agent, nowMs) : this.hangUp(agent, nowMs);
      case 'holding':
        return this.resume(agent, nowMs);
      case 'wrap-up':
        return this.endWrapUp(agent, nowMs);
      case 'no-answer':
        agent.step = 'none';
        agent.pauseReason = null;
        this.log({ type: 'agent-unpaused', atMs: this.stamp(nowMs), agentId: agent.model.id });
        return this.makeFree(agent, nowMs);
      case 'none':
        return;
      default:
        agent.step satisfies never;
    }
  }

  /** The agent has nothing in hand: goes on with the plan, takes the next caller or waits for one. */
  makeFree(agent: Agent, nowMs: number): void {
    if (this.parts.claimAgent(agent, nowMs)) return;
    const caller = this.parts.routing.findCaller(agent.index);
    if (caller === null) {
      this.parts.routing.setFree(agent.index, nowMs);
      return;
    }
    this.parts.routing.leave(caller);
    this.ringFor(caller, agent, nowMs);
  }

  /** Everybody in line or being rung, by queue and offer. */
  listWaiting(): readonly Caller[] {
    return this.callers
      .list()
      .filter((caller) => caller.waits)
      .sort((one, other) => one.queue - other.queue || one.offeredAtMs - other.offeredAtMs);
  }

  private offer(caller: Caller, queue: number, nowMs: number): void {
    const model = this.parts.model.queues[queue]!;
    const atMs = this.stamp(nowMs);
    const { callId } = caller;
    caller.queue = queue;
    caller.priority = 0;
    caller.offeredAtMs = atMs;
    this.log({ type: 'call-offered', atMs, callId, queueId: model.id, callerNumber: caller.number });
    if (this.staffed[queue] === 0) return this.sendAway(caller, 'empty', null, nowMs);
    if (this.waiting[queue]! >= model.maxWaiting) {
      return this.sendAway(caller, 'overflow', model.overflowTo, nowMs);
    }
    this.waiting[queue]! += 1;
    caller.waits = true;
    const wait = this.dice.drawWait(model);
    caller.waitEnd = wait.end;
    this.parts.timers.set(this.parts.plan.firstCaller + caller.slot, nowMs + wait.afterMs);
    const agent = this.parts.routing.findAgent(queue);
    if (agent === -1) this.parts.routing.join(caller);
    else this.ringFor(caller, this.parts.agents[agent]!, nowMs);
  }

  private sendAway(caller: Caller, reason: FlowOutReason, to: string | null, nowMs: number): void {
    const { callId, queue } = caller;
    this.log({
      type: 'call-flowed-out',
      atMs: this.stamp(nowMs),
      callId,
      queueId: this.queueId(queue),
      reason,
    });
    const next = to === null ? undefined : this.queueIndexes.get(to);
    // Only to a queue with room: two full queues must not play ball with a caller.
    if (next !== undefined && this.waiting[next]! < this.parts.model.queues[next]!.maxWaiting) {
      this.offer(caller, next, nowMs);
    } else {
      this.callers.close(caller);
    }
  }

  private ringFor(caller: Caller, agent: Agent, nowMs: number): void {
    const { routing, timers, plan } = this.parts;
    routing.setBusy(agent.index);
    caller.ringing = agent;
    agent.caller = caller;
    this.log({
      type: 'call-rang',
      atMs: this.stamp(nowMs),
      callId: caller.callId,
      queueId: this.queueId(caller.queue),
      agentId: agent.model.id,
    });
    const { answered, afterMs } = this.dice.drawRing();
    agent.step = answered ? 'ringing' : 'ignoring';
    timers.set(plan.firstWork + agent.index, nowMs + afterMs);
  }

  private answer(agent: Agent, nowMs: number): void {
    const caller = agent.caller!;
    const { timers, plan } = this.parts;
    timers.cancel(plan.firstCaller + caller.slot);
    this.waiting[caller.queue]! -= 1;
    caller.waits = false;
    caller.ringing = null;
    agent.answeredAtMs = this.stamp(nowMs);
    agent.conversation = { callId: caller.callId, queueId: this.queueId(caller.queue) };
    this.log({
      type: 'call-answered',
      atMs: agent.answeredAtMs,
      callId: caller.callId,
      queueId: agent.conversation.queueId,
      agentId: agent.model.id,
    });
    const { talkMs, holdMs, untilHoldMs, transfer } = this.dice.drawTalk(caller.queue, agent.model.pace);
    agent.transfer = transfer;
    agent.holdMs = holdMs;
    agent.talkLeftMs = talkMs - untilHoldMs;
    agent.step = 'talking';
    timers.set(plan.firstWork + agent.index, nowMs + untilHoldMs);
  }

  private hold(agent: Agent, nowMs: number): void {
    this.logConversation('call-held', agent, nowMs);
    agent.step = 'holding';
    this.parts.timers.set(this.parts.plan.firstWork + agent.index, nowMs + agent.holdMs);
    agent.holdMs = 0;
  }

  private resume(agent: Agent, nowMs: number): void {
    this.logConversation('call-resumed', agent, nowMs);
    agent.step = 'talking';
    this.parts.timers.set(this.parts.plan.firstWork + agent.index, nowMs + Math.max(500, agent.talkLeftMs));
  }

  private hangUp(agent: Agent, nowMs: number): void {
    const caller = agent.caller!;
    const { transfer } = agent;
    const { callId } = caller;
    const queueId = this.queueId(caller.queue);
    const agentId = agent.model.id;
    const atMs = this.stamp(nowMs);
    if (transfer === null) {
      const endedBy = this.dice.drawEnder();
      this.log({ type: 'call-ended', atMs, callId, queueId, agentId, endedBy });
    } else {
      const { kind, to } = transfer;
      this.log({ type: 'call-transferred', atMs, callId, queueId, agentId, kind, to });
    }
    agent.caller = null;
    agent.endedAtMs = atMs;
    const wrapUpMs = this.dice.drawWrapUp(caller.queue, agent.model.pace);
    if (wrapUpMs > 0) {
      agent.step = 'wrap-up';
      this.logConversation('wrap-up-started', agent, nowMs);
      this.parts.timers.set(this.parts.plan.firstWork + agent.index, nowMs + wrapUpMs);
    }
    const next = transfer?.kind === 'queue' ? this.queueIndexes.get(transfer.to) : undefined;
    if (next === undefined) this.callers.close(caller);
    else this.offer(caller, next, nowMs);
    if (wrapUpMs === 0) this.letGo(agent, nowMs);
  }

  private endWrapUp(agent: Agent, nowMs: number): void {
    this.logConversation('wrap-up-ended', agent, nowMs);
    this.letGo(agent, nowMs);
  }

  private letGo(agent: Agent, nowMs: number): void {
    agent.step = 'none';
    agent.conversation = null;
    agent.transfer = null;
    this.makeFree(agent, nowMs);
  }

  private missCall(agent: Agent, nowMs: number): void {
    const caller = agent.caller!;
    const { routing, timers, plan, agents } = this.parts;
    this.logRingEnded('no-answer', agent, caller, nowMs);
    agent.caller = null;
    caller.ringing = null;
    agent.step = 'no-answer';
    agent.pauseReason = 'No answer';
    agent.pausedAtMs = this.stamp(nowMs);
    this.log({
      type: 'agent-paused',
      atMs: agent.pausedAtMs,
      agentId: agent.model.id,
      reason: agent.pauseReason,
    });
    timers.set(plan.firstWork + agent.index, nowMs + this.dice.drawNoAnswerPause());
    const next = routing.findAgent(caller.queue);
    if (next === -1) routing.join(caller);
    else this.ringFor(caller, agents[next]!, nowMs);
  }

  /** The caller is gone while the phone rings. */
  private stopRinging(agent: Agent, caller: Caller, nowMs: number): void {
    this.parts.timers.cancel(this.parts.plan.firstWork + agent.index);
    this.logRingEnded('cancelled', agent, caller, nowMs);
    agent.step = 'none';
    agent.caller = null;
    caller.ringing = null;
  }

  private maybeRedial(caller: Caller, nowMs: number): void {
    const { timers, plan, lastRedialAtMs } = this.parts;
    const afterMs = this.dice.drawRedial(caller.attempt);
    if (afterMs === null || nowMs + afterMs > lastRedialAtMs) {
      this.callers.close(caller);
      return;
    }
    caller.waitEnd = 'redials';
    timers.set(plan.firstCaller + caller.slot, nowMs + afterMs);
  }

  private logRingEnded(
    reason: 'no-answer' | 'cancelled',
    agent: Agent,
    { callId, queue }: Caller,
    nowMs: number,
  ): void {
    this.log({
      type: 'call-ring-ended',
      atMs: this.stamp(nowMs),
      callId,
      queueId: this.queueId(queue),
      agentId: agent.model.id,
      reason,
    });
  }

  private logConversation(
    type: 'call-held' | 'call-resumed' | 'wrap-up-started' | 'wrap-up-ended',
    agent: Agent,
    nowMs: number,
  ): void {
    const { callId, queueId } = agent.conversation!;
    this.log({ type, atMs: this.stamp(nowMs), callId, queueId, agentId: agent.model.id });
  }

  private queueId(queue: number): string {
    return this.parts.model.queues[queue]!.id;
  }

  private stamp(nowMs: number): number {
    return this.parts.log.stamp(nowMs);
  }

  private log(event: FloorEvent): void {
    this.parts.log.add(event);
  }
}
