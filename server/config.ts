import { resolve } from 'node:path';
import type { Role } from '../shared/access/roles.ts';
import { ConfigError } from './floorcast-error.ts';
import { SettingsReader, type Environment } from './settings-reader.ts';

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
  /** Whose word is taken for who somebody is, besides passwords; null: nobody's. */
  readonly openId: OpenIdConfig | null;
  /** `FLOORCAST_SMTP_URL`, with its password: never to be shown, and `FLOORCAST_MAIL_FROM`; null: nothing is mailed. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  /** `FLOORCAST_WEBHOOK_URL`, maybe with a secret in it: never to be shown. Null: nobody is told so. */
  readonly webhookUrl: string | null;
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

/** An OpenID Connect provider. */
export interface OpenIdConfig {
  /** `FLOORCAST_OPENID_ISSUER`, as the provider writes it. */
  readonly issuer: string;
  /** `FLOORCAST_OPENID_CLIENT_ID` */
  readonly clientId: string;
  /** `FLOORCAST_OPENID_CLIENT_SECRET`, never to be shown; null: the provider asks for none. */
  readonly clientSecret: string | null;
  /** `FLOORCAST_OPENID_BUTTON`, what the button says, in the site's own words; null: as the screen's language has it. */
  readonly button: string | null;
  /** `FLOORCAST_OPENID_SCOPE`, what is asked for. */
  readonly scope: string;
  /** `FLOORCAST_OPENID_NAME_CLAIM`, which of its words is the name of an account here. */
  readonly nameClaim: string;
  /** Whoever has no account yet gets one; null: an administrator makes each of them. */
  readonly provision: OpenIdProvision | null;
}

export interface OpenIdProvision {
  /** `FLOORCAST_OPENID_ROLE_CLAIM`: a text or a list of texts. */
  readonly claim: string;
  /** `FLOORCAST_OPENID_ROLES`: which role a text of the claim gives; of several the first counts. */
  readonly roles: readonly { readonly value: string; readonly role: Role }[];
}

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
  'FLOORCAST_OPENID_ISSUER',
  'FLOORCAST_OPENID_CLIENT_ID',
  'FLOORCAST_OPENID_CLIENT_SECRET',
  'FLOORCAST_OPENID_BUTTON',
  'FLOORCAST_OPENID_SCOPE',
  'FLOORCAST_OPENID_NAME_CLAIM',
  'FLOORCAST_OPENID_ROLE_CLAIM',
  'FLOORCAST_OPENID_ROLES',
  'FLOORCAST_SMTP_URL',
  'FLOORCAST_MAIL_FROM',
  'FLOORCAST_WEBHOOK_URL',
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
  const settings = new SettingsReader(env);
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
    openId: readOpenId(settings, publicUrl),
    mail: settings.mail('FLOORCAST_SMTP_URL', 'FLOORCAST_MAIL_FROM'),
    webhookUrl: settings.webhookUrl('FLOORCAST_WEBHOOK_URL'),
    notes: unknownSettings(env),
  };
  if (settings.problems.length > 0) throw new ConfigError(settings.problems);
  return config;
}

const FEED = 'FLOORCAST_FEED=asterisk';

function readFeed(settings: SettingsReader): FeedConfig {
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
        username: settings.required('ASTERISK_USERNAME', FEED, 'the name of the section in manager.conf'),
        secret: settings.required('ASTERISK_SECRET', FEED, 'the secret of that section in manager.conf'),
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

function readOpenId(settings: SettingsReader, publicUrl: string | null): OpenIdConfig | null {
  const issuer = settings.issuer('FLOORCAST_OPENID_ISSUER');
  if (issuer === null) return null;
  if (publicUrl === null)
    settings.problems.push(
      'FLOORCAST_PUBLIC_URL is not set, but FLOORCAST_OPENID_ISSUER needs it: the provider sends people back to it. Set it to the address people open.',
    );
  return {
    issuer,
    clientId: settings.required(
      'FLOORCAST_OPENID_CLIENT_ID',
      'FLOORCAST_OPENID_ISSUER',
      'what the provider calls this Floorcast',
    ),
    clientSecret: settings.text('FLOORCAST_OPENID_CLIENT_SECRET', '') || null,
    button: settings.text('FLOORCAST_OPENID_BUTTON', '').slice(0, MOST_BUTTON_CHARACTERS) || null,
    scope: settings.scope('FLOORCAST_OPENID_SCOPE', 'openid profile email'),
    nameClaim: settings.text('FLOORCAST_OPENID_NAME_CLAIM', 'email'),
    provision: readProvision(settings),
  };
}

const MOST_BUTTON_CHARACTERS = 60;

function readProvision(settings: SettingsReader): OpenIdProvision | null {
  const roles = settings.roles('FLOORCAST_OPENID_ROLES');
  if (roles.length === 0) return null;
  const claim = settings.required(
    'FLOORCAST_OPENID_ROLE_CLAIM',
    'FLOORCAST_OPENID_ROLES',
    'the claim that has the values, such as groups',
  );
  return { claim, roles };
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
