import type { AgentPresence, FeedResynchronised } from '../../../shared/floor/events.ts';
import type { Conversations } from './conversations.ts';
import type { Crew } from './crew.ts';
import { type Person, serve, setPhone, signOut } from './person.ts';
import { nameCall, type StayBook } from './stay-book.ts';

/** Sources often know a wait in whole seconds only. */
const SLACK_MS = 2000;

interface Books {
  readonly stays: StayBook;
  readonly crew: Crew;
  readonly conversations: Conversations;
}

/** The source's whole truth: what it does not name is gone, what is new in it is taken over. */
export function resynchronise({ stays, crew, conversations }: Books, event: FeedResynchronised): void {
  const { atMs } = event;
  const waiting = new Set(event.waiting.map(nameCall));
  const talking = new Set(event.conversations.map(nameCall));
  for (const stay of stays.listOpen()) {
    const isTalking = talking.has(nameCall(stay));
    if (stay.phase === 'waiting' && !waiting.has(nameCall(stay)) && !isTalking) {
      conversations.leave(stay, 'lost', atMs, undefined);
    } else if (stay.phase === 'talking' && !isTalking) conversations.drop(stay, atMs);
  }
  const present = new Set(event.agents.map((presence) => takeOver(crew, presence, atMs)));
  for (const conversation of event.conversations) {
    const known = stays.find(conversation, 'talking');
    if (known?.agentId === conversation.agentId) continue;
    if (known !== undefined) conversations.drop(known, atMs);
    const caller = known === undefined ? stays.find(conversation, 'waiting') : undefined;
    const stay = caller ?? stays.add(conversation, conversation.answeredAtMs, false);
    const answeredAtMs = Math.max(conversation.answeredAtMs, stay.offeredAtMs);
    stay.waitMs = answeredAtMs - stay.offeredAtMs;
    conversations.begin(stay, crew.person(conversation.agentId), answeredAtMs);
  }
  for (const caller of event.waiting) {
    if (stays.find(caller, 'waiting') !== undefined) continue;
    // Taken before it left, delivered after.
    if (stays.wasOffered(caller, caller.offeredAtMs - SLACK_MS) && stays.hasEnded(caller, atMs)) continue;
    stays.open(caller, caller.offeredAtMs, 'told');
  }
  for (const person of crew.everybody()) {
    if (!person.signedIn || present.has(person)) continue;
    person.presenceAtMs = atMs;
    signOut(person, atMs);
    crew.sheet.look(person, atMs);
  }
}

function takeOver(crew: Crew, presence: AgentPresence, atMs: number): Person {
  const person = crew.person(presence.agentId);
  if (!person.signedIn) person.seenSinceMs = atMs;
  person.signedIn = true;
  person.presenceAtMs = person.pauseAtMs = person.phoneAtMs = atMs;
  setPhone(person, presence.phone);
  serve(person, presence.queues);
  const paused = new Set(presence.pauses.map(({ queueId }) => queueId));
  person.pausedEverywhere = false;
  for (const { queueId } of presence.queues) person.queues.set(queueId, paused.has(queueId));
  crew.sheet.look(person, atMs);
  return person;
}
