import { createContext } from 'svelte';
import { Router } from './router.svelte.ts';
import type { Spoken } from './locales/load-words.ts';
import { Language } from './state/language.svelte.ts';
import { NoticeBell } from './state/notice-bell.svelte.ts';
import type { Right } from '../shared/access/rights.ts';
import type { SessionInfo } from '../shared/contract/http.ts';
import { Resource } from './state/resource.svelte.ts';
import { Theme } from './state/theme.svelte.ts';

/** What every screen may ask for. Made once in main.ts, handed down by context. */
export interface App {
  readonly window: Window;
  readonly router: Router;
  readonly language: Language;
  readonly theme: Theme;
  /** Who this browser is: read again by the header of every screen that has one. */
  readonly session: Resource<SessionInfo>;
  /** What whoever is signed in here has not read: followed by the bell of every header. */
  readonly notices: NoticeBell;
  /** Whether whoever is signed in here has a right: what they may not do is not offered. Nothing, before it is known. */
  may(right: Right): boolean;
  /** Who signed something; nobody's name stands for the administrator's link. */
  nameAuthor(author: string): string;
}

export function createApp(window: Window, spoken: Spoken): App {
  const language = new Language(window, spoken);
  const session = new Resource<SessionInfo>();
  return {
    window,
    router: new Router(window),
    language,
    theme: new Theme(window),
    session,
    notices: new NoticeBell(),
    may: (right) => session.value?.rights.includes(right) ?? false,
    nameAuthor: (author) => author || language.words.accounts.byLink,
  };
}

export const [useApp, provideApp] = createContext<App>();
