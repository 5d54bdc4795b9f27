import type { Message } from '../messages/message.ts';
import { ROLL_UP_MINUTES } from '../history/roll-ups.ts';
import type { CallKey } from '../history/call-record.ts';
import { findRule } from '../site/find-rule.ts';
import { pickText } from '../site/localized-text.ts';
import type { AgentSettings, Site } from '../site/site.ts';
import {
  type SiteCalendar,
  type SiteDay,
  type SiteInterval,
  createSiteCalendar,
} from '../time/site-calendar.ts';
import { DeadlineHeap } from './deadline-heap.ts';
import { EarlyEnds } from './early-ends.ts';
import type { AgentNews } from './agent-news.ts';
import type { FloorEvent } from './events.ts';
import { FloorAgent } from './floor-agent.ts';
import { DIRTY_ALL, FloorScope, type Interval } from './floor-scope.ts';
import { Oddities, type OddityCode } from './oddities.ts';
import type { PastVisit } from './past-visits.ts';
import type { Visit } from './visit.ts';
import { VisitLog } from './visit-log.ts';
import { SITE_SCOPE } from './windows.ts';

/** Limits that a hostile or broken feed runs into instead of the machine's memory. */
export const MOST_LEARNT_QUEUES = 5_000;
export const MOST_LEARNT_AGENTS = 20_000;
export const MOST_OPEN_VISITS = 100_000;
export const MOST_FEEDS = 50;
export const MOST_MEMBERSHIPS = 500;

export interface FeedState {
  readonly id: string;
  status: 'connected' | 'lost';
  sinceMs: number;
  detail: string;
}

/**
 * The state of a floor: all queues, agents and open visits, and the clock. Only shared/floor writes it; others read
 * `site` and `nowMs` and take the rest through `FloorRows` and the functions of floor.ts.
 */
export class Floor {
  #site: Site;
  /** Whoever has left may come back for a day. */
  #leavers: ReadonlyMap<string, AgentSettings>;
  /** Counts by quarter hours, whatever the site's screens show. */
  readonly calendar: SiteCalendar;
  /** The site's own intervals: one or two quarter hours. */
  readonly shownCalendar: SiteCalendar;
  readonly wrapUpReasons: ReadonlySet<string>;
  /** Floor time, epoch ms; 0 until the first event or `advanceFloor`. */
  nowMs = 0;
  /** 1 once `advanceFloor` has been called: events no longer move the clock. */
  ticking = 0;
  /** An event that was far ahead of the clock and waits to be confirmed by another; 0 when none. */
  leapAtMs = 0;
  day: SiteDay;
  dayBefore: SiteDay;
  /** The running quarter hour. */
  interval: SiteInterval;
  /** The site's interval that runs. */
  shownInterval: SiteInterval;
  /** The clock has not leapt since: what came in a quarter hour after this was seen whole. */
  watchedSinceMs = 0;
  /** The same as of the last take of changes; -1 before the first. */
  watchedWhenTakenMs = -1;
  /** What was offered before is the history's alone. */
  knownFromMs = 0;
  /** The quarter hour that every agent's time was brought to. */
  accountedMs = 0;

  readonly all = new FloorScope(SITE_SCOPE, false, 0);
  readonly queues = new Map<string, FloorScope>();
  learntQueues = 0;
  readonly agents = new Map<string, FloorAgent>();
  learntAgents = 0;
  nextOrdinal = 1;

  /** Open visits by call, chained by `nextOfCall`. */
  readonly calls = new Map<string, Visit>();
  openVisits = 0;
  /** Visits that are over, by call, for as long as they may be repeated. */
  readonly past = new Map<string, PastVisit>();
  readonly earlyEnds = new EarlyEnds();
  readonly log = new VisitLog();
  readonly due = new DeadlineHeap();
  readonly feeds = new Map<string, FeedState>();
  readonly oddities = new Oddities();

  /** What changed since the rows were last looked at. */
  dirtyScopes: FloorScope[] = [];
  dirtyAgents: FloorAgent[] = [];
  dirtyVisits: Visit[] = [];
  dirtyFeeds: FeedState[] = [];
  goneScopes: FloorScope[] = [];
  goneAgents: FloorAgent[] = [];

