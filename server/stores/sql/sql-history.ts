import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { History } from '../../ports/history.ts';
import type { Engine } from './engine.ts';
import { readAgentDays, readAgentIntervals, sumAgentDays } from './history/agent-rows.ts';
import { readCalls } from './history/call-rows.ts';
import { describeContents } from './history/contents.ts';
import type { ZoneSettings } from './history/interval-starts.ts';
import { readQueueDays, readQueueIntervals, sumQueueDays } from './history/queue-rows.ts';

/**
 * The past in a database.
 *
 * @param zone the site's: half hours and hours are put together by its local clock.
 */
export function createHistory(engine: Pick<Engine, 'read' | 'status'>, zone: ZoneSettings): History {
  const { read } = engine;
  const calendar = createSiteCalendar({ ...zone, intervalMinutes: 15 });
  return {
    readQueueIntervals: (request) => readQueueIntervals(read, zone, request),
    readQueueDays: (request) => readQueueDays(read, request),
    sumQueueDays: (request) => sumQueueDays(read, request),
    readAgentIntervals: (request) => readAgentIntervals(read, zone, calendar, request),
    readAgentDays: (request) => readAgentDays(read, request),
    sumAgentDays: (request) => sumAgentDays(read, request),
    readCalls: (request) => readCalls(read, request),
    describe: () => describeContents(read),
    status: () => engine.status(),
  };
}
