import type { PlanningJob, PlanningJobRequest, PlanningOverview } from '../../shared/contract/planning.ts';
import type {
  AccuracyAnswer,
  EditsAnswer,
  EventsAnswer,
  FlagAnswer,
  ForecastAnswer,
  ForecastFlag,
  ForecastVersionHead,
  HolidaysAnswer,
  PublishRequest,
  VersionAnswer,
} from '../../shared/contract/planning-forecast.ts';
import type { PresenceAnswer, RequirementAnswer } from '../../shared/contract/planning-requirement.ts';
import type { SettingsAnswer } from '../../shared/contract/planning-settings.ts';
import type { Rosters } from './roster-desk.ts';
import type { SimulatedRequirement, SimulatedWhatIf } from '../../shared/contract/simulated-plan.ts';
import type { VersionChangesAnswer } from '../../shared/contract/version-changes.ts';
import type { Signed } from '../../shared/contract/signed.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import type { PlanningEvent } from '../../shared/forecasting/planning-event.ts';

/** Long work of planning: one runs at a time, the others wait in their order. */
export interface PlanningJobs {
  /** Newest first: those that wait or run, and the last ten that are over, also of earlier starts. */
  list(): readonly PlanningJob[];
  /** @throws FloorcastError `not-found` */
  find(jobId: string): PlanningJob;
  /**
   * Begins to work, or waits for its turn, and answers at once.
   *
   * @param origin a person when left out
   * @throws FloorcastError `too-many` when twenty wait.
   */
  start(request: PlanningJobRequest, origin?: PlanningJob['origin']): PlanningJob;
  /** Stops it within a second; what it had worked out is dropped. Stopping one that is over is harmless. @throws FloorcastError `not-found` */
  cancel(jobId: string): PlanningJob;
  /** Ends a search for a roster early with the best it has; whatever else runs goes on, and what does not run is left alone. @throws FloorcastError `not-found` */
  finish(jobId: string): PlanningJob;
  /** Calls back whenever a job is done and what it made is kept. */
  onDone(listener: (job: PlanningJob) => void): () => void;
  /** Calls back whenever a job is over: done, failed or cancelled. */
  onOver(listener: (job: PlanningJob) => void): () => void;
  /** What runs is stopped, and told as failed at the next start. */
  close(): Promise<void>;
}

/** What a planner asks and decides (server/planning/planning.ts makes it). All refusals are FloorcastErrors in words. */
export interface Planning {
  overview(): Promise<PlanningOverview>;
  readonly jobs: PlanningJobs;
  /**
   * What a person begins: as `jobs.start`, and days that cannot be played, or people and days no roster is made for, are refused at once.
   *
   * @throws `not-found` for days that are not forecast and for a copy that is not there, `bad-request`, `too-many`
   */
  startJob(request: PlanningJobRequest): Promise<PlanningJob>;
  readonly rosters: Rosters;
  /** The queue's working forecast, whole or these days of it. @throws `not-found` before the first one. */
  readForecast(queueId: string, days: DayRange | null): Promise<ForecastAnswer>;
  /** @throws `not-found` before the first backtest. */
  readAccuracy(queueId: string): Promise<AccuracyAnswer>;
  readEdits(queueId: string): Promise<EditsAnswer>;
  /** @throws `conflict` when somebody was quicker, `bad-request` for an edit that cannot be. */
  saveEdits(queueId: string, revision: number, edits: unknown): Promise<EditsAnswer>;
  /** @throws `not-found` */
  decideFlag(queueId: string, flagId: string, answer: FlagAnswer): Promise<ForecastFlag>;
  readEvents(): Promise<EventsAnswer>;
  /** Made when there is none of that id. @throws `bad-request` */
  saveEvent(eventId: string, event: unknown): Promise<PlanningEvent>;
  /** Deleting twice is harmless. */
  removeEvent(eventId: string): Promise<void>;
  readHolidays(country: string | null, fromDay: string, toDay: string): HolidaysAnswer;
  /** @throws `conflict` when somebody was quicker, `bad-request` for settings that cannot be. */
  saveSettings(revision: string, settings: unknown): Promise<SettingsAnswer>;
  /** @throws `not-found` before the first forecast. */
  publish(request: Signed<PublishRequest>): Promise<ForecastVersionHead>;
  /** @throws `not-found` */
  readVersion(versionNo: number, queueId: string): Promise<VersionAnswer>;
  /** @param sinceNo null: the version before. @throws `not-found`, `bad-request` when they cut days differently */
  compareVersions(versionNo: number, sinceNo: number | null, queueId: string): Promise<VersionChangesAnswer>;
  /** @throws `not-found` before the first one. */
  readRequirement(days: DayRange | null): Promise<RequirementAnswer>;
  readPresence(): PresenceAnswer;
  /** What the last simulation found; null before the first one. */
  readSimulated(): Promise<SimulatedRequirement | null>;
  /** What the last what-if played; null before the first one. */
  readWhatIf(): Promise<SimulatedWhatIf | null>;
  /** From now on forecasts are made by themselves whenever there is a reason. Answers how to end it. */
  keepUp(): () => Promise<void>;
}
