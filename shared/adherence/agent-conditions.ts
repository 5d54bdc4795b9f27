import type { AgentChanged, AgentNews } from '../floor/agent-news.ts';
import type { AgentState } from '../floor/agent-state.ts';
import { AgentLog } from './agent-log.ts';
import { NOBODY_KNOWS, type AgentCondition } from './agent-condition.ts';

const CALL_STATES: ReadonlySet<AgentState> = new Set(['ringing', 'talking', 'wrap-up', 'other-call']);

interface Followed {
  condition: AgentCondition;
  callId: string | null;
  feedId: string | null;
  /** Nothing that comes later counts from before. */
  atMs: number;
}

/** Told of every change of what an agent does. `atMs` never goes back. */
export type ConditionListener = (agentId: string, atMs: number, condition: AgentCondition) => void;

/**
 * Follows what agents do, and whether anybody knows: from news to conditions. Of agents nothing was said of, it is known that they
 * are not there, as long as a feed is heard at all.
 */
export class AgentConditions {
  readonly #listener: ConditionListener;
  readonly #agents = new Map<string, Followed>();
  readonly #lost = new Set<string>();
  readonly #connected = new Set<string>();
  /** Of agents nothing was said of, and how that came about. */
  readonly #others: Followed;
  readonly #othersLog: AgentLog;

  #hasHeard = false;

  /** @param fromMs nothing counts from before; until the first news nobody knows. */
  constructor(fromMs: number, listener: ConditionListener) {
    this.#listener = listener;
    this.#others = {
      condition: NOBODY_KNOWS,
      callId: null,
      feedId: null,
      atMs: fromMs,
    };
    this.#othersLog = new AgentLog(fromMs, this.#others.condition);
  }

  /** Of an agent, named in news or not. */
  conditionOf(agentId: string): AgentCondition {
    return (this.#agents.get(agentId) ?? this.#others).condition;
  }

  /** What is known of agents nothing was said of, until now. */
  get unnamed(): AgentLog {
    return this.#othersLog;
  }

  /** The agents that are to be told of, whatever is said of them. */
  add(agentId: string): void {
    if (!this.#agents.has(agentId)) this.#agents.set(agentId, { ...this.#others });
  }

  take(news: AgentNews): void {
    if (!this.#hasHeard) {
      this.#hasHeard = true;
      this.#turn(null, news.atMs);
    }
    if (news.kind === 'agent') this.#takeAgent(news);
    else if (news.status === 'lost') this.#lose(news.feedId, news.atMs);
    else {
      if (this.#connected.has(news.feedId)) this.#lose(news.feedId, Math.min(news.heardUntilMs, news.atMs));
      this.#lost.delete(news.feedId);
      this.#connected.add(news.feedId);
      this.#turn(news.feedId, news.atMs);
    }
  }

  #lose(feedId: string, atMs: number): void {
    this.#lost.add(feedId);
    this.#connected.delete(feedId);
    this.#turn(feedId, atMs);
  }

  #isKnown(feedId: string | null): boolean {
    return feedId === null ? this.#lost.size === 0 : !this.#lost.has(feedId);
  }

  /** @param feedId null: of everybody */
  #turn(feedId: string | null, atMs: number): void {
    const turn = (followed: Followed): boolean => {
      if (feedId !== null && followed.feedId !== null && followed.feedId !== feedId) return false;
      const isKnown = this.#isKnown(followed.feedId);
      if (followed.condition.isKnown === isKnown) return false;
      followed.atMs = Math.max(atMs, followed.atMs);
      followed.condition = { ...followed.condition, isKnown };
      return true;
    };
    if (turn(this.#others)) this.#othersLog.add(this.#others.atMs, this.#others.condition);
    for (const [agentId, followed] of this.#agents)
      if (turn(followed)) this.#listener(agentId, followed.atMs, followed.condition);
  }

  #takeAgent({ agentId, atMs, state, reason, callId, feedId }: AgentChanged): void {
    this.add(agentId);
    const followed = this.#agents.get(agentId)!;
    followed.atMs = Math.max(atMs, followed.atMs);
    const callFromMs = CALL_STATES.has(state)
      ? (findCallStart(followed, state, callId) ?? followed.atMs)
      : null;
    followed.feedId = feedId;
    followed.callId = callId;
    followed.condition = { state, reason, callFromMs, isKnown: this.#isKnown(feedId) };
    this.#listener(agentId, followed.atMs, followed.condition);
  }
}

/** Since when the call goes on, if it is the one before: from its ring to the end of its wrap-up. */
function findCallStart({ condition, callId: before }: Followed, state: AgentState, callId: string | null) {
  const goesOn =
    callId === before ||
    (state === 'wrap-up' && callId === null) ||
    (condition.state === 'ringing' && before === null);
  return goesOn ? condition.callFromMs : null;
}
