import {
  isNarrow,
  listSeenAgents,
  seesAgent,
  seesQueue,
  whoIsSeen,
  type SeesAgent,
} from '../../shared/access/scope.ts';
import type { Site } from '../../shared/site/site.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { scopeOf, type Visitor } from '../ports/access.ts';

interface Named {
  readonly queue?: unknown;
  readonly queues?: unknown;
  readonly team?: unknown;
  readonly teams?: unknown;
  readonly agent?: unknown;
  readonly agents?: unknown;
  readonly agentId?: unknown;
}

/**
 * Refuses whatever a request names outside of the visitor's scope, for all routes alike: also what there is not, so that
 * nobody learns what there is (rule AZ8).
 *
 * @throws FloorcastError `not-allowed`
 */
export function refuseOutside(visitor: Visitor, named: readonly unknown[], site: Site): void {
  const scope = scopeOf(visitor);
  if (!isNarrow(scope)) return;
  for (const { queue, queues, team, teams, agent, agents, agentId } of named as readonly Named[]) {
    // `*` names no queue: what it tells is the route's to cut.
    const outside =
      [...textsOf(queue), ...textsOf(queues)].find((id) => id !== '*' && !seesQueue(scope, id)) ??
      [...textsOf(team), ...textsOf(teams)].find(
        (one) => scope.teams !== null && !scope.teams.includes(one),
      ) ??
      [...textsOf(agent), ...textsOf(agents), ...textsOf(agentId)].find((id) => !seesAgent(scope, id, site));
    if (outside !== undefined)
      throw new FloorcastError('not-allowed', { code: 'scope-outside', id: outside.slice(0, 60) });
  }
}

/** Whose times and requests a visitor is told of, as the site stands now. */
export function seenBy(visitor: Visitor, site: Site): SeesAgent {
  return whoIsSeen(scopeOf(visitor), site);
}

/** The queues of a visitor: those named, else all of theirs; null: all there are. @throws FloorcastError `not-allowed` */
export function narrowQueues(visitor: Visitor, named: readonly string[]): readonly string[] | null {
  return narrow(named, scopeOf(visitor).queues);
}

/** The same with teams. */
export function narrowTeams(visitor: Visitor, named: readonly string[]): readonly string[] | null {
  return narrow(named, scopeOf(visitor).teams);
}

/** The same with agents. */
export function narrowAgents(
  visitor: Visitor,
  named: readonly string[],
  site: Site,
): readonly string[] | null {
  return narrow(named, listSeenAgents(scopeOf(visitor), site));
}

/** No list may become empty by being cut: empty means all where figures are read. */
function narrow(named: readonly string[], seen: readonly string[] | null): readonly string[] | null {
  if (seen?.length === 0) throw new FloorcastError('not-allowed', { code: 'scope-nothing' });
  return named.length > 0 ? named : seen;
}

function textsOf(value: unknown): readonly string[] {
  return [value].flat().filter((text) => typeof text === 'string');
}
