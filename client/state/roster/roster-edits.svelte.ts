import type {
  RosterAnswer,
  RosterChange,
  RosterChanged,
  RosterChangeRequest,
  RosterDay,
} from '../../../shared/contract/rosters.ts';
import { failureOf, type ApiAnswer, type ApiFailure } from '../../connection/api.ts';
import {
  bookOf,
  changeBook,
  entryOf,
  findDifferences,
  invertChanges,
  entriesOf,
  isSameEntry,
  keepRealChanges,
  listDays,
  listPeople,
  numberDays,
  replaceDays,
  type PersonEntries,
  type RosterBook,
} from './roster-book.ts';
import { KnownRevisions } from './known-revisions.ts';
import { joinLost, type RosterLost } from './lost-changes.ts';
import { PerPerson } from './per-person.svelte.ts';
import { findStanding, findTaken, type Standing, type Step, type Unsent } from './unsent-step.ts';

/** Where the roster is kept. */
export interface RosterRequests {
  change(request: RosterChangeRequest): Promise<ApiAnswer<RosterChanged>>;
  /** These days as they are now, of the working roster (null) or a copy. */
  read(days: readonly string[], copyId: string | null): Promise<ApiAnswer<RosterAnswer>>;
}

const MOST_STEPS = 200;
/** So often somebody else may be quicker on other cells of a day before it is said. */
const MOST_TRIES = 5;
/** Answers after which the same request can do no better. */
const REFUSALS: ReadonlySet<ApiFailure['code']> = new Set([
  'bad-request',
  'not-found',
  'conflict',
  'too-large',
]);

/**
 * The days on the screen and what a planner does to them: each step is there at once, is sent in its order, and can be taken
 * back. Steps that collide with another planner's are taken off the screen and offered again. What is still to be sent when other
 * days are looked at is sent all the same.
 */
export class RosterEdits {
  /** Of each person in the book what is said of their days. */
  readonly entriesOf = new PerPerson<PersonEntries>();
  isSaving = $state(false);
  trouble = $state.raw<ApiFailure | null>(null);
  #book = $state.raw<RosterBook>(bookOf([]));
  #past = $state.raw<readonly Step[]>([]);
  #future = $state.raw<readonly Step[]>([]);
  #waiting = $state.raw<readonly Unsent[]>([]);
  #losses = $state.raw<readonly RosterLost[]>([]);
  #copyId = $state<string | null>(null);
  readonly #revisions = new KnownRevisions();
  /** The newest ones somebody told of, by day of the roster on the screen. */
  #heard: Readonly<Record<string, number>> = {};
  readonly #requests: RosterRequests;
  readonly #onChanged: (changes: readonly RosterChange[]) => void;

  /** @param onChanged told of every cell that is another one on the screen, whoever changed it */
  constructor(requests: RosterRequests, onChanged: (changes: readonly RosterChange[]) => void) {
    this.#requests = requests;
    this.#onChanged = onChanged;
  }

