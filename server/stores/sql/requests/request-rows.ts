import type { Transaction } from 'kysely';
import { dayNumber } from '../../../../shared/time/day-number.ts';
import type { CentreOffer, ShiftRequest } from '../../../../shared/requests/request.ts';
import { insertRows } from '../insert-rows.ts';
import type { Tables } from '../tables.ts';
import type { RequestOffersTable, RequestsTable } from '../tables/request-tables.ts';

export function requestOf({ text }: Pick<RequestsTable, 'text'>): ShiftRequest {
  return JSON.parse(text) as ShiftRequest;
}

export function requestRowOf(request: ShiftRequest): RequestsTable {
  return {
    request_id: request.id,
    revision: request.revision,
    state: request.state,
    agent_id: request.agentId,
    other_agent_id: request.otherAgentId,
    first_day: dayNumber(request.firstDay),
    last_day: dayNumber(request.lastDay),
    text: JSON.stringify(request),
  };
}

export function offerOf({ text }: Pick<RequestOffersTable, 'text'>): CentreOffer {
  return JSON.parse(text) as CentreOffer;
}

export function offerRowOf(offer: CentreOffer): RequestOffersTable {
  return { offer_id: offer.id, day: dayNumber(offer.day), text: JSON.stringify(offer) };
}

/** Over the revision before it alone; false: somebody else was quicker. */
export async function replaceRequest(
  transaction: Transaction<Tables>,
  request: ShiftRequest,
): Promise<boolean> {
  const kept = await transaction
    .selectFrom('requests')
    .select('revision')
    .where('request_id', '=', request.id)
    .executeTakeFirst();
  if (kept?.revision !== request.revision - 1) return false;
  await insertRows(transaction, 'requests', [requestRowOf(request)], 'replace');
  return true;
}
