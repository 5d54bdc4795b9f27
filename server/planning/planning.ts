import type { PlanningJobRequest } from '../../shared/contract/planning.ts';
import type { AccuracyAnswer } from '../../shared/contract/planning-forecast.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Documents } from '../ports/documents.ts';
import type { History } from '../ports/history.ts';
import type { HolidayCalendar } from '../ports/holidays.ts';
import type { Imports } from '../ports/imports.ts';
import type { ReadLeaveDays } from '../ports/leave-days.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { Planning, PlanningJobs } from '../ports/planning.ts';
import type { PlanStore } from '../ports/plans.ts';
import type { RosterStore } from '../ports/rosters.ts';
import { AutomaticJobs } from './automatic-jobs.ts';
import { describePast } from './causes.ts';
import { Causes } from './find-cause.ts';
import { findPresence, findSkillGroups } from './find-skills.ts';
import { listEdits, readWorking } from './kept-plans.ts';
import { openSettings, type KeptSettings } from './kept-settings.ts';
import type { JobTask, PlannedRequest, PlanningTask } from './plan-messages.ts';
import { PlannedEvents } from './planned-events.ts';
import { openPlanningJobs } from './planning-jobs.ts';
import { publishForecast } from './publish-forecast.ts';
import { PublishedVersions } from './published-versions.ts';
import { QueueForecasts } from './queue-forecasts.ts';
import { readPlayed, readRequirement } from './read-requirement.ts';
import { RequirementKeeper } from './requirement-keeper.ts';
import { RosterRoom } from './rosters/rosters.ts';
import type { RosterDesk } from './rosters/desk/desk-messages.ts';
import type { OpenSheet } from '../ports/sheets.ts';
import type { KeptWorking } from './run-planning.ts';
import { readPlansToPlay } from './simulated/plans-to-play.ts';
import { checkPlayedDays } from './simulated/check-played-days.ts';
import { isPlayed } from './simulated/run-simulation.ts';
import { watchPlans, type WatchedPlans } from './watch-plans.ts';

export interface PlanningParts {
  readonly plans: PlanStore;
  readonly rosters: RosterStore;
  readonly rosterDesks: { readonly asked: RosterDesk; readonly playing: RosterDesk };
  readonly documents: Documents;
  readonly history: Pick<History, 'describe' | 'readQueueIntervals'>;
  /** How a planning thread opens the past. */
  readonly reading: PlanningTask['history'];
  readonly holidays: HolidayCalendar;
  readonly live: Pick<LiveFloor, 'site' | 'rows' | 'floorNowMs' | 'onSiteChanged'>;
  readonly imports: Pick<Imports, 'list'>;
  readonly clock: Clock;
  /** Opens lists of shifts that were made elsewhere. */
  readonly openSheet: OpenSheet;
  /** What people were granted of leave; left out: none. */
  readonly leaveDays?: ReadLeaveDays;
  readonly onError: (error: unknown) => void;
}

interface DeskParts extends PlanningParts {
  readonly plans: WatchedPlans;
}

/** What planners ask and decide, over what is kept of it (RULES.md beside this file says what holds). */
export async function openPlanning(parts: PlanningParts): Promise<Planning> {
  const { documents, holidays, live } = parts;
  const country = holidays.guessCountry(live.site().timeZone);
  // What is worked out from plans is kept until they are others.
  const plans = watchPlans(parts.plans);
  const settings = await openSettings(documents, [live.site(), country]);
  const desk = new PlanningDesk({ ...parts, plans }, settings);
  desk.jobs = await openPlanningJobs({
    plans,
    nowMs: () => live.floorNowMs(),
    prepare: (request, jobId) => desk.prepare(request, jobId),
    onError: parts.onError,
  });
  return desk;
}

class PlanningDesk implements Planning {
  jobs!: PlanningJobs;
  readonly rosters: RosterRoom;
  readonly #parts: DeskParts;
  readonly #causes: Causes;
  readonly #requirement: RequirementKeeper;
  readonly #versions: PublishedVersions;
  readonly #forecasts: QueueForecasts;
  readonly #events: PlannedEvents;
  readonly #settings: KeptSettings;

