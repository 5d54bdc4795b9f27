import type { FloorEvent } from '../floor/events.ts';
import { weekdayOf } from '../time/day-number.ts';
import { Arrivals, planBursts } from './arrivals.ts';
import type { SimulatedDay } from './arrivals.ts';
import { CallFlow } from './call-flow.ts';
import { createAgents, TimerPlan } from './cast.ts';
import type { Agent, Caller } from './cast.ts';
import { describeProgress, describeTruth } from './floor-truth.ts';
import { FloorLog } from './floor-log.ts';
import type { SimulationModel } from './model.ts';
import { planOutages } from './outages.ts';
import type { Outage } from './outages.ts';
import { hashSeed, Rng } from './rng.ts';
import { Routing } from './routing.ts';
import { Staff } from './staff.ts';
import { TimerHeap } from './timer-heap.ts';

export interface SimulationOptions {
  readonly model: SimulationModel;
  readonly seed: number;
  /** The days to simulate, one after the other. The floor starts empty; after the last day it empties by itself. */
  readonly days: readonly SimulatedDay[];
  /** Turns the rotas: how many weeks the first day is after week 0. */
  readonly week: number;
  /** Begins every call's id. */
  readonly callPrefix: string;
  readonly feedId: string;
}

/**
 * A call centre that runs as fast as it is asked to, event by event. The same options give the same events whatever the
 * steps it is run in.
 *
 * @example
 * const simulation = new Simulation({ model: createDemoModel('normal'), seed: 7, days, week: 0, callPrefix: '', feedId: 'sim' });
 * simulation.runUntil(days[0].fromMs + 8 * 3_600_000); // the events of the first eight hours
 */
export class Simulation {
  private readonly options: SimulationOptions;
  private readonly log = new FloorLog();
  private readonly plan: TimerPlan;
  private readonly timers: TimerHeap;
  private readonly agents: readonly Agent[];
  private readonly flow: CallFlow;
  private readonly staff: Staff;
  private readonly arrivals: readonly Arrivals[];
  private readonly outages: readonly Outage[];
  /** What the site's timer means next: a new day, or an outage that begins or ends. */
  private nextDay = 0;
  private nextOutage = 0;
  private inOutage = false;

  constructor(options: SimulationOptions) {
    this.options = options;
    const { model, seed, days } = options;
    const { log } = this;
    this.plan = new TimerPlan(model.queues.length, model.agents.length);
    this.timers = new TimerHeap(this.plan.firstCaller + 256);
    this.agents = createAgents(model);
    const routing = new Routing<Caller>(
      model.queues.map((queue) => queue.priority),
      model.agents.length,
    );
    for (const agent of this.agents) routing.setSkills(agent.index, agent.skills);
    const parts = { model, log, timers: this.timers, plan: this.plan, routing, agents: this.agents };
    this.flow = new CallFlow({
      ...parts,
      rng: new Rng(hashSeed(seed, 'calls')),
      callPrefix: options.callPrefix,
      lastRedialAtMs: days.at(-1)?.toMs ?? 0,
      claimAgent: (agent, nowMs) => this.staff.claim(agent, nowMs),
    });
    this.staff = new Staff({
      ...parts,
      seed,
      staffed: this.flow.staffed,
      makeFree: (agent, nowMs) => this.flow.makeFree(agent, nowMs),
    });
    const bursts = planBursts(model.incidents, seed, days);
    this.arrivals = model.queues.map((_, queue) => new Arrivals(model, queue, seed, days, bursts));
    this.outages = planOutages(model.incidents, seed, days);
    for (const queue of model.queues.keys()) this.awaitArrival(queue);
    this.awaitSite();
  }

  /** Everything that happened since the last call and up to `atMs`, that instant included, in order. */
  runUntil(atMs: number): FloorEvent[] {
    this.run(atMs);
    return this.log.takeUntil(atMs);
  }

  /**
   * Runs until `atMs` and returns the truth of that moment as one event; what happened before it and was not taken yet is
   * dropped, for the truth contains it.
   */
  resynchroniseAt(atMs: number): readonly FloorEvent[] {
    this.run(atMs);
    const truth = describeTruth(this.agents, this.flow, this.options, this.log.stamp(atMs));
    this.log.startOver([truth, ...this.describeProgress(atMs)]);
    return this.log.takeUntil(Infinity);
  }

  /** True when nothing will happen any more: the days are over, callers and agents gone. */
  isOver(): boolean {
    return this.timers.count() === 0;
  }

  private run(atMs: number): void {
    const { timers, plan } = this;
    for (let nowMs = timers.nextAtMs(); nowMs <= atMs; nowMs = timers.nextAtMs()) {
      const timer = timers.pop();
      if (timer >= plan.firstCaller) this.flow.endWait(timer - plan.firstCaller, nowMs);
      else if (timer >= plan.firstDay) this.staff.turn(this.agents[timer - plan.firstDay]!, nowMs);
      else if (timer >= plan.firstWork) this.flow.endStep(this.agents[timer - plan.firstWork]!, nowMs);
      else if (timer >= plan.firstQueue) this.arrive(timer - plan.firstQueue, nowMs);
      else this.turnSite(nowMs);
    }
  }

  private arrive(queue: number, nowMs: number): void {
    this.awaitArrival(queue);
    this.flow.arrive(queue, nowMs);
  }

  private awaitArrival(queue: number): void {
    const atMs = this.arrivals[queue]!.nextAtMs();
    if (atMs !== Infinity) this.timers.set(this.plan.firstQueue + queue, atMs);
  }

  private turnSite(nowMs: number): void {
    const day = this.options.days[this.nextDay];
    if (day !== undefined && day.fromMs <= nowMs) {
      this.nextDay++;
      this.staff.planDay(day, this.options.week, weekdayOf(day.day));
    } else if (this.inOutage) {
      this.endOutage(nowMs);
    } else {
      this.inOutage = true;
      const { feedId } = this.options;
      const atMs = this.log.stamp(nowMs);
      this.log.loseSight({ type: 'feed-lost', atMs, feedId, reason: 'The phone system does not answer.' });
    }
    this.awaitSite();
  }

  private endOutage(nowMs: number): void {
    const { feedId } = this.options;
    this.inOutage = false;
    this.nextOutage++;
    this.log.regainSight();
    this.log.add({ type: 'feed-connected', atMs: this.log.stamp(nowMs), feedId });
    this.log.add(describeTruth(this.agents, this.flow, this.options, this.log.stamp(nowMs)));
    for (const event of this.describeProgress(nowMs)) this.log.add(event);
  }

  private describeProgress(nowMs: number): readonly FloorEvent[] {
    const queueIds = this.options.model.queues.map((queue) => queue.id);
    return describeProgress(this.agents, queueIds, this.log, nowMs);
  }

  private awaitSite(): void {
    const dayMs = this.options.days[this.nextDay]?.fromMs ?? Infinity;
    const outage = this.outages[this.nextOutage];
    const outageMs = outage === undefined ? Infinity : this.inOutage ? outage.toMs : outage.fromMs;
    const atMs = Math.min(dayMs, outageMs);
    if (atMs !== Infinity) this.timers.set(this.plan.site, atMs);
  }
}
