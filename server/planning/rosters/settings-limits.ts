import type { LiveFloor } from '../../ports/live-floor.ts';
import type { PlanStore } from '../../ports/plans.ts';
import { findSkillGroups, listAgents } from '../find-skills.ts';
import type { ChangeLimits } from './change-days.ts';
import { readRosterSettings } from './kept-settings.ts';

/** Whom and what a change may speak of: everybody the site and its floor know, and the templates there are. */
export async function readSettingsLimits({
  live,
  plans,
}: {
  readonly live: Pick<LiveFloor, 'site' | 'rows'>;
  readonly plans: Pick<PlanStore, 'read' | 'saveIfUnchanged'>;
}): Promise<ChangeLimits> {
  const site = live.site();
  const rows = live.rows();
  const { settings } = await readRosterSettings(plans);
  return {
    agentIds: new Set([
      ...site.agents.map(({ id }) => id),
      ...listAgents(rows).map(([id]) => id),
      ...findSkillGroups(site, rows, '').flatMap(({ agentIds }) => agentIds),
    ]),
    templateIds: new Set(settings.templates.map(({ id }) => id)),
    dayStartsAt: site.dayStartsAt,
  };
}
