import { onDestroy } from 'svelte';
import type { Language } from '../language.svelte.ts';
import { KeptAnswers } from './kept-answers.ts';
import { KeptResource } from './kept-resource.svelte.ts';
import { nameMoment } from './name-moment.ts';
import { findSiteZone } from './site-zone.ts';

const READ_AGAIN_MS = 60_000;
const TICK_MS = 5_000;

/** A page of one's own: what it reads is kept, read again while somebody looks, and told by its age. */
export class OwnPage {
  readonly kept: KeptAnswers;
  /** By this browser's clock, to a few seconds. */
  browserNowMs = $state(Date.now());
  readonly #window: Window;
  #resources = $state.raw<readonly KeptResource<unknown>[]>([]);

  /** Some of what is shown is old: then when the oldest of it was heard; null: all is of now. */
  readonly oldSinceMs: number | null = $derived.by(() => {
    const old = this.#resources.filter(({ isOld }) => isOld).map(({ heardAtMs }) => heardAtMs);
    return old.length === 0 ? null : Math.min(...old);
  });

  constructor(window: Window) {
    this.#window = window;
    this.kept = new KeptAnswers(window);
  }

  /** How old what is shown is, in words, by the site's clock; empty: it is of now. */
  sayOld({ words, locale }: Pick<Language, 'words' | 'locale'>): string {
    if (this.oldSinceMs === null) return '';
    return words.me.old(nameMoment(this.oldSinceMs, locale, findSiteZone(this.kept)));
  }

  /** One that a component reads as long as it is there: it is asked for while that is made. */
  resource<T>(): KeptResource<T> {
    const made = new KeptResource<T>({ kept: this.kept, nowMs: () => Date.now() });
    this.#resources = [...this.#resources, made];
    onDestroy(() => {
      made.stop();
      this.#resources = this.#resources.filter((one) => one !== made);
    });
    return made;
  }

  /** The floor's time now, from an answer that told it. */
  floorNowMs<T extends { readonly atMs: number }>({ value, heardAtMs }: KeptResource<T>): number {
    return value === null ? 0 : value.atMs + Math.max(0, this.browserNowMs - heardAtMs);
  }

  /** Answers how to end it. */
  start(): () => void {
    const readAgain = () => {
      if (this.#window.document.visibilityState === 'visible')
        for (const resource of this.#resources) void resource.reload();
    };
    const ticking = setInterval(() => (this.browserNowMs = Date.now()), TICK_MS);
    const reading = setInterval(readAgain, READ_AGAIN_MS);
    this.#window.document.addEventListener('visibilitychange', readAgain);
    this.#window.addEventListener('online', readAgain);
    return () => {
      clearInterval(ticking);
      clearInterval(reading);
      this.#window.document.removeEventListener('visibilitychange', readAgain);
      this.#window.removeEventListener('online', readAgain);
    };
  }
}
