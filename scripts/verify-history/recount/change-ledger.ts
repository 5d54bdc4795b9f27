export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** Time spent on one thing in one stretch, ms. */
export interface Spent<What extends string> {
  readonly who: string;
  readonly what: What;
  readonly stretch: Stretch;
  readonly ms: number;
}

/** From a moment on there is one more (1) or fewer (-1) at it. */
interface Change {
  readonly atMs: number;
  readonly sign: 1 | -1;
}

interface Changes<What extends string> {
  readonly who: string;
  readonly what: What;
  readonly changes: Change[];
  inOrder: boolean;
}

/**
 * Who is at what since when, as changes: each gives all time after it to what is begun and takes it from what is left. One
 * told late is one like any other.
 */
export class ChangeLedger<What extends string> {
  readonly #accounts = new Map<string, Changes<What>>();

  /** @param from null: nothing that is measured; so `to` */
  move(who: string, from: What | null, to: What | null, atMs: number): void {
    if (from === to) return;
    if (from !== null) this.#add(who, from, { atMs, sign: -1 });
    if (to !== null) this.#add(who, to, { atMs, sign: 1 });
  }

  /** @param stretches ascending; what comes to nothing in one is left out */
  measure(stretches: readonly Stretch[]): readonly Spent<What>[] {
    const spent: Spent<What>[] = [];
    for (const account of this.#accounts.values()) {
      const { who, what, changes } = account;
      if (!account.inOrder) changes.sort((a, b) => a.atMs - b.atMs);
      account.inOrder = true;
      let next = 0;
      let people = 0;
      for (const stretch of stretches) {
        while (next < changes.length && changes[next]!.atMs < stretch.startMs)
          people += changes[next++]!.sign;
        let ms = people * (stretch.endMs - stretch.startMs);
        for (; next < changes.length && changes[next]!.atMs < stretch.endMs; next += 1) {
          const { atMs, sign } = changes[next]!;
          ms += sign * (stretch.endMs - atMs);
          people += sign;
        }
        if (ms !== 0) spent.push({ who, what, stretch, ms });
      }
    }
    return spent;
  }

  #add(who: string, what: What, change: Change): void {
    const key = `${who} ${what}`;
    let account = this.#accounts.get(key);
    if (account === undefined) this.#accounts.set(key, (account = { who, what, changes: [], inOrder: true }));
    const last = account.changes.at(-1);
    if (last !== undefined && last.atMs > change.atMs) account.inOrder = false;
    account.changes.push(change);
  }
}
