import type { QueueLoad } from './queue-load.ts';
import { checkNumber, MOST_SECONDS, StaffingError } from './staffing-error.ts';

/** Several contacts at a time, as in chat. */
export interface Concurrency {
  /** Contacts one agent handles side by side, a whole number, 1 or more. */
  readonly contactsAtOnce: number;
  /** What each further contact adds to the time of one: 0.3 makes it 1.6 times as long with three at once. */
  readonly stretchRatio: number;
}

/**
 * The load in places rather than people: contacts last longer side by side, and an agent offers several places. Ask
 * `findAgents` for places, then `agentsForPlaces`.
 *
 * @throws StaffingError for fewer than one contact or a stretch that is not 0 or more.
 * Example: 60 chats of 300 s, three at once, stretch 0.3: 480 s each.
 */
export function placesLoad(load: QueueLoad, concurrency: Concurrency): QueueLoad {
  checkConcurrency(concurrency);
  const { contactsAtOnce, stretchRatio } = concurrency;
  return { ...load, handleSeconds: load.handleSeconds * (1 + stretchRatio * (contactsAtOnce - 1)) };
}

/** People for so many places, fractions kept. Example: 16 places, three a person, are 5.33. */
export function agentsForPlaces(places: number, concurrency: Concurrency): number {
  checkConcurrency(concurrency);
  checkNumber('places', places, 0, Infinity, 'Places are counted, 0 for none.');
  return places / concurrency.contactsAtOnce;
}

function checkConcurrency({ contactsAtOnce, stretchRatio }: Concurrency): void {
  if (!(Number.isInteger(contactsAtOnce) && contactsAtOnce >= 1 && contactsAtOnce <= 50)) {
    throw new StaffingError(
      `contactsAtOnce (${contactsAtOnce}) must be a whole number from 1 to 50. Write 1 for calls.`,
    );
  }
  checkNumber(
    'stretchRatio',
    stretchRatio,
    0,
    MOST_SECONDS,
    'Write 0 when a contact takes no longer beside others.',
  );
}
