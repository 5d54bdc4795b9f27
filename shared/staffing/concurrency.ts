import { poolLoads } from './pool-loads.ts';
import type { QueueLoad } from './queue-load.ts';
import { checkNumber, StaffingError } from './staffing-error.ts';

/** Several contacts at a time, as in chat. */
export interface Concurrency {
  /** Contacts one agent handles side by side, a whole number, 1 or more. */
  readonly contactsAtOnce: number;
  /** What each further contact adds to the time of one: 0.3 makes it 1.6 times as long with three at once. */
  readonly stretchRatio: number;
}

/** Calls. */
export const ONE_AT_A_TIME: Concurrency = { contactsAtOnce: 1, stretchRatio: 0 };

export const MOST_CONTACTS_AT_ONCE = 20;
/** Three times as long for one more beside it: nobody would work so. */
export const MOST_STRETCH_RATIO = 2;

/**
 * The load in places rather than people: contacts last longer side by side, and an agent offers several places. Ask
 * `findAgents` for places, then `agentsForPlaces`.
 *
 * @throws StaffingError for a number of contacts or a stretch that cannot be.
 * Example: 60 chats of 300 s, three at once, stretch 0.3: 480 s each.
 */
export function placesLoad(load: QueueLoad, concurrency: Concurrency): QueueLoad {
  return { ...load, handleSeconds: load.handleSeconds * stretchOf(concurrency) };
}

/** How many times as long a contact lasts beside the others. Example: three at once, stretch 0.3: 1.6. */
export function stretchOf(concurrency: Concurrency): number {
  checkConcurrency(concurrency);
  return 1 + concurrency.stretchRatio * (concurrency.contactsAtOnce - 1);
}

/** People for so many places, fractions kept. Example: 16 places, three a person, are 5.33. */
export function agentsForPlaces(places: number, concurrency: Concurrency): number {
  checkConcurrency(concurrency);
  checkNumber('places', places, 0, Infinity, 'Places are counted, 0 for none.');
  return places / concurrency.contactsAtOnce;
}

/** Loads of several queues as one load in places, and how many of those places a person offers. */
export interface PooledPlaces {
  readonly load: QueueLoad;
  /** Weighted by the people that each queue keeps busy; a fraction where queues differ. */
  readonly contactsAtOnce: number;
}

/**
 * Queues that share people, each with its own number of contacts at once: their places together, and as many places a person
 * as the work of all of them asks for on average. Exact where all are alike; where calls and chats share people it is an
 * estimate, for nobody takes a call beside two chats.
 *
 * Example: 10 erlangs of calls and 30 of chats, three at once, keep 10 + 10 people busy: 40 places, 2 a person.
 */
export function poolPlaces(
  queues: readonly { readonly load: QueueLoad; readonly concurrency: Concurrency }[],
): PooledPlaces {
  const loads = queues.map(({ load, concurrency }) => placesLoad(load, concurrency));
  let [places, people] = [0, 0];
  loads.forEach(({ calls, handleSeconds }, index) => {
    places += calls * handleSeconds;
    people += (calls * handleSeconds) / queues[index]!.concurrency.contactsAtOnce;
  });
  return { load: poolLoads(loads), contactsAtOnce: people > 0 ? places / people : 1 };
}

function checkConcurrency({ contactsAtOnce, stretchRatio }: Concurrency): void {
  if (!(Number.isInteger(contactsAtOnce) && contactsAtOnce >= 1 && contactsAtOnce <= MOST_CONTACTS_AT_ONCE)) {
    throw new StaffingError(
      `contactsAtOnce (${contactsAtOnce}) must be a whole number from 1 to ${MOST_CONTACTS_AT_ONCE}. Write 1 for calls.`,
    );
  }
  checkNumber(
    'stretchRatio',
    stretchRatio,
    0,
    MOST_STRETCH_RATIO,
    'Write 0 when a contact takes no longer beside others.',
  );
}
