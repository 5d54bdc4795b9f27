import type {
  EditsAnswer,
  ForecastEditEntry,
  ForecastFlag,
  ForecastVersionHead,
  PlanningSettings,
  RequirementAnswer,
} from '../../shared/contract/planning.ts';
import { applyEdits } from '../../shared/forecasting/edits/apply-edits.ts';
import { parseEdits } from '../../shared/forecasting/edits/parse-edits.ts';
import { MOST_EVENTS, parsePlanningEvent } from '../../shared/forecasting/events/parse-planning-event.ts';
import { createGridClock } from '../../shared/forecasting/grid/grid-clock.ts';
import type { PlanningEvent } from '../../shared/forecasting/planning-event.ts';
import { isMessage } from '../../shared/messages/message.ts';
import { DocumentError } from '../../shared/site/bad-places.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { Planning, PlanningJobs, PlanStore } from '../planning-ports.ts';
import type { Documents, History, HolidayCalendar, LiveFloor } from '../ports.ts';
import { cutForecast, cutRequirement } from './cut-days.ts';
import { findPresence, findSkillGroups } from './find-skills.ts';
import { createPlanningSettings, parsePlanningSettings } from './parse-settings.ts';
import type { PlanningTask } from './plan-messages.ts';
import { openPlanningJobs } from './planning-jobs.ts';
import { measureVersion } from './measure-version.ts';
import type { KeptForecast, KeptWorking } from './run-planning.ts';
import { readKeptPlans } from './simulated/kept-plans.ts';
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
  #settings: PlanningSettings;

  constructor(parts: PlanningParts, settings: PlanningSettings) {
    this.#parts = parts;
    this.#settings = settings;
  }

  /** Everything a job is worked out from, as of now. */
  async prepare(request: PlanningTask['request']): Promise<PlanningTask> {
    const { plans, live, reading } = this.#parts;
    const flags = await plans.readAll('flags');
    return {
      history: reading,
      request,
      site: live.site(),
      settings: this.#settings,
      events: await this.#listEvents(),
      decided: Object.fromEntries(flags.map(({ key, text }) => [key, readList<ForecastFlag>(text)])),
      groups: findSkillGroups(live.site(), live.rows()),
      methodIds: Object.fromEntries(
        (await plans.readAll('forecast')).map(({ key, text }) => [
          key,
          (JSON.parse(text) as KeptForecast).forecast.methodId,
        ]),
      ),
      kept: isPlayed(request) ? await readKeptPlans(plans) : null,
      nowMs: live.floorNowMs(),
    };
  }

  overview: Planning['overview'] = async () => {
    const { plans, live, history } = this.#parts;
    const site = live.site();
    const { queueIds } = await history.describe();
    const names = new Map(site.queues.map(({ id, name }) => [id, name]));
    const forecasts = new Map((await plans.readAll('forecast')).map(({ key, text }) => [key, text]));
    const working = await plans.read('working', '');
    const changedMs = Math.max(
      0,
      ...(await plans.readAll('event')).map(({ savedMs }) => savedMs),
      ...(await plans.readAll('flags')).map(({ savedMs }) => savedMs),
    );
    return {
      today: createSiteCalendar(site).dayOf(live.floorNowMs()).day,
      site,
      queues: [...new Set([...names.keys(), ...queueIds])].map((id) => {
        const kept = forecasts.get(id);
        return {
          id,
          name: names.get(id) ?? { en: id },
          knownDays: kept === undefined ? 0 : (JSON.parse(kept) as KeptForecast).knownDays,
        };
      }),
      groups: findSkillGroups(site, live.rows()).map(({ id, skills, agentIds }) => ({
        id,
        queues: skills,
        agents: agentIds.length,
      })),
      settings: this.#settings,
      forecast:
        working === null ? null : { ...describeWorking(working.text), isStale: changedMs > working.savedMs },
      jobs: this.jobs.list(),
      versions: (await plans.listVersions()).map(headOf),
    };
  };

  readForecast: Planning['readForecast'] = async (queueId, days) => {
    const kept = await this.#readKept(queueId);
    const { edits } = await this.readEdits(queueId);
    const working = describeWorking((await this.#parts.plans.read('working', ''))!.text);
    const { forecast, past, flags } = kept;
    const edited = { ...forecast, calls: this.#applyEdits(kept, edits) };
    const [shown, statistical] = [cutForecast(edited, days), cutForecast(forecast, days).calls];
    const { uncertainty: _, ...answer } = shown;
    return {
      queueId,
      ...answer,
      madeAtMs: working.madeAtMs,
      knownUntilMs: working.knownUntilMs,
      statistical,
      edits,
      past,
      flags,
    };
  };

  readAccuracy: Planning['readAccuracy'] = async (queueId) => {
    const kept = await this.#parts.plans.read('backtest', queueId);
    if (kept) return JSON.parse(kept.text) as Awaited<ReturnType<Planning['readAccuracy']>>;
    throw new FloorcastError('not-found', { code: 'backtest-not-made', queueId });
  };

  readEdits: Planning['readEdits'] = async (queueId) => {
    const kept = await this.#parts.plans.read('edits', queueId);
    return { queueId, revision: kept?.revision ?? 0, edits: readList<ForecastEditEntry>(kept?.text) };
  };

  saveEdits: Planning['saveEdits'] = async (queueId, revision, edits) => {
    const parsed = refuseBad(() => parseEdits(edits, 1_440 / this.#settings.intervalMinutes));
    const foreign = parsed.find((entry) => entry.queueId !== queueId);
    if (foreign)
      throw new FloorcastError('bad-request', {
        code: 'edit-of-other-queue',
        editId: foreign.id,
        otherQueueId: foreign.queueId,
        queueId,
      });
    const entry = { kind: 'edits', key: queueId, text: JSON.stringify(parsed), revision } as const;
    return {
      queueId,
      revision: await this.#parts.plans.saveIfUnchanged(entry),
      edits: parsed,
    } satisfies EditsAnswer;
  };

  decideFlag: Planning['decideFlag'] = async (queueId, flagId, { state }) => {
    const { plans } = this.#parts;
    const { flags } = await this.#readKept(queueId);
    const kept = await plans.read('flags', queueId);
    const decided = readList<ForecastFlag>(kept?.text);
    const flag = [...decided, ...flags].find(({ id }) => id === flagId);
    if (!flag) throw new FloorcastError('not-found', { code: 'flag-unknown', queueId, flagId });
    const answered: ForecastFlag = { ...flag, state };
    const text = JSON.stringify([...decided.filter(({ id }) => id !== flagId), answered]);
    await plans.saveIfUnchanged({ kind: 'flags', key: queueId, text, revision: kept?.revision ?? 0 });
    return answered;
  };

  readEvents: Planning['readEvents'] = async () => ({
    events: await this.#listEvents(),
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
    const events = await this.#listEvents();
    if (events.length >= MOST_EVENTS && !events.some(({ id }) => id === eventId))
      throw new FloorcastError('conflict', { code: 'events-too-many', most: MOST_EVENTS });
    await this.#parts.plans.save([{ kind: 'event', key: eventId, text: JSON.stringify(parsed) }]);
    return parsed;
  };

  removeEvent: Planning['removeEvent'] = (eventId) => this.#parts.plans.remove('event', eventId);

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
    return parsed;
  };

  publish: Planning['publish'] = async ({ author, reason }) => {
    const { plans, live } = this.#parts;
    const working = await plans.read('working', '');
    if (working === null) throw noForecast();
    const head = describeWorking(working.text);
    const events = await this.#listEvents();
    const queues = await Promise.all(
      (await plans.readAll('forecast')).map(async ({ key, text }) => {
        const kept = JSON.parse(text) as KeptForecast;
        const { edits } = await this.readEdits(key);
        const version = {
          forecast: kept.forecast,
          calls: this.#applyEdits(kept, edits),
          edits,
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

  readVersion: Planning['readVersion'] = async (versionNo, queueId) => {
    const { plans } = this.#parts;
    const version = (await plans.listVersions()).find((one) => one.versionNo === versionNo);
    const text = await plans.readVersion(versionNo, queueId);
    if (!version || text === null)
      throw new FloorcastError('not-found', { code: 'version-unknown', versionNo, queueId });
    const { forecast, calls, edits } = JSON.parse(text) as KeptVersion;
    const { site, floorNowMs } = this.#parts.live;
    const [madeOnDay, today] = [version.publishedMs, floorNowMs()].map(
      (atMs) => createSiteCalendar(site()).dayOf(atMs).day,
    );
    const came = await measureVersion(this.#parts.history, {
      site: site(),
      queueId,
      nowMs: floorNowMs(),
      forecast: { ...forecast, calls },
      madeOnDay: madeOnDay!,
      today: today!,
      decided: readList<ForecastFlag>((await plans.read('flags', queueId))?.text),
    });
    return {
      version: headOf(version),
      queueId,
      intervalsPerDay: forecast.intervalsPerDay,
      statistical: forecast.calls,
      calls,
      handleSeconds: forecast.handleSeconds,
      edits,
      ...came,
    };
  };

  readRequirement: Planning['readRequirement'] = async (days) => {
    const kept = await this.#parts.plans.read('requirement', '');
    if (kept) return cutRequirement(JSON.parse(kept.text) as RequirementAnswer, days);
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

  async #listEvents(): Promise<readonly PlanningEvent[]> {
    return (await this.#parts.plans.readAll('event')).map(({ text }) => JSON.parse(text) as PlanningEvent);
  }

  async #readKept(queueId: string): Promise<KeptForecast> {
    const kept = await this.#parts.plans.read('forecast', queueId);
    if (kept) return JSON.parse(kept.text) as KeptForecast;
    const working = await this.#parts.plans.read('working', '');
    if (working === null) throw noForecast();
    const refused = describeWorking(working.text).refused.find((one) => one.queueId === queueId);
    throw new FloorcastError('not-found', {
      code: 'forecast-of-queue-missing',
      queueId,
      why: refused?.said ?? { code: 'queue-without-past' },
    });
  }

  #applyEdits({ forecast }: KeptForecast, edits: readonly ForecastEditEntry[]): number[] {
    const { firstDay, days, intervalsPerDay, intervalMinutes, calls } = forecast;
    const clock = createGridClock(this.#parts.live.site(), intervalMinutes);
    const values = Float64Array.from(calls);
    return listNumbers(
      applyEdits(
        { firstDay, days, intervalsPerDay, values },
        edits.map(({ edit }) => edit),
        clock,
      ),
    );
  }
}

/** What is kept of a queue in a published version. */
interface KeptVersion {
  readonly forecast: KeptForecast['forecast'];
  /** With the edits. */
  readonly calls: readonly number[];
  readonly edits: readonly ForecastEditEntry[];
  readonly events: readonly PlanningEvent[];
}

function noForecast(): FloorcastError {
  return new FloorcastError('not-found', { code: 'forecast-not-made' });
}

function describeWorking(text: string): KeptWorking {
  const { madeAtMs, knownUntilMs, firstDay, days, refused } = JSON.parse(text) as KeptWorking;
  // One that was kept before refusals were messages is made anew at the next occasion.
  return { madeAtMs, knownUntilMs, firstDay, days, refused: refused.filter(({ said }) => isMessage(said)) };
}

function headOf(version: Awaited<ReturnType<PlanStore['listVersions']>>[number]): ForecastVersionHead {
  const { publishedMs, ...head } = version;
  return { ...head, publishedAtMs: publishedMs };
}

function readList<T>(text: string | undefined): readonly T[] {
  return text === undefined ? [] : (JSON.parse(text) as readonly T[]);
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
