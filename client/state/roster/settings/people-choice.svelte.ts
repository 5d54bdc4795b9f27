/** Whom of a list a planner has chosen: one person, or several to be changed at once. Arrows, Shift and Ctrl as in any list. */
export class PeopleChoice {
  /** In the order of the list. */
  chosen = $state.raw<readonly string[]>([]);
  /** Where the keyboard is; null: nowhere yet. */
  cursor = $state.raw<string | null>(null);
  /** Where a stretch begins that Shift draws. */
  #anchor: string | null = null;

  constructor(first: string | null = null) {
    if (first !== null) this.choose(first);
  }

  choose(id: string): void {
    this.#set([id], id);
    this.#anchor = id;
  }

  /** One more, or one fewer. */
  toggle(id: string, ids: readonly string[]): void {
    const isIn = this.chosen.includes(id);
    const wanted = isIn ? this.chosen.filter((each) => each !== id) : [...this.chosen, id];
    this.#set(inOrder(wanted, ids), id);
    this.#anchor = id;
  }

  /** From where the last choice was made to here. */
  stretch(id: string, ids: readonly string[]): void {
    const from = ids.indexOf(this.#anchor ?? id);
    const to = ids.indexOf(id);
    if (to < 0) return;
    const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
    this.#set(ids.slice(first, last + 1), id);
  }

  all(ids: readonly string[]): void {
    this.#set(ids, this.cursor ?? ids[0] ?? null);
  }

  none(): void {
    this.#set([], this.cursor);
  }

  /**
   * @param by rows down; beyond an end the last one is meant
   * @param how `look`: only the keyboard goes there, what is chosen stays
   */
  move(by: number, ids: readonly string[], how: 'choose' | 'stretch' | 'look'): void {
    if (ids.length === 0) return;
    const at = this.cursor === null ? -1 : ids.indexOf(this.cursor);
    const id = ids[Math.max(0, Math.min(ids.length - 1, at < 0 ? 0 : at + by))]!;
    if (how === 'stretch') this.stretch(id, ids);
    else if (how === 'look') this.cursor = id;
    else this.choose(id);
  }

  #set(chosen: readonly string[], cursor: string | null): void {
    this.chosen = chosen;
    this.cursor = cursor;
  }
}

/** Those that are not listed (another search) stay chosen, after the others. */
function inOrder(wanted: readonly string[], ids: readonly string[]): readonly string[] {
  const listed = new Set(ids);
  const set = new Set(wanted);
  return [...ids.filter((id) => set.has(id)), ...wanted.filter((id) => !listed.has(id))];
}
