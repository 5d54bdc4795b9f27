import { AdherenceEngine } from '../../shared/adherence/adherence-engine.ts';
import {
  DEFAULT_ADHERENCE_SETTINGS,
  parseAdherenceSettings,
  type AdherenceSettings,
} from '../../shared/adherence/adherence-settings.ts';
import { AgentNewsReader } from '../../shared/adherence/agent-news-reader.ts';
import type { AdherenceNowAnswer, FloorAdherenceAnswer } from '../../shared/contract/adherence.ts';
import type { SeesAgent } from '../../shared/access/scope.ts';
import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import type { RosterFact } from '../../shared/contract/roster-presence.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import type { AgentNews } from '../../shared/floor/agent-news.ts';
import { listDays, rangeTo } from '../../shared/time/day-range.ts';
import { createLocalClock } from '../../shared/time/local-clock.ts';
import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { revisionOf } from '../ports/revision-of.ts';
import type { Adherence, AdherenceReader, AdherenceStore } from '../ports/adherence.ts';
import type { Documents } from '../ports/documents.ts';
import type { ReadLeaveMinutes } from '../ports/leave-days.ts';
import type { Journal } from '../ports/journal.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { NoticeDesk } from '../ports/notices.ts';
import type { Rosters } from '../ports/roster-desk.ts';
import type { RosterStore } from '../ports/rosters.ts';
import { describeHistory, type CountedDay, type Person } from './describe-history.ts';
import { describeFloor } from './describe-floor.ts';
import { describeNow } from './describe-now.ts';
import { pickDay, readDay, writeDay } from './day-text.ts';
import { Excuses, type ExcusesParts, type JudgedTime } from './excuses.ts';
import { findDaysNear } from './find-days-near.ts';
import { readEvents } from './read-events.ts';
import { readPlans } from './read-plans.ts';
import { BEFORE_MS, CLOSED_AFTER_MS, recountDay } from './recount-day.ts';
import { findOuts } from './find-outs.ts';
import { joinLeave, spreadLeave } from './leave-minutes.ts';
import { Rests } from './rests.ts';
import { writeAttendance } from './write-attendance.ts';

export interface AdherenceParts extends ExcusesParts {
  readonly store: AdherenceStore;
  readonly rosterStore: Pick<RosterStore, 'readPublished' | 'readFirstPublished' | 'readVersion'>;
  readonly rosters: Pick<Rosters, 'readSettings' | 'onChanged'>;
  /** What agents asked and were granted of leave; left out: none. */
  readonly leaveMinutes?: ReadLeaveMinutes;
  readonly documents: Documents;
  readonly live: Pick<LiveFloor, 'site' | 'rows' | 'floorNowMs' | 'subscribe' | 'followAgents'>;
  readonly journal: Pick<Journal, 'readPeriod'>;
  readonly calendar: SiteCalendar;
  readonly notices: NoticeDesk;
  readonly onError: (error: unknown) => void;
}

/** The document a person may open and edit. */
const DOCUMENT = 'adherence';
const TICK_MS = 1_000;
const LOOK_EVERY_MS = 30_000;
/** Days that nobody closed are counted when a server starts, as far back as this. */
const CATCH_UP_DAYS = 14;

/** Who is where the roster says (RULES.md beside this file says what holds). */
export class AdherenceRoom implements Adherence {
  readonly #parts: AdherenceParts;
  readonly #excuses: Excuses;
  readonly #stops: (() => void)[] = [];
  #settings: AdherenceSettings;
  #engine: AdherenceEngine;
  /** Reading plans, closing days and counting anew: one after the other. */
  #turn: Promise<void> = Promise.resolve();
  /** The day whose plans the engine has; empty: it has none yet. */
  #today = '';
  /** News that came before the engine was there to take them. */
  #waiting: AgentNews[] | null = [];
  #isStopped = false;

  private constructor(parts: AdherenceParts, settings: AdherenceSettings) {
    this.#parts = parts;
    this.#excuses = new Excuses(parts, (time) => this.#judgeAnew(time));
    this.#settings = settings;
    this.#engine = this.#openEngine(parts.live.floorNowMs());
  }

