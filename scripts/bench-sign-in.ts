/**
 * Measures how long a wrong password takes under a name that is an account's and under one that is nobody's: from outside they must
 * not be told apart. Tries both by turns, in this process, with the passwords of a real server. Ends with one line of JSON: medians and
 * their difference in ms, and how many tries of each.
 */
import { openAccounts } from '../server/accounts/open-accounts.ts';
import { createMemoryAccounts } from '../server/stores/accounts/memory-accounts.ts';
import { WHOLE_SITE } from '../shared/access/roles.ts';
import { readOptions } from './site/read-options.ts';

/** Under one name nobody is listened to after five. */
const TRIES_OF_A_NAME = 4;
const KINDS = ['known', 'unknown'] as const;

const { values } = readOptions({
  options: { help: { type: 'boolean' }, names: { type: 'string', default: '25' } },
});
if (values.help) {
  console.log('Usage: npm run bench:sign-in -- [--names 25]   Compares known and unknown names.');
  process.exit(0);
}
const names = Number(values.names);
if (!Number.isInteger(names) || names < 1 || names > 500) {
  console.error(`--names (${values.names}) must be a whole number from 1 to 500.`);
  process.exit(1);
}

const accounts = await openAccounts({
  store: createMemoryAccounts(),
  clock: { nowMs: () => Date.now() },
  cookie: { name: 'bench', secure: false },
  demo: null,
  isAgent: () => false,
  isQueue: () => false,
  onError: (error) => console.error(error),
});
for (let index = 0; index < names; index++) {
  const draft = {
    signInName: `known-${index}`,
    shownName: `known-${index}`,
    role: 'administrator',
    scope: WHOLE_SITE,
    agentId: null,
    reason: '',
  } as const;
  const { link } = await accounts.make({ accountId: null, name: '' }, draft);
  const place = { cookies: undefined, address: '10.0.0.1', browser: '' };
  await accounts.setPassword(link.path.split('#')[1]!, 'seven green lamps', place);
}

const took = { known: [] as number[], unknown: [] as number[] };
for (let index = 0; index < names; index++)
  for (let turn = 0; turn < TRIES_OF_A_NAME; turn++)
    // Whichever comes second finds things warm.
    for (const kind of turn % 2 === 0 ? KINDS : [...KINDS].reverse()) {
      const address = `10.1.${index}.${turn}-${kind}`;
      const startedMs = performance.now();
      await accounts
        .signIn(`${kind}-${index}`, 'not the password', { cookies: undefined, address, browser: '' })
        .then(
          () => {
            throw new Error('A wrong password signed in.');
          },
          () => {},
        );
      took[kind].push(performance.now() - startedMs);
    }

const [knownMs, unknownMs] = [medianOf(took.known), medianOf(took.unknown)];
console.log(
  JSON.stringify({
    knownMs: round(knownMs),
    unknownMs: round(unknownMs),
    differenceMs: round(knownMs - unknownMs),
    tries: took.known.length,
  }),
);

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
