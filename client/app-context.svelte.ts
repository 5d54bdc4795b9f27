import { createContext } from 'svelte';
import { Router } from './router.svelte.ts';
import { Language } from './state/language.svelte.ts';
import { Theme } from './state/theme.svelte.ts';

/** What every screen may ask for. Made once in main.ts, handed down by context. */
export interface App {
  readonly window: Window;
  readonly router: Router;
  readonly language: Language;
  readonly theme: Theme;
}

export function createApp(window: Window): App {
  return { window, router: new Router(window), language: new Language(window), theme: new Theme(window) };
}

export const [useApp, provideApp] = createContext<App>();
