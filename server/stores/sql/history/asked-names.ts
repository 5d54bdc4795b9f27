import type { Kysely } from 'kysely';
import { SITE_SCOPE } from '../../../../shared/floor/windows.ts';
import type { Tables } from '../tables.ts';

/** The numbers rows are found by, and the ids they are shown by. */
export type NamesByNumber = ReadonlyMap<number, string>;

/** Queues by their numbers; null asks for every queue but the site's row. One that nobody knows is left out. */
export async function findQueues(
  read: Kysely<Tables>,
  queueIds: readonly string[] | null,
): Promise<NamesByNumber> {
  const rows = await read.selectFrom('queues').select(['queue_no', 'queue_id']).execute();
  const asked = queueIds && new Set(queueIds);
  return new Map(
    rows
      .filter(({ queue_id }) => (asked ? asked.has(queue_id) : queue_id !== SITE_SCOPE))
      .map((row) => [row.queue_no, row.queue_id]),
  );
}

/** Agents by their numbers; null asks for all. */
export async function findAgents(
  read: Kysely<Tables>,
  agentIds: readonly string[] | null,
): Promise<NamesByNumber> {
  const rows = await read.selectFrom('agents').select(['agent_no', 'agent_id']).execute();
  const asked = agentIds && new Set(agentIds);
  return new Map(
    rows
      .filter(({ agent_id }) => asked === null || asked.has(agent_id))
      .map((row) => [row.agent_no, row.agent_id]),
  );
}

/** As texts are compared in the product: by their code units. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order of the ids by their numbers, so that rows need not compare texts. */
export function rankByText(names: NamesByNumber): ReadonlyMap<number, number> {
  const sorted = [...names].sort(([, a], [, b]) => compareText(a, b));
  return new Map(sorted.map(([number], rank) => [number, rank]));
}
