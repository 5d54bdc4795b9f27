import type { RequestStore } from '../../ports/requests.ts';
import { dayNumber } from '../../../shared/time/day-number.ts';
import type { Engine } from './engine.ts';
import { insertRows } from './insert-rows.ts';
import { offerOf, offerRowOf, replaceRequest, requestOf, requestRowOf } from './requests/request-rows.ts';
import { spanOf } from './rosters/roster-rows.ts';

/** Requests in a database. Texts of people pass as they are. */
export function createRequestStore(engine: Engine): RequestStore {
  const { read } = engine;
  return {
    find: async (id) => {
      const row = await read
        .selectFrom('requests')
        .select('text')
        .where('request_id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : requestOf(row);
    },
    add: (request) =>
      engine.write(async (transaction) => {
        const there = await transaction
          .selectFrom('requests')
          .select('request_id')
          .where('request_id', '=', request.id)
          .executeTakeFirst();
        if (there !== undefined) return false;
        await insertRows(transaction, 'requests', [requestRowOf(request)]);
        return true;
      }),
    save: (request) => engine.write((transaction) => replaceRequest(transaction, request)),
    listOpen: async () => {
      const rows = await read
        .selectFrom('requests')
        .select('text')
        .where('state', 'in', ['asked', 'agreed'])
        .orderBy('request_id')
        .execute();
      return rows.map(requestOf);
    },
    listTouching: async (range, agentId) => {
      const [first, last] = spanOf(range);
      const touching = read
        .selectFrom('requests')
        .select('text')
        .where('last_day', '>=', first)
        .where('first_day', '<=', last)
        .orderBy('request_id');
      const rows = await (
        agentId === null
          ? touching
          : touching.where(({ eb, or }) =>
              or([eb('agent_id', '=', agentId), eb('other_agent_id', '=', agentId)]),
            )
      ).execute();
      return rows.map(requestOf);
    },
    findOffer: async (id) => {
      const row = await read
        .selectFrom('request_offers')
        .select('text')
        .where('offer_id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : offerOf(row);
    },
    saveOffer: async (offer) => {
      await engine.write((transaction) =>
        insertRows(transaction, 'request_offers', [offerRowOf(offer)], 'replace'),
      );
    },
    listOffers: async (firstDay) => {
      const rows = await read
        .selectFrom('request_offers')
        .select('text')
        .where('day', '>=', dayNumber(firstDay))
        .orderBy('offer_id')
        .execute();
      return rows.map(offerOf);
    },
  };
}
