/** An answer as it was heard. */
export interface KeptAnswer<T> {
  readonly heardAtMs: number;
  readonly value: T;
}

const PREFIX = 'floorcast.me:';

/**
 * The last answers of one's own page, kept in this browser for when there is no connection. They are one person's: signing in or out
 * forgets them (`forget`), and so does an answer that says that nobody is signed in any more.
 */
export class KeptAnswers {
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  read<T>(path: string): KeptAnswer<T> | null {
    try {
      const text = this.#window.localStorage.getItem(PREFIX + path);
      return text === null ? null : (JSON.parse(text) as KeptAnswer<T>);
    } catch {
      return null;
    }
  }

  keep<T>(path: string, answer: KeptAnswer<T>): void {
    try {
      this.#window.localStorage.setItem(PREFIX + path, JSON.stringify(answer));
    } catch {
      // Storage may be forbidden or full: without a connection there is then nothing to show.
    }
  }

  forget(): void {
    try {
      const { localStorage } = this.#window;
      for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    } catch {
      // Where it is forbidden nothing was kept.
    }
  }
}