  constructor(parts: DeskParts, settings: KeptSettings) {
    this.#parts = parts;
    this.#settings = settings;
    this.#causes = new Causes({ ...parts, settings: () => settings.current });
    this.#versions = new PublishedVersions(parts);
    this.#requirement = new RequirementKeeper({
      ...parts,
      describe: () => ({
        site: parts.live.site(),
        settings: settings.current,
        groups: findSkillGroups(parts.live.site(), parts.live.rows(), todayOf(parts.live)),
        nowMs: parts.live.floorNowMs(),
      }),
    });
    const onDecided = () => this.#causes.forget();
    this.#forecasts = new QueueForecasts({
      ...parts,
      versions: this.#versions,
      settings: () => settings.current,
      onEdited: () => this.#requirement.touch(),
      onDecided,
    });
    this.#events = new PlannedEvents({ ...parts, onDecided });
    this.rosters = new RosterRoom({
      ...parts,
      store: parts.rosters,
      desk: parts.rosterDesks.asked,
      playDesk: parts.rosterDesks.playing,
      planningSettings: () => settings.current,
      jobs: () => this.jobs,
    });
  }

  /** Everything a job is worked out from, as of now. */
  async prepare(request: PlanningJobRequest, jobId: string): Promise<JobTask> {
    return request.kind === 'roster'
      ? { thread: 'roster', task: await this.rosters.prepareSearch(request, jobId) }
      : { thread: 'planning', task: await this.#preparePlanning(request) };
  }

  async #preparePlanning(request: PlannedRequest): Promise<PlanningTask> {
    const { plans, live, reading, imports } = this.#parts;
    const working = await readWorking(plans);
    return {
      history: reading,
      request,
      ...(await this.#causes.readDecisions()),
      edits: await listEdits(plans),
      groups: findSkillGroups(live.site(), live.rows(), todayOf(live)),
      methodIds: Object.fromEntries(
        (working?.queues ?? []).map(({ queueId, methodId }) => [queueId, methodId]),
      ),
      toPlay: isPlayed(request) ? await readPlansToPlay(plans) : null,
      pastKey: (await describePast(imports)).key,
      nowMs: live.floorNowMs(),
    };
  }

  startJob: Planning['startJob'] = async (request) => {
    const isForecastComing = this.jobs
      .list()
      .some((job) => job.request.kind === 'forecast' && (job.state === 'waiting' || job.state === 'running'));
    // Whoever is to wait for a forecast is played on that one: its days are not known yet.
    if ((request.kind === 'simulate' || request.kind === 'what-if') && !isForecastComing) {
      const working = await readWorking(this.#parts.plans);
      if (working === null) throw new FloorcastError('not-found', { code: 'forecast-not-made' });
      checkPlayedDays(request, working);
    }
    if (request.kind === 'roster') await this.rosters.checkSearch(request);
    return this.jobs.start(request);
  };

  overview: Planning['overview'] = async () => {
    const { plans, live } = this.#parts;
    const site = live.site();
    const names = new Map(site.queues.map(({ id, name }) => [id, name]));
    const working = await readWorking(plans);
    const knownDays = new Map((working?.queues ?? []).map((queue) => [queue.queueId, queue.knownDays]));
    return {
      today: todayOf(live),
      site,
      queues: (await this.#listQueueIds(working)).map((id) => ({
        id,
        name: names.get(id) ?? { en: id },
        knownDays: knownDays.get(id) ?? 0,
      })),
      groups: findSkillGroups(site, live.rows(), todayOf(live)).map(({ id, skills, agentIds }) => ({
        id,
        queues: skills,
        agents: agentIds.length,
      })),
      settings: this.#settings.current,
      settingsRevision: this.#settings.revision,
      forecast: working && {
        madeAtMs: working.madeAtMs,
        knownUntilMs: working.knownUntilMs,
        firstDay: working.firstDay,
        days: working.days,
        isStale: (await this.#causes.find()) !== null,
        refused: working.refused.map(({ queueId, said }) => ({
          queueId,
          lacks: knownDays.has(queueId) ? 'requirement' : 'forecast',
          said,
        })),
      },
      jobs: this.jobs.list(),
      versions: await this.#versions.list(),
    };
  };

  /** Of the site, of its history, and of what was forecast. */
  async #listQueueIds(working: KeptWorking | null): Promise<readonly string[]> {
    const { live, history } = this.#parts;
    const { queueIds } = await history.describe();
    const forecast = (working?.queues ?? []).map(({ queueId }) => queueId);
    return [...new Set([...live.site().queues.map(({ id }) => id), ...queueIds, ...forecast])];
  }

  readForecast: Planning['readForecast'] = (queueId, days) => this.#forecasts.read(queueId, days);

  readAccuracy: Planning['readAccuracy'] = async (queueId) => {
    const kept = await this.#parts.plans.read('backtest', queueId);
    if (kept) return JSON.parse(kept.text) as AccuracyAnswer;
    throw new FloorcastError('not-found', { code: 'backtest-not-made', queueId });
  };

  readEdits: Planning['readEdits'] = (queueId) => this.#forecasts.readEdits(queueId);

  saveEdits: Planning['saveEdits'] = (queueId, revision, edits) =>
    this.#forecasts.saveEdits(queueId, revision, edits);

  decideFlag: Planning['decideFlag'] = (queueId, flagId, answer) =>
    this.#forecasts.decideFlag(queueId, flagId, answer);

  readEvents: Planning['readEvents'] = () => this.#events.read();

  saveEvent: Planning['saveEvent'] = (eventId, event) => this.#events.save(eventId, event);

  removeEvent: Planning['removeEvent'] = (eventId) => this.#events.remove(eventId);

  readHolidays: Planning['readHolidays'] = (country, fromDay, toDay) => {
    const { holidays } = this.#parts;
    const chosen = country ?? this.#settings.current.country;
    const found =
      chosen === null
        ? { events: [], makeUpDaysKnownTo: null }
        : holidays.listHolidays({ country: chosen, fromDay, toDay });
    return { countries: holidays.listCountries(), ...found };
  };

  saveSettings: Planning['saveSettings'] = async (revision, settings) => {
    const queueIds = await this.#listQueueIds(await readWorking(this.#parts.plans));
    const saved = await this.#settings.save(revision, settings, queueIds);
    this.#causes.forget();
    this.#requirement.touch();
    return saved;
  };

  publish: Planning['publish'] = (request) => publishForecast(this.#parts, request);

  readVersion: Planning['readVersion'] = (versionNo, queueId) => this.#versions.read(versionNo, queueId);

  compareVersions: Planning['compareVersions'] = (versionNo, sinceNo, queueId) =>
    this.#versions.compare(versionNo, sinceNo, queueId);

  readRequirement: Planning['readRequirement'] = (days) =>
    readRequirement(this.#parts.plans, days, this.#settings.current);

  readSimulated: Planning['readSimulated'] = () => readPlayed(this.#parts.plans, 'simulated');

  readWhatIf: Planning['readWhatIf'] = () => readPlayed(this.#parts.plans, 'what-if');

  readPresence: Planning['readPresence'] = () => {
    const { live } = this.#parts;
    return findPresence(live.rows(), live.floorNowMs());
  };

  keepUp: Planning['keepUp'] = () => {
    const automatic = new AutomaticJobs({
      plans: this.#parts.plans,
      jobs: this.jobs,
      causes: this.#causes,
      clock: this.#parts.clock,
      onError: this.#parts.onError,
    });
    automatic.start();
    const touch = () => this.#requirement.touch();
    const stops = [this.jobs.onDone(touch), this.#parts.live.onSiteChanged(touch)];
    this.#requirement.touch();
    const leaveRosters = this.rosters.keepUp();
    return async () => {
      for (const stop of stops) stop();
      await leaveRosters();
      await automatic.stop();
      await this.#requirement.close();
    };
  };
}

function todayOf(live: Pick<LiveFloor, 'site' | 'floorNowMs'>): string {
  return createSiteCalendar(live.site()).dayOf(live.floorNowMs()).day;
}
