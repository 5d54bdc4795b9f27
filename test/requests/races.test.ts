import { describe, expect, it } from 'vitest';
import { FloorcastError } from '../../server/floorcast-error.ts';
import type { RequestView } from '../../shared/contract/requests.ts';
import { Rng } from '../../shared/simulation/rng.ts';
import { createRequestStore } from '../../server/stores/sql/sql-requests.ts';
import { createRosterStore } from '../../server/stores/sql/sql-rosters.ts';
import { ENGINES, createMigratedDatabase } from '../helpers/databases.ts';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { EARLY, entry, LATE, NIGHT, NOW_MS, openRequests } from './open-requests.ts';
import { offerOf } from './request-builder.ts';
import { nameDay, dayNumber } from '../../shared/time/day-number.ts';

const RACES = 100;
const AGREE = { agree: true, otherDay: null, reason: '' };
type Desk = Awaited<ReturnType<typeof openRequests>>;

/** What somebody does to the shift of `b`, and what the day is where they win. */
interface Runner {
  readonly go: () => Promise<unknown>;
  readonly working: Readonly<Record<string, string | null>>;
  readonly published: Readonly<Record<string, string | null>>;
}

const TOLD = { a: '08:00', b: '12:00' };

async function runners(desk: Desk, day: string, seed: number): Promise<Readonly<Record<string, Runner>>> {
  const swap = await desk.ask(
    'a',
    { kind: 'swap', day, otherAgentId: 'b', otherDay: null },
    `swap-${seed}-000000000`,
  );
  const gift = await desk.ask('b', { kind: 'give-away', day, otherAgentId: null }, `gift-${seed}-000000000`);
  const swapped = { a: '12:00', b: '08:00' };
  const given = { a: '08:00', b: null, c: '12:00' };
  const edited = { a: '08:00', b: '22:00' };
  return {
    swap: { go: () => desk.room.answer('b', swap.request.id, AGREE), working: swapped, published: swapped },
    gift: { go: () => desk.room.answer('c', gift.request.id, AGREE), working: given, published: given },
    edit: {
      go: () =>
        desk.rosters.change({
          author: 'w',
          reason: '',
          copyId: null,
          changes: [{ day, agentId: 'b', entry: entry(NIGHT) }],
          revisions: { [day]: 1 },
        }),
      working: edited,
      published: TOLD,
    },
  };
}

/** In words, whichever way they were told. */
function toldOf(outcome: PromiseSettledResult<unknown>): string | null {
  if (outcome.status === 'rejected') {
    expect(outcome.reason).toBeInstanceOf(FloorcastError);
    return (outcome.reason as FloorcastError).message;
  }
  const { request } = outcome.value as Partial<RequestView>;
  if (request === undefined || request.state === 'approved') return null;
  expect(request.state).toBe('refused');
  return JSON.stringify(request.steps.at(-1)!.said);
}

for (const kind of ENGINES) {
  describe(`races: ${kind}`, () => {
    it(`REQ5 of ${RACES} races for one shift each has one winner, the other is told, and nothing is half done`, async () => {
      const database = await createMigratedDatabase(kind);
      const engine = await openEngine(database.location);
      try {
        const clock = { nowMs: () => NOW_MS };
        const stores = { rosters: createRosterStore(engine, clock), requests: createRequestStore(engine) };
        const desk = await openRequests({}, stores);
        const wins = new Map<string, number>();
        for (let seed = 1; seed <= RACES; seed++) {
          const rng = new Rng(seed);
          // A day of each week, the last within two years: no further one is asked for.
          const day = nameDay(dayNumber('2026-03-24') + 7 * seed);
          await desk.plan(day, { a: EARLY, b: LATE });
          await desk.rosters.publish({
            author: 'w',
            reason: '',
            firstDay: day,
            days: 1,
            revisions: { [day]: 1 },
          });
          const all = await runners(desk, day, seed);
          const names = Object.keys(all);
          const first = names.splice(rng.nextIndex(names.length), 1)[0]!;
          const second = names[rng.nextIndex(names.length)]!;
          const versions = (await stores.rosters.listVersions()).length;
          const start = async (name: string) => {
            for (let turns = rng.nextIndex(6); turns > 0; turns--) await Promise.resolve();
            return all[name]!.go();
          };
          const pair = [first, second];
          const outcomes = await Promise.allSettled(pair.map(start));
          const told = outcomes.map(toldOf);
          const winners = pair.filter((_name, at) => told[at] === null);
          expect(winners, `seed ${seed}: ${pair.join(' against ')}: ${told.join(' | ')}`).toHaveLength(1);
          expect(told.find((words) => words !== null)!.length).toBeGreaterThan(10);
          const winner = all[winners[0]!]!;
          expect(await desk.roster(day), `seed ${seed}`).toEqual({
            working: winner.working,
            published: winner.published,
          });
          const isGranted = winners[0] !== 'edit';
          expect((await stores.rosters.listVersions()).length - versions).toBe(isGranted ? 1 : 0);
          const requests = await stores.requests.listTouching({ firstDay: day, days: 1 }, null);
          expect(requests.filter(({ state }) => state === 'approved')).toHaveLength(isGranted ? 1 : 0);
          wins.set(winners[0]!, (wins.get(winners[0]!) ?? 0) + 1);
        }
        // Nobody wins by the order in which they are written here.
        expect([...wins.keys()].sort()).toEqual(['edit', 'gift', 'swap']);
        expect(desk.errors).toEqual([]);
      } finally {
        await engine.close();
        await database.remove();
      }
    }, 300_000);

    it(`REQ5 REQ10 of ten people who pick up one open shift at once one has it (${kind})`, async () => {
      const database = await createMigratedDatabase(kind);
      const engine = await openEngine(database.location);
      try {
        const clock = { nowMs: () => NOW_MS };
        const stores = { rosters: createRosterStore(engine, clock), requests: createRequestStore(engine) };
        const day = '2026-03-24';
        const desk = await openRequests({ [day]: { e: LATE } }, stores);
        const {
          postedAtMs: _posted,
          closedAtMs: _closed,
          ...offer
        } = offerOf({
          id: 'one-open-shift-001',
          day,
          shift: { templateId: 'early', start: '08:00', minutes: 510 },
          endsAtMs: NOW_MS + 86_400_000,
        });
        await desk.room.postOffer(offer);
        const ask = { kind: 'open-shift', offerId: offer.id } as const;
        const outcomes = await Promise.allSettled(
          ['a', 'b', 'c', 'd', 'e', 'a', 'b', 'c', 'd', 'e'].map((agentId) => desk.ask(agentId, ask)),
        );
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect((await desk.roster(day)).published).toEqual({ a: '08:00', e: '12:00' });
      } finally {
        await engine.close();
        await database.remove();
      }
    });
  });
}
