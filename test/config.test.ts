import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../server/config.ts';
import type { Environment } from '../server/settings-reader.ts';
import { ConfigError } from '../server/floorcast-error.ts';

test('an empty environment is the demo on this machine', () => {
  expect(readConfig({})).toEqual({
    port: 4820,
    host: '127.0.0.1',
    dataFolder: resolve('data'),
    databaseUrl: null,
    siteFile: null,
    feed: { kind: 'simulator', speed: 1, seed: 1, scenario: 'normal', pastWeeks: 8 },
    publicUrl: null,
    origins: [],
    openId: null,
    mail: null,
    webhookUrl: null,
    notes: [],
  });
});

test('every setting is taken', () => {
  const config = readConfig({
    PORT: '0',
    HOST: '0.0.0.0',
    FLOORCAST_DATA: '/var/lib/floorcast',
    FLOORCAST_DATABASE_URL: 'postgres://floor:p%40ss@db.example.org:5433/floorcast?sslmode=require',
    FLOORCAST_SITE: 'site.json',
    FLOORCAST_FEED: 'asterisk',
    FLOORCAST_PUBLIC_URL: 'https://floor.example.org/board/',
    FLOORCAST_ORIGINS: 'https://intranet.example.org, https://floor.example.org ,http://10.0.0.5:8080/',
    FLOORCAST_SMTP_URL: 'smtps://rosters:p%40ss@mail.example.org:465',
    FLOORCAST_MAIL_FROM: '排班中心 <rosters@example.org>',
    FLOORCAST_WEBHOOK_URL: 'http://10.0.0.9/hook?key=secret',
    ASTERISK_HOST: 'pbx.example.org',
    ASTERISK_USERNAME: 'floorcast',
    ASTERISK_SECRET: ' with spaces ',
    ASTERISK_TLS: 'yes',
    ASTERISK_AUTH: 'plain',
    ASTERISK_QUEUE_LOG: '/var/log/asterisk/queue_log',
  });
  expect(config).toEqual({
    port: 0,
    host: '0.0.0.0',
    dataFolder: '/var/lib/floorcast',
    databaseUrl: 'postgres://floor:p%40ss@db.example.org:5433/floorcast?sslmode=require',
    siteFile: resolve('site.json'),
    feed: {
      kind: 'asterisk',
      host: 'pbx.example.org',
      port: 5039,
      username: 'floorcast',
      secret: ' with spaces ',
      tls: 'yes',
      auth: 'plain',
      queueLog: '/var/log/asterisk/queue_log',
    },
    publicUrl: 'https://floor.example.org/board',
    origins: ['https://floor.example.org', 'https://intranet.example.org', 'http://10.0.0.5:8080'],
    openId: null,
    mail: {
      smtpUrl: 'smtps://rosters:p%40ss@mail.example.org:465',
      from: '排班中心 <rosters@example.org>',
    },
    webhookUrl: 'http://10.0.0.9/hook?key=secret',
    notes: [],
  });
});

test.each([
  [{ FLOORCAST_SMTP_URL: 'smtp://mail.example.org' }, /FLOORCAST_MAIL_FROM \(\) must be whom/],
  [{ FLOORCAST_MAIL_FROM: 'a@example.org' }, /FLOORCAST_SMTP_URL must be smtp:/],
  [
    { FLOORCAST_SMTP_URL: 'https://x:hunter2@mail.example.org', FLOORCAST_MAIL_FROM: 'a@example.org' },
    /^(?![^]*hunter2)[^]*FLOORCAST_SMTP_URL must be/,
  ],
  [
    { FLOORCAST_SMTP_URL: 'smtp://mail', FLOORCAST_MAIL_FROM: 'A <a@example.org>\r\nBcc: b@example.org' },
    /FLOORCAST_MAIL_FROM/,
  ],
  [{ FLOORCAST_WEBHOOK_URL: 'ftp://hunter2' }, /^(?![^]*hunter2)[^]*FLOORCAST_WEBHOOK_URL must be/],
] as const)('mail and webhook as in %j are refused, and no password is shown', (env, words) => {
  expect(() => readConfig(env)).toThrow(words);
});

