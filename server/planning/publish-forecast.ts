import type { ForecastVersionHead, PublishRequest } from '../../shared/contract/planning-forecast.ts';
import type { Signed } from '../../shared/contract/signed.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { PlanStore } from '../ports/plans.ts';
import { editForecast, fitEdits } from './edit-forecast.ts';
import { listEvents, noForecast, readEditsOf, readWorking } from './kept-plans.ts';
import { headOf, type KeptVersion } from './published-versions.ts';
import type { KeptForecast } from './run-planning.ts';
import { listNumbers } from './stored-forecast.ts';

export interface PublishingParts {
  readonly plans: Pick<PlanStore, 'read' | 'readAll' | 'publish'>;
  readonly live: Pick<LiveFloor, 'site' | 'floorNowMs'>;
}

/**
 * The working forecast of every queue, with its edits and events, becomes a version.
 *
 * @throws FloorcastError `not-found` before the first forecast.
 */
export async function publishForecast(
  { plans, live }: PublishingParts,
  { author, reason }: Signed<PublishRequest>,
): Promise<ForecastVersionHead> {
  const head = await readWorking(plans);
  if (head === null) throw noForecast();
  const events = await listEvents(plans);
  const queues = await Promise.all(
    (await plans.readAll('forecast')).map(async ({ key, text }) => {
      const { forecast } = JSON.parse(text) as KeptForecast;
      const edits = await readEditsOf(plans, key);
      const version: KeptVersion = {
        forecast,
        calls: listNumbers(editForecast(forecast, edits, live.site())),
        edits: fitEdits(edits.edits, forecast.intervalsPerDay),
        events: events.filter(({ queueIds }) => queueIds === null || queueIds.includes(key)),
      };
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
}
