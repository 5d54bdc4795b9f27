import { resolve } from 'node:path';
import { ConfigError } from './floorcast-error.ts';

/** How the server was asked to run. Everything is checked; nothing else reads the environment. */
export interface Config {
  /** `PORT`, 0 takes any free one. */
  readonly port: number;
  /** `HOST`, the address to listen on; this machine only unless told otherwise. */
  readonly host: string;
  /** `FLOORCAST_DATA`, absolute. */
  readonly dataFolder: string;
  /**
   * `FLOORCAST_DATABASE_URL`, a database of a PostgreSQL server, with its password: never to be shown. Null keeps everything in
   * the data folder.
   */
  readonly databaseUrl: string | null;
  /** `FLOORCAST_SITE`, absolute; null: the site document of the data folder, or the demo's. */
  readonly siteFile: string | null;
  readonly feed: FeedConfig;
  /** `FLOORCAST_PUBLIC_URL` without a trailing slash: what printed links begin with; null: made from host and port. */
  readonly publicUrl: string | null;
  /** `FLOORCAST_ORIGINS` and the origin of the public address: whose pages may open sockets, besides our own. */
  readonly origins: readonly string[];
  /** Things that are not wrong but hardly meant, to be shown at the start. */
  readonly notes: readonly string[];
}

export type FeedConfig = SimulatorConfig | AsteriskConfig | { readonly kind: 'none' };

export const SCENARIOS = ['normal', 'calm', 'terrible'] as const;
export type Scenario = (typeof SCENARIOS)[number];

export interface SimulatorConfig {
  readonly kind: 'simulator';
  /** `FLOORCAST_SPEED`, simulated seconds per second, 1 to 1000. */
  readonly speed: number;
  /** `FLOORCAST_SEED`, 0 to 4294967295: the same seed gives the same days. */
  readonly seed: number;
  /** `FLOORCAST_SCENARIO` */
  readonly scenario: Scenario;
  /** `FLOORCAST_DEMO_WEEKS`, whole weeks of a past that the demo site is given, 0 to 52. */
  readonly pastWeeks: number;
}

export interface AsteriskConfig {
  readonly kind: 'asterisk';
  /** `ASTERISK_HOST` */
  readonly host: string;
  /** `ASTERISK_PORT`; 5038, or 5039 with TLS. */
  readonly port: number;
  /** `ASTERISK_USERNAME` and `ASTERISK_SECRET` of manager.conf. */
  readonly username: string;
  readonly secret: string;
  /** `ASTERISK_TLS`: `unverified` takes any certificate, for those that signed their own. */
  readonly tls: 'no' | 'yes' | 'unverified';
  /** `ASTERISK_AUTH`: `md5` answers a challenge, so that the secret does not cross the network. */
  readonly auth: 'plain' | 'md5';
  /** `ASTERISK_QUEUE_LOG`, absolute; null: outages are not recovered. */
  readonly queueLog: string | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const KNOWN = [
  'FLOORCAST_DATA',
  'FLOORCAST_DATABASE_URL',
  'FLOORCAST_FEED',
  'FLOORCAST_SPEED',
  'FLOORCAST_SEED',
  'FLOORCAST_SCENARIO',
  'FLOORCAST_DEMO_WEEKS',
  'FLOORCAST_SITE',
  'FLOORCAST_PUBLIC_URL',
  'FLOORCAST_ORIGINS',
  'ASTERISK_HOST',
  'ASTERISK_PORT',
  'ASTERISK_USERNAME',
  'ASTERISK_SECRET',
  'ASTERISK_TLS',
  'ASTERISK_AUTH',
  'ASTERISK_QUEUE_LOG',
];

/**
 * Reads the settings. An empty setting counts as not set.
 *
 * @throws ConfigError that lists every bad setting, not only the first.
 */
export function readConfig(env: Environment = process.env): Config {
  const settings = new Settings(env);
  const publicUrl = settings.publicUrl('FLOORCAST_PUBLIC_URL');
  const config: Config = {
    port: settings.wholeNumber('PORT', 4820, 0, 65_535),
    host: settings.text('HOST', '127.0.0.1'),
    dataFolder: resolve(settings.text('FLOORCAST_DATA', './data')),
    databaseUrl: settings.databaseUrl('FLOORCAST_DATABASE_URL'),
    siteFile: settings.path('FLOORCAST_SITE'),
    feed: readFeed(settings),
    publicUrl,
    origins: [
      ...new Set([
        ...(publicUrl ? [new URL(publicUrl).origin] : []),
        ...settings.origins('FLOORCAST_ORIGINS'),
      ]),
    ],
    notes: unknownSettings(env),
  };
  if (settings.problems.length > 0) throw new ConfigError(settings.problems);
  return config;
}

function readFeed(settings: Settings): FeedConfig {
  const kind = settings.choice('FLOORCAST_FEED', ['simulator', 'asterisk', 'none'], 'simulator');
  switch (kind) {
    case 'simulator':
      return {
        kind,
        speed: settings.number('FLOORCAST_SPEED', 1, 1, 1000),
        seed: settings.wholeNumber('FLOORCAST_SEED', 1, 0, 4_294_967_295),
        scenario: settings.choice('FLOORCAST_SCENARIO', SCENARIOS, 'normal'),
        pastWeeks: settings.wholeNumber('FLOORCAST_DEMO_WEEKS', 8, 0, 52),
      };
    case 'asterisk': {
      const tls = settings.choice('ASTERISK_TLS', ['no', 'yes', 'unverified'], 'no');
      return {
        kind,
        host: settings.text('ASTERISK_HOST', '127.0.0.1'),
        port: settings.wholeNumber('ASTERISK_PORT', tls === 'no' ? 5038 : 5039, 1, 65_535),
        username: settings.required('ASTERISK_USERNAME', 'the name of the section in manager.conf'),
        secret: settings.required('ASTERISK_SECRET', 'the secret of that section in manager.conf'),
        tls,
        auth: settings.choice('ASTERISK_AUTH', ['plain', 'md5'], 'md5'),
        queueLog: settings.path('ASTERISK_QUEUE_LOG'),
      };
    }
    case 'none':
      return { kind };
    default:
      return kind satisfies never;
  }
}

/** A misspelt setting would otherwise be ignored without a word. */
function unknownSettings(env: Environment): readonly string[] {
  return Object.keys(env)
    .filter((name) => /^(FLOORCAST|ASTERISK)_/.test(name) && !KNOWN.includes(name))
    .sort()
    .map(
      (name) =>
        `${name} is not a setting of Floorcast and is ignored. Known are PORT, HOST, ${KNOWN.join(', ')}.`,
    );
}

/** Takes settings out of the environment one by one and remembers what was wrong. */
class Settings {
  readonly problems: string[] = [];
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  text(name: string, otherwise: string): string {
    return this.#env[name]?.trim() || otherwise;
  }

  required(name: string, what: string): string {
    const value = this.#env[name];
    if (value) return value;
    this.problems.push(`${name} is not set, but FLOORCAST_FEED=asterisk needs it. Set it to ${what}.`);
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

function parseWebUrl(value: string): URL | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url : null;
}

/** Settings may be anything, also very long. */
function show(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