  /** What the history was not told yet. */
  changedIntervals: Interval[] = [];
  untoldCalls: Visit[] = [];
  movedCalls: CallKey[] = [];
  untoldAgents: FloorAgent[] = [];
  readonly untoldNames = new Set<FloorAgent>();

  /** What is to be told of agents; null while nobody follows them. */
  agentNews: AgentNews[] | null = null;
  /** The newest time that any event said; 0 before the first. */
  heardUntilMs = 0;

  constructor(site: Site) {
    this.#site = site;
    this.#leavers = listLeavers(site);
    this.calendar = createSiteCalendar({ ...site, intervalMinutes: ROLL_UP_MINUTES });
    this.shownCalendar = site.intervalMinutes === ROLL_UP_MINUTES ? this.calendar : createSiteCalendar(site);
    this.wrapUpReasons = new Set(site.wrapUpPauseReasons);
    this.day = this.calendar.dayOf(0);
    this.dayBefore = this.calendar.dayBefore(this.day);
    this.interval = this.calendar.intervalAt(0);
    this.shownInterval = this.shownCalendar.intervalAt(0);
    this.all.dayFromMs = this.day.fromMs;
    this.markScope(this.all, DIRTY_ALL);
    for (const settings of site.queues) {
      if (settings.id !== SITE_SCOPE && !this.queues.has(settings.id)) this.#addQueue(settings.id, false);
    }
    for (const settings of site.agents) this.takeListed(settings);
  }

  /** An agent of the site's settings as they say; one who was learnt is learnt no more. */
  takeListed({ id, name, team }: AgentSettings): void {
    const listedName = pickText(name, 'en') || id;
    const agent = this.agents.get(id);
    if (agent === undefined) {
      this.#addAgent(new FloorAgent(id, listedName, team ?? null, false));
      return;
    }
    if (agent.learnt) {
      agent.learnt = false;
      this.learntAgents -= 1;
    }
    if (agent.name !== listedName) {
      agent.name = listedName;
      this.untoldNames.add(agent);
    }
    agent.team = team ?? null;
    this.markAgent(agent);
  }

