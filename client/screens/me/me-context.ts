import { createContext } from 'svelte';
import type { OwnPage } from '../../state/me/own-page.svelte.ts';

/** What the parts of a page of one's own share. */
export const [useOwnPage, provideOwnPage] = createContext<OwnPage>();
