/** Revisions of days as they were read or answered last, of every roster that was looked at; a copy's id, null: the working roster. */
export class KnownRevisions {
  readonly #byDay = new Map<string, number>();

  set(copyId: string | null, day: string, revision: number): void {
    this.#byDay.set(`${copyId ?? ''} ${day}`, revision);
  }

  /** As a change wants them. 0 is a day nobody has planned. */
  listOf(copyId: string | null, days: readonly string[]): Readonly<Record<string, number>> {
    return Object.fromEntries(days.map((day) => [day, this.#byDay.get(`${copyId ?? ''} ${day}`) ?? 0]));
  }
}
