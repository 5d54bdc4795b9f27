class Held<T> {
  value: T | null;

  constructor(value: T | null) {
    this.value = $state.raw(value);
  }
}

/**
 * A value of each of some people, by id or by place. Whoever reads one person's is told only when it changes: a board of hundreds of cells is not gone
 * through because a shift of one person is dragged.
 */
export class PerPerson<T, Person = string> {
  // Of the maps nobody is told: what is told of is held in them.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #held = new Map<Person, Held<T>>();
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #known: ReadonlyMap<Person, T> = new Map();

  of(person: Person): { readonly value: T | null } {
    let held = this.#held.get(person);
    if (held === undefined) {
      held = new Held(this.#known.get(person) ?? null);
      this.#held.set(person, held);
    }
    return held;
  }

  /** Of everybody else there is none. */
  set(pairs: Iterable<readonly [Person, T]>): void {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    const values = new Map(pairs);
    for (const person of this.#known.keys()) if (!values.has(person)) this.#put(person, null);
    for (const [person, value] of values) this.#put(person, value);
    this.#known = values;
  }

  /** Of everybody else it stays. */
  change(pairs: Iterable<readonly [Person, T]>): void {
    this.set([...this.#known, ...pairs]);
  }

  #put(person: Person, value: T | null): void {
    const held = this.#held.get(person);
    if (held !== undefined) held.value = value;
  }
}
