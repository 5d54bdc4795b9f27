import { describe, expect, test } from 'vitest';
import type { PlanStore } from '../../server/ports/plans.ts';

/** What every keeper of plans owes; `open` gives an empty one. */
export function describePlans(name: string, open: () => Promise<PlanStore>): void {
  describe(`plans contract: ${name}`, () => {
    test('PV1 a value that was never saved is null, and its kind is empty', async () => {
      const plans = await open();
      expect(await plans.read('forecast', 'sales')).toBeNull();
      expect(await plans.readAll('forecast')).toEqual([]);
    });

    test('PV1 values are told apart by kind and key, and come back as they were, by key', async () => {
      const plans = await open();
      const text = JSON.stringify({ calls: [1.5, null], name: '销售 🎧 nul\0' });
      await plans.save([
        { kind: 'forecast', key: 'ß', text: '1' },
        { kind: 'forecast', key: 'Z', text },
        { kind: 'edits', key: 'Z', text: '3' },
      ]);
      expect((await plans.readAll('forecast')).map(({ key, text: kept }) => [key, kept])).toEqual([
        ['Z', text],
        ['ß', '1'],
      ]);
      expect(await plans.read('edits', 'Z')).toMatchObject({ text: '3', revision: 1 });
    });

    test('PV2 every change is a new revision', async () => {
      const plans = await open();
      for (const text of ['a', 'b', 'c']) await plans.save([{ kind: 'event', key: 'e', text }]);
      expect(await plans.read('event', 'e')).toMatchObject({ text: 'c', revision: 3 });
      await plans.remove('event', 'e');
      await plans.remove('event', 'e');
      expect(await plans.read('event', 'e')).toBeNull();
    });

    test('PV5 of kinds that are saved whole nothing is left but what is saved, and of others everything', async () => {
      const plans = await open();
      const values = (['forecast', 'requirement', 'edits'] as const).flatMap((kind) =>
        ['a', 'b'].map((key) => ({ kind, key, text: '1' })),
      );
      await plans.save(values);
      await plans.save([{ kind: 'forecast', key: 'b', text: '2' }], ['forecast', 'requirement']);
      expect(await plans.readAll('forecast')).toMatchObject([{ key: 'b', text: '2', revision: 2 }]);
      expect(await plans.readAll('requirement')).toEqual([]);
      expect(await plans.readAll('edits')).toHaveLength(2);
    });

    test('PV3 of two who change the same revision one wins, and the other changes nothing', async () => {
      const plans = await open();
      const change = (text: string, revision: number) =>
        plans.saveIfUnchanged({ kind: 'edits', key: 'sales', text, revision });
      expect(await change('first', 0)).toBe(1);
      const outcomes = await Promise.allSettled([change('one', 1), change('other', 1)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = outcomes.find((outcome) => outcome.status === 'rejected');
      expect(lost?.reason).toMatchObject({ code: 'conflict' });
      const won = outcomes[0]!.status === 'fulfilled' ? 'one' : 'other';
      expect(await plans.read('edits', 'sales')).toMatchObject({ text: won, revision: 2 });
    });

    test('PV4 versions are numbered without gaps, newest first, each with what it says of its queues', async () => {
      const plans = await open();
      const version = {
        publishedMs: 1_767_225_600_000,
        author: '王芳',
        reason: 'Spring Festival',
        firstDay: '2026-02-09',
        days: 28,
        knownUntilMs: 1_767_222_000_000,
      };
      const many = Array.from({ length: 60 }, (_, index) => ({ queueId: `q${index}`, text: `${index}` }));
      expect(await plans.publish(version, many)).toBe(1);
      expect(await plans.publish({ ...version, author: '' }, [{ queueId: 'q1', text: 'new' }])).toBe(2);
      expect(await plans.listVersions()).toEqual([
        { ...version, author: '', versionNo: 2 },
        { ...version, versionNo: 1 },
      ]);
      expect(await plans.readVersion(1, 'q59')).toBe('59');
      expect(await plans.readVersion(2, 'q1')).toBe('new');
      expect(await plans.readVersion(2, 'q2')).toBeNull();
      expect(await plans.readVersion(3, 'q1')).toBeNull();
    });

    test('PV4 two who publish at once get a version each', async () => {
      const plans = await open();
      const version = {
        publishedMs: 1,
        author: 'a',
        reason: '',
        firstDay: '2026-02-09',
        days: 7,
        knownUntilMs: 0,
      };
      const numbers = await Promise.all([plans.publish(version, []), plans.publish(version, [])]);
      expect([...numbers].sort()).toEqual([1, 2]);
    });
  });
}
