import { planAgentDay } from './agent-day.ts';
import type { SimulatedDay } from './arrivals.ts';
import type { Agent } from './cast.ts';
import type { FloorEngine } from './engine/floor-engine.ts';
import type { FloorLog } from './floor-log.ts';
import type { SimulationModel } from './model.ts';
import { hashSeed, Rng } from './rng.ts';
import { findRotaShift } from './rota.ts';

export interface StaffParts {
  readonly model: SimulationModel;
  readonly seed: number;
  readonly log: FloorLog;
  readonly engine: FloorEngine;
  readonly agents: readonly Agent[];
}

/** Who comes when, goes on which break and leaves: the agents' own days, beside the calls. */
export class Staff {
  private readonly parts: StaffParts;

  constructor(parts: StaffParts) {
    this.parts = parts;
  }

  /** Draws the day of everybody who is on the roster. `week` counts rotations, `weekday` 0 is Monday. */
  planDay(day: SimulatedDay, week: number, weekday: number): void {
    const { model, seed, agents } = this.parts;
    for (const agent of agents) {
      const shift = findRotaShift(model, agent.model, week, weekday);
      if (shift === undefined) continue;
      const rng = new Rng(hashSeed(seed, 'agent-day', agent.model.id, day.day));
      const items = planAgentDay(shift, model.staff, day.fromMs, rng);
      if (items.length === 0) continue;
      const idle = agent.planned >= agent.plan.length;
      // A shift may run a little into the next day: what is left of it comes first.
      agent.plan = [...agent.plan.slice(agent.planned), ...items];
      agent.planned = 0;
      if (idle) this.awaitNext(agent, day.fromMs);
    }
  }

  /** The agent's day timer rang: the next item is due, or an absence is over. */
  turn(agent: Agent, nowMs: number): void {
    if (agent.away) {
      this.comeBack(agent, nowMs);
      return;
    }
    // During a contact it waits for the end of it.
    if (this.parts.engine.callAway(agent.index)) this.begin(agent, nowMs);
  }

  /** A contact is over that an item of the plan waited for. */
  release(agent: Agent, nowMs: number): void {
    this.begin(agent, nowMs);
  }

  private begin(agent: Agent, nowMs: number): void {
    const { log, engine } = this.parts;
    const item = agent.plan[agent.planned++]!;
    const agentId = agent.model.id;
    const atMs = log.stamp(nowMs);
    switch (item.kind) {
      case 'sign-in':
        agent.signedInAtMs = atMs;
        engine.signIn(agent.index);
        log.add({
          type: 'agent-signed-in',
          atMs,
          agentId,
          name: agent.model.name,
          queues: agent.model.queues,
        });
        this.awaitNext(agent, nowMs);
        this.parts.engine.makeFree(agent.index, nowMs);
        return;
      case 'sign-out':
        agent.signedInAtMs = -1;
        engine.signOut(agent.index);
        log.add({ type: 'agent-signed-out', atMs, agentId });
        this.awaitNext(agent, nowMs);
        return;
      case 'pause':
        agent.away = true;
        agent.pauseReason = item.reason;
        agent.pausedAtMs = atMs;
        log.add({ type: 'agent-paused', atMs, agentId, reason: item.reason });
        engine.timers.set(engine.plan.firstDay + agent.index, Math.round(nowMs + item.forMs));
        return;
      case 'phone':
        agent.away = true;
        agent.phone = item.phone;
        log.add({ type: 'agent-phone-changed', atMs, agentId, phone: item.phone });
        engine.timers.set(engine.plan.firstDay + agent.index, Math.round(nowMs + item.forMs));
        return;
      default:
        item satisfies never;
    }
  }

  private comeBack(agent: Agent, nowMs: number): void {
    const { log } = this.parts;
    const agentId = agent.model.id;
    const atMs = log.stamp(nowMs);
    agent.away = false;
    if (agent.pauseReason === null) {
      agent.phone = 'idle';
      log.add({ type: 'agent-phone-changed', atMs, agentId, phone: 'idle' });
    } else {
      agent.pauseReason = null;
      log.add({ type: 'agent-unpaused', atMs, agentId });
    }
    this.awaitNext(agent, nowMs);
    this.parts.engine.makeFree(agent.index, nowMs);
  }

  private awaitNext(agent: Agent, nowMs: number): void {
    const next = agent.plan[agent.planned];
    if (next === undefined) {
      agent.plan = [];
      agent.planned = 0;
      return;
    }
    const { timers, plan } = this.parts.engine;
    timers.set(plan.firstDay + agent.index, Math.max(Math.round(next.atMs), nowMs));
  }
}
