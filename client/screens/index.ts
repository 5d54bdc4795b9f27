import type { Component } from 'svelte';
import type { Route } from '../match-route.ts';

type Screen = Component<{ route: Route }>;

/** Each screen is its own download: a wall never loads the editor. */
const SCREENS: Readonly<Record<Route['screen'], () => Promise<{ default: Screen }>>> = {
  'boards-list': () => import('./boards-list/BoardsListScreen.svelte') as Promise<{ default: Screen }>,
  wall: () => import('./wall/WallScreen.svelte') as Promise<{ default: Screen }>,
  kiosk: () => import('./kiosk/KioskScreen.svelte') as Promise<{ default: Screen }>,
  desk: () => import('./desk/DeskScreen.svelte') as Promise<{ default: Screen }>,
  editor: () => import('./editor/EditorScreen.svelte') as Promise<{ default: Screen }>,
  links: () => import('./links/LinksScreen.svelte') as Promise<{ default: Screen }>,
  replay: () => import('./replay/ReplayScreen.svelte') as Promise<{ default: Screen }>,
  'not-found': () => import('./not-found/NotFoundScreen.svelte') as Promise<{ default: Screen }>,
};

const loaded = new Map<Route['screen'], Promise<Screen>>();

export function loadScreen(name: Route['screen']): Promise<Screen> {
  const known = loaded.get(name);
  if (known) return known;
  const promise = SCREENS[name]().then((module) => module.default);
  loaded.set(name, promise);
  promise.catch(() => loaded.delete(name)); // The server was away: ask again next time.
  return promise;
}