  get book(): RosterBook {
    return this.#book;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Of several rosters the one that can be done again here. */
  get lost(): RosterLost | null {
    return this.#losses.find((lost) => this.#isRedoable(lost)) ?? this.#losses[0] ?? null;
  }

  /** Whether it is the roster and some of the days on the screen: nothing is done to another one. */
  get canRedoLost(): boolean {
    return this.lost !== null && this.#isRedoable(this.lost);
  }

  /** Whether something would be lost with the page. */
  get hasUnsent(): boolean {
    return this.#waiting.length > 0;
  }

  /** Whether these are the days on the screen, however they changed. */
  isOf({ copyId, days }: Pick<RosterAnswer, 'copyId' | 'days'>): boolean {
    return (
      copyId === this.#copyId && days.length === this.book.size && days.every(({ day }) => this.book.has(day))
    );
  }

  /** Another roster, or other days of it: nothing of the one before can be taken back. The same days read anew change no step. */
  load(answer: RosterAnswer): void {
    if (this.isOf(answer)) {
      this.adopt(answer.days);
      return;
    }
    this.#copyId = answer.copyId;
    this.#heard = {};
    this.#past = [];
    this.#future = [];
    this.#book = this.#withUnsent(bookOf(answer.days));
    this.entriesOf.set(listPeople(this.#book).map((agentId) => [agentId, entriesOf(this.#book, agentId)]));
    this.#note(answer.days);
  }

  /** @returns false where nothing would change */
  apply(changes: readonly RosterChange[], origin?: RosterChangeRequest['origin']): boolean {
    const real = keepRealChanges(this.book, changes);
    if (real.length === 0) return false;
    this.#past = [
      ...this.#past.slice(-(MOST_STEPS - 1)),
      { changes: real, back: invertChanges(this.book, real), origin },
    ];
    this.#future = [];
    this.#put(real, this.#past.at(-1)!, 'do');
    return true;
  }

  undo(): void {
    const step = this.#past.at(-1);
    if (step === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [step, ...this.#future];
    this.#put(this.#stillMine(step.changes, step.back), step, 'undo');
  }

  redo(): void {
    const step = this.#future[0];
    if (step === undefined) return;
    this.#future = this.#future.slice(1);
    this.#past = [...this.#past, step];
    this.#put(this.#stillMine(step.back, step.changes), step, 'do');
  }

  /** Sends what did not arrive. */
  retry(): void {
    this.trouble = null;
    void this.#send();
  }

  /** What was lost of the days on the screen, on top of what the others did; the rest waits until its days are. */
  redoLost(): void {
    const { lost } = this;
    if (lost === null || !this.canRedoLost) return;
    const elsewhere = lost.changes.filter(({ day }) => !this.book.has(day));
    this.leaveLost();
    if (elsewhere.length > 0) this.#losses = joinLost(this.#losses, { ...lost, changes: elsewhere });
    this.apply(lost.changes);
  }

  leaveLost(): void {
    const { lost } = this;
    this.#losses = this.#losses.filter((each) => each !== lost);
  }

  /** Days as the server has them; what is still to be sent stays on top. */
  adopt(days: readonly RosterDay[]): void {
    const book = this.#withUnsent(replaceDays(this.book, days));
    const changes = findDifferences(
      this.book,
      book,
      days.map(({ day }) => day),
    );
    this.#note(days);
    this.#show(book, changes);
  }

  /** Somebody (perhaps this page) changed days: those of which the screen has an older revision are read, after what is being sent. */
  async hear(revisions: Readonly<Record<string, number>>): Promise<void> {
    const newest = Object.entries(revisions).map(
      ([day, revision]) => [day, Math.max(revision, this.#heard[day] ?? 0)] as const,
    );
    this.#heard = { ...this.#heard, ...Object.fromEntries(newest) };
    if (this.isSaving) return;
    const behind = Object.entries(this.#heard)
      .filter(([day, revision]) => (this.book.get(day)?.revision ?? Infinity) < revision)
      .map(([day]) => day);
    this.#heard = {};
    await this.reread(behind);
  }

  async reread(days: readonly string[]): Promise<void> {
    if (days.length === 0) return;
    const copyId = this.#copyId;
    const answer = await this.#requests.read(days, copyId);
    if (copyId !== this.#copyId) return;
    if (answer.ok) this.adopt(answer.value.days.filter(({ day }) => days.includes(day)));
    else this.trouble = failureOf(answer);
  }

  #isRedoable({ copyId, failure, changes }: RosterLost): boolean {
    return (
      failure.code === 'conflict' && copyId === this.#copyId && changes.some(({ day }) => this.book.has(day))
    );
  }

  /** Cells that still are as a step left them. */
  #stillMine(left: readonly RosterChange[], wanted: readonly RosterChange[]): readonly RosterChange[] {
    return wanted.filter((change, at) => isSameEntry(entryOf(this.book, change), left[at]!.entry));
  }

  #put(changes: readonly RosterChange[], step: Step, how: Unsent['how']): void {
    if (changes.length === 0) return;
    const before = invertChanges(this.book, changes);
    this.#show(changeBook(this.book, changes), changes);
    this.#waiting = [...this.#waiting, { copyId: this.#copyId, changes, before, step, how }];
    void this.#send();
  }

  /** @param changes from the book that was shown before */
  #show(book: RosterBook, changes: readonly RosterChange[]): void {
    this.#book = book;
    this.entriesOf.change(changes.map(({ agentId }) => [agentId, entriesOf(book, agentId)]));
    this.#onChanged(changes);
  }

  async #send(): Promise<void> {
    if (this.isSaving) return;
    this.isSaving = true;
    try {
      while (this.#waiting.length > 0 && (await this.#sendOne(this.#waiting[0]!)));
    } finally {
      this.isSaving = false;
    }
    await this.hear({});
  }

  /** @returns whether to go on */
  async #sendOne(unsent: Unsent, triesLeft = MOST_TRIES): Promise<boolean> {
    const { copyId, changes, step, how } = unsent;
    const days = listDays(changes);
    const revisions = this.#revisions.listOf(copyId, days);
    const request = { reason: '', copyId, changes, revisions };
    // Taking back what was imported is done by hand.
    const isOfStep = how === 'do' && step.origin !== undefined;
    const answer = await this.#requests.change(isOfStep ? { ...request, origin: step.origin } : request);
    if (answer.ok) {
      this.#waiting = this.#waiting.slice(1);
      this.trouble = null;
      this.#number(copyId, answer.value.revisions);
      return true;
    }
    if (!REFUSALS.has(answer.code)) {
      // Nobody knows what arrived, or it may be taken later: it stays on the screen and is sent again when asked for.
      this.trouble = failureOf(answer);
      return false;
    }
    const failure = failureOf(answer);
    const standing =
      answer.code === 'conflict' && triesLeft > 1 ? await this.#readStanding(unsent, failure) : 'taken';
    switch (standing) {
      case 'arrived':
        this.trouble = null;
        return true;
      case 'free':
        return this.#sendOne(unsent, triesLeft - 1);
      case 'taken':
        await this.#lose(unsent, failure);
        return this.#waiting.length > 0;
      case null:
        return false;
      default:
        return standing satisfies never;
    }
  }

  /**
   * Somebody was quicker on these days, or the answer to this very step was lost on its way: the days are read for it. From then on
   * what is still to be sent goes with their new revisions, so steps behind this one whose cells are taken are lost here.
   *
   * @returns null without an answer
   */
  async #readStanding(unsent: Unsent, failure: ApiFailure): Promise<Standing | null> {
    const { copyId } = unsent;
    const days = listDays(unsent.changes);
    const answer = await this.#requests.read(days, copyId);
    if (!answer.ok) {
      this.trouble = failureOf(answer);
      return null;
    }
    const read = answer.value.days.filter(({ day }) => days.includes(day));
    const kept = bookOf(read);
    const standing = findStanding(unsent, kept);
    if (standing === 'taken') return standing;
    if (standing === 'arrived') this.#waiting = this.#waiting.slice(1);
    if (copyId === this.#copyId) this.adopt(read);
    for (const { day, revision } of read) this.#revisions.set(copyId, day, revision);
    const taken = findTaken(this.#unsentOf(copyId), kept);
    if (taken !== null) await this.#lose(taken, failure);
    return standing;
  }

  /** What was done after a step that was refused was done on top of it: it goes with it. */
  async #lose(refused: Unsent, failure: ApiFailure): Promise<void> {
    const { copyId } = refused;
    const ofRoster = this.#unsentOf(copyId);
    const gone = ofRoster.slice(ofRoster.indexOf(refused));
    this.#waiting = this.#waiting.filter((unsent) => !gone.includes(unsent));
    for (const { step, how } of gone.toReversed()) {
      if (how === 'do') this.#past = this.#past.filter((each) => each !== step);
      else if (this.#future.includes(step)) {
        // It was not taken back: it still can be.
        this.#future = this.#future.filter((each) => each !== step);
        this.#past = [...this.#past, step];
      }
    }
    const changes = gone.flatMap((unsent) => unsent.changes);
    this.trouble = null;
    this.#losses = joinLost(this.#losses, { copyId, failure, changes });
    if (copyId === this.#copyId) await this.reread(listDays(changes));
  }

  #unsentOf(copyId: string | null): readonly Unsent[] {
    return this.#waiting.filter((unsent) => unsent.copyId === copyId);
  }

  #withUnsent(book: RosterBook): RosterBook {
    return this.#unsentOf(this.#copyId).reduce<RosterBook>(
      (changed, { changes }) => changeBook(changed, changes),
      book,
    );
  }

  /** What is still to be sent goes with the revision it was made on: else nobody would notice who was quicker. */
  #note(days: readonly Pick<RosterDay, 'day' | 'revision'>[]): void {
    const kept = this.#unsentOf(this.#copyId).flatMap(({ changes }) => listDays(changes));
    for (const { day, revision } of days)
      if (!kept.includes(day)) this.#revisions.set(this.#copyId, day, revision);
  }

  #number(copyId: string | null, revisions: Readonly<Record<string, number>>): void {
    for (const [day, revision] of Object.entries(revisions)) this.#revisions.set(copyId, day, revision);
    if (copyId === this.#copyId) this.#book = numberDays(this.book, revisions);
  }
}
