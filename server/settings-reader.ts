import { resolve } from 'node:path';
import { ROLES, type Role } from '../shared/access/roles.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Takes settings out of the environment one by one and remembers what was wrong. */
export class SettingsReader {
  readonly problems: string[] = [];
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  text(name: string, otherwise: string): string {
    return this.#env[name]?.trim() || otherwise;
  }

  /** @param by the setting that wants it */
  required(name: string, by: string, what: string): string {
    const value = this.#env[name];
    if (value) return value;
    this.problems.push(`${name} is not set, but ${by} needs it. Set it to ${what}.`);
    return '';
  }

  path(name: string): string | null {
    const value = this.text(name, '');
    return value === '' ? null : resolve(value);
  }

  number(name: string, otherwise: number, least: number, most: number): number {
    const value = this.text(name, '');
    if (value === '') return otherwise;
    const number = Number(value);
    if (Number.isFinite(number) && number >= least && number <= most) return number;
    this.problems.push(
      `${name} (${show(value)}) must be a number from ${least} to ${most}. Leave it out for ${otherwise}.`,
    );
    return otherwise;
  }

  wholeNumber(name: string, otherwise: number, least: number, most: number): number {
    const value = this.text(name, '');
    if (value === '') return otherwise;
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    this.problems.push(
      `${name} (${show(value)}) must be a whole number from ${least} to ${most}. Leave it out for ${otherwise}.`,
    );
    return otherwise;
  }

  choice<const T extends string>(name: string, choices: readonly T[], otherwise: NoInfer<T>): T {
    const value = this.text(name, '');
    if (value === '') return otherwise;
    const found = choices.find((choice) => choice === value.toLowerCase());
    if (found !== undefined) return found;
    this.problems.push(
      `${name} (${show(value)}) must be one of ${choices.join(', ')}. Leave it out for ${otherwise}.`,
    );
    return otherwise;
  }

  publicUrl(name: string): string | null {
    const value = this.text(name, '');
    if (value === '') return null;
    const url = parseWebUrl(value);
    if (url && url.search === '' && url.hash === '') return url.href.replace(/\/+$/, '');
    this.problems.push(
      `${name} (${show(value)}) must be the address people open, such as https://floor.example.org, without ? and #.`,
    );
    return null;
  }

  /** Kept as it is written: a provider is known by every character of it. */
  issuer(name: string): string | null {
    const value = this.text(name, '');
    if (value === '') return null;
    const url = parseWebUrl(value);
    const isSafe = url?.protocol === 'https:' || (url !== null && isThisMachine(url.hostname));
    if (url && isSafe && url.search === '' && url.hash === '' && url.username === '') return value;
    this.problems.push(
      `${name} (${show(value)}) must be the provider's issuer, such as https://id.example.org, with https unless it is on this machine. Its settings page names it.`,
    );
    return null;
  }

  scope(name: string, otherwise: string): string {
    const value = this.text(name, otherwise);
    if (value.split(/ +/).includes('openid')) return value;
    this.problems.push(
      `${name} (${show(value)}) must have openid among its words, separated by spaces. Leave it out for ${otherwise}.`,
    );
    return otherwise;
  }

  /** Example: `floor-leads=supervisor, planning=planner`. */
  roles(name: string): readonly { readonly value: string; readonly role: Role }[] {
    const found: { value: string; role: Role }[] = [];
    for (const part of this.text(name, '').split(',')) {
      const trimmed = part.trim();
      if (trimmed === '') continue;
      // A value may have any characters; a role has no equals sign.
      const at = trimmed.lastIndexOf('=');
      const [value, role] = [trimmed.slice(0, Math.max(at, 0)).trim(), trimmed.slice(at + 1).trim()];
      if (value !== '' && PROVISIONED.includes(role as Role)) found.push({ value, role: role as Role });
      else
        this.problems.push(
          `${name} (${show(trimmed)}) must be value=role, separated by commas, with a role of ${PROVISIONED.join(', ')}. Accounts of agents are made by an administrator, who ties each to an agent of the floor.`,
        );
    }
    return found;
  }

  /** What is wrong is told without the value: it may hold a password. */
  databaseUrl(name: string): string | null {
    const value = this.text(name, '');
    if (value === '') return null;
    const url = URL.canParse(value) ? new URL(value) : null;
    const isPostgres = url?.protocol === 'postgres:' || url?.protocol === 'postgresql:';
    const hasHost = url !== null && (url.hostname !== '' || url.searchParams.has('host'));
    if (isPostgres && hasHost && url.pathname.length > 1) return value;
    const found = !url
      ? 'is no address'
      : !isPostgres
        ? `begins with ${url.protocol}//`
        : !hasHost
          ? 'names no server'
          : 'names no database';
    this.problems.push(
      `${name} ${found}, and must be postgres://user:password@server:5432/database, with special characters of the password percent-encoded. Leave it out to keep everything in FLOORCAST_DATA.`,
    );
    return null;
  }

  /** One without the other is half a thought. What is wrong is told without the address: it may hold a password. */
  mail(urlName: string, fromName: string): { readonly smtpUrl: string; readonly from: string } | null {
    const [smtpUrl, from] = [this.text(urlName, ''), this.text(fromName, '')];
    if (smtpUrl === '' && from === '') return null;
    const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
    if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
      this.problems.push(
        `${urlName} must be smtp://user:password@server:587 or smtps://user:password@server:465, with special characters percent-encoded, because ${fromName} is set. Leave both out to send no mail.`,
      );
    // eslint-disable-next-line no-control-regex -- a line end in it would be another header
    if (!/^[^\x00-\x1f<>]*(<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(from))
      this.problems.push(
        `${fromName} (${show(from)}) must be whom mails are from, such as Rosters <rosters@example.org>. Leave out ${urlName}, too, to send no mail.`,
      );
    return { smtpUrl, from };
  }

  /** What is wrong is told without the value: it may hold a secret. */
  webhookUrl(name: string): string | null {
    const value = this.text(name, '');
    if (value === '' || parseWebUrl(value)) return value || null;
    this.problems.push(
      `${name} must be the http(s) address of a program that takes notices. Leave it out for none.`,
    );
    return null;
  }

  origins(name: string): readonly string[] {
    const origins: string[] = [];
    for (const value of this.text(name, '').split(',')) {
      const trimmed = value.trim();
      if (trimmed === '') continue;
      const url = parseWebUrl(trimmed);
      if (url && (url.origin === trimmed || `${url.origin}/` === trimmed)) origins.push(url.origin);
      else {
        this.problems.push(
          `${name} (${show(trimmed)}) must be origins such as https://floor.example.org, separated by commas, without a path.`,
        );
      }
    }
    return origins;
  }
}

/** An agent's account is tied to an agent, which no provider knows. */
const PROVISIONED: readonly Role[] = ROLES.filter((role) => role !== 'agent');

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

function parseWebUrl(value: string): URL | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url : null;
}

/** Settings may be anything, also very long. */
function show(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
