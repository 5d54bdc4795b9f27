import { expect, test } from 'vitest';

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version: string; readonly integrity?: string; readonly optional?: boolean }>
  >;
}

/** Plain JavaScript without types: it runs before anything is installed. */
const address = new URL('../../scripts/prepare.mjs', import.meta.url).href;
const { holdsPackages } = (await import(address)) as {
  readonly holdsPackages: (lock: Lock | null, installed: Lock | null) => boolean;
};

const one = { version: '1.0.0', integrity: 'sha512-a' };
const lock: Lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/one': one,
    'node_modules/elsewhere': { version: '2.0.0', optional: true },
  },
};

test.each<readonly [string, Lock | null, boolean]>([
  ['what `npm ci` installed', { packages: { 'node_modules/one': one } }, true],
  [
    'what is for this system alone, too',
    { packages: { 'node_modules/one': one, 'node_modules/elsewhere': { version: '2.0.0' } } },
    true,
  ],
  ['nothing', null, false],
  ['another version', { packages: { 'node_modules/one': { ...one, version: '1.0.1' } } }, false],
  ['other content', { packages: { 'node_modules/one': { ...one, integrity: 'sha512-b' } } }, false],
  ['one too many', { packages: { 'node_modules/one': one, 'node_modules/two': one } }, false],
  ['one too few', { packages: {} }, false],
])('of installed packages %s is told from those of the lock file', (_, installed, isSame) => {
  expect(holdsPackages(lock, installed)).toBe(isSame);
});
