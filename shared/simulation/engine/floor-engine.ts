import { CallerTable } from './caller-table.ts';
import { NONE, STEP, WAIT_END, type Step } from './codes.ts';
import { Routing } from './routing.ts';
import type { CallChance, FloorCourse, FloorObserver } from './seams.ts';
import { TimerHeap } from './timer-heap.ts';
import { TimerPlan } from './timer-plan.ts';

export interface EngineQueue {
  /** Higher is served first when an agent of several queues becomes free. */
  readonly priority: number;
  /** A caller who finds this many in line is sent away at once; Infinity: nobody is. */
  readonly maxWaiting: number;
  /** Index of the queue where those sent away are offered next; -1: nowhere. */
  readonly overflowTo: number;
  /** What becomes of a caller while no agent is signed in. */
  readonly whenEmpty: 'sent-away' | 'waits';
}

export interface EngineParts {
  readonly queues: readonly EngineQueue[];
  readonly agentCount: number;
  readonly chance: CallChance;
  readonly observer: FloorObserver;
  readonly course: FloorCourse;
  /** `at-once`: a call is answered in the moment an agent is found for it. */
  readonly phones: 'ring' | 'at-once';
  /** After this nobody rings again, so that the floor empties. */
  readonly lastRedialAtMs: number;
}

/**
 * A floor as it goes: callers come, wait, are rung for, talk, are put on hold, transferred, wrapped up after, or give up
 * and ring again. Chance, the world outside and whoever wants to know what happens are behind seams; agents, callers and
 * queues are indexes in typed arrays, so that a call makes no garbage.
 */
export class FloorEngine {
  readonly timers: TimerHeap;
  readonly plan: TimerPlan;
  readonly callers = new CallerTable();
  private readonly parts: EngineParts;
  private readonly routing: Routing;
  /** By queue: its agents who are signed in, and callers in line or being rung. */
  private readonly staffed: Int32Array;
  private readonly waiting: Int32Array;
  /** By agent. */
  private readonly queuesOf: (readonly number[])[];
  private readonly steps: Uint8Array;
  private readonly callerOf: Int32Array;
  /** 1: has something else to do once the contact is over. */
  private readonly due: Uint8Array;
  /** Talk time still to come behind a hold, and how long that hold takes; 0 when there is none. */
  private readonly talkLeftMs: Float64Array;
  private readonly holdMs: Float64Array;
  private readonly nextQueue: Int32Array;
  private readonly phonesRing: boolean;
  private offers = 0;

  constructor(parts: EngineParts) {
    const { queues, agentCount } = parts;
    this.parts = parts;
    this.phonesRing = parts.phones === 'ring';
    this.plan = new TimerPlan(queues.length, agentCount);
    this.timers = new TimerHeap(this.plan.firstCaller + 256);
    this.routing = new Routing(
      queues.map(({ priority }) => priority),
      agentCount,
      this.callers,
    );
    this.staffed = new Int32Array(queues.length);
    this.waiting = new Int32Array(queues.length);
    this.queuesOf = Array.from({ length: agentCount }, () => []);
    this.steps = new Uint8Array(agentCount);
    this.callerOf = new Int32Array(agentCount).fill(NONE);
    this.due = new Uint8Array(agentCount);
    this.talkLeftMs = new Float64Array(agentCount);
    this.holdMs = new Float64Array(agentCount);
    this.nextQueue = new Int32Array(agentCount).fill(NONE);
  }

  /** Plays everything up to `untilMs`, that instant included. */
  run(untilMs: number): void {
    const { timers, plan, parts } = this;
    while (timers.count() > 0 && timers.nextAtMs() <= untilMs) {
      const nowMs = timers.nextAtMs();
      const timer = timers.pop();
      if (timer >= plan.firstCaller) this.endWait(timer - plan.firstCaller, nowMs);
      else if (timer >= plan.firstDay) parts.course.turnAgent(timer - plan.firstDay, nowMs);
      else if (timer >= plan.firstWork) this.endStep(timer - plan.firstWork, nowMs);
      else if (timer >= plan.firstQueue) {
        this.awaitArrival(timer - plan.firstQueue);
        this.arrive(timer - plan.firstQueue, nowMs);
      } else parts.course.turnSite(nowMs);
    }
  }

  /** Sets the queue's timer to its next caller. */
  awaitArrival(queue: number): void {
    const atMs = this.parts.course.nextArrivalMs(queue);
    if (atMs !== Infinity) this.timers.set(this.plan.firstQueue + queue, atMs);
  }

  arrive(queue: number, nowMs: number): void {
    const caller = this.callers.open(queue);
    this.parts.observer.came(caller, queue);
    this.offer(caller, queue, nowMs);
  }

  /** Somebody who rings and is talked to by this agent at once, whoever waits: how a floor is begun in mid-day. */
  connect(agent: number, queue: number, nowMs: number): void {
    const caller = this.callers.open(queue);
    this.parts.observer.came(caller, queue);
    this.waiting[queue]! += 1;
    this.routing.setBusy(agent);
    this.callerOf[agent] = caller;
    this.answer(agent, nowMs);
  }