test('settings of a simulated floor', () => {
  const { feed } = readConfig({
    FLOORCAST_SPEED: '12.5',
    FLOORCAST_SEED: '4294967295',
    FLOORCAST_SCENARIO: 'Terrible',
    FLOORCAST_DEMO_WEEKS: '0',
  });
  expect(feed).toEqual({
    kind: 'simulator',
    speed: 12.5,
    seed: 4_294_967_295,
    scenario: 'terrible',
    pastWeeks: 0,
  });
  expect(readConfig({ FLOORCAST_FEED: 'none' }).feed).toEqual({ kind: 'none' });
});

test('an empty setting counts as not set', () => {
  expect(readConfig({ PORT: ' ', FLOORCAST_FEED: '', FLOORCAST_SITE: '', FLOORCAST_ORIGINS: ' , ' })).toEqual(
    readConfig({}),
  );
});

test('every bad setting is told at once, with value, rule and way out', () => {
  const problems = problemsOf({
    PORT: '70000',
    FLOORCAST_FEED: 'simulator',
    FLOORCAST_SPEED: 'fast',
    FLOORCAST_SEED: '-1',
    FLOORCAST_SCENARIO: 'nice',
    FLOORCAST_DEMO_WEEKS: '53',
    FLOORCAST_PUBLIC_URL: 'floor.example.org',
    FLOORCAST_ORIGINS: 'https://a.example, https://b.example/path, *',
  });
  expect(problems).toHaveLength(8);
  const all = problems.join('\n');
  expect(all).toMatch(/PORT \(70000\) must be a whole number from 0 to 65535\. Leave it out for 4820\./);
  expect(all).toMatch(/FLOORCAST_SPEED \(fast\) must be a number from 1 to 1000/);
  expect(all).toMatch(/FLOORCAST_SEED \(-1\) must be a whole number/);
  expect(all).toMatch(/FLOORCAST_SCENARIO \(nice\) must be one of normal, calm, terrible/);
  expect(all).toMatch(
    /FLOORCAST_DEMO_WEEKS \(53\) must be a whole number from 0 to 52\. Leave it out for 8\./,
  );
  expect(all).toMatch(/FLOORCAST_PUBLIC_URL \(floor\.example\.org\) must be the address people open/);
  expect(all).toMatch(/FLOORCAST_ORIGINS \(https:\/\/b\.example\/path\)/);
  expect(all).toMatch(/FLOORCAST_ORIGINS \(\*\)/);
  expect(() => readConfig({ PORT: 'x', FLOORCAST_SPEED: '0' })).toThrow(
    /PORT \(x\)[^]*FLOORCAST_SPEED \(0\)/,
  );
});

test('an Asterisk without a name and a secret is refused, and its own settings are checked', () => {
  expect(
    problemsOf({
      FLOORCAST_FEED: 'asterisk',
      ASTERISK_PORT: '0',
      ASTERISK_TLS: 'maybe',
      ASTERISK_AUTH: 'sha',
    }),
  ).toEqual([
    'ASTERISK_TLS (maybe) must be one of no, yes, unverified. Leave it out for no.',
    'ASTERISK_PORT (0) must be a whole number from 1 to 65535. Leave it out for 5038.',
    'ASTERISK_USERNAME is not set, but FLOORCAST_FEED=asterisk needs it. Set it to the name of the section in manager.conf.',
    'ASTERISK_SECRET is not set, but FLOORCAST_FEED=asterisk needs it. Set it to the secret of that section in manager.conf.',
    'ASTERISK_AUTH (sha) must be one of plain, md5. Leave it out for md5.',
  ]);
});

test.each(['1e3', '0x10', '4820.5', '４８２０', ' 48 20', '-1', 'NaN', 'Infinity'])(
  'PORT %j is no whole number',
  (PORT) => expect(problemsOf({ PORT })).toHaveLength(1),
);

test.each([
  'javascript:alert(1)',
  'ftp://floor.example.org',
  'https://a.example/?x=1',
  'https://a.example/#x',
])('FLOORCAST_PUBLIC_URL %j is no address people open', (FLOORCAST_PUBLIC_URL) =>
  expect(problemsOf({ FLOORCAST_PUBLIC_URL })).toHaveLength(1),
);

test('a very long value is cut in the message', () => {
  expect(problemsOf({ PORT: '9'.repeat(100_000) })[0]!.length).toBeLessThan(300);
});

test('a misspelt setting is noted, others of the machine are not', () => {
  const { notes } = readConfig({ FLOORCAST_SPED: '10', ASTERISK_USER: 'x', PATH: '/bin', HOME: '/' });
  expect(notes).toHaveLength(2);
  expect(notes[0]).toMatch(
    /^ASTERISK_USER is not a setting of Floorcast and is ignored\. Known are PORT, HOST,/,
  );
  expect(notes[1]).toMatch(/^FLOORCAST_SPED /);
});

function problemsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).problems;
  }
  return [];
}

test.each([
  ['secret/word@db', 'is no address'],
  ['mysql://floor:secret@db/floorcast', 'begins with mysql://'],
  ['postgres://floor:secret@db', 'names no database'],
  ['postgresql://floor:secret@db/', 'names no database'],
  ['postgres:///floorcast', 'names no server'],
])('a database address that is none is refused without showing it: %s', (value, found) => {
  const reading = () => readConfig({ FLOORCAST_DATABASE_URL: value });
  expect(reading).toThrow(ConfigError);
  expect(reading).toThrow(`FLOORCAST_DATABASE_URL ${found}`);
  expect(reading).not.toThrow(/secret/);
});

test('a database may be reached by a socket of the system', () => {
  const databaseUrl = 'postgresql:///floorcast?host=/var/run/postgresql';
  expect(readConfig({ FLOORCAST_DATABASE_URL: databaseUrl }).databaseUrl).toBe(databaseUrl);
});

const PROVIDER = {
  FLOORCAST_PUBLIC_URL: 'https://floor.example.org',
  FLOORCAST_OPENID_ISSUER: 'https://id.example.org/realms/floor/',
  FLOORCAST_OPENID_CLIENT_ID: 'floorcast',
};

test('a sign-in provider is taken as it is written', () => {
  expect(readConfig(PROVIDER).openId).toEqual({
    issuer: 'https://id.example.org/realms/floor/',
    clientId: 'floorcast',
    clientSecret: null,
    button: null,
    scope: 'openid profile email',
    nameClaim: 'email',
    provision: null,
  });
  expect(
    readConfig({
      ...PROVIDER,
      FLOORCAST_OPENID_CLIENT_SECRET: 'hidden',
      FLOORCAST_OPENID_BUTTON: '用工号登录',
      FLOORCAST_OPENID_SCOPE: 'openid groups',
      FLOORCAST_OPENID_NAME_CLAIM: 'preferred_username',
      FLOORCAST_OPENID_ROLE_CLAIM: 'groups',
      FLOORCAST_OPENID_ROLES: 'cn=floor = supervisor',
    }).openId,
  ).toMatchObject({
    clientSecret: 'hidden',
    button: '用工号登录',
    scope: 'openid groups',
    nameClaim: 'preferred_username',
  });
});

test('what a provider says of people gives them roles, the first one counts', () => {
  const { openId } = readConfig({
    ...PROVIDER,
    FLOORCAST_OPENID_ROLE_CLAIM: 'groups',
    FLOORCAST_OPENID_ROLES: ' cn=floor = administrator, planning=planner ,',
  });
  expect(openId?.provision).toEqual({
    claim: 'groups',
    roles: [
      { value: 'cn=floor', role: 'administrator' },
      { value: 'planning', role: 'planner' },
    ],
  });
});

test('a sign-in provider that cannot be is refused', () => {
  const { FLOORCAST_PUBLIC_URL: _, ...noUrl } = PROVIDER;
  expect(problemsOf(noUrl)[0]).toMatch(
    /^FLOORCAST_PUBLIC_URL is not set, but FLOORCAST_OPENID_ISSUER needs it/,
  );
  const all = problemsOf({
    ...PROVIDER,
    FLOORCAST_OPENID_CLIENT_ID: '',
    FLOORCAST_OPENID_SCOPE: 'profile',
    FLOORCAST_OPENID_ROLES: 'floor=agent, planner',
  });
  expect(all.map((problem) => problem.split(' ')[0])).toEqual([
    'FLOORCAST_OPENID_CLIENT_ID',
    'FLOORCAST_OPENID_SCOPE',
    'FLOORCAST_OPENID_ROLES',
    'FLOORCAST_OPENID_ROLES',
  ]);
  for (const FLOORCAST_OPENID_ISSUER of [
    'http://id.example.org',
    'id.example.org',
    'https://a:b@id.example.org',
    'https://id.example.org/?x',
  ])
    expect(problemsOf({ ...PROVIDER, FLOORCAST_OPENID_ISSUER })).toHaveLength(1);
  expect(problemsOf({ ...PROVIDER, FLOORCAST_OPENID_ISSUER: 'http://127.0.0.1:9000' })).toEqual([]);
});
