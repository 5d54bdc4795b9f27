import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig, type Environment } from '../server/config.ts';
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
    notes: [],
  });
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