  stepOf(agent: number): Step {
    return this.steps[agent]! as Step;
  }

  /** Whom the agent rings for or talks to; -1 when nobody. */
  callerAt(agent: number): number {
    return this.callerOf[agent]!;
  }

  setSkills(agent: number, skills: readonly { readonly queue: number; readonly level: number }[]): void {
    this.queuesOf[agent] = skills.map(({ queue }) => queue);
    this.routing.setSkills(agent, skills);
  }

  /** Counts the agent as there; `makeFree` gives the first call. */
  signIn(agent: number): void {
    for (const queue of this.queuesOf[agent]!) this.staffed[queue]! += 1;
  }

  signOut(agent: number): void {
    for (const queue of this.queuesOf[agent]!) this.staffed[queue]! -= 1;
  }

  /**
   * Takes the agent off the calls: true when that could be done at once, false when the agent has a contact in hand and
   * `releaseAgent` will tell of its end.
   */
  callAway(agent: number): boolean {
    if (this.steps[agent] !== STEP.none) {
      this.due[agent] = 1;
      return false;
    }
    this.routing.setBusy(agent);
    return true;
  }

  /** An agent who was to be called away after the contact stays. */
  keep(agent: number): void {
    this.due[agent] = 0;
  }

  /** The agent has nothing in hand: does what is due, takes the next caller or waits for one. */
  makeFree(agent: number, nowMs: number): void {
    if (this.due[agent] === 1) {
      this.due[agent] = 0;
      this.parts.course.releaseAgent(agent, nowMs);
      return;
    }
    const caller = this.routing.findCaller(agent);
    if (caller === NONE) {
      this.routing.setFree(agent, nowMs);
      return;
    }
    this.routing.leave(caller);
    this.ringFor(caller, agent, nowMs);
  }

  private offer(caller: number, queue: number, nowMs: number): void {
    const { callers, waiting, routing, timers, plan } = this;
    const { chance, observer, queues } = this.parts;
    const { whenEmpty, maxWaiting, overflowTo } = queues[queue]!;
    callers.queue[caller] = queue;
    callers.priority[caller] = 0;
    callers.turn[caller] = this.offers++;
    observer.offered(caller, queue, nowMs);
    if (this.staffed[queue] === 0 && whenEmpty === 'sent-away') {
      return this.sendAway(caller, 'empty', NONE, nowMs);
    }
    if (waiting[queue]! >= maxWaiting) return this.sendAway(caller, 'overflow', overflowTo, nowMs);
    waiting[queue]! += 1;
    callers.waits[caller] = 1;
    const agent = routing.findAgent(queue);
    // Who is answered at once needs no patience.
    if (agent === NONE || this.phonesRing) {
      const { end, afterMs } = chance.drawWait(caller, queue);
      callers.waitEnd[caller] = end;
      if (afterMs !== Infinity) timers.set(plan.firstCaller + caller, nowMs + afterMs);
    }
    if (agent === NONE) routing.join(caller);
    else this.ringFor(caller, agent, nowMs);
  }

  private sendAway(caller: number, reason: 'empty' | 'overflow', to: number, nowMs: number): void {
    this.parts.observer.sentAway(caller, this.callers.queue[caller]!, reason, nowMs);
    // Only to a queue with room: two full queues must not play ball with a caller.
    if (to !== NONE && this.waiting[to]! < this.parts.queues[to]!.maxWaiting) this.offer(caller, to, nowMs);
    else this.callers.close(caller);
  }

  private endWait(caller: number, nowMs: number): void {
    const { callers, routing } = this;
    const { observer } = this.parts;
    const end = callers.waitEndOf(caller);
    const queue = callers.queue[caller]!;
    if (end === WAIT_END.redials) {
      callers.attempt[caller]! += 1;
      observer.cameAgain(caller);
      this.offer(caller, queue, nowMs);
      return;
    }
    const agent = callers.ringing[caller]!;
    if (agent === NONE) routing.leave(caller);
    else this.stopRinging(agent, caller, nowMs);
    this.waiting[queue]! -= 1;
    callers.waits[caller] = 0;
    observer.waitEnded(caller, queue, end, nowMs);
    if (end === WAIT_END.givesUp) this.maybeRedial(caller, nowMs);
    else callers.close(caller);
    if (agent !== NONE) this.makeFree(agent, nowMs);
  }

  private maybeRedial(caller: number, nowMs: number): void {
    const { chance, lastRedialAtMs } = this.parts;
    const afterMs = chance.drawRedial(caller, this.callers.attempt[caller]!);
    if (afterMs === Infinity || nowMs + afterMs > lastRedialAtMs) {
      this.callers.close(caller);
      return;
    }
    this.callers.waitEnd[caller] = WAIT_END.redials;
    this.timers.set(this.plan.firstCaller + caller, nowMs + afterMs);
  }