  /** An agent whom the settings list no more: known by what the feed says alone. */
  #takeUnlisted(agent: FloorAgent): void {
    if (agent.learnt) return;
    agent.learnt = true;
    agent.team = null;
    this.learntAgents += 1;
    this.markAgent(agent);
  }

  get site(): Site {
    return this.#site;
  }

  /** Other people; queues, zone and rules are those it began with (FL66). */
  changeSite(site: Site): void {
    this.#site = site;
    this.#leavers = listLeavers(site);
    const listed = new Set(site.agents.map(({ id }) => id));
    for (const agent of this.agents.values()) if (!listed.has(agent.id)) this.#takeUnlisted(agent);
    for (const settings of site.agents) {
      const hasLeft = settings.lastDay !== undefined && settings.lastDay < this.day.day;
      if (!hasLeft || this.agents.has(settings.id)) this.takeListed(settings);
    }
  }

  note(code: OddityCode, atMs: number, detail: Message): void {
    this.oddities.note(code, atMs, detail);
  }

  /** The queue of this name, learnt when it is new; null when the name or one more queue is refused. */
  findQueue(id: string, event: FloorEvent): FloorScope | null {
    const found = this.queues.get(id);
    if (found !== undefined) return found;
    if (id === SITE_SCOPE || id === '') {
      this.note('queue-refused', event.atMs, { code: 'odd-queue-name', queueId: id });
      return null;
    }
    if (this.learntQueues >= MOST_LEARNT_QUEUES) {
      this.note('too-many-queues', event.atMs, {
        code: 'odd-queues-full',
        queueId: id,
        most: MOST_LEARNT_QUEUES,
      });
      return null;
    }
    this.learntQueues += 1;
    return this.#addQueue(id, true);
  }

  /** The queue of this name out of a saved floor: no limit, it was let in before. */
  takeQueue(id: string): FloorScope {
    const found = this.queues.get(id);
    if (found !== undefined) return found;
    this.learntQueues += 1;
    return this.#addQueue(id, true);
  }

  #addQueue(id: string, learnt: boolean): FloorScope {
    const scope = new FloorScope(id, learnt, this.nextOrdinal);
    this.nextOrdinal += 1;
    this.queues.set(id, scope);
    this.readRules(scope);
    scope.dayFromMs = this.day.fromMs;
    this.markScope(scope, DIRTY_ALL);
    return scope;
  }

  readRules(scope: FloorScope): void {
    const rule = findRule(this.site, scope.id, this.day.day);
    const before = findRule(this.site, scope.id, this.dayBefore.day);
    scope.answerWithinMs = rule.answerWithinSeconds * 1000;
    scope.shortAbandonMs = rule.shortAbandonSeconds * 1000;
    scope.answerWithinBeforeMs = before.answerWithinSeconds * 1000;
    scope.shortAbandonBeforeMs = before.shortAbandonSeconds * 1000;
  }

  /** The agent of this name, learnt when new; null when one more is refused. */
  findAgent(id: string, event: FloorEvent): FloorAgent | null {
    const found = this.agents.get(id);
    if (found !== undefined) return found;
    if (this.learntAgents >= MOST_LEARNT_AGENTS) {
      this.note('too-many-agents', event.atMs, {
        code: 'odd-agents-full',
        agentId: id,
        most: MOST_LEARNT_AGENTS,
      });
      return null;
    }
    return this.#learnAgent(id);
  }

  /** The agent of this name out of a saved floor: no limit, it was let in before. */
  takeAgent(id: string): FloorAgent {
    return this.agents.get(id) ?? this.#learnAgent(id);
  }

  #learnAgent(id: string): FloorAgent {
    const listed = this.#leavers.get(id);
    if (listed !== undefined) {
      this.takeListed(listed);
      return this.agents.get(id)!;
    }
    this.learntAgents += 1;
    const agent = new FloorAgent(id, id, null, true);
    this.#addAgent(agent);
    return agent;
  }

  #addAgent(agent: FloorAgent): void {
    agent.sinceMs = this.nowMs;
    this.agents.set(agent.id, agent);
    this.all.agents[agent.state]! += 1;
    this.all.members += 1;
    agent.counted = true;
    this.markAgent(agent);
    if (!agent.learnt) this.untoldNames.add(agent);
  }

  markScope(scope: FloorScope, mask: number): void {
    if (scope.dirty === 0) this.dirtyScopes.push(scope);
    scope.dirty |= mask;
  }

  markAgent(agent: FloorAgent): void {
    if (agent.dirty) return;
    agent.dirty = true;
    this.dirtyAgents.push(agent);
  }

  markVisit(visit: Visit): void {
    if (visit.dirty) return;
    visit.dirty = true;
    this.dirtyVisits.push(visit);
  }

  markFeed(feed: FeedState): void {
    if (!this.dirtyFeeds.includes(feed)) this.dirtyFeeds.push(feed);
  }

  markInterval(interval: Interval): void {
    if (interval.changed || !interval.kept) return;
    interval.changed = true;
    this.changedIntervals.push(interval);
  }

  /** The history is to be told of this visit, as it stands when it is asked for. */
  markCall(visit: Visit): void {
    if (visit.untold || !visit.counted || !visit.interval!.kept) return;
    visit.untold = true;
    this.untoldCalls.push(visit);
  }

  /** Runs the clock to an interval of the calendar. */
  startInterval(atMs: number): void {
    this.interval = this.calendar.intervalAt(atMs);
    this.shownInterval = this.shownCalendar.intervalAt(atMs);
  }

  /** Leaps of the clock since the last take were those of a past told again. */
  forgetLeaps(): void {
    if (this.watchedWhenTakenMs >= 0) this.watchedSinceMs = this.watchedWhenTakenMs;
  }
}

function listLeavers({ agents }: Site): ReadonlyMap<string, AgentSettings> {
  return new Map(
    agents.filter(({ lastDay }) => lastDay !== undefined).map((settings) => [settings.id, settings]),
  );
}
