import type { EditsAnswer, ForecastFlag, PlanningSettings } from '../../shared/contract/planning.ts';
import { parseEdits } from '../../shared/forecasting/edits/parse-edits.ts';
import { MOST_EVENTS, parsePlanningEvent } from '../../shared/forecasting/events/parse-planning-event.ts';
import { DocumentError } from '../../shared/site/bad-places.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { Planning, PlanningJobs, PlanStore } from '../planning-ports.ts';
import type { Clock, Documents, History, HolidayCalendar, Imports, LiveFloor } from '../ports.ts';
import { AutomaticJobs } from './automatic-jobs.ts';
import { describePast } from './causes.ts';
import { cutForecast, cutRequirement } from './cut-days.ts';
import { editForecast, fitEdits, listRevisions, type KeptEdit, type KeptEdits } from './edit-forecast.ts';
import { Causes } from './find-cause.ts';
import { findPresence, findSkillGroups } from './find-skills.ts';
import {
  listEdits,
  listEvents,
  noForecast,
  readEditsOf,
  readForecastOf,
  readList,
  readWorking,
} from './kept-plans.ts';
import { createPlanningSettings, parsePlanningSettings } from './parse-settings.ts';
import type { PlanningTask } from './plan-messages.ts';
import { openPlanningJobs } from './planning-jobs.ts';
import { headOf, PublishedVersions, type KeptVersion } from './published-versions.ts';
import { refuseUnstaffed } from './refuse-unstaffed.ts';
import { hasAllEdits, RequirementKeeper } from './requirement-keeper.ts';
import type { KeptForecast, KeptRequirement } from './run-planning.ts';
import { readPlansToPlay } from './simulated/plans-to-play.ts';
import { isPlayed } from './simulated/run-simulation.ts';
import { listNumbers } from './stored-forecast.ts';

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

  readForecast: Planning['readForecast'] = async (queueId, days) => {
    const { kept, working } = await readForecastOf(this.#parts.plans, queueId);
    const { forecast, past, flags } = kept;
    const edits = await readEditsOf(this.#parts.plans, queueId);
    const edited = { ...forecast, calls: this.#edit(kept, edits) };
    const [shown, statistical] = [cutForecast(edited, days), cutForecast(forecast, days).calls];
    const shownPast = await this.#versions.tellPublished(queueId, past, forecast.intervalsPerDay);
    const { uncertainty: _, ...answer } = shown;
    return {
      queueId,
      ...answer,
      madeAtMs: working.madeAtMs,
      knownUntilMs: working.knownUntilMs,
      statistical,
      edits: fitEdits(edits.edits, forecast.intervalsPerDay),
      past: shownPast,
      flags,
    };
  };

  readAccuracy: Planning['readAccuracy'] = async (queueId) => {
    const kept = await this.#parts.plans.read('backtest', queueId);
    if (kept) return JSON.parse(kept.text) as Awaited<ReturnType<Planning['readAccuracy']>>;
    throw new FloorcastError('not-found', { code: 'backtest-not-made', queueId });
  };

  readEdits: Planning['readEdits'] = async (queueId) => {
    const kept = await readEditsOf(this.#parts.plans, queueId);
    const edits = fitEdits(kept.edits, await this.#readIntervalsPerDay());
    return { queueId, revision: kept.revision, edits };
  };

  saveEdits: Planning['saveEdits'] = async (queueId, revision, edits) => {
    const intervalsPerDay = await this.#readIntervalsPerDay();
    const parsed = refuseBad(() => parseEdits(edits, intervalsPerDay));
    const foreign = parsed.find((entry) => entry.queueId !== queueId);
    if (foreign)
      throw new FloorcastError('bad-request', {
        code: 'edit-of-other-queue',
        editId: foreign.id,
        otherQueueId: foreign.queueId,
        queueId,
      });
    const kept = parsed.map((entry): KeptEdit => ({ ...entry, intervalsPerDay }));
    await refuseUnstaffed(this.#parts.plans, this.#parts.live.site(), queueId, kept);
    const text = JSON.stringify(kept);
    const saved = await this.#parts.plans.saveIfUnchanged({ kind: 'edits', key: queueId, text, revision });
    this.#requirement.touch();
    return { queueId, revision: saved, edits: parsed } satisfies EditsAnswer;
  };

  decideFlag: Planning['decideFlag'] = async (queueId, flagId, { state }) => {
    const { plans } = this.#parts;
    const { flags } = (await readForecastOf(plans, queueId)).kept;
    const kept = await plans.read('flags', queueId);
    const decided = readList<ForecastFlag>(kept?.text);
    const flag = [...decided, ...flags].find(({ id }) => id === flagId);
    if (!flag) throw new FloorcastError('not-found', { code: 'flag-unknown', queueId, flagId });
    const answered: ForecastFlag = { ...flag, state };
    const text = JSON.stringify([...decided.filter(({ id }) => id !== flagId), answered]);
    await plans.saveIfUnchanged({ kind: 'flags', key: queueId, text, revision: kept?.revision ?? 0 });
    this.#causes.forget();
    return answered;
  };

  readEvents: Planning['readEvents'] = async () => ({
    events: await listEvents(this.#parts.plans),
    library: (await this.#parts.plans.readAll('forecast'))
      .flatMap(({ key, text }) =>
        (JSON.parse(text) as KeptForecast).pastEvents.map((effect) => ({ ...effect, queueId: key })),
      )
      .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1)),
  });

  saveEvent: Planning['saveEvent'] = async (eventId, event) => {
    const parsed = refuseBad(() => parsePlanningEvent(event));
    if (parsed.id !== eventId)
      throw new FloorcastError('bad-request', {
        code: 'event-id-differs',
        eventId: parsed.id,
        asked: eventId,
      });
    const events = await listEvents(this.#parts.plans);
    if (events.length >= MOST_EVENTS && !events.some(({ id }) => id === eventId))
      throw new FloorcastError('conflict', { code: 'events-too-many', most: MOST_EVENTS });
    await this.#parts.plans.save([{ kind: 'event', key: eventId, text: JSON.stringify(parsed) }]);
    this.#causes.forget();
    return parsed;
  };

  removeEvent: Planning['removeEvent'] = async (eventId) => {
    await this.#parts.plans.remove('event', eventId);
    this.#causes.forget();
  };

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

  publish: Planning['publish'] = async ({ author, reason }) => {
    const { plans, live } = this.#parts;
    const head = await readWorking(plans);
    if (head === null) throw noForecast();
    const events = await listEvents(plans);
    const queues = await Promise.all(
      (await plans.readAll('forecast')).map(async ({ key, text }) => {
        const kept = JSON.parse(text) as KeptForecast;
        const edits = await readEditsOf(plans, key);
        const version = {
          forecast: kept.forecast,
          calls: this.#edit(kept, edits),
          edits: fitEdits(edits.edits, kept.forecast.intervalsPerDay),
          events: events.filter(({ queueIds }) => queueIds === null || queueIds.includes(key)),
        } satisfies KeptVersion;
        return { queueId: key, text: JSON.stringify(version) };
      }),
    );
    const version = {
      publishedMs: live.floorNowMs(),
      author,
      reason,
      firstDay: head.firstDay,
      days: head.days,
      knownUntilMs: head.knownUntilMs,
    };
    return headOf({ ...version, versionNo: await plans.publish(version, queues) });
  };

  readVersion: Planning['readVersion'] = (versionNo, queueId) => this.#versions.read(versionNo, queueId);

  compareVersions: Planning['compareVersions'] = (versionNo, sinceNo, queueId) =>
    this.#versions.compare(versionNo, sinceNo, queueId);

  readRequirement: Planning['readRequirement'] = async (days) => {
    const { plans } = this.#parts;
    const kept = await plans.read('requirement', '');
    if (kept) {
      const { editRevisions, ...requirement } = JSON.parse(kept.text) as KeptRequirement;
      const isStale = !hasAllEdits({ editRevisions }, listRevisions(await listEdits(plans)));
      return { ...cutRequirement(requirement, days), isStale };
    }
    throw new FloorcastError('not-found', { code: 'requirement-not-made' });
  };

  readSimulated: Planning['readSimulated'] = () => this.#readPlayed('simulated');

  readWhatIf: Planning['readWhatIf'] = () => this.#readPlayed('what-if');

  readPresence: Planning['readPresence'] = () => {
    const { live } = this.#parts;
    return findPresence(live.rows(), live.floorNowMs());
  };

  /** Null before the first one. */
  async #readPlayed<Played>(kind: 'simulated' | 'what-if'): Promise<Played | null> {
    const kept = await this.#parts.plans.read(kind, '');
    return kept === null ? null : (JSON.parse(kept.text) as Played);
  }

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

  /** Edits are made on the forecast there is, also when the settings ask for other intervals next time. */
  async #readIntervalsPerDay(): Promise<number> {
    const working = await readWorking(this.#parts.plans);
    return 1_440 / (working ?? this.#settings).intervalMinutes;
  }

  #edit({ forecast }: KeptForecast, edits: KeptEdits): number[] {
    return listNumbers(editForecast(forecast, edits, this.#parts.live.site()));
  }
}

/** @throws FloorcastError `bad-request` with every bad place of what a person wrote. */
function refuseBad<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new FloorcastError('bad-request', error.said, { cause: error });
  }
}
