import type { RosterDay } from '../../../shared/contract/rosters.ts';
import type { RosterProblem } from '../../../shared/rostering/problem/problem.ts';
import { joinPeople } from './join-people.ts';
import { PerPerson } from './per-person.svelte.ts';
import type { CellShift, CoverCurve, PersonTold, RosterSlots, RosterTold } from './roster-told.ts';
import type { FromRosterWorker, ToRosterWorker } from './roster-worker.ts';

/** What the runner needs of a worker. */
export interface RosterWorker {
  postMessage(message: ToRosterWorker): void;
  onmessage: ((event: { readonly data: FromRosterWorker }) => void) | null;
  terminate(): void;
}

/** What a change would come to, beside the roster as it is. */
export interface Attempt {
  readonly told: RosterTold;
  readonly objectiveChange: number;
  readonly violationsChange: number;
  readonly understaffedChange: number;
}

/**
 * The board's score. Changes are all worked in, in their order; of attempts (a shift is being dragged) one is worked on at a
 * time, and of those asked meanwhile only the last counts.
 */
export class RosterScoreRunner {
  /** Null until the roster was scored for the first time. */
  told = $state.raw<RosterTold | null>(null);
  people = $state.raw(joinPeople(null, []));
  /** As they were when the roster was read. */
  peopleAsRead = $state.raw<readonly PersonTold[]>([]);
  slots = $state.raw<RosterSlots | null>(null);
  curves = $state.raw<readonly CoverCurve[]>([]);
  attempt = $state.raw<Attempt | null>(null);
  /** `people`, and what an attempt would make of some of them. */
  readonly toldOf = new PerPerson<PersonTold>();
  readonly attemptOf = new PerPerson<PersonTold>();
  /** In English: what the core refuses. */
  problem = $state<string | null>(null);
  readonly #worker: RosterWorker;
  #no = 0;
  #loadNo = 0;
  #attemptNo: number | null = null;
  #next: readonly CellShift[] | null = null;
  #wanted = false;

  constructor(worker: RosterWorker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#take(data);
  }

  /** What was told is of another roster. */
  forget(): void {
    this.told = null;
    this.#join(null, []);
    this.#show(null);
    this.#next = null;
    this.#wanted = false;
  }

  /** What was told before stays in sight until there is something newer. */
  load(problem: RosterProblem, days: readonly RosterDay[]): void {
    this.problem = null;
    // An answer to what is tried now would be of the roster before.
    this.#attemptNo = null;
    this.#loadNo = this.#number();
    this.#worker.postMessage({ kind: 'load', no: this.#loadNo, problem, days });
  }

  change(cells: readonly CellShift[]): void {
    if (cells.length === 0) return;
    this.#worker.postMessage({ kind: 'change', no: this.#number(), cells });
  }

  /** What would be if; null: nothing is dragged any more. */
  try(cells: readonly CellShift[] | null): void {
    this.#wanted = cells !== null;
    if (cells === null) {
      this.#show(null);
      this.#next = null;
      return;
    }
    this.#next = cells;
    this.#go();
  }

  stop(): void {
    this.#worker.terminate();
  }

  #number(): number {
    this.#no += 1;
    return this.#no;
  }

  #go(): void {
    const cells = this.#next;
    if (this.#attemptNo !== null || cells === null) return;
    this.#next = null;
    this.#attemptNo = this.#number();
    this.#worker.postMessage({ kind: 'attempt', no: this.#attemptNo, cells });
  }

  #take(data: FromRosterWorker): void {
    // Of a roster that is not on the screen any more.
    if (data.no < this.#loadNo) return;
    switch (data.kind) {
      case 'loaded':
        this.slots = data.slots;
        this.curves = data.curves;
        this.#join(null, []);
        this.peopleAsRead = data.told.people;
        this.#adopt(data.told);
        this.#go();
        break;
      case 'changed':
        this.#adopt(data.told);
        break;
      case 'attempted':
        this.#attemptNo = null;
        if (this.#wanted && this.told !== null) this.#show(compare(this.told, data.told));
        this.#go();
        break;
      case 'refused':
        this.problem = data.problem;
        if (data.no !== this.#attemptNo) break;
        this.#attemptNo = null;
        this.#go();
        break;
      default:
        data satisfies never;
    }
  }

  #adopt(told: RosterTold): void {
    this.told = told;
    this.#join(this.people, told.people);
  }

  #join(known: RosterScoreRunner['people'] | null, told: readonly PersonTold[]): void {
    this.people = joinPeople(known, told);
    this.toldOf.set(this.people);
  }

  #show(attempt: Attempt | null): void {
    this.attempt = attempt;
    this.attemptOf.set(joinPeople(null, attempt?.told.people ?? []));
  }
}

function compare(before: RosterTold, told: RosterTold): Attempt {
  return {
    told,
    objectiveChange: told.objective - before.objective,
    violationsChange: told.violations - before.violations,
    understaffedChange: told.understaffedHours - before.understaffedHours,
  };
}
