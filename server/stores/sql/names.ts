import type { Transaction } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';

/** Ids asked for in one statement. */
const IDS_AT_ONCE = 500;

interface Numbers {
  readonly queues: Map<string, number>;
  readonly agents: Map<string, number>;
}

const known = new WeakMap<Engine, Numbers>();

/**
 * The numbers of queues (`*`: the site) in the store; new queues get theirs. Makes a transaction of its own when one is
 * new, so never call it within one. Safe with several processes.
 */
export function numberQueues(
  engine: Engine,
  queueIds: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  return number(engine, 'queues', queueIds);
}

/** The same for agents. */
export function numberAgents(
  engine: Engine,
  agentIds: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  return number(engine, 'agents', agentIds);
}

/** To be called when an agent got another id, or names were removed: numbers are looked up anew. */
export function forgetNumbers(engine: Engine): void {
  known.delete(engine);
}

/** Keeps the names of agents, whose numbers need not be known before. */
export async function nameAgents(
  transaction: Transaction<Tables>,
  names: readonly { readonly agentId: string; readonly name: string }[],
): Promise<void> {
  // Always in the same order, so that two processes do not wait for each other.
  for (const { agentId, name } of names.toSorted((a, b) => compare(a.agentId, b.agentId))) {
    await transaction
      .insertInto('agents')
      .values({ agent_id: agentId, agent_name: name })
      .onConflict((conflict) => conflict.column('agent_id').doUpdateSet({ agent_name: name }))
      .execute();
  }
}

async function number(
  engine: Engine,
  table: 'queues' | 'agents',
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  let numbers = known.get(engine);
  if (!numbers) known.set(engine, (numbers = { queues: new Map(), agents: new Map() }));
  const cache = numbers[table];
  const isUnknown = (id: string) => !cache.has(id);
  let unknown = [...new Set(ids)].filter(isUnknown);
  if (unknown.length > 0) {
    await lookUp(engine, table, unknown, cache);
    unknown = unknown.filter(isUnknown);
  }
  if (unknown.length > 0) {
    await engine.write(async (transaction) => {
      for (const id of unknown.toSorted(compare)) {
        const insert =
          table === 'queues'
            ? transaction.insertInto('queues').values({ queue_id: id })
            : transaction.insertInto('agents').values({ agent_id: id });
        await insert.onConflict((conflict) => conflict.doNothing()).execute();
      }
    });
    await lookUp(engine, table, unknown, cache);
  }
  return cache;
}

async function lookUp(
  engine: Engine,
  table: 'queues' | 'agents',
  ids: readonly string[],
  cache: Map<string, number>,
): Promise<void> {
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const some = ids.slice(from, from + IDS_AT_ONCE);
    const rows =
      table === 'queues'
        ? await engine.read
            .selectFrom('queues')
            .select(['queue_id as id', 'queue_no as no'])
            .where('queue_id', 'in', some)
            .execute()
        : await engine.read
            .selectFrom('agents')
            .select(['agent_id as id', 'agent_no as no'])
            .where('agent_id', 'in', some)
            .execute();
    for (const { id, no } of rows) cache.set(id, no);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
