import type { AgentNews } from '../floor/agent-news.ts';
import type { SiteCalendar } from '../time/site-calendar.ts';
import type { AdherenceDay } from './adherence-figures.ts';
import type { AdherenceSettings } from './adherence-settings.ts';
import type { AgentCondition } from './agent-condition.ts';
import { AgentConditions } from './agent-conditions.ts';
import { AgentLog } from './agent-log.ts';
import { EMPTY_PLAN, isSamePlan, type AgentPlan, type PlannedSpan } from './agent-plan.ts';
import { createStateCounter, type ActivityBits, type StateCounter } from './count-rules.ts';
import { JudgeBook, NEAR_SHIFT_MS, type AgentStanding } from './judge-book.ts';

/** What one agent is held to: the roster as it was published first, and as it was amended last. */
export interface AgentPlans {
  readonly first: AgentPlan;
  readonly amended: AgentPlan;
}

export interface AgentDays {
  readonly first: ReadonlyMap<string, AdherenceDay>;
  readonly amended: ReadonlyMap<string, AdherenceDay>;
}

export interface EngineParts {
  readonly calendar: SiteCalendar;
  readonly settings: AdherenceSettings;
  /** Since when anybody listens; what was before is nobody's fault. */
  readonly fromMs: number;
}

const NO_PLANS: AgentPlans = { first: EMPTY_PLAN, amended: EMPTY_PLAN };

/**
 * Adherence of everybody, kept up change by change: news of the floor and the time that passes come in, who stands where comes out.
 * It has no clock. What is settled of an agent ends with the last change of that agent; the time since is judged when it is asked
 * for, so that asking often, seldom or again gives the same, and news that came late need nothing taken back.
 */
