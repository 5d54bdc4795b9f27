import type { AccountScope } from '../../shared/access/roles.ts';
import { seesAgent } from '../../shared/access/scope.ts';
import type { RosterAnswer, RosterDay } from '../../shared/contract/rosters.ts';
import type { Site } from '../../shared/site/site.ts';

/** A roster without the shifts of people whom an account does not see. */
export function cutRoster(scope: AccountScope, roster: RosterAnswer, site: Site): RosterAnswer {
  const cutDay = (day: RosterDay): RosterDay => ({
    ...day,
    entries: Object.fromEntries(
      Object.entries(day.entries).filter(([agentId]) => seesAgent(scope, agentId, site)),
    ),
  });
  return { ...roster, days: roster.days.map(cutDay) };
}
