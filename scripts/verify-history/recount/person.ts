import type { PhoneState, QueueMembership } from '../../../shared/floor/events.ts';
import type { Stay } from './stay.ts';

/** What can be told of an agent's time; being offline is nothing. */
export type Doing = 'ready' | 'ringing' | 'talking' | 'wrapping' | 'other-call' | 'paused' | 'unreachable';

/** What an agent's time is to a queue; anything else is nothing to it. */
export type Use = 'handling' | 'ready';

export interface Person {
  readonly id: string;
  signedIn: boolean;
  /** Newest facts of each kind. */
  presenceAtMs: number;
  pauseAtMs: number;
  phoneAtMs: number;
  phone: PhoneState;
  pausedEverywhere: boolean;
  /** Queues served, and whether paused in them. */
  queues: Map<string, boolean>;
  readonly talks: Stay[];
  readonly rings: Set<Stay>;
  /** The newest conversation that is over. */
  last: Stay | null;
  wrap: Stay | null;
  /** Since when a resynchronisation knows of them; nobody saw what was before. */
  seenSinceMs: number;
  /** As measured last. */
  doing: Doing | null;
  readonly uses: Map<string, Use | null>;
}

export function createPerson(id: string): Person {
  return {
    id,
    signedIn: false,
    presenceAtMs: 0,
    pauseAtMs: 0,
    phoneAtMs: 0,
    phone: 'idle',
    pausedEverywhere: false,
    queues: new Map(),
    talks: [],
    rings: new Set(),
    last: null,
    wrap: null,
    seenSinceMs: 0,
    doing: null,
    uses: new Map(),
  };
}

const LATE_MS = 300_000;

/** A fact a little older than the newest of its kind came late; one much older is from a clock that was set back. */
export function isLate(newestMs: number, atMs: number): boolean {
  return atMs < newestMs && newestMs - atMs <= LATE_MS;
}

/** What somebody is doing: the first that is true; null when offline. */
export function whatDoes(person: Person): Doing | null {
  const { signedIn, phone } = person;
  if (person.talks.some(({ agentLeft }) => !agentLeft)) return 'talking';
  if (person.rings.size > 0 || (signedIn && phone === 'ringing')) return 'ringing';
  if (person.wrap !== null) return 'wrapping';
  if (phone === 'in-use') return 'other-call';
  if (!signedIn) return null;
  const { queues } = person;
  if (person.pausedEverywhere || (queues.size > 0 && [...queues.values()].every((paused) => paused)))
    return 'paused';
  return phone === 'unreachable' ? 'unreachable' : 'ready';
}

/** What it is to the site, or to a queue in which somebody is paused or is not. */
export function useOf(doing: Doing | null, pausedHere: boolean): Use | null {
  if (doing === 'talking' || doing === 'wrapping') return 'handling';
  return doing === 'ready' && !pausedHere ? 'ready' : null;
}

/** The queues somebody serves from now on; pauses in those that stay are kept. */
export function serve(person: Person, queues: readonly QueueMembership[]): void {
  const before = person.queues;
  person.queues = new Map(queues.map(({ queueId }) => [queueId, before.get(queueId) ?? false]));
}

export function pauseIn(person: Person, paused: boolean): void {
  person.pausedEverywhere = paused;
  for (const queueId of person.queues.keys()) person.queues.set(queueId, paused);
}

/** Who hangs up a phone has left the conversations it was in use for. */
export function setPhone(person: Person, phone: PhoneState): void {
  person.phone = phone;
  for (const stay of person.talks) {
    if (phone === 'in-use') stay.phoneUsed = true;
    else if (phone === 'idle' && stay.phoneUsed) stay.agentLeft = true;
  }
}

export function endWrap(person: Person, atMs: number): void {
  const stay = person.wrap;
  if (stay === null) return;
  person.wrap = null;
  stay.wrapping = false;
  stay.wrapMs += Math.max(0, atMs - stay.wrapSinceMs);
}

export function signOut(person: Person, atMs: number): void {
  person.signedIn = false;
  pauseIn(person, false);
  endWrap(person, atMs);
}
