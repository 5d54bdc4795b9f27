import { ChangeLedger } from './change-ledger.ts';
import { type Doing, type Person, type Use, useOf, whatDoes } from './person.ts';

/** Who did what since when, and what it was to each queue (`*`: to the site). */
export class TimeSheet {
  readonly ofPeople = new ChangeLedger<Doing>();
  readonly ofQueues = new ChangeLedger<Use>();

  /** Writes down what somebody does after something about them changed. */
  look(person: Person, atMs: number): void {
    const fromMs = Math.max(atMs, person.seenSinceMs);
    const doing = whatDoes(person);
    this.ofPeople.move(person.id, person.doing, doing, fromMs);
    this.ofQueues.move('*', useOf(person.doing, false), useOf(doing, false), fromMs);
    person.doing = doing;
    for (const [queueId, use] of person.uses) {
      if (person.queues.has(queueId)) continue;
      this.ofQueues.move(queueId, use, null, atMs);
      person.uses.delete(queueId);
    }
    for (const [queueId, paused] of person.queues) {
      const use = useOf(doing, paused);
      this.ofQueues.move(queueId, person.uses.get(queueId) ?? null, use, fromMs);
      person.uses.set(queueId, use);
    }
  }
}
