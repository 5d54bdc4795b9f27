import { AdherenceRecount } from '../../shared/adherence/adherence-recount.ts';
import type { AdherenceSettings } from '../../shared/adherence/adherence-settings.ts';
import type { JournalReading } from '../ports/journal.ts';
import { pickDay, writeDay } from './day-text.ts';
import { readEvents } from './read-events.ts';
import { Rests } from './rests.ts';
import { readPlans, type PlanSources } from './read-plans.ts';

/** Whoever is there when a day begins came in the day before. */
export const BEFORE_MS = 86_400_000;
/** A day is closed when its night shifts are over. */
export const CLOSED_AFTER_MS = 12 * 3_600_000;

export interface RecountParts extends PlanSources {
  readonly journal: Pick<JournalReading, 'readPeriod'>;
  readonly settings: () => AdherenceSettings;
}

/**
 * A day that is over, out of its events. Null when the journal has nothing of it (any more).
 *
 * @param only one agent alone; null: everybody
 */
export async function recountDay(
  parts: RecountParts,
  day: string,
  only: string | null = null,
): Promise<readonly { readonly agentId: string; readonly text: string }[] | null> {
  const { calendar, journal, site, settings } = parts;
  const { fromMs, toMs } = calendar.dayNamed(day);
  if ((await journal.readPeriod({ fromMs, toMs }, 0, 1)).length === 0) return null;
  const plans = await readPlans(parts, { firstDay: calendar.addDays(day, -1), days: 3 }, only);
  const period = { fromMs: fromMs - BEFORE_MS, toMs: toMs + CLOSED_AFTER_MS };
  const recount = new AdherenceRecount(
    site(),
    { calendar, settings: settings(), fromMs: period.fromMs },
    plans,
    only,
  );
  for await (const events of readEvents(journal, period)) for (const { event } of events) recount.take(event);
  const rests = new Rests();
  const rows: { readonly agentId: string; readonly text: string }[] = [];
  for (const [agentId, days] of recount.daysUntil(period.toMs)) {
    const both = pickDay(days, day);
    if (both !== null) rows.push({ agentId, text: writeDay(both) });
    await rests.rest();
  }
  return rows;
}
