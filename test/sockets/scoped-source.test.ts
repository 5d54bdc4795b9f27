import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountScope } from '../../shared/access/roles.ts';
import type { Row, Rows } from '../../shared/contract/floor-rows.ts';
import { EMPTY_QUEUE_ROW } from '../../shared/contract/queue-row.ts';
import { createTally } from '../../shared/floor/tally.ts';
import { createEmptySite, DEFAULT_SERVICE_RULE, type Site } from '../../shared/site/site.ts';
import { createLiveSource } from '../../server/sockets/live-source.ts';
import { createScopedSource } from '../../server/sockets/scoped-source.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';

const QUEUES = ['sales', 'support', 'night/shift'];
const SITE: Site = {
  ...createEmptySite('Etc/UTC'),
  queues: QUEUES.map((id) => ({ id, name: { en: id }, priority: 5, rules: [DEFAULT_SERVICE_RULE] })),
  agents: ['ann', 'ben', 'cleo'].map((id, at) => ({
    id,
    name: { en: id },
    ...(at < 2 && { team: at === 0 ? 'north' : 'south' }),
  })),
};

function agent(queues: string, state = 'ready'): Row {
  return {
    name: '',
    state,
    sinceMs: 0,
    reason: null,
    queueId: null,
    callId: null,
    onHold: false,
    queues,
    team: null,
  };
}

function queue(waiting: number, oldestOfferedAtMs: number | null = null): Row {
  return { ...EMPTY_QUEUE_ROW, waiting, oldestOfferedAtMs };
}

function tally(offered: number, longestWaitMs = 0): Row {
  return { ...createTally(), offered, longestWaitMs, handleAgentMs: 60_000 };
}

const ROWS: Rows = {
  'queue/*': queue(9),
  'queue/sales': queue(2, 500),
  'queue/support': queue(3, 400),
  'queue/night/shift': queue(4, 300),
  'tally/today/*': tally(90),
  'tally/today/sales': tally(20, 7),
  'tally/today/support': tally(30, 8),
  'tally/today/night/shift': tally(40, 9),
  'agent/ann': agent('sales:1\nsupport:1'),
  'agent/ben': agent('support:1', 'talking'),
  'agent/cleo': agent('night/shift:1'),
  'waiting/c1@sales': { callId: 'c1', queueId: 'sales', caller: '100' },
  'waiting/c2@night/shift': { callId: 'c2', queueId: 'night/shift', caller: '200' },
  'feed/pbx': { status: 'connected', sinceMs: 0, detail: '' },
  oddities: { counts: '{"unknown-call":1}' },
};

function scoped(scope: AccountScope, floor = new ScriptedFloor(ROWS, 'epoch', SITE)) {
  return { floor, source: createScopedSource(createLiveSource(floor), scope) };
}

describe('a floor cut to the teams and queues of an account', () => {
  it('SO18 shows their queues and who waits in them, and the site as the sum of these', () => {
    const rows = scoped({ teams: null, queues: ['sales', 'support'] }).source.rows();
    expect(Object.keys(rows).sort()).toEqual(
      [
        ...['agent/ann', 'agent/ben', 'agent/cleo', 'feed/pbx', 'queue/*', 'queue/sales', 'queue/support'],
        ...['interval', 'last15', 'last30', 'last60', 'today'].map((window) => `tally/${window}/*`),
        ...['tally/today/sales', 'tally/today/support', 'waiting/c1@sales'],
      ].sort(),
    );
    // Ann serves both and is one agent.
    expect(rows['queue/*']).toMatchObject({ waiting: 5, oldestOfferedAtMs: 400, ready: 1, talking: 1 });
    expect(rows['tally/today/*']).toMatchObject({ offered: 50, longestWaitMs: 8, handleAgentMs: 0 });
    const one = scoped({ teams: null, queues: ['night/shift'] }).source.rows();
    expect(one['tally/today/*']).toMatchObject({ offered: 40, handleAgentMs: 60_000 });
    expect(one['waiting/c2@night/shift']).toBeDefined();
    expect(one['waiting/c1@sales']).toBeUndefined();
  });

  it('SO18 shows the people of their teams alone; whoever is in no team is of none', () => {
    const { source } = scoped({ teams: ['north'], queues: null });
    const people = Object.keys(source.rows()).filter((key) => key.startsWith('agent/'));
    expect(people).toEqual(['agent/ann']);
    expect(source.rows()['queue/*']).toEqual(ROWS['queue/*']);
    expect(source.site().agents.map(({ id }) => id)).toEqual(['ann']);
  });

  it('SO18 a site has their queues alone', () => {
    const { source } = scoped({ teams: null, queues: ['support'] });
    expect(source.site().queues.map(({ id }) => id)).toEqual(['support']);
    expect(source.site().agents).toHaveLength(3);
  });

  it('SO13 what is told of changes makes the cut table, whatever happens (seed 20261130)', () => {
    const change = fc.oneof(
      fc.record({ key: fc.constantFrom(...Object.keys(ROWS)), set: fc.constant('gone' as const) }),
      fc.record({
        key: fc.constantFrom(...QUEUES.map((id) => `queue/${id}`)),
        set: fc.record({ waiting: fc.nat(9) }),
      }),
      fc.record({
        key: fc.constantFrom('agent/ann', 'agent/ben', 'agent/new'),
        set: fc.record({
          state: fc.constantFrom('ready', 'talking'),
          queues: fc.constantFrom('sales:1', 'support:2'),
        }),
      }),
      fc.record({
        key: fc.constantFrom('waiting/c3@sales', 'waiting/c4@support'),
        set: fc.record({ queueId: fc.constantFrom('sales', 'support'), caller: fc.string() }),
      }),
    );
    const scope = fc.record({
      teams: fc.option(fc.subarray(['north', 'south'])),
      queues: fc.option(fc.subarray(QUEUES)),
    });
    fc.assert(
      fc.property(scope, fc.array(change), (cut, changes) => {
        const { floor, source } = scoped(cut);
        const table = new Map(Object.entries(source.rows()));
        source.subscribe(
          ({ set, gone }) => {
            for (const key of gone) expect(table.delete(key)).toBe(true);
            for (const key in set) table.set(key, { ...table.get(key), ...set[key] } as Row);
          },
          () => {},
        );
        for (const { key, set } of changes) {
          if (set === 'gone') floor.change({}, [key]);
          else floor.change({ [key]: set as Partial<Row> });
          expect(Object.fromEntries(table)).toEqual(source.rows());
        }
      }),
      { seed: 20261130, numRuns: 60 },
    );
  });
});
