import { addAgentTally, createAgentTally, type AgentTally } from '../../shared/history/agent-tally.ts';
import { figuresOfAgents } from '../../shared/history/figures-of.ts';
import type { HistoryMetric } from '../../shared/metrics/metric.ts';
import type { Site } from '../../shared/site/site.ts';
import type { History } from '../ports/history.ts';
import type { StoredRows } from './read-placed.ts';
import { createTableSource, type TableSource } from './table-source.ts';

interface AgentRow {
  readonly agentId: string;
  readonly tally: Readonly<AgentTally>;
}

export interface AgentQuestion {
  readonly by: 'team' | 'agent';
  readonly queueIds: readonly string[];
  readonly agentIds: readonly string[];
  readonly teams: readonly string[];
  readonly metrics: readonly HistoryMetric[];
}

/** The team of those who have none. */
export const NO_TEAM = '';

/** Tables of agents, or of teams as the settings have them now; whole, or their work for some queues. */
export function createAgentSource(history: History, site: Site, question: AgentQuestion): TableSource {
  const { by, queueIds, metrics } = question;
  const teams = new Map(site.agents.map(({ id, team }) => [id, team ?? NO_TEAM]));
  const teamOf = (agentId: string) => teams.get(agentId) ?? NO_TEAM;
  return createTableSource<AgentRow>({
    stored: storedAgents(history, queueIds.length === 0 ? null : queueIds, listWanted(question, teams)),
    cutDays: [],
    intervalMinutes: site.intervalMinutes,
    compute: (placed) => {
      const sums = new Map<string, AgentTally>();
      for (const { row } of placed) {
        const id = by === 'team' ? teamOf(row.agentId) : row.agentId;
        let sum = sums.get(id);
        if (sum === undefined) sums.set(id, (sum = createAgentTally()));
        addAgentTally(sum, row.tally);
      }
      const of = queueIds.length === 0 ? 'whole' : 'work';
      return [...sums].map(([id, tally]) => ({ id, figures: figuresOfAgents(metrics, tally, of) }));
    },
  });
}

/** The agents asked for by name, by team or both; null: all. */
function listWanted(
  { agentIds, teams }: Pick<AgentQuestion, 'agentIds' | 'teams'>,
  teamOf: ReadonlyMap<string, string>,
): readonly string[] | null {
  if (teams.length === 0) return agentIds.length === 0 ? null : agentIds;
  const isWanted = (id: string) => teams.includes(teamOf.get(id) ?? NO_TEAM);
  return agentIds.length > 0 ? agentIds.filter(isWanted) : [...teamOf.keys()].filter(isWanted);
}

function storedAgents(
  history: History,
  queueIds: readonly string[] | null,
  agentIds: readonly string[] | null,
): StoredRows<AgentRow> {
  // Nobody is in such a team: nothing need be read.
  if (agentIds?.length === 0) return NOBODY;
  const whose = { queueIds, agentIds };
  return {
    intervals: (request) => history.readAgentIntervals({ ...request, ...whose }),
    days: (request) => history.readAgentDays({ ...request, ...whose }),
    sums: (request) => history.sumAgentDays({ ...request, ...whose }),
  };
}

const NOBODY: StoredRows<AgentRow> = {
  intervals: async () => [],
  days: async () => [],
  sums: async () => [],
};
