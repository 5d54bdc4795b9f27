import type { Transaction } from 'kysely';
import { AUDIT_ACTIONS } from '../../../../shared/contract/audit.ts';
import { OperatorError } from '../../../floorcast-error.ts';
import type { Engine } from '../engine.ts';
import { forgetNumbers, numberAgents } from '../names.ts';
import type { Tables } from '../tables.ts';
import { dropSnapshots } from './drop-snapshots.ts';
import { findLastSeq, leaveForgetOrder, type ForgetOrder } from './forget-orders.ts';
import { overwriteDeleted } from './overwrite-deleted.ts';
import { rewriteEvents } from './rewrite-events.ts';
import { renameInAccounts } from './rename-in-accounts.ts';
import { renameInNotices } from './rename-in-notices.ts';
import { renameInPeople, tellDeleted } from './rename-in-people.ts';
import { renameInRosters } from './rename-in-rosters.ts';
import { renameAgent } from './scrub-events.ts';
import { scrubRefusals } from './scrub-refusals.ts';

/**
 * Gives an agent another id without a name, in events first and in the list of agents last: killed in between it is found
 * by the old id again. A server that runs is to forget them.
 *
 * @throws FloorcastError `not-found`
 */
export async function deleteAgent(
  engine: Engine,
  agentId: string,
  nowMs: number,
): Promise<{ readonly newId: string; readonly events: number }> {
  await overwriteDeleted(engine);
  if (!(await isKnown(engine, agentId)))
    throw new OperatorError(
      'not-found',
      `The history knows no agent ${agentId}. Write the id as the phone system has it; upper and lower case differ.`,
    );
  const sinceSeq = await findLastSeq(engine);
  const agentNo = (await numberAgents(engine, [agentId])).get(agentId)!;
  const newId = await findFreeId(engine, agentNo);
  const names = await findNames(engine, agentNo);
  const events = await renameInEvents(engine, { agentId, newId, sinceSeq: 0 });
  await scrubRefusals(engine, [agentId, ...names]);
  await renameInRosters(engine, agentId, newId);
  await renameInAccounts(engine, agentId, newId);
  await renameInPeople(engine, agentId, newId);
  await renameInNotices(engine, agentId, newId);
  await dropSnapshots(engine);
  // Before the last step: killed in between it is found by the old id again.
  await leaveForgetOrder(engine, { kind: 'agent', agentId, newId, names, sinceSeq });
  await renameInList(engine, agentNo, newId, (transaction) => tellDeleted(transaction, newId, nowMs));
  return { newId, events };
}

/** Takes out what a server wrote of an agent since they got another id; kept under the old one, it gets one of its own. */
export async function forgetAgent(
  engine: Engine,
  order: Extract<ForgetOrder, { kind: 'agent' }>,
): Promise<void> {
  await renameInEvents(engine, order);
  await scrubRefusals(engine, [order.agentId, ...order.names]);
  await renameInRosters(engine, order.agentId, order.newId);
  await renameInAccounts(engine, order.agentId, order.newId);
  await renameInPeople(engine, order.agentId, order.newId);
  await renameInNotices(engine, order.agentId, order.newId);
  await dropSnapshots(engine);
  const again = await engine.read
    .selectFrom('agents')
    .select('agent_no')
    .where('agent_id', '=', order.agentId)
    .executeTakeFirst();
  if (again) await renameInList(engine, again.agent_no, await findFreeId(engine, again.agent_no));
}

function renameInEvents(
  engine: Engine,
  {
    agentId,
    newId,
    sinceSeq,
  }: Pick<Extract<ForgetOrder, { kind: 'agent' }>, 'agentId' | 'newId' | 'sinceSeq'>,
): Promise<number> {
  return rewriteEvents(
    engine,
    sinceSeq,
    (eb) =>
      eb.or([eb('agent_id', '=', agentId), eb('type', 'in', ['feed-resynchronised', 'call-transferred'])]),
    (event) => renameAgent(event, agentId, newId),
  );
}

async function renameInList(
  engine: Engine,
  agentNo: number,
  newId: string,
  tell: (transaction: Transaction<Tables>) => Promise<void> = async () => {},
): Promise<void> {
  await engine.write(async (transaction) => {
    await transaction
      .updateTable('agents')
      .set({ agent_id: newId, agent_name: null })
      .where('agent_no', '=', agentNo)
      .execute();
    await tell(transaction);
  });
  forgetNumbers(engine);
}

async function findNames(engine: Engine, agentNo: number): Promise<readonly string[]> {
  const row = await engine.read
    .selectFrom('agents')
    .select('agent_name')
    .where('agent_no', '=', agentNo)
    .executeTakeFirst();
  return row?.agent_name ? [row.agent_name] : [];
}

/** Whether anything is kept of them: of who is new that may be an account, or what was entered of them. */
async function isKnown(engine: Engine, agentId: string): Promise<boolean> {
  const { read } = engine;
  const agent = await read
    .selectFrom('agents')
    .select('agent_no')
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  if (agent) return true;
  const event = await read
    .selectFrom('events')
    .select('seq')
    .where('agent_id', '=', agentId)
    .limit(1)
    .executeTakeFirst();
  if (event) return true;
  const account = await read
    .selectFrom('accounts')
    .select('account_id')
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  if (account) return true;
  const change = await read
    .selectFrom('audit')
    .select('no')
    .where('action', 'in', [...AUDIT_ACTIONS.people])
    .where('target_id', '=', agentId)
    .limit(1)
    .executeTakeFirst();
  return change !== undefined;
}

/** `removed-7`; another agent may be called so. */
async function findFreeId(engine: Engine, agentNo: number): Promise<string> {
  for (let id = `removed-${agentNo}`; ; id += '-') {
    const taken = await engine.read
      .selectFrom('agents')
      .select('agent_no')
      .where('agent_id', '=', id)
      .executeTakeFirst();
    if (!taken) return id;
  }
}
