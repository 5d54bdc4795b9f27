/** Every address this client answers, as data. */
export type Route =
  | { readonly screen: 'boards-list' }
  | { readonly screen: 'wall'; readonly boardId: string }
  | { readonly screen: 'kiosk'; readonly token: string }
  | { readonly screen: 'desk'; readonly view: DeskView; readonly id: string }
  | { readonly screen: 'editor'; readonly boardId: string | null }
  | { readonly screen: 'links' }
  | { readonly screen: 'replay' }
  | { readonly screen: 'history' }
  | { readonly screen: 'import' }
  | { readonly screen: 'forecast' }
  | { readonly screen: 'requirement' }
  | { readonly screen: 'roster' }
  | { readonly screen: 'sign-in' }
  | { readonly screen: 'password' }
  | { readonly screen: 'account' }
  | { readonly screen: 'accounts' }
  | { readonly screen: 'audit' }
  | { readonly screen: 'adherence' }
  | { readonly screen: 'people' }
  | { readonly screen: 'requests' }
  | { readonly screen: 'me-requests' }
  | { readonly screen: 'me'; readonly view: MeView }
  | { readonly screen: 'notices' }
  | { readonly screen: 'notice-settings' }
  | { readonly screen: 'confirm-mail' }
  | { readonly screen: 'not-found' };

/** Pages of one's own; others below `/me` are screens of their own. */
export type MeView = 'today' | 'month' | 'figures' | 'more';

export type DeskView =
  'floor' | 'queue' | 'call' | 'agent' | 'abandoned' | 'adherence' | 'messages' | 'oddities';

/**
 * The screen behind a path. Example: `matchRoute('/desk/queue/sales')` is
 * `{screen: 'desk', view: 'queue', id: 'sales'}`.
 */
export function matchRoute(pathname: string): Route {
  const parts = pathname.split('/').filter(Boolean).map(decodePart);
  const [first, second, third] = parts;
  if (parts.length === 0) return { screen: 'boards-list' };
  if (first === 'wall' && second && parts.length === 2) return { screen: 'wall', boardId: second };
  if (first === 'k' && second && parts.length === 2) return { screen: 'kiosk', token: second };
  if (first === 'desk') return matchDesk(second, third, parts.length);
  if (first === 'boards' && parts.length <= 2) return { screen: 'editor', boardId: second ?? null };
  if (first === 'links' && parts.length === 1) return { screen: 'links' };
  if (first === 'replay' && parts.length === 1) return { screen: 'replay' };
  if (first === 'history' && parts.length === 1) return { screen: 'history' };
  if (first === 'import' && parts.length === 1) return { screen: 'import' };
  if (first === 'forecast' && parts.length === 1) return { screen: 'forecast' };
  if (first === 'requirement' && parts.length === 1) return { screen: 'requirement' };
  if (first === 'adherence' && parts.length === 1) return { screen: 'adherence' };
  if (first === 'people' && parts.length === 1) return { screen: 'people' };
  if (first === 'requests' && parts.length === 1) return { screen: 'requests' };
  if (first === 'me' && second === 'requests' && parts.length === 2) return { screen: 'me-requests' };
  if (first === 'roster' && parts.length === 1) return { screen: 'roster' };
  if (first === 'sign-in' && parts.length === 1) return { screen: 'sign-in' };
  if (first === 'password' && parts.length === 1) return { screen: 'password' };
  if (first === 'account' && parts.length === 1) return { screen: 'account' };
  if (first === 'accounts' && parts.length === 1) return { screen: 'accounts' };
  if (first === 'audit' && parts.length === 1) return { screen: 'audit' };
  if (first === 'me' && parts.length === 1) return { screen: 'me', view: 'today' };
  if (
    first === 'me' &&
    parts.length === 2 &&
    (second === 'month' || second === 'figures' || second === 'more')
  )
    return { screen: 'me', view: second };
  if (first === 'me' && second === 'notices') return matchNotices(third, parts.length);
  return { screen: 'not-found' };
}

function matchDesk(view: string | undefined, id: string | undefined, length: number): Route {
  if (length === 1) return { screen: 'desk', view: 'floor', id: '' };
  if (
    length === 2 &&
    (view === 'abandoned' || view === 'adherence' || view === 'messages' || view === 'oddities')
  )
    return { screen: 'desk', view, id: '' };
  if (length === 3 && id && (view === 'queue' || view === 'call' || view === 'agent')) {
    return { screen: 'desk', view, id };
  }
  return { screen: 'not-found' };
}

function matchNotices(view: string | undefined, length: number): Route {
  if (length === 2) return { screen: 'notices' };
  if (length === 3 && view === 'settings') return { screen: 'notice-settings' };
  if (length === 3 && view === 'confirm') return { screen: 'confirm-mail' };
  return { screen: 'not-found' };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // A stray % is a name nobody has: the screen will say so.
  }
}
