import type { Right } from '../shared/access/rights.ts';
import type { Route } from './match-route.ts';

/** What somebody must be able to do for a screen to have anything to show them. */
export const SCREEN_RIGHTS: Readonly<Record<Route['screen'], Right>> = {
  'boards-list': 'see-walls',
  wall: 'see-walls',
  kiosk: 'come-in',
  desk: 'see-desk',
  editor: 'edit-boards',
  links: 'manage-links',
  replay: 'see-replays',
  history: 'see-past',
  import: 'see-imports',
  forecast: 'see-forecast',
  requirement: 'see-requirement',
  roster: 'see-rosters',
  adherence: 'see-adherence',
  people: 'see-people',
  requests: 'see-requests',
  'me-requests': 'see-own-requests',
  'sign-in': 'come-in',
  password: 'come-in',
  account: 'see-own-account',
  accounts: 'see-accounts',
  audit: 'see-audit',
  me: 'see-own-work',
  notices: 'see-own-account',
  'notice-settings': 'see-own-account',
  'confirm-mail': 'come-in',
  'not-found': 'come-in',
};
