import { isIP } from 'node:net';

export interface OriginRules {
  /** The address to listen on. */
  readonly host: string;
  readonly publicUrl: string | null;
  /** Origins whose pages may act here besides our own. */
  readonly origins: readonly string[];
  /** What this machine calls itself. */
  readonly machineName: string;
}

/** Whether only this machine can reach an address. Example: `isLoopback('127.0.0.1')` is true. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return (
    bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1' || /^127(\.\d+){3}$/.test(bare)
  );
}

/**
 * Whether a request was addressed to a name that is ours: an IP address, this machine's name, or a name of the settings.
 * Anyone can make their own name point here; a page of theirs would then count as of our own origin.
 */
export function isTrustedHost(host: string | undefined, rules: OriginRules): boolean {
  const name = host === undefined ? null : hostNameOf(`http://${host}`);
  if (name === null) return false;
  if (isIP(name.replace(/^\[|\]$/g, '')) !== 0 || isLoopback(name)) return true;
  const machine = rules.machineName.toLowerCase();
  if (name === machine || name === `${machine}.local` || name === rules.host.toLowerCase()) return true;
  return [rules.publicUrl, ...rules.origins].some((url) => url !== null && hostNameOf(url) === name);
}

/** Whether a page of `origin` may act here: one of the settings' or one that came from the very host it now asks. */
export function isAllowedOrigin(origin: string, host: string | undefined, rules: OriginRules): boolean {
  if (rules.origins.includes(origin)) return true;
  if (!URL.canParse(origin) || host === undefined || !URL.canParse(`http://${host}`)) return false;
  const { protocol, host: originHost } = new URL(origin);
  // A proxy may have ended TLS: the port that goes without saying then differs from ours.
  return originHost === new URL(`${protocol === 'https:' ? 'https' : 'http'}://${host}`).host;
}

function hostNameOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase() : null;
}
