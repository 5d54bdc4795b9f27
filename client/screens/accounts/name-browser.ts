/** Those that say they are others come first. */
const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['MicroMessenger', 'WeChat'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const SYSTEMS = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac', 'Linux'] as const;

/**
 * A browser as people know it; one that is not known as it calls itself.
 *
 * Example: `Firefox · Windows`
 */
export function nameBrowser(userAgent: string): string {
  const browser = BROWSERS.find(([mark]) => userAgent.includes(`${mark}/`))?.[1];
  const system = SYSTEMS.find((name) => userAgent.includes(name));
  return browser && system ? `${browser} · ${system}` : userAgent;
}
