const MOST_STEPS = 200;

/** A document that can be taken back step by step. */
export class EditorHistory<T> {
  #past = $state.raw<readonly T[]>([]);
  #present = $state.raw() as T;
  #future = $state.raw<readonly T[]>([]);
  #mergeKey: string | null = null;

  constructor(start: T) {
    this.#present = start;
  }

  get present(): T {
    return this.#present;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /**
   * Makes `next` the present. Edits in a row with the same `mergeKey` are one step: typing a title is taken back as a
   * whole, not letter by letter. An edit that changed nothing is no step.
   */
  apply(next: T, mergeKey: string | null = null): void {
    if (next === this.#present) return;
    const merges = mergeKey !== null && mergeKey === this.#mergeKey && this.#past.length > 0;
    if (!merges) this.#past = [...this.#past.slice(-(MOST_STEPS - 1)), this.#present];
    this.#present = next;
    this.#future = [];
    this.#mergeKey = mergeKey;
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#future = [this.#present, ...this.#future];
    this.#past = this.#past.slice(0, -1);
    this.#present = before;
    this.#mergeKey = null;
  }

  redo(): void {
    const after = this.#future[0];
    if (after === undefined) return;
    this.#past = [...this.#past, this.#present];
    this.#future = this.#future.slice(1);
    this.#present = after;
    this.#mergeKey = null;
  }

  /** Forgets everything: another document is at hand. */
  reset(start: T): void {
    this.#past = [];
    this.#future = [];
    this.#present = start;
    this.#mergeKey = null;
  }
}
