import type { EditsAnswer, ForecastFlag } from '../../shared/contract/planning-forecast.ts';
import type { PlanningSettings } from '../../shared/contract/planning-settings.ts';
import { moveBands, sumEach } from '../../shared/forecasting/edits/move-bands.ts';
import { parseEdits } from '../../shared/forecasting/edits/parse-edits.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { Planning } from '../ports/planning.ts';
import type { PlanStore } from '../ports/plans.ts';
import { cutForecast } from './cut-days.ts';
import { editForecast, fitEdits, type KeptEdit } from './edit-forecast.ts';
import { readEditsOf, readForecastOf, readList, readWorking } from './kept-plans.ts';
import type { PublishedVersions } from './published-versions.ts';
import { refuseBad } from './refuse-bad.ts';
import { refuseUnstaffed } from './refuse-unstaffed.ts';
import { listNumbers, type StoredForecast } from './stored-forecast.ts';

export interface QueueForecastsParts {
  readonly plans: PlanStore;
  readonly live: Pick<LiveFloor, 'site'>;
  readonly versions: Pick<PublishedVersions, 'tellPublished'>;
  readonly settings: () => PlanningSettings;
  /** Called when edits were saved. */
  readonly onEdited: () => void;
  /** Called when a flag was answered. */
  readonly onDecided: () => void;
}

/** The working forecast of each queue, and what people make of it: edits, and answers to flags. */
export class QueueForecasts {
  readonly #parts: QueueForecastsParts;

  constructor(parts: QueueForecastsParts) {
    this.#parts = parts;
  }

  async read(queueId: string, days: DayRange | null): ReturnType<Planning['readForecast']> {
    const { plans, live, versions } = this.#parts;
    const { kept, working } = await readForecastOf(plans, queueId);
    const { forecast, past, flags } = kept;
    const edits = await readEditsOf(plans, queueId);
    const edited = withEdits(forecast, listNumbers(editForecast(forecast, edits, live.site())));
    const [shown, statistical] = [cutForecast(edited, days), cutForecast(forecast, days).calls];
    const shownPast = await versions.tellPublished(queueId, past, forecast.intervalsPerDay);
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
  }

  async readEdits(queueId: string): Promise<EditsAnswer> {
    const kept = await readEditsOf(this.#parts.plans, queueId);
    const edits = fitEdits(kept.edits, await this.#readIntervalsPerDay());
    return { queueId, revision: kept.revision, edits };
  }

  async saveEdits(queueId: string, revision: number, edits: unknown): Promise<EditsAnswer> {
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
    const { plans, live } = this.#parts;
    await refuseUnstaffed(plans, live.site(), queueId, kept);
    const text = JSON.stringify(kept);
    const saved = await plans.saveIfUnchanged({ kind: 'edits', key: queueId, text, revision });
    this.#parts.onEdited();
    return { queueId, revision: saved, edits: parsed };
  }

  async decideFlag(
    queueId: string,
    flagId: string,
    { state }: Pick<ForecastFlag, 'state'>,
  ): Promise<ForecastFlag> {
    const { plans } = this.#parts;
    const { flags } = (await readForecastOf(plans, queueId)).kept;
    const kept = await plans.read('flags', queueId);
    const decided = readList<ForecastFlag>(kept?.text);
    const flag = [...decided, ...flags].find(({ id }) => id === flagId);
    if (!flag) throw new FloorcastError('not-found', { code: 'flag-unknown', queueId, flagId });
    const answered: ForecastFlag = { ...flag, state };
    const text = JSON.stringify([...decided.filter(({ id }) => id !== flagId), answered]);
    await plans.saveIfUnchanged({ kind: 'flags', key: queueId, text, revision: kept?.revision ?? 0 });
    this.#parts.onDecided();
    return answered;
  }

  /** Edits are made on the forecast there is, also when the settings ask for other intervals next time. */
  async #readIntervalsPerDay(): Promise<number> {
    const working = await readWorking(this.#parts.plans);
    return 1_440 / (working ?? this.#parts.settings()).intervalMinutes;
  }
}

/** What counts, with bands that moved with it. */
function withEdits(forecast: StoredForecast, calls: readonly number[]): StoredForecast {
  const { intervalsPerDay } = forecast;
  const move = ({ intervals, days, weeks }: StoredForecast['bands80'], probability: number) => {
    const moved = (band: typeof days, many: number) =>
      moveBands(band, sumEach(forecast.calls, many), sumEach(calls, many), probability);
    return {
      intervals: moved(intervals, 1),
      days: moved(days, intervalsPerDay),
      weeks: moved(weeks, 7 * intervalsPerDay),
    };
  };
  return { ...forecast, calls, bands80: move(forecast.bands80, 0.8), bands90: move(forecast.bands90, 0.9) };
}