  /** An agent's work timer rang: the step the agent is at is over. */
  private endStep(agent: number, nowMs: number): void {
    const step = this.steps[agent]! as Step;
    switch (step) {
      case STEP.talking:
        return this.holdMs[agent]! > 0 ? this.hold(agent, nowMs) : this.hangUp(agent, nowMs);
      case STEP.ringing:
        return this.answer(agent, nowMs);
      case STEP.ignoring:
        return this.missCall(agent, nowMs);
      case STEP.holding:
        return this.resume(agent, nowMs);
      case STEP.wrapUp:
        this.parts.observer.wrapUpEnded(agent, nowMs);
        return this.letGo(agent, nowMs);
      case STEP.noAnswer:
        this.steps[agent] = STEP.none;
        this.parts.observer.unpaused(agent, nowMs);
        return this.makeFree(agent, nowMs);
      case STEP.none:
        return;
      default:
        step satisfies never;
    }
  }

  private ringFor(caller: number, agent: number, nowMs: number): void {
    this.routing.setBusy(agent);
    this.callerOf[agent] = caller;
    if (!this.phonesRing) return this.answer(agent, nowMs);
    this.callers.ringing[caller] = agent;
    this.parts.observer.rang(caller, this.callers.queue[caller]!, agent, nowMs);
    const { picksUp, afterMs } = this.parts.chance.drawRing();
    this.startStep(agent, picksUp ? STEP.ringing : STEP.ignoring, nowMs + afterMs);
  }

  private answer(agent: number, nowMs: number): void {
    const { callers } = this;
    const caller = this.callerOf[agent]!;
    const queue = callers.queue[caller]!;
    this.timers.cancel(this.plan.firstCaller + caller);
    this.waiting[queue]! -= 1;
    callers.waits[caller] = 0;
    callers.ringing[caller] = NONE;
    this.parts.observer.answered(caller, queue, agent, nowMs);
    const { talkMs, holdMs, untilHoldMs, nextQueue } = this.parts.chance.drawTalk(agent, caller, queue);
    this.holdMs[agent] = holdMs;
    this.talkLeftMs[agent] = talkMs - untilHoldMs;
    this.nextQueue[agent] = nextQueue;
    this.startStep(agent, STEP.talking, nowMs + untilHoldMs);
  }

  private hold(agent: number, nowMs: number): void {
    this.parts.observer.held(agent, nowMs);
    this.startStep(agent, STEP.holding, nowMs + this.holdMs[agent]!);
    this.holdMs[agent] = 0;
  }

  private resume(agent: number, nowMs: number): void {
    this.parts.observer.resumed(agent, nowMs);
    this.startStep(agent, STEP.talking, nowMs + Math.max(500, this.talkLeftMs[agent]!));
  }

  private hangUp(agent: number, nowMs: number): void {
    const { chance, observer } = this.parts;
    const caller = this.callerOf[agent]!;
    const queue = this.callers.queue[caller]!;
    const nextQueue = this.nextQueue[agent]!;
    observer.hungUp(caller, queue, agent, nowMs);
    this.callerOf[agent] = NONE;
    const wrapUpMs = chance.drawWrapUp(agent, caller, queue);
    if (wrapUpMs > 0) {
      observer.wrapUpStarted(agent, nowMs);
      this.startStep(agent, STEP.wrapUp, nowMs + wrapUpMs);
    }
    if (nextQueue === NONE) this.callers.close(caller);
    else this.offer(caller, nextQueue, nowMs);
    if (wrapUpMs === 0) this.letGo(agent, nowMs);
  }

  private letGo(agent: number, nowMs: number): void {
    this.steps[agent] = STEP.none;
    this.parts.observer.letGo(agent, nowMs);
    this.makeFree(agent, nowMs);
  }

  private missCall(agent: number, nowMs: number): void {
    const { chance, observer } = this.parts;
    const caller = this.callerOf[agent]!;
    const queue = this.callers.queue[caller]!;
    observer.ringEnded(caller, queue, agent, 'no-answer', nowMs);
    this.callerOf[agent] = NONE;
    this.callers.ringing[caller] = NONE;
    observer.pausedForNoAnswer(agent, nowMs);
    this.startStep(agent, STEP.noAnswer, nowMs + chance.drawNoAnswerPause());
    const next = this.routing.findAgent(queue);
    if (next === NONE) this.routing.join(caller);
    else this.ringFor(caller, next, nowMs);
  }

  /** The caller is gone while the phone rings. */
  private stopRinging(agent: number, caller: number, nowMs: number): void {
    this.timers.cancel(this.plan.firstWork + agent);
    this.parts.observer.ringEnded(caller, this.callers.queue[caller]!, agent, 'cancelled', nowMs);
    this.steps[agent] = STEP.none;
    this.callerOf[agent] = NONE;
    this.callers.ringing[caller] = NONE;
  }

  private startStep(agent: number, step: Step, untilMs: number): void {
    this.steps[agent] = step;
    this.timers.set(this.plan.firstWork + agent, untilMs);
  }
}