  static async open(parts: AdherenceParts): Promise<AdherenceRoom> {
    const kept = await parts.documents.read(DOCUMENT, parseAdherenceSettings);
    return new AdherenceRoom(parts, kept ?? DEFAULT_ADHERENCE_SETTINGS);
  }

  /** From now on the floor is followed. Answers how to end it. */
  keepUp(): () => Promise<void> {
    const { live, rosters } = this.#parts;
    this.#do(() => this.#begin());
    this.#stops.push(
      live.subscribe(({ floorNowMs }) => {
        if (this.#waiting === null && floorNowMs - this.#engine.nowMs >= TICK_MS)
          this.#engine.tick(floorNowMs);
      }),
      rosters.onChanged((fact) => this.#do(() => this.#takeRosterFact(fact))),
    );
    const timer = setInterval(() => this.#do(() => this.#look()), LOOK_EVERY_MS);
    this.#stops.push(() => clearInterval(timer));
    return async () => {
      this.#isStopped = true;
      for (const stop of this.#stops) stop();
      await this.#turn;
    };
  }

  /** Resolves when all that was begun is done. */
  async idle(): Promise<void> {
    await this.#turn;
  }

  readNow(reader: AdherenceReader): AdherenceNowAnswer {
    return this.#untilPlanned(describeNow(this.#engine, this.#parts.live.rows(), reader));
  }

  readFloor(): FloorAdherenceAnswer {
    return this.#untilPlanned(describeFloor(this.#engine, this.#settings.targetRatio ?? null));
  }

  /** A roster that was not read yet is no roster that is missing. */
  #untilPlanned<Answer extends { readonly isPublished: boolean | null }>(answer: Answer): Answer {
    return this.#today === '' ? { ...answer, isPublished: null } : answer;
  }

  readHistory: Adherence['readHistory'] = async (range, only, sees) => {
    const { counted, uncounted } = await this.#readDays(range, sees);
    return describeHistory(range, counted, uncounted, this.#people(), only);
  };

  writeAttendance: Adherence['writeAttendance'] = async (range, format, locale, sees) => {
    const { counted } = await this.#readDays(range, sees);
    const { settings } = await this.#parts.rosters.readSettings();
    const planned = spreadLeave(range, settings.people);
    const asked = (await this.#parts.leaveMinutes?.(range)) ?? [];
    const leave = joinLeave(planned, asked);
    const seen = leave.filter(({ agentId }) => sees(agentId));
    const clock = createLocalClock(this.#parts.live.site().timeZone);
    const clockOf = (atMs: number) => new Date(clock.show(atMs)).toISOString().slice(11, 16);
    return writeAttendance({ counted, leave: seen, personOf: this.#people(), clockOf }, format, locale);
  };

  listExceptions: Adherence['listExceptions'] = (...asked) => this.#excuses.listExceptions(...asked);
  addException: Adherence['addException'] = (request) => this.#excuses.addException(request);
  removeException: Adherence['removeException'] = (...asked) => this.#excuses.removeException(...asked);
  listContests: Adherence['listContests'] = (...asked) => this.#excuses.listContests(...asked);

  listJudgedContests: Adherence['listJudgedContests'] = async (range, sees) => {
    const { calendar } = this.#parts;
    const contests = await this.#excuses.listContests(range, sees);
    const open = contests.filter(({ state }) => state === 'open');
    if (open.length === 0) return contests.map((contest) => ({ ...contest, outs: [] }));
    // The night shift of the day before stands on that day.
    const first = calendar.addDays(calendar.dayOf(Math.min(...open.map(({ fromMs }) => fromMs))).day, -1);
    const last = calendar.dayOf(Math.max(...open.map(({ toMs }) => toMs))).day;
    const about = new Set(open.map(({ agentId }) => agentId));
    const { counted } = await this.#readDays(rangeTo(first, last), (agentId) => about.has(agentId));
    return contests.map((contest) => ({ ...contest, outs: findOuts(contest, counted) }));
  };

  contest: Adherence['contest'] = (request) => this.#excuses.contest(request);
  decideContest: Adherence['decideContest'] = (...asked) => this.#excuses.decideContest(...asked);

  readSettings(): AdherenceSettings {
    return this.#settings;
  }

  saveSettings: Adherence['saveSettings'] = async ({ settings, revision }) => {
    const before = this.#settings;
    if (revisionOf(before) !== revision)
      throw new FloorcastError('conflict', { code: 'rules-changed-meanwhile' });
    // Before it is kept: of two who save at once the second is told.
    this.#settings = settings;
    await this.#parts.documents.save(DOCUMENT, settings).catch((error: unknown) => {
      this.#settings = before;
      throw error;
    });
    await this.#do(() => this.#begin());
    return settings;
  };

  /** The running days out of the journal, and from there on the floor as it is. */
  async #begin(): Promise<void> {
    const { live, journal, calendar } = this.#parts;
    this.#waiting = [];
    const { afterSeq } = await live.followAgents((news) => this.#take(news));
    const { day } = calendar.dayOf(live.floorNowMs());
    const fromMs = calendar.dayNamed(calendar.addDays(day, -1)).fromMs - BEFORE_MS;
    const engine = this.#openEngine(fromMs);
    const reader = new AgentNewsReader(live.site());
    for await (const events of readEvents(journal, { fromMs, toMs: Number.MAX_SAFE_INTEGER })) {
      if (this.#isStopped) return;
      for (const { seq, event } of events)
        if (seq <= afterSeq) for (const news of reader.read(event)) engine.take(news);
    }
    this.#engine = engine;
    this.#today = '';
    for (const news of this.#waiting) engine.take(news);
    this.#waiting = null;
    await this.#planDays(day);
    await this.#closePast(day);
  }

  #take(news: readonly AgentNews[]): void {
    if (this.#waiting !== null) this.#waiting.push(...news);
    else for (const one of news) this.#engine.take(one);
  }

  async #look(): Promise<void> {
    const { live, calendar } = this.#parts;
    // Its turn is after the beginning: that one failed, and until it is done nobody is judged and news pile up.
    if (this.#waiting !== null) return this.#begin();
    const { day } = calendar.dayOf(live.floorNowMs());
    if (day !== this.#today) await this.#planDays(day);
    await this.#closePast(day);
  }

  /** A shift of the day before yesterday may have reached into yesterday, which is closed at noon. */
  #runningDays(today: string): DayRange {
    return { firstDay: this.#parts.calendar.addDays(today, -2), days: 4 };
  }

  async #planDays(today: string): Promise<void> {
    const plans = await readPlans(this.#sources(), this.#runningDays(today));
    const engine = this.#engine;
    const rests = new Rests();
    for (const agentId of new Set([...plans.keys(), ...engine.agentIds()])) {
      engine.setPlansOf(agentId, plans.get(agentId) ?? null);
      await rests.rest();
    }
    this.#engine.tick(this.#parts.live.floorNowMs());
    this.#today = today;
  }

  async #closePast(today: string): Promise<void> {
    const { store, live, calendar } = this.#parts;
    const range = { firstDay: calendar.addDays(today, -CATCH_UP_DAYS), days: CATCH_UP_DAYS };
    const closed = new Set(await store.listClosed(range));
    for (const day of listDays(range)) {
      const isOver = live.floorNowMs() >= calendar.dayNamed(day).toMs + CLOSED_AFTER_MS;
      if (closed.has(day) || !isOver || this.#isStopped) continue;
      const rows =
        day === calendar.addDays(today, -1) ? await this.#closeRunning(day) : await this.#recount(day);
      if (rows !== null) await store.replaceDay(day, rows);
      if (rows !== null && day === calendar.addDays(today, -1))
        this.#engine.forgetBefore(calendar.dayNamed(today).fromMs);
    }
  }

  async #closeRunning(day: string) {
    const rests = new Rests();
    const rows: { readonly agentId: string; readonly text: string }[] = [];
    for (const agentId of [...this.#engine.agentIds()]) {
      const both = pickDay(this.#engine.daysOf(agentId), day);
      if (both !== null) rows.push({ agentId, text: writeDay(both) });
      await rests.rest();
    }
    return rows;
  }

  #recount(day: string, only: string | null = null) {
    const { journal } = this.#parts;
    return recountDay({ ...this.#sources(), journal, settings: () => this.#settings }, day, only);
  }

  async #takeRosterFact(fact: RosterFact): Promise<void> {
    if (this.#waiting !== null || (fact.kind !== 'versions' && fact.kind !== 'settings')) return;
    await this.#planDays(this.#today);
    if (fact.kind !== 'versions') return;
    const version = await this.#parts.rosterStore.readVersion(fact.versionNo);
    if (version !== null) await this.#recountClosed({ firstDay: version.firstDay, days: version.days });
  }

  /** What is excused is judged anew at once, on running days and closed ones. */
  #judgeAnew(time: JudgedTime): Promise<void> {
    const { store, calendar } = this.#parts;
    const { agentId } = time;
    // The night shift of the day before stands on that day.
    const first = calendar.addDays(calendar.dayOf(time.fromMs).day, -1);
    const range = rangeTo(first, calendar.dayOf(time.toMs).day);
    return this.#do(async () => {
      if (this.#waiting === null) await this.#planAgent(agentId);
      const plans = (await readPlans(this.#sources(), range, agentId)).get(agentId);
      const days = plans === undefined ? new Set<string>() : findDaysNear(plans, time);
      for (const day of await store.listClosed(range)) {
        if (!days.has(day)) continue;
        const rows = await this.#recount(day, agentId);
        if (rows !== null) await store.replaceAgentDay(day, agentId, rows[0]?.text ?? null);
      }
    });
  }

  /** The running days of one agent; the others' stay as they were judged. */
  async #planAgent(agentId: string): Promise<void> {
    const plans = await readPlans(this.#sources(), this.#runningDays(this.#today), agentId);
    this.#engine.setPlansOf(agentId, plans.get(agentId) ?? null);
    this.#engine.tick(this.#parts.live.floorNowMs());
  }

  async #recountClosed(range: DayRange): Promise<void> {
    const { store } = this.#parts;
    for (const day of await store.listClosed(range)) {
      const rows = await this.#recount(day);
      if (rows !== null) await store.replaceDay(day, rows);
    }
  }

  async #readDays(
    range: DayRange,
    sees: SeesAgent,
  ): Promise<{ readonly counted: readonly CountedDay[]; readonly uncounted: readonly string[] }> {
    const { store, calendar } = this.#parts;
    const [closed, rows] = await Promise.all([store.listClosed(range), store.readDays(range)]);
    const counted: CountedDay[] = rows
      .filter(({ agentId }) => sees(agentId))
      .map(({ day, agentId, text }) => ({ day, agentId, ...readDay(text) }));
    const known = new Set(closed);
    const running = this.#today === '' ? [] : [calendar.addDays(this.#today, -1), this.#today];
    const open = running.filter((day) => !known.has(day) && listDays(range).includes(day));
    const engine = this.#engine;
    const rests = new Rests();
    for (const agentId of open.length === 0 ? [] : [...engine.agentIds()].filter(sees)) {
      const days = engine.daysOf(agentId);
      for (const day of open) {
        const both = pickDay(days, day);
        if (both !== null) counted.push({ day, agentId, ...both });
      }
      await rests.rest();
    }
    const seen = new Set(counted.map(({ day }) => day));
    return { counted, uncounted: listDays(range).filter((day) => !seen.has(day)) };
  }

  #sources() {
    const { store, rosterStore, rosters, live, calendar } = this.#parts;
    return {
      store,
      rosters: rosterStore,
      readSettings: async () => (await rosters.readSettings()).settings,
      site: () => live.site(),
      calendar,
    };
  }

  #openEngine(fromMs: number): AdherenceEngine {
    return new AdherenceEngine({ calendar: this.#parts.calendar, settings: this.#settings, fromMs });
  }

  #people(): (agentId: string) => Person {
    const rows = this.#parts.live.rows();
    return (agentId) => {
      const row = rows[`agent/${agentId}`] as AgentRow | undefined;
      return { name: row?.name ?? agentId, team: row?.team ?? null };
    };
  }

  /** Of what fails the log is told, and the next one is begun. */
  #do(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work).catch((error: unknown) => this.#parts.onError(error));
    return this.#turn;
  }
}
