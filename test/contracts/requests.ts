import { describe, expect, test } from 'vitest';
import type { RequestStore } from '../../server/ports/requests.ts';
import type { RosterAmendment, RosterStore } from '../../server/ports/rosters.ts';
import { offerOf, requestOf } from '../requests/request-builder.ts';

const DAY = '2026-03-10';
const NEXT = '2026-03-11';
const WEEK = { firstDay: '2026-03-09', days: 7 };
const SWAP = requestOf(
  { kind: 'swap', day: DAY, otherAgentId: 'b', otherDay: NEXT },
  { id: 'swap-1', lastDay: NEXT },
);
const AUDIT = {
  atMs: 5,
  author: '王芳',
  reason: '',
  action: 'request-granted',
  copyId: null,
  days: { firstDay: DAY, lastDay: NEXT },
  text: '{}',
};
const VERSION = {
  kind: 'published' as const,
  publishedMs: 5,
  author: '王芳',
  reason: '',
  firstDay: DAY,
  days: 2,
  changedAgents: 2,
  text: '{"people":[]}',
};

interface Stores {
  readonly rosters: RosterStore;
  readonly requests: RequestStore;
}

/** What every keeper of requests, and of rosters beside them, owes; `open` gives empty ones. */
export function describeRequests(name: string, open: () => Promise<Stores>): void {
  describe(`requests contract: ${name}`, () => {
    test('RQS1 a request comes back as it was, and twice it is one', async () => {
      const { requests } = await open();
      expect(await requests.find('swap-1')).toBeNull();
      const words = { ...SWAP, steps: [{ ...SWAP.steps[0]!, reason: '孩子生病 🎧' }] };
      expect(await requests.add(words)).toBe(true);
      expect(await requests.add({ ...words, agentId: 'x' })).toBe(false);
      expect(await requests.find('swap-1')).toEqual(words);
    });

    test('RQS1 it is found by its days, its people and whether it is open', async () => {
      const { requests } = await open();
      await requests.add(SWAP);
      await requests.add(
        requestOf(SWAP.ask, { id: 'done', state: 'refused', agentId: 'c', otherAgentId: null }),
      );
      await requests.add(requestOf(SWAP.ask, { id: 'far', firstDay: '2026-04-01', lastDay: '2026-04-02' }));
      const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
      expect(ids(await requests.listOpen())).toEqual(['far', 'swap-1']);
      expect(ids(await requests.listTouching(WEEK, null))).toEqual(['done', 'swap-1']);
      expect(ids(await requests.listTouching({ firstDay: NEXT, days: 1 }, null))).toEqual(['swap-1']);
      expect(ids(await requests.listTouching(WEEK, 'b'))).toEqual(['swap-1']);
      expect(ids(await requests.listTouching(WEEK, 'c'))).toEqual(['done']);
    });

    test('RQS1 it is changed only over the revision before: of two one wins', async () => {
      const { requests } = await open();
      await requests.add(SWAP);
      const outcomes = await Promise.all(
        (['agreed', 'withdrawn'] as const).map((state) => requests.save({ ...SWAP, revision: 2, state })),
      );
      expect(outcomes).toEqual([true, false]);
      expect(await requests.find('swap-1')).toMatchObject({ revision: 2, state: 'agreed' });
      expect(await requests.save({ ...SWAP, id: 'none', revision: 2 })).toBe(false);
      expect(await requests.listTouching(WEEK, null)).toHaveLength(1);
    });

    test('RQS2 offers come back as they are now, from a day on', async () => {
      const { requests } = await open();
      await requests.saveOffer(offerOf({ id: 'b', day: NEXT }));
      await requests.saveOffer(offerOf({ id: 'a', day: DAY }));
      await requests.saveOffer(offerOf({ id: 'b', day: NEXT, closedAtMs: 9 }));
      expect(await requests.findOffer('b')).toEqual(offerOf({ id: 'b', day: NEXT, closedAtMs: 9 }));
      expect((await requests.listOffers(DAY)).map(({ id }) => id)).toEqual(['a', 'b']);
      expect((await requests.listOffers(NEXT)).map(({ id }) => id)).toEqual(['b']);
      expect(await requests.findOffer('c')).toBeNull();
    });

    /** Two days planned and published, a request on them, and what grants it. */
    async function openPublished(): Promise<Stores & { readonly amendment: RosterAmendment }> {
      const stores = await open();
      const days = [DAY, NEXT].map((day) => ({ day, revision: 0, text: '{"a":1}' }));
      await stores.rosters.changeDays(null, days, AUDIT);
      await stores.rosters.publish(
        VERSION,
        days.map(({ day, text }) => ({ day, text })),
        AUDIT,
      );
      await stores.requests.add(SWAP);
      const amendment: RosterAmendment = {
        days: [DAY, NEXT].map((day) => ({ day, revision: 1, text: `{"b":"${day}"}` })),
        published: [DAY, NEXT].map((day) => ({ day, versionNo: 1, text: `{"c":"${day}"}` })),
        version: VERSION,
        audit: AUDIT,
        request: { ...SWAP, revision: 2, state: 'approved' },
      };
      return { ...stores, amendment };
    }

    const readAll = async ({ rosters, requests }: Stores) => ({
      days: await rosters.readDays(null, WEEK),
      published: await rosters.readPublished(WEEK),
      audit: await rosters.listAudit(WEEK, null, 99),
      versions: await rosters.listVersions(),
      request: await requests.find('swap-1'),
    });

    test('RV6 days, version, audit and request are changed together', async () => {
      const stores = await openPublished();
      expect(await stores.rosters.amend(stores.amendment)).toBe(2);
      const { days, published, audit, versions, request } = await readAll(stores);
      expect(days).toMatchObject([
        { day: DAY, revision: 2, author: '王芳', text: `{"b":"${DAY}"}` },
        { day: NEXT, revision: 2 },
      ]);
      expect(published).toEqual([
        { day: DAY, versionNo: 2, text: `{"c":"${DAY}"}` },
        { day: NEXT, versionNo: 2, text: `{"c":"${NEXT}"}` },
      ]);
      expect(audit).toHaveLength(3);
      expect(versions).toMatchObject([{ versionNo: 2 }, { versionNo: 1 }]);
      expect(request).toEqual(stores.amendment.request);
    });

    test.each([
      [
        'a working day',
        (one: RosterAmendment) => ({ ...one, days: [one.days[0]!, { ...one.days[1]!, revision: 0 }] }),
      ],
      [
        'a published day',
        (one: RosterAmendment) => ({
          ...one,
          published: [one.published[0]!, { ...one.published[1]!, versionNo: 3 }],
        }),
      ],
      ['the request', (one: RosterAmendment) => ({ ...one, request: { ...one.request, revision: 3 } })],
    ])('RV6 nothing of it is done where %s is another one', async (_what, change) => {
      const stores = await openPublished();
      const before = await readAll(stores);
      await expect(stores.rosters.amend(change(stores.amendment))).rejects.toMatchObject({
        code: 'conflict',
      });
      expect(await readAll(stores)).toEqual(before);
    });

    test('RV6 of two amendments of one day at once one wins, and the other changes nothing', async () => {
      const stores = await openPublished();
      await stores.requests.add({ ...SWAP, id: 'other' });
      const other = { ...stores.amendment, request: { ...stores.amendment.request, id: 'other' } };
      const outcomes = await Promise.allSettled([
        stores.rosters.amend(stores.amendment),
        stores.rosters.amend(other),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const states = [await stores.requests.find('swap-1'), await stores.requests.find('other')];
      expect(states.map((one) => one!.state).sort()).toEqual(['approved', 'asked']);
      expect(await stores.rosters.listVersions()).toHaveLength(2);
    });

    test('RV6 where nothing is published no version is made', async () => {
      const { rosters, requests } = await open();
      await requests.add(SWAP);
      const days = [{ day: DAY, revision: 0, text: '{}' }];
      const request = { ...SWAP, revision: 2, state: 'approved' as const };
      expect(await rosters.amend({ days, published: [], version: null, audit: AUDIT, request })).toBeNull();
      expect(await rosters.listVersions()).toEqual([]);
      expect(await rosters.readDays(null, WEEK)).toMatchObject([{ day: DAY, revision: 1 }]);
    });

    test('RV6 a day that was changed since it was looked at is not published', async () => {
      const { rosters } = await open();
      await rosters.changeDays(null, [{ day: DAY, revision: 0, text: '{}' }], AUDIT);
      const stale = rosters.publish(VERSION, [{ day: DAY, text: '{}', seenRevision: 0 }], AUDIT);
      await expect(stale).rejects.toMatchObject({ said: { code: 'roster-day-changed' } });
      expect(await rosters.listVersions()).toEqual([]);
      expect(await rosters.publish(VERSION, [{ day: DAY, text: '{}', seenRevision: 1 }], AUDIT)).toBe(1);
    });
  });
}
