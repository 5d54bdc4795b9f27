import { storeMessage } from '../messages/message.ts';
import type { FloorEvent } from '../floor/events.ts';
import { weekdayOf } from '../time/day-number.ts';
import { Arrivals, planBursts } from './arrivals.ts';
import type { SimulatedDay } from './arrivals.ts';
import { CallDice } from './call-dice.ts';
import { CallerBook } from './caller-book.ts';
import { createAgents } from './cast.ts';
import type { Agent } from './cast.ts';
import { NONE } from './engine/codes.ts';
import { FloorEngine, type EngineQueue } from './engine/floor-engine.ts';
import { describeEndedWrapUps, describeTruth, listWrapUps } from './floor-truth.ts';
import type { SeenWrapUp } from './floor-truth.ts';
import { FloorLog } from './floor-log.ts';
import { FloorTeller } from './floor-teller.ts';
import type { SimulationModel } from './model.ts';
import { planOutages } from './outages.ts';
import type { Outage } from './outages.ts';
import { hashSeed, Rng } from './rng.ts';
import { Staff } from './staff.ts';

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
  private readonly engine: FloorEngine;
  private readonly book: CallerBook;
  private readonly agents: readonly Agent[];
  private readonly staff: Staff;
  private readonly arrivals: readonly Arrivals[];
  private readonly outages: readonly Outage[];
  /** What the site's timer means next: a new day, or an outage that begins or ends. */
  private nextDay = 0;
  private nextOutage = 0;
  private outageSinceMs = -1;
  /** Wrap-ups that were running when the outage began. */
  private wrapUpsBefore: readonly SeenWrapUp[] = [];

  constructor(options: SimulationOptions) {
    this.options = options;
    const { model, seed, days } = options;
    const { log } = this;
    const rng = new Rng(hashSeed(seed, 'calls'));
    const dice = new CallDice(model, rng);
    this.agents = createAgents(model);
    this.book = new CallerBook(options.callPrefix, rng);
    this.engine = new FloorEngine({
      queues: createEngineQueues(model),
      agentCount: this.agents.length,
      chance: dice,
      observer: new FloorTeller({ model, log, dice, agents: this.agents, book: this.book }),
      course: {
        nextArrivalMs: (queue) => this.arrivals[queue]!.nextAtMs(),
        turnSite: (nowMs) => this.turnSite(nowMs),
        turnAgent: (agent, nowMs) => this.staff.turn(this.agents[agent]!, nowMs),
        releaseAgent: (agent, nowMs) => this.staff.release(this.agents[agent]!, nowMs),
      },
      phones: 'ring',
      lastRedialAtMs: days.at(-1)?.toMs ?? 0,
    });
    for (const { index, skills } of this.agents) this.engine.setSkills(index, skills);
    this.staff = new Staff({ model, seed, log, engine: this.engine, agents: this.agents });
    const bursts = planBursts(model.incidents, seed, days);
    this.arrivals = model.queues.map((_, queue) => new Arrivals(model, queue, seed, days, bursts));
    this.outages = planOutages(model.incidents, seed, days);
    for (const queue of model.queues.keys()) this.engine.awaitArrival(queue);
    this.awaitSite();
  }

  /** Everything that happened since the last call and up to `atMs`, that instant included, in order. */
  runUntil(atMs: number): FloorEvent[] {
    this.engine.run(atMs);
    return this.log.takeUntil(atMs);
  }

  /**
   * Runs until `atMs` and returns the truth of that moment as one event; what happened before it and was not taken yet is
   * dropped, for the truth contains it.
   */
  resynchroniseAt(atMs: number): readonly FloorEvent[] {
    this.engine.run(atMs);
    this.log.startOver(this.describeTruth(atMs, 0));
    return this.log.takeUntil(Infinity);
  }

  /** True when nothing will happen any more: the days are over, callers and agents gone. */
  isOver(): boolean {
    return this.engine.timers.count() === 0;
  }

  private turnSite(nowMs: number): void {
    const day = this.options.days[this.nextDay];
    if (day !== undefined && day.fromMs <= nowMs) {
      this.nextDay++;
      this.staff.planDay(day, this.options.week, weekdayOf(day.day));
    } else if (this.outageSinceMs !== -1) {
      this.endOutage(nowMs);
    } else {
      this.beginOutage(nowMs);
    }
    this.awaitSite();
  }

  private beginOutage(nowMs: number): void {
    const { feedId } = this.options;
    this.outageSinceMs = this.log.stamp(nowMs);
    this.wrapUpsBefore = listWrapUps(this.engine, this.agents);
    const reason = storeMessage({ code: 'phone-system-silent' });
    this.log.loseSight({ type: 'feed-lost', atMs: this.outageSinceMs, feedId, reason });
  }

  private endOutage(nowMs: number): void {
    const { feedId } = this.options;
    this.log.regainSight();
    this.log.add({ type: 'feed-connected', atMs: this.log.stamp(nowMs), feedId });
    for (const event of describeEndedWrapUps(this.wrapUpsBefore, this.engine, this.log, nowMs)) {
      this.log.add(event);
    }
    for (const event of this.describeTruth(nowMs, this.outageSinceMs)) this.log.add(event);
    this.outageSinceMs = -1;
    this.nextOutage++;
  }

  private describeTruth(nowMs: number, unseenSinceMs: number): readonly FloorEvent[] {
    const { agents, engine, book, log } = this;
    const { model, feedId } = this.options;
    return describeTruth({ agents, engine, book, log, model, feedId }, nowMs, unseenSinceMs);
  }

  private awaitSite(): void {
    const dayMs = this.options.days[this.nextDay]?.fromMs ?? Infinity;
    const outage = this.outages[this.nextOutage];
    const outageMs =
      outage === undefined ? Infinity : this.outageSinceMs !== -1 ? outage.toMs : outage.fromMs;
    const atMs = Math.min(dayMs, outageMs);
    if (atMs !== Infinity) this.engine.timers.set(this.engine.plan.site, atMs);
  }
}

function createEngineQueues({ queues }: SimulationModel): readonly EngineQueue[] {
  const indexes = new Map(queues.map(({ id }, index) => [id, index]));
  return queues.map(({ priority, maxWaiting, overflowTo }) => ({
    priority,
    maxWaiting,
    overflowTo: overflowTo === null ? NONE : (indexes.get(overflowTo) ?? NONE),
    whenEmpty: 'sent-away',
  }));
}
