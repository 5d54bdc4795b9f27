import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { Upkeep } from '../../ports/upkeep.ts';
import type { Engine } from './engine.ts';
import { DAY_KEY, writeDayKey } from './day-key.ts';
import type { ZoneSettings } from './history/interval-starts.ts';
import { deleteAgent } from './upkeep/delete-agent.ts';
import { deleteCaller } from './upkeep/delete-caller.ts';
import { deleteCallsBefore, deleteEventsBefore, deleteRefusalsBefore } from './upkeep/delete-old.ts';
import { forgetOrdered } from './upkeep/forget-ordered.ts';
import { leaveForgetOrder, readForgetOrders } from './upkeep/forget-orders.ts';
import { rebuildDays } from './upkeep/rebuild-days.ts';

/** @param zone the site's: days are its days. */
export function createUpkeep(engine: Engine, zone: ZoneSettings): Upkeep {
  const calendar = createSiteCalendar({ ...zone, intervalMinutes: 15 });
  return {
    deleteBefore: async ({ callsMs, eventsMs }) => {
      if (callsMs !== null) await deleteRefusalsBefore(engine, callsMs);
      return {
        calls: callsMs === null ? 0 : await deleteCallsBefore(engine, callsMs),
        events: eventsMs === null ? 0 : await deleteEventsBefore(engine, calendar, eventsMs),
      };
    },
    deleteCaller: (numbers) => deleteCaller(engine, numbers),
    deleteAgent: (agentId, nowMs) => deleteAgent(engine, agentId, nowMs),
    orderNewSite: () => leaveForgetOrder(engine, { kind: 'site' }),
    isForgettingOrdered: async () => (await readForgetOrders(engine.read)).length > 0,
    forgetOrdered: () => forgetOrdered(engine),
    rebuildDays: (onProgress = () => {}) => rebuildDays(engine, calendar, onProgress),
  };
}

/**
 * Works the days out anew when the site's zone or day start is another than when they were kept. To be called at the start,
 * before anything counts; killed in between, the next start does it.
 *
 * @returns whether the days had to be worked out anew.
 */
export async function keepDaysInStep(
  engine: Engine,
  upkeep: Pick<Upkeep, 'rebuildDays'>,
  zone: ZoneSettings,
  onProgress?: (progress: number) => void,
): Promise<boolean> {
  const value = writeDayKey(zone);
  const kept = await engine.read
    .selectFrom('meta')
    .select('value')
    .where('name', '=', DAY_KEY)
    .executeTakeFirst();
  if (kept?.value === value) return false;
  if (kept) await upkeep.rebuildDays(onProgress);
  await engine.write((transaction) =>
    transaction
      .insertInto('meta')
      .values({ name: DAY_KEY, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute(),
  );
  return kept !== undefined;
}
