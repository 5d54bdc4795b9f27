/** Runs work one after the other: each begins when the one before it has ended, however that ended. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
}

/** The same for each of many: work of one does not wait for work of another. Nothing is kept of those that wait for nothing. */
export function createTurnsOf(): <T>(whose: string, work: () => Promise<T>) => Promise<T> {
  const lasts = new Map<string, Promise<unknown>>();
  return (whose, work) => {
    const turn = (lasts.get(whose) ?? Promise.resolve()).then(work);
    const settled = turn.catch(() => {});
    lasts.set(whose, settled);
    void settled.then(() => {
      if (lasts.get(whose) === settled) lasts.delete(whose);
    });
    return turn;
  };
}
