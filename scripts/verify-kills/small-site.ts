import { openStores, type StorePlaces } from '../../server/stores/open-stores.ts';
import { createYearSite } from '../bench-history/year-of-calls.ts';
import { importCalls } from './import-calls.ts';
import { keepOldEvents } from './old-events.ts';

const CALLS = { offered: 1_500, answered: 1_400, seed: 4, firstDay: '2025-01-01', days: 3 };
const EVENTS = 3_000;

/** A site that is soon copied, with something of everything. */
export async function fillSmallSite(place: StorePlaces): Promise<void> {
  const stores = await openStores(place);
  try {
    await stores.documents.save('site', createYearSite());
    await importCalls(stores, 'small', CALLS);
    await keepOldEvents(stores.journal, EVENTS);
  } finally {
    await stores.close();
  }
}
