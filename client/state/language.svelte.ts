import type { Detail } from '../../shared/contract/http.ts';
import { isMessage, wordMessage, type Message } from '../../shared/messages/message.ts';
import { LOCALES, pickText, type Locale, type LocalizedText } from '../../shared/site/localized-text.ts';
import type { Trouble } from '../connection/api.ts';
import { findLocale } from '../locales/find-locale.ts';
import { readQuery } from '../read-address.ts';
import { WORDS, type Words } from '../locales/index.ts';

const STORED_AS = 'floorcast.locale';

/**
 * The reader's language. What was chosen wins: `?lang=` of the address, then the last choice on this screen, then the
 * board's own (`suggest`), then the browser's.
 */
export class Language {
  #window: Window;
  #chosen = $state<Locale | null>(null);
  #suggested = $state<Locale | null>(null);
  #browser = $state<Locale>('en');

  readonly locale: Locale = $derived(this.#chosen ?? this.#suggested ?? this.#browser);
  readonly words: Words = $derived(WORDS[this.locale]);

  constructor(window: Window) {
    this.#window = window;
    this.#browser = window.navigator.languages.map(findLocale).find((locale) => locale !== null) ?? 'en';
    const asked = findLocale(readQuery(window.location.search).get('lang'));
    this.#chosen = asked ?? findLocale(this.#stored());
  }

  get all(): readonly Locale[] {
    return LOCALES;
  }

  /** The reader's own choice, kept on this screen. */
  choose(locale: Locale): void {
    this.#chosen = locale;
    try {
      this.#window.localStorage.setItem(STORED_AS, locale);
    } catch {
      // Storage may be forbidden: the choice then lasts as long as the page.
    }
  }

  /** What the board says; null when it leaves the choice to the reader. */
  suggest(locale: Locale | null): void {
    this.#suggested = locale;
  }

  pick(text: LocalizedText): string {
    return pickText(text, this.locale);
  }

  /** A message in the reader's language. */
  word(message: Message): string {
    return wordMessage(message, this.locale);
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

  #stored(): string | null {
    try {
      return this.#window.localStorage.getItem(STORED_AS);
    } catch {
      return null;
    }
  }
}
