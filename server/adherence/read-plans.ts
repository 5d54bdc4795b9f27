import type { AgentPlans } from '../../shared/adherence/adherence-engine.ts';
import { planAgents } from '../../shared/adherence/plan-agents.ts';
import type { RosterEntry, RosterSettings } from '../../shared/contract/rosters.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import type { Site } from '../../shared/site/site.ts';
import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import type { AdherenceStore } from '../ports/adherence.ts';
import type { PublishedDay, RosterStore } from '../ports/rosters.ts';

export interface PlanSources {
  readonly store: Pick<AdherenceStore, 'listExceptions'>;
  readonly rosters: Pick<RosterStore, 'readPublished' | 'readFirstPublished'>;
  readonly readSettings: () => Promise<RosterSettings>;
  readonly site: () => Site;
  readonly calendar: SiteCalendar;
}

/**
 * What everybody is held to on these days: published rosters, and what is excused.
 *
 * @param only one agent alone; null: everybody
 */
export async function readPlans(
  { store, rosters, readSettings, site, calendar }: PlanSources,
  range: DayRange,
  only: string | null = null,
): Promise<ReadonlyMap<string, AgentPlans>> {
  const fromMs = calendar.dayNamed(range.firstDay).fromMs;
  // The last day's night shifts end on the next.
  const { toMs } = calendar.dayNamed(calendar.addDays(range.firstDay, range.days));
  const [first, amended, { templates }, exceptions] = await Promise.all([
    rosters.readFirstPublished(range),
    rosters.readPublished(range),
    readSettings(),
    store.listExceptions({ fromMs, toMs }),
  ]);
  return planAgents({
    site: site(),
    templates,
    first: first.flatMap((one) => readEntries(one, only)),
    amended: amended.flatMap((one) => readEntries(one, only)),
    exceptions: exceptions.filter(
      ({ removedAtMs, agentId }) => removedAtMs === null && (only === null || agentId === only),
    ),
  });
}

function readEntries({ day, text }: PublishedDay, only: string | null) {
  if (text === null) return [];
  const entries = JSON.parse(text) as Readonly<Record<string, RosterEntry>>;
  if (only === null) return [{ day, entries }];
  return Object.hasOwn(entries, only) ? [{ day, entries: { [only]: entries[only]! } }] : [];
}