export class AdherenceEngine {
  readonly #parts: EngineParts;
  readonly #count: StateCounter;
  readonly #conditions: AgentConditions;
  readonly #agents = new Map<string, WatchedAgent>();
  #nowMs: number;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#nowMs = parts.fromMs;
    this.#count = createStateCounter(parts.settings.counts);
    this.#conditions = new AgentConditions(parts.fromMs, (agentId, atMs, condition) =>
      this.#watch(agentId).change(atMs, condition),
    );
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  take(news: AgentNews): void {
    this.#conditions.take(news);
  }

  /** What agents are held to from now on, and what was judged by other plans is judged anew; whoever is not in it is off. */
  setPlans(plans: ReadonlyMap<string, AgentPlans>): void {
    for (const agentId of new Set([...plans.keys(), ...this.#agents.keys()]))
      this.setPlansOf(agentId, plans.get(agentId) ?? null);
  }

  /** The same of one agent; null: they are off. Plans that say what they said judge nothing anew. */
  setPlansOf(agentId: string, plans: AgentPlans | null): void {
    this.#watch(agentId).setPlans(plans ?? NO_PLANS);
  }

  /** Goes on to `nowMs` and names the agents whose standing is another than before: all there is to do at a tick. */
  tick(nowMs: number): readonly string[] {
    this.#nowMs = Math.max(nowMs, this.#nowMs);
    const changed: string[] = [];
    for (const [agentId, agent] of this.#agents)
      if (agent.untilMs <= this.#nowMs) {
        agent.look(this.#nowMs);
        changed.push(agentId);
      }
    return changed;
  }

  /** As of the last tick, by the roster as amended. Null for an agent nobody knows. */
  standingOf(agentId: string): AgentStanding | null {
    return this.#agents.get(agentId)?.standing ?? null;
  }

  /** Whether anything is asked of the agent on the days that are known. */
  isRostered(agentId: string): boolean {
    return (this.#agents.get(agentId)?.amendedPlan.spans.length ?? 0) > 0;
  }

  /** What follows a span of the agent's roster as amended. */
  spanAfter(agentId: string, span: PlannedSpan): PlannedSpan | null {
    const spans = this.#agents.get(agentId)?.amendedPlan.spans ?? [];
    return spans[spans.indexOf(span) + 1] ?? null;
  }

  conditionOf(agentId: string): AgentCondition {
    return this.#conditions.conditionOf(agentId);
  }

  /** Everybody with a roster or news. */
  agentIds(): Iterable<string> {
    return this.#agents.keys();
  }

  /** Minutes and hours of one agent by day, as of the last tick. */
  daysOf(agentId: string): AgentDays {
    return this.#agents.get(agentId)?.daysUntil(this.#nowMs) ?? { first: new Map(), amended: new Map() };
  }

  /** Days that are kept elsewhere need not be known any more: of the day that begins at `dayFromMs` all is. */
  forgetBefore(dayFromMs: number): void {
    const atMs = dayFromMs - NEAR_SHIFT_MS;
    this.#conditions.unnamed.forgetBefore(atMs);
    for (const agent of this.#agents.values()) agent.forgetBefore(atMs);
  }

  #watch(agentId: string): WatchedAgent {
    const known = this.#agents.get(agentId);
    if (known !== undefined) return known;
    this.#conditions.add(agentId);
    const agent = new WatchedAgent(this.#parts, this.#count, this.#conditions.unnamed.copy());
    this.#agents.set(agentId, agent);
    return agent;
  }
}

class WatchedAgent {
  readonly #parts: EngineParts;
  readonly #count: StateCounter;
  readonly #log: AgentLog;
  #plans: AgentPlans = NO_PLANS;
  #first: JudgeBook;
  #amended: JudgeBook;
  #counts: ActivityBits;
  /** As of the last look, and when it has to be looked again. */
  standing: AgentStanding | null = null;
  untilMs = -Infinity;

  constructor(parts: EngineParts, count: StateCounter, log: AgentLog) {
    this.#parts = parts;
    this.#count = count;
    this.#log = log;
    this.#counts = count(log.condition.state, log.condition.reason);
    this.#first = this.#amended = this.#open(EMPTY_PLAN);
    this.#judgeAnew();
  }

  get amendedPlan(): AgentPlan {
    return this.#plans.amended;
  }

  change(atMs: number, condition: AgentCondition): void {
    const before = this.#log.condition;
    this.#amended.settle(before, this.#counts, atMs);
    if (this.#first !== this.#amended) this.#first.settle(before, this.#counts, atMs);
    this.#log.add(atMs, condition);
    this.#counts = this.#count(condition.state, condition.reason);
    this.untilMs = -Infinity;
  }

  setPlans(plans: AgentPlans): void {
    const isAmendedSame = isSamePlan(this.#plans.amended, plans.amended);
    if (isAmendedSame && isSamePlan(this.#plans.first, plans.first)) return;
    this.#plans = plans;
    this.#judgeAnew();
  }

  look(nowMs: number): void {
    const { standing, untilMs } = this.#amended.look(this.#log.condition, this.#counts, nowMs);
    this.standing = standing;
    this.untilMs = untilMs;
  }

  daysUntil(nowMs: number): AgentDays {
    const amended = this.#amended.daysUntil(this.#log.condition, this.#counts, nowMs);
    if (this.#first === this.#amended) return { first: amended, amended };
    return { first: this.#first.daysUntil(this.#log.condition, this.#counts, nowMs), amended };
  }

  forgetBefore(atMs: number): void {
    this.#log.forgetBefore(atMs);
    this.#judgeAnew();
  }

  #judgeAnew(): void {
    const { first, amended } = this.#plans;
    this.#amended = this.#open(amended);
    this.#first = first === amended ? this.#amended : this.#open(first);
    this.#log.forEachPast((condition, toMs) => {
      const counts = this.#count(condition.state, condition.reason);
      this.#amended.settle(condition, counts, toMs);
      if (this.#first !== this.#amended) this.#first.settle(condition, counts, toMs);
    });
    this.untilMs = -Infinity;
  }

  #open(plan: AgentPlan): JudgeBook {
    const { calendar, settings } = this.#parts;
    return new JudgeBook(plan, calendar, settings.graceSeconds * 1000, this.#log.fromMs);
  }
}
