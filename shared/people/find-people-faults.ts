import type { Message } from '../messages/message.ts';
import type { LocalizedText } from '../site/localized-text.ts';
import type { Person } from './person.ts';

/** What people can be tied to. */
export interface PeopleSurroundings {
  /** Of the site's settings, and those the floor has learnt. */
  readonly queues: readonly { readonly id: string; readonly name: LocalizedText }[];
  readonly contracts: readonly { readonly id: string; readonly names?: LocalizedText }[];
}

export interface PersonFault {
  readonly agentId: string;
  readonly said: Message;
}

/**
 * What the parts of people say wrongly of each other: queues and contracts nobody knows, mentors who are nobody or gone, numbers and
 * ids that two have.
 *
 * @param people everybody, as they would be
 * @param before everybody as they are: what was wrong already is nobody's fault now
 */
export function findPeopleFaults(
  people: readonly Person[],
  before: ReadonlyMap<string, Person>,
  { queues, contracts }: PeopleSurroundings,
): readonly PersonFault[] {
  const queueIds = new Set(queues.map(({ id }) => id));
  const contractIds = new Set(contracts.map(({ id }) => id));
  const faults: PersonFault[] = [];
  const byId = new Map(people.map((person) => [person.agentId, person]));
  const phones = new Map<string, string>();
  const numbers = new Map<string, string>();
  // Whoever has one already keeps it: the fault is with those who are new to it.
  const settled = [...people].sort(
    (a, b) => Number(a !== before.get(a.agentId)) - Number(b !== before.get(b.agentId)),
  );
  for (const person of settled) {
    const { agentId, phoneIds, publicNumber } = person;
    const known = before.get(agentId);
    const refuse = (said: Message) => void faults.push({ agentId, said });
    for (const phoneId of phoneIds) {
      const owner = byId.has(phoneId) ? phoneId : phones.get(phoneId);
      // Somebody new cannot be called as somebody's phone is.
      if (owner === phoneId && !before.has(phoneId) && known?.phoneIds.includes(phoneId))
        faults.push({ agentId: phoneId, said: { code: 'person-phone-taken', phoneId, agentId } });
      else if (owner !== undefined) refuse({ code: 'person-phone-taken', phoneId, agentId: owner });
      else phones.set(phoneId, agentId);
    }
    if (publicNumber !== null) {
      const owner = numbers.get(publicNumber);
      if (owner === undefined) numbers.set(publicNumber, agentId);
      else if (known?.publicNumber !== publicNumber)
        refuse({ code: 'person-number-taken', number: publicNumber, agentId: owner });
    }
    if (person === known) continue;
    const knownQueues = new Set((known?.skills ?? []).map(({ queueId }) => queueId));
    for (const { queueId } of person.skills ?? [])
      if (!queueIds.has(queueId) && !knownQueues.has(queueId))
        refuse({ code: 'person-queue-unknown', queueId });
    if (!contractIds.has(person.contractId))
      refuse({
        code: 'person-contract-unknown',
        contractId: person.contractId,
        known: [...contractIds].join(', '),
      });
    for (const mentorId of person.mentorIds) {
      if (mentorId === agentId) refuse({ code: 'person-mentor-self', agentId });
      else if (!byId.has(mentorId) && !(known?.mentorIds ?? []).includes(mentorId))
        refuse({ code: 'person-mentor-unknown', mentorId });
    }
  }
  return faults;
}
