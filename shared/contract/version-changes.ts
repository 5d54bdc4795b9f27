import type { VersionDifference } from '../forecasting/versions/compare-versions.ts';
import type { ForecastVersionHead } from './planning-forecast.ts';

/**
 * `GET /api/v1/planning/versions/:versionNo/changes?queue=ID&since=N`: what changed of a queue from an earlier version (without
 * `since` the one before) to this one, on the days both speak of. The 50 biggest intervals are named.
 */
export interface VersionChangesAnswer extends VersionDifference {
  readonly queueId: string;
  readonly before: ForecastVersionHead;
  readonly after: ForecastVersionHead;
}
