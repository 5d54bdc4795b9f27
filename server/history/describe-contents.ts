import type { HistoryContentsAnswer } from '../../shared/contract/history.ts';
import type { Site } from '../../shared/site/site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import type { HistoryContents } from '../ports/history.ts';

/** What can be asked for: what the settings name, and what only the history knows. */
export function describeContents(
  contents: HistoryContents,
  site: Site,
  nowMs: number,
): HistoryContentsAnswer {
  const ownQueues = new Set(site.queues.map(({ id }) => id));
  const learntQueues = contents.queueIds.filter((id) => !ownQueues.has(id));
  const ownAgents = new Set(site.agents.map(({ id }) => id));
  const learntAgents = contents.agents.filter(({ agentId }) => !ownAgents.has(agentId));
  const teams = new Set(site.agents.flatMap(({ team }) => team ?? []));
  return {
    queues: [
      ...site.queues.map(({ id, name }) => ({ id, name })),
      ...learntQueues.map((id) => ({ id, name: { en: id } })),
    ],
    teams: [...teams].sort(),
    agents: [
      ...site.agents.map(({ id, name, team }) => ({ id, name, team: team ?? null })),
      ...learntAgents.map(({ agentId, name }) => ({
        id: agentId,
        name: { en: name ?? agentId },
        team: null,
      })),
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    firstDay: contents.firstDay,
    lastDay: contents.lastDay,
    today: createSiteCalendar(site).dayOf(nowMs).day,
    site,
  };
}
