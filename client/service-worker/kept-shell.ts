/** Where a page of one's own keeps itself (client/state/me/keep-shell.ts), and the worker finds it. */
export const SHELL_CACHE = 'floorcast-shell';
/** Every address below `/me` is the one page. */
export const PAGE_KEY = '/me';
