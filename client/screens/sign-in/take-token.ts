/** The secret behind the hash of a link, which is then taken out of the address and of the browser's history; null: there is none. */
export function takeToken(window: Window): string | null {
  const token = window.location.hash.slice(1);
  if (token === '') return null;
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  return token;
}
