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
  | { readonly screen: 'not-found' };

export type DeskView = 'floor' | 'queue' | 'call' | 'agent' | 'abandoned' | 'oddities';

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
  return { screen: 'not-found' };
}

function matchDesk(view: string | undefined, id: string | undefined, length: number): Route {
  if (length === 1) return { screen: 'desk', view: 'floor', id: '' };
  if (length === 2 && (view === 'abandoned' || view === 'oddities')) return { screen: 'desk', view, id: '' };
  if (length === 3 && id && (view === 'queue' || view === 'call' || view === 'agent')) {
    return { screen: 'desk', view, id };
  }
  return { screen: 'not-found' };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // A stray % is a name nobody has: the screen will say so.
  }
}
