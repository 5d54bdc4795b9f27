import type { WrittenAnswer } from './history-answers.ts';

/**
 * The running day, for every screen that may read: how the forecast follows it, and where it is heading
 * (server/planning/today/day-outlook.ts makes it). Both are written once for all who ask.
 */
export interface DayOutlook {
  /** A TodayForecastAnswer. @throws `not-found` before the first forecast, and when the working one does not reach to today. */
  readToday(): Promise<WrittenAnswer>;
  /** A ProjectionAnswer. @throws as `readToday` */
  readProjection(): Promise<WrittenAnswer>;
  close(): Promise<void>;
}
