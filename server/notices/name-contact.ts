import type { Config } from '../config.ts';

/** Whom push services turn to when something is wrong: some of them refuse what names nobody. */
export function nameContact({ mail, publicUrl }: Pick<Config, 'mail' | 'publicUrl'>): string {
  const address = mail && /[^\s@<>]+@[^\s@<>]+/.exec(mail.from)?.[0];
  if (address) return `mailto:${address}`;
  return publicUrl?.startsWith('https:') ? publicUrl : 'mailto:nobody@floorcast.invalid';
}
