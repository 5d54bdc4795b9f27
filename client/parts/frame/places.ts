import type { SessionInfo } from '../../../shared/contract/http.ts';
import type { Route } from '../../match-route.ts';
import { SCREEN_RIGHTS } from '../../screen-rights.ts';

/**
 * Where one can go: each with the word for it, the keys that lead there, and the word for these. `set-up`: not of every day,
 * and behind "More" of the menu.
 */
const PLACES = [
  { screen: 'me', href: '/me', label: 'me', group: 'daily', keys: null, keyLabel: null },
  { screen: 'desk', href: '/desk', label: 'desk', group: 'daily', keys: 'g d', keyLabel: 'keyGoDesk' },
  {
    screen: 'replay',
    href: '/replay',
    label: 'replay',
    group: 'daily',
    keys: 'g r',
    keyLabel: 'keyGoReplay',
  },
  {
    screen: 'history',
    href: '/history',
    label: 'history',
    group: 'daily',
    keys: 'g h',
    keyLabel: 'keyGoHistory',
  },
  {
    screen: 'forecast',
    href: '/forecast',
    label: 'forecast',
    group: 'daily',
    keys: 'g f',
    keyLabel: 'keyGoForecast',
  },
  {
    screen: 'requirement',
    href: '/requirement',
    label: 'requirement',
    group: 'daily',
    keys: 'g s',
    keyLabel: 'keyGoRequirement',
  },
  {
    screen: 'roster',
    href: '/roster',
    label: 'roster',
    group: 'daily',
    keys: 'g p',
    keyLabel: 'keyGoRoster',
  },
  {
    screen: 'requests',
    href: '/requests',
    label: 'requests',
    group: 'daily',
    keys: 'g q',
    keyLabel: 'keyGoRequests',
  },
  {
    screen: 'me-requests',
    href: '/me/requests',
    label: 'ownRequests',
    group: 'daily',
    keys: null,
    keyLabel: null,
  },
  { screen: 'adherence', href: '/adherence', label: 'adherence', group: 'daily', keys: null, keyLabel: null },
  { screen: 'boards-list', href: '/', label: 'walls', group: 'daily', keys: null, keyLabel: null },
  { screen: 'account', href: '/account', label: 'account', group: 'daily', keys: null, keyLabel: null },
  {
    screen: 'editor',
    href: '/boards',
    label: 'boards',
    group: 'set-up',
    keys: 'g b',
    keyLabel: 'keyGoBoards',
  },
  { screen: 'links', href: '/links', label: 'links', group: 'set-up', keys: 'g l', keyLabel: 'keyGoLinks' },
  {
    screen: 'people',
    href: '/people',
    label: 'people',
    group: 'set-up',
    keys: 'g w',
    keyLabel: 'keyGoPeople',
  },
  {
    screen: 'import',
    href: '/import',
    label: 'imports',
    group: 'set-up',
    keys: 'g i',
    keyLabel: 'keyGoImports',
  },
  {
    screen: 'accounts',
    href: '/accounts',
    label: 'accounts',
    group: 'set-up',
    keys: 'g a',
    keyLabel: 'keyGoAccounts',
  },
  { screen: 'audit', href: '/audit', label: 'audit', group: 'set-up', keys: null, keyLabel: null },
] as const;

export type Place = (typeof PLACES)[number];

/** Where somebody may go; nowhere before it is known who they are. */
export function listPlaces(session: SessionInfo | null) {
  // Whoever leads and takes calls, too, knows the address of their own page: their menu is long enough.
  return PLACES.filter(
    ({ screen }) =>
      mayOpen(session, screen) &&
      ((screen !== 'me' && screen !== 'me-requests') || session?.role === 'agent'),
  );
}

export function mayOpen(session: SessionInfo | null, screen: Route['screen']): boolean {
  return session?.rights.includes(SCREEN_RIGHTS[screen]) ?? false;
}
