import type { AccuracyAnswer, PlanningSettings } from '../../shared/contract/planning.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Documents } from '../ports/documents.ts';
import type { History } from '../ports/history.ts';
import type { HolidayCalendar } from '../ports/holidays.ts';
import type { Imports } from '../ports/imports.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { Planning, PlanningJobs } from '../ports/planning.ts';
import type { PlanStore } from '../ports/plans.ts';
import { AutomaticJobs } from './automatic-jobs.ts';
import { describePast } from './causes.ts';
import { Causes } from './find-cause.ts';
import { findPresence, findSkillGroups } from './find-skills.ts';
import { listEdits, readWorking } from './kept-plans.ts';
import { createPlanningSettings, parsePlanningSettings } from './parse-settings.ts';
import type { PlanningTask } from './plan-messages.ts';
import { PlannedEvents } from './planned-events.ts';
import { openPlanningJobs } from './planning-jobs.ts';
import { publishForecast } from './publish-forecast.ts';
import { PublishedVersions } from './published-versions.ts';
import { QueueForecasts } from './queue-forecasts.ts';
import { readPlayed, readRequirement } from './read-requirement.ts';
import { refuseBad } from './refuse-bad.ts';
import { RequirementKeeper } from './requirement-keeper.ts';
import { readPlansToPlay } from './simulated/plans-to-play.ts';
import { isPlayed } from './simulated/run-simulation.ts';

export interface PlanningParts {
  readonly plans: PlanStore;
  readonly documents: Documents;
  readonly history: Pick<History, 'describe' | 'readQueueIntervals'>;
  /** How a planning thread opens the past. */
  readonly reading: PlanningTask['history'];
  readonly holidays: HolidayCalendar;
  readonly live: Pick<LiveFloor, 'site' | 'rows' | 'floorNowMs'>;
  readonly imports: Pick<Imports, 'list'>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** The document a person may open and edit. */
const SETTINGS = 'planning';

/** What planners ask and decide, over what is kept of it (RULES.md beside this file says what holds). */
export async function openPlanning(parts: PlanningParts): Promise<Planning> {
  const { documents, holidays, live } = parts;
  const stored = await documents.read(SETTINGS, parsePlanningSettings);
  const country = holidays.guessCountry(live.site().timeZone);
  const desk = new PlanningDesk(parts, stored ?? createPlanningSettings(live.site(), country));
  desk.jobs = await openPlanningJobs({
    plans: parts.plans,
    nowMs: () => live.floorNowMs(),
    prepare: (request) => desk.prepare(request),
    onError: parts.onError,
  });
  return desk;
}

class PlanningDesk implements Planning {
  jobs!: PlanningJobs;
  readonly #parts: PlanningParts;
  readonly #causes: Causes;
  readonly #requirement: RequirementKeeper;
  readonly #versions: PublishedVersions;
  readonly #forecasts: QueueForecasts;
  readonly #events: PlannedEvents;
  #settings: PlanningSettings;

  constructor(parts: PlanningParts, settings: PlanningSettings) {
    this.#parts = parts;
    this.#settings = settings;
    this.#causes = new Causes({ ...parts, settings: () => this.#settings });
    this.#versions = new PublishedVersions(parts);
    this.#requirement = new RequirementKeeper({
      ...parts,
      describe: () => ({
        site: parts.live.site(),
        settings: this.#settings,
        groups: findSkillGroups(parts.live.site(), parts.live.rows()),
        nowMs: parts.live.floorNowMs(),
      }),
    });
    const onDecided = () => this.#causes.forget();
    this.#forecasts = new QueueForecasts({
      ...parts,
      versions: this.#versions,
      settings: () => this.#settings,
      onEdited: () => this.#requirement.touch(),
      onDecided,
    });
    this.#events = new PlannedEvents({ ...parts, onDecided });
  }

  /** Everything a job is worked out from, as of now. */
  async prepare(request: PlanningTask['request']): Promise<PlanningTask> {
    const { plans, live, reading, imports } = this.#parts;
    const working = await readWorking(plans);
    return {
      history: reading,
      request,
      ...(await this.#causes.readDecisions()),
      edits: await listEdits(plans),
      groups: findSkillGroups(live.site(), live.rows()),
      methodIds: Object.fromEntries(
        (working?.queues ?? []).map(({ queueId, methodId }) => [queueId, methodId]),
      ),
      toPlay: isPlayed(request) ? await readPlansToPlay(plans) : null,
      pastKey: (await describePast(imports)).key,
      nowMs: live.floorNowMs(),
    };
  }

  overview: Planning['overview'] = async () => {
    const { plans, live, history } = this.#parts;
    const site = live.site();
    const { queueIds } = await history.describe();
    const names = new Map(site.queues.map(({ id, name }) => [id, name]));
    const working = await readWorking(plans);
    const knownDays = new Map((working?.queues ?? []).map((queue) => [queue.queueId, queue.knownDays]));
    return {
      today: createSiteCalendar(site).dayOf(live.floorNowMs()).day,
      site,
      queues: [...new Set([...names.keys(), ...queueIds, ...knownDays.keys()])].map((id) => ({
        id,
        name: names.get(id) ?? { en: id },
        knownDays: knownDays.get(id) ?? 0,
      })),
      groups: findSkillGroups(site, live.rows()).map(({ id, skills, agentIds }) => ({
        id,
        queues: skills,
        agents: agentIds.length,
      })),
      settings: this.#settings,
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
    const chosen = country ?? this.#settings.country;
    const found =
      chosen === null
        ? { events: [], makeUpDaysKnownTo: null }
        : holidays.listHolidays({ country: chosen, fromDay, toDay });
    return { countries: holidays.listCountries(), ...found };
  };

  saveSettings: Planning['saveSettings'] = async (settings) => {
    const parsed = refuseBad(() => parsePlanningSettings(settings));
    await this.#parts.documents.save(SETTINGS, parsed);
    this.#settings = parsed;
    this.#causes.forget();
    return parsed;
  };

  publish: Planning['publish'] = (request) => publishForecast(this.#parts, request);

  readVersion: Planning['readVersion'] = (versionNo, queueId) => this.#versions.read(versionNo, queueId);

  compareVersions: Planning['compareVersions'] = (versionNo, sinceNo, queueId) =>
    this.#versions.compare(versionNo, sinceNo, queueId);

  readRequirement: Planning['readRequirement'] = (days) => readRequirement(this.#parts.plans, days);

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
    const stopListening = this.jobs.onDone(() => this.#requirement.touch());
    this.#requirement.touch();
    return async () => {
      stopListening();
      await automatic.stop();
      await this.#requirement.close();
    };
  };
}
