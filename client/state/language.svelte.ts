import type { Detail } from '../../shared/contract/http.ts';
import { isMessage, wordMessage, type Message } from '../../shared/messages/message.ts';
import { LOCALES, pickText, type Locale, type LocalizedText } from '../../shared/site/localized-text.ts';
import type { Trouble } from '../connection/api.ts';
import { findLocale } from '../locales/find-locale.ts';
import { readQuery } from '../read-address.ts';
import type { Words } from '../locales/index.ts';
import { loadWords, type Spoken } from '../locales/load-words.ts';
import { nameDaysIn } from './name-days-in.ts';

const STORED_AS = 'floorcast.locale';

/**
 * The reader's language. What was chosen wins: `?lang=` of the address, then the last choice on this screen, then the
 * board's own (`suggest`), then the browser's. Until the words of another one are here the one before is spoken.
 */
export class Language {
  #window: Window;
  #chosen = $state<Locale | null>(null);
  #suggested = $state<Locale | null>(null);
  #browser = $state<Locale>('en');
  #spoken = $state.raw<Spoken>();

  /** What is spoken. */
  readonly locale: Locale = $derived(this.#spoken!.locale);
  readonly words: Words = $derived(this.#spoken!.words);

  /** @param spoken the words of `findFirstLocale` */
  constructor(window: Window, spoken: Spoken) {
    this.#window = window;
    this.#spoken = spoken;
    this.#browser = findBrowserLocale(window);
    this.#chosen = findChosenLocale(window);
  }

  get all(): readonly Locale[] {
    return LOCALES;
  }

  /** The reader's own choice, kept on this screen. */
  choose(locale: Locale): void {
    this.#chosen = locale;
    void this.#speak();
    try {
      this.#window.localStorage.setItem(STORED_AS, locale);
    } catch {
      // Storage may be forbidden: the choice then lasts as long as the page.
    }
  }

  /** What the board says; null when it leaves the choice to the reader. */
  suggest(locale: Locale | null): void {
    this.#suggested = locale;
    void this.#speak();
  }

  /** Out of reach of the server the language stays as it is. */
  async #speak(): Promise<void> {
    const wanted = () => this.#chosen ?? this.#suggested ?? this.#browser;
    const locale = wanted();
    if (locale === this.#spoken!.locale) return;
    const spoken = await loadWords(locale).catch(() => null);
    if (spoken !== null && locale === wanted()) this.#spoken = spoken;
  }

  pick(text: LocalizedText): string {
    return pickText(text, this.locale);
  }

  /** A message in the reader's language. */
  word(message: Message): string {
    return wordMessage(nameDaysIn(message, this.locale), this.locale);
  }

  /** What went wrong; that no answer came, where nothing is said. */
  tell({ message, said }: Trouble): string {
    // A server of another version may say what this page has no words for.
    return said && isMessage(said) ? this.word(said) : message || this.words.frame.unreachable;
  }

  /** How something is. */
  describe({ detail, said }: Detail): string {
    return said && isMessage(said) ? this.word(said) : detail;
  }
}

/** What a page begins with, before any board says otherwise. */
export function findFirstLocale(window: Window): Locale {
  return findChosenLocale(window) ?? findBrowserLocale(window);
}

function findChosenLocale(window: Window): Locale | null {
  return findLocale(readQuery(window.location.search).get('lang')) ?? findLocale(readStored(window));
}

function findBrowserLocale({ navigator }: Window): Locale {
  return navigator.languages.map(findLocale).find((locale) => locale !== null) ?? 'en';
}

function readStored(window: Window): string | null {
  try {
    return window.localStorage.getItem(STORED_AS);
  } catch {
    return null;
  }
}
