import type {
  AgentPaused,
  AgentPhoneChanged,
  AgentQueuesChanged,
  AgentSignedIn,
  AgentSignedOut,
  AgentUnpaused,
} from '../../../shared/floor/events.ts';
import { createPerson, isLate, pauseIn, type Person, serve, setPhone, signOut } from './person.ts';
import { TimeSheet } from './time-sheet.ts';

/** The agents, as far as they are not about calls. */
export class Crew {
  readonly sheet = new TimeSheet();
  readonly #people = new Map<string, Person>();

  person(agentId: string): Person {
    let person = this.#people.get(agentId);
    if (person === undefined) this.#people.set(agentId, (person = createPerson(agentId)));
    return person;
  }

  everybody(): readonly Person[] {
    return [...this.#people.values()];
  }

  takePresence(event: AgentSignedIn | AgentQueuesChanged | AgentSignedOut): void {
    const { atMs } = event;
    const person = this.person(event.agentId);
    if (isLate(person.presenceAtMs, atMs)) return;
    person.presenceAtMs = atMs;
    if (event.type === 'agent-signed-out') signOut(person, atMs);
    else {
      if (event.type === 'agent-signed-in') {
        if (!person.signedIn) pauseIn(person, false);
        person.signedIn = true;
      }
      serve(person, event.queues);
      if (person.pausedEverywhere) pauseIn(person, true);
    }
    this.sheet.look(person, atMs);
  }

  takePause(event: AgentPaused | AgentUnpaused): void {
    const { atMs, queueId } = event;
    const person = this.person(event.agentId);
    if (isLate(person.pauseAtMs, atMs)) return;
    const paused = event.type === 'agent-paused';
    if (queueId === undefined) pauseIn(person, paused);
    else {
      const isTheirs = person.queues.has(queueId);
      if (paused && !isTheirs) return;
      person.pausedEverywhere = false;
      if (isTheirs) person.queues.set(queueId, paused);
    }
    person.pauseAtMs = atMs;
    this.sheet.look(person, atMs);
  }

  takePhone({ agentId, atMs, phone }: AgentPhoneChanged): void {
    const person = this.person(agentId);
    if (isLate(person.phoneAtMs, atMs)) return;
    person.phoneAtMs = atMs;
    if (person.phone !== phone) setPhone(person, phone);
    this.sheet.look(person, atMs);
  }
}
