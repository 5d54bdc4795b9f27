import type { Component } from 'svelte';
import type { Route } from '../match-route.ts';

type Screen = Component<{ route: Route }>;

/** Each screen is its own download: a wall never loads the editor. */
const SCREENS: Readonly<Record<Route['screen'], () => Promise<{ readonly default: unknown }>>> = {
  'boards-list': () => import('./boards-list/BoardsListScreen.svelte'),
  wall: () => import('./wall/WallScreen.svelte'),
  kiosk: () => import('./kiosk/KioskScreen.svelte'),
  desk: () => import('./desk/DeskScreen.svelte'),
  editor: () => import('./editor/EditorScreen.svelte'),
  links: () => import('./links/LinksScreen.svelte'),
  replay: () => import('./replay/ReplayScreen.svelte'),
  history: () => import('./history/HistoryScreen.svelte'),
  import: () => import('./import/ImportScreen.svelte'),
  forecast: () => import('./forecast/ForecastScreen.svelte'),
  requirement: () => import('./requirement/RequirementScreen.svelte'),
  roster: () => import('./roster/RosterScreen.svelte'),
  'sign-in': () => import('./sign-in/SignInScreen.svelte'),
  password: () => import('./sign-in/PasswordScreen.svelte'),
  account: () => import('./accounts/OwnAccountScreen.svelte'),
  accounts: () => import('./accounts/AccountsScreen.svelte'),
  audit: () => import('./accounts/AuditScreen.svelte'),
  people: () => import('./people/PeopleScreen.svelte'),
  adherence: () => import('./adherence/AdherenceScreen.svelte'),
  requests: () => import('./requests/RequestsScreen.svelte'),
  'me-requests': () => import('./me-requests/MeRequestsScreen.svelte'),
  me: () => import('./me/MeScreen.svelte'),
  notices: () => import('./notices/NoticesScreen.svelte'),
  'notice-settings': () => import('./notices/NoticeSettingsScreen.svelte'),
  'confirm-mail': () => import('./notices/ConfirmMailScreen.svelte'),
  'not-found': () => import('./not-found/NotFoundScreen.svelte'),
};

/** The screen of that name; rejects when the server cannot be reached for its code. */
export async function loadScreen(name: Route['screen']): Promise<Screen> {
  // Every screen takes the route; one that needs nothing of it declares nothing.
  return (await SCREENS[name]()).default as Screen;
}
