import type { Engine } from '../engine.ts';
import { forgetAgent } from './delete-agent.ts';
import { forgetCaller } from './delete-caller.ts';
import { endForgetOrders, findFloorReach, readForgetOrders, type ForgetOrder } from './forget-orders.ts';
import { overwriteDeleted } from './overwrite-deleted.ts';

/**
 * Takes out what a server wrote of people who were deleted beside it. To be called at a start, before the floor is loaded;
 * killed in between, the next start does it.
 *
 * @returns how many people there were.
 */
export async function forgetOrdered(engine: Engine): Promise<number> {
  const orders = await readForgetOrders(engine.read);
  if (orders.length === 0) return 0;
  await overwriteDeleted(engine);
  for (const order of orders) await carryOut(engine, order);
  await engine.write((transaction) => endForgetOrders(transaction, orders.length));
  return orders.length;
}

async function carryOut(engine: Engine, order: ForgetOrder): Promise<void> {
  switch (order.kind) {
    case 'caller':
      await forgetCaller(engine, order.numbers, {
        afterSeq: order.sinceSeq,
        fromMs: await findFloorReach(engine),
      });
      return;
    case 'agent':
      return void (await forgetAgent(engine, order));
    case 'site':
      // The document is read by every start.
      return;
  }
  order satisfies never;
}
