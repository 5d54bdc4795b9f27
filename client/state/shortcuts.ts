/** A key, or two in a row: `?`, `/`, `g d`. Letters as they are typed, so `?` needs no word about Shift. */
export interface Shortcut {
  readonly keys: string;
  readonly label: string;
  /** Null: the help lists it, but the part that has the focus does it. */
  readonly run: (() => void) | null;
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** The second key of a pair must follow within this time. */
const PAIR_MS = 1500;

/** Reads single keys into shortcuts. Knows nothing of the page: the caller leaves out keys that are typed into fields. */
export class ShortcutReader {
  #first: { readonly key: string; readonly atMs: number } | null = null;

  /** The shortcut this key completes, or null; a key that begins a pair is kept for the next. */
  read(key: string, atMs: number, listed: readonly Shortcut[]): Shortcut | null {
    const shortcuts = listed.filter((shortcut) => shortcut.run !== null);
    const first = this.#first && atMs - this.#first.atMs <= PAIR_MS ? this.#first.key : null;
    this.#first = null;
    const pair =
      first === null ? undefined : shortcuts.find((shortcut) => shortcut.keys === `${first} ${key}`);
    if (pair) return pair;
    if (shortcuts.some((shortcut) => shortcut.keys.startsWith(`${key} `))) {
      this.#first = { key, atMs };
      return null;
    }
    return shortcuts.find((shortcut) => shortcut.keys === key) ?? null;
  }
}

/** True when the key belongs to what has the focus (a field, an open dialog) and not to the page. */
export function isTyping(event: Pick<KeyboardEvent, 'target' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const { target } = event;
  if (!(target instanceof Element)) return false;
  return target.closest('input, select, textarea, dialog[open], [contenteditable="true"]') !== null;
}
