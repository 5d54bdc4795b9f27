import { matchRoute, type Route } from './match-route.ts';
import { readQuery, resolveLink } from './read-address.ts';

/** The address bar as state. Links of this origin change it without loading the page anew. */
export class Router {
  #window: Window;
  #pathname = $state('/');
  #search = $state('');

  readonly route: Route = $derived(matchRoute(this.#pathname));
  readonly query: URLSearchParams = $derived(readQuery(this.#search));

  /** Asked before the screen is left for another path: false keeps it, and the asker may navigate later itself. */
  guard: ((path: string) => boolean) | null = null;

  constructor(window: Window) {
    this.#window = window;
    this.#read();
    window.addEventListener('popstate', () => this.#goBack());
    window.document.addEventListener('click', (event) => this.#followLink(event));
  }

  get pathname(): string {
    return this.#pathname;
  }

  /** Goes to a path of this client, e.g. `/desk/queue/sales?day=2026-01-31`. */
  navigate(path: string, how: 'push' | 'replace' = 'push'): void {
    if (!this.#mayLeaveFor(path)) return;
    if (how === 'push') this.#window.history.pushState(null, '', path);
    else this.#window.history.replaceState(null, '', path);
    this.#read();
  }

  /** The browser has changed the address already: when the screen is to stay, the address goes back. */
  #goBack(): void {
    const { pathname, search } = this.#window.location;
    if (this.#mayLeaveFor(pathname + search)) return this.#read();
    this.#window.history.pushState(null, '', this.#pathname + this.#search);
  }

  #mayLeaveFor(path: string): boolean {
    const samePage = path.split(/[?#]/u)[0] === this.#pathname;
    return samePage || this.guard === null || this.guard(path);
  }

  #read(): void {
    this.#pathname = this.#window.location.pathname;
    this.#search = this.#window.location.search;
  }

  #followLink(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const anchor = event.target instanceof Element ? event.target.closest('a') : null;
    if (!anchor || anchor.target || anchor.hasAttribute('download')) return;
    const url = resolveLink(anchor.href, this.#window.location.href);
    if (url.origin !== this.#window.location.origin) return;
    if (matchRoute(url.pathname).screen === 'not-found') return; // /api, /healthz: the server's own pages
    event.preventDefault();
    if (url.hash && url.pathname === this.#pathname) this.#window.location.hash = url.hash;
    else this.navigate(url.pathname + url.search + url.hash);
  }
}
