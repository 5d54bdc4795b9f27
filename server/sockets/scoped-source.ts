import type { AccountScope } from '../../shared/access/roles.ts';
import { listSeenAgents, seesQueue } from '../../shared/access/scope.ts';
import type { AgentRow, QueueRow, Row, Rows } from '../../shared/contract/floor-rows.ts';
import { TALLY_WINDOWS, SITE_SCOPE } from '../../shared/floor/windows.ts';
import type { Tally } from '../../shared/floor/tally.ts';
import { mergeQueueRows, mergeTallies, shareAgents } from '../../shared/metrics/merge-scope.ts';
import type { Site } from '../../shared/site/site.ts';
import type { FloorSource, RowChanges } from '../ports/live-floor.ts';

/**
 * A floor as an account has it that sees only some teams and queues (rule SO18): rows of its queues and of its people. What stands
 * for the whole site is made of its own queues, too, so that no figure of others can be told from the difference.
 */
export function createScopedSource(source: FloorSource, scope: AccountScope): FloorSource {
  return {
    epoch: source.epoch,
    mode: source.mode,
    site: () => cutSite(source.site(), scope),
    floorNowMs: () => source.floorNowMs(),
    speed: () => source.speed(),
    rows: () => cutRows(source.rows(), source.site(), scope),
    subscribe: (onChanges, onReplaced) => {
      let shown = cutRows(source.rows(), source.site(), scope);
      return source.subscribe(
        (changes) => {
          const now = cutRows(source.rows(), source.site(), scope);
          onChanges({ floorNowMs: changes.floorNowMs, ...compare(shown, now, changes) });
          shown = now;
        },
        () => {
          shown = cutRows(source.rows(), source.site(), scope);
          onReplaced();
        },
      );
    },
  };
}

function cutSite(site: Site, scope: AccountScope): Site {
  const seen = listSeenAgents(scope, site);
  return {
    ...site,
    queues: site.queues.filter(({ id }) => seesQueue(scope, id)),
    agents: seen === null ? site.agents : site.agents.filter(({ id }) => seen.includes(id)),
  };
}

function cutRows(rows: Rows, site: Site, scope: AccountScope): Rows {
  const seen = listSeenAgents(scope, site);
  const agentIds = seen === null ? null : new Set(seen);
  const cut: Record<string, Row> = {};
  for (const key in rows) if (seesRow(key, rows[key]!, scope, agentIds)) cut[key] = rows[key]!;
  if (scope.queues !== null) Object.assign(cut, sumQueues(rows, scope.queues));
  return cut;
}

function seesRow(key: string, row: Row, scope: AccountScope, agentIds: ReadonlySet<string> | null): boolean {
  const [kind] = key.split('/', 1);
  switch (kind) {
    case 'queue':
      return seesQueue(scope, key.slice('queue/'.length)) || isWhole(key, scope);
    case 'tally':
      return seesQueue(scope, queueOfTally(key)) || isWhole(key, scope);
    case 'agent':
      return agentIds === null || agentIds.has(key.slice('agent/'.length));
    case 'waiting':
      return seesQueue(scope, String(row.queueId));
    // Counted over the whole floor, with contacts and people of others among them.
    case 'oddities':
      return false;
    default:
      return true;
  }
}

/** A row of the site as it is: only for whoever sees all queues. */
function isWhole(key: string, { queues }: AccountScope): boolean {
  return queues === null && key.endsWith(`/${SITE_SCOPE}`);
}

/** Key `tally/<window>/<queueId>`; an id may have slashes of its own. */
function queueOfTally(key: string): string {
  return key.split('/').slice(2).join('/');
}

function sumQueues(rows: Rows, queueIds: readonly string[]): Rows {
  const known = queueIds.filter((id) => rows[`queue/${id}`] !== undefined);
  const agents = Object.keys(rows)
    .filter((key) => key.startsWith('agent/'))
    .map((key) => rows[key] as unknown as AgentRow);
  const queueRows = known.map((id) => rows[`queue/${id}`] as unknown as QueueRow);
  const sums: Record<string, Row> = {
    // Read once: its fields are getters.
    [`queue/${SITE_SCOPE}`]: { ...mergeQueueRows(queueRows, agents, known), busyElsewhere: 0 },
  };
  // Agents of several queues would have their time counted in each: better none than a wrong one.
  const noTime = shareAgents(agents, known) ? { handleAgentMs: 0, readyAgentMs: 0 } : {};
  for (const window of TALLY_WINDOWS) {
    const tallies = known.flatMap((id) => (rows[`tally/${window}/${id}`] as unknown as Tally) ?? []);
    sums[`tally/${window}/${SITE_SCOPE}`] = { ...mergeTallies(tallies), ...noTime };
  }
  return sums;
}

/** What makes one table of the other. Rows of the floor are compared only where it says that they changed. */
function compare(was: Rows, now: Rows, { set }: RowChanges): Pick<RowChanges, 'set' | 'gone'> {
  const changed: Record<string, Partial<Row>> = {};
  for (const key in now) {
    const [before, after] = [was[key], now[key]!];
    if (before === undefined) changed[key] = after;
    else if (key.endsWith(`/${SITE_SCOPE}`) || Object.hasOwn(set, key)) {
      const fields = Object.entries(after).filter(([field, value]) => before[field] !== value);
      if (fields.length > 0) changed[key] = Object.fromEntries(fields);
    }
  }
  return { set: changed, gone: Object.keys(was).filter((key) => now[key] === undefined) };
}
