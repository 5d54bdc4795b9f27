import { readQuery } from '../read-address.ts';

export type ThemeName = 'dark' | 'light';

const STORED_AS = 'floorcast.theme';

/** Dark or light: the reader's choice on this screen, else what the screen suggests, else the system's. */
export class Theme {
  #window: Window;
  #chosen = $state<ThemeName | null>(null);
  #suggested = $state<ThemeName | null>(null);
  #system = $state<ThemeName>('light');

  readonly name: ThemeName = $derived(this.#chosen ?? this.#suggested ?? this.#system);

  constructor(window: Window) {
    this.#window = window;
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    this.#system = dark.matches ? 'dark' : 'light';
    dark.addEventListener('change', () => (this.#system = dark.matches ? 'dark' : 'light'));
    const asked = readQuery(window.location.search).get('theme');
    this.#chosen = asThemeName(asked) ?? asThemeName(this.#stored());
  }

  choose(name: ThemeName): void {
    this.#chosen = name;
    try {
      this.#window.localStorage.setItem(STORED_AS, name);
    } catch {
      // Storage may be forbidden: the choice then lasts as long as the page.
    }
  }

  suggest(name: ThemeName | null): void {
    this.#suggested = name;
  }

  #stored(): string | null {
    try {
      return this.#window.localStorage.getItem(STORED_AS);
    } catch {
      return null;
    }
  }
}

function asThemeName(value: string | null): ThemeName | null {
  return value === 'dark' || value === 'light' ? value : null;
}
