import { matchRoute } from '../../match-route.ts';

/** The bar of one's own pages: at most four on a phone. A page that this version does not have is not offered. */
const ME_PLACES = [
  { href: '/me', label: 'today' },
  { href: '/me/month', label: 'month' },
  { href: '/me/requests', label: 'requests' },
  { href: '/me/more', label: 'more' },
] as const;

/** What `/me/more` leads to besides what stands on it. */
const MORE_PLACES = [
  { href: '/me/figures', label: 'figures' },
  { href: '/me/notices', label: 'notices' },
] as const;

export type MePlace = (typeof ME_PLACES)[number]['label'];

export const listMePlaces = () => ME_PLACES.filter(isThere);
export const listMorePlaces = () => MORE_PLACES.filter(isThere);

function isThere({ href }: { readonly href: string }): boolean {
  return matchRoute(href).screen !== 'not-found';
}
