/** The query of an address, e.g. of `?lang=en&day=2026-03-02`. */
export function readQuery(search: string): URLSearchParams {
  return new URLSearchParams(search);
}

/** Where a link leads, seen from the page it stands on. */
export function resolveLink(href: string, base: string): URL {
  return new URL(href, base);
}
