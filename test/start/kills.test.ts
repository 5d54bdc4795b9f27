import { describe, expect, it, onTestFinished } from 'vitest';
import { countHalfImports, countLostRollUps } from '../../scripts/verify-kills/check-store.ts';
import { checkDeletion } from '../../scripts/verify-kills/events-trial.ts';
import { importCalls } from '../../scripts/verify-kills/import-calls.ts';
import { KILLED_WORKS } from '../../scripts/verify-kills/killed-work.ts';
import { keepOldEvents, momentOf } from '../../scripts/verify-kills/old-events.ts';
import { isSamePrint, printSite } from '../../scripts/verify-kills/print-site.ts';
import { verifyKills } from '../../scripts/verify-kills/verify-kills.ts';
import { openStores } from '../../server/stores/open-stores.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

describe('a process that is killed at work', () => {
  it(
    'AR6 KI9 MV4 RE4 UP6 loses nothing it acknowledged and leaves nothing half',
    { timeout: 240_000 },
    async () => {
      const lines: string[] = [];
      const result = await verifyKills({
        times: 1,
        seed: 1,
        calls: 4_000,
        servers: [null],
        say: (line) => lines.push(line),
      });
      expect(result, lines.join('\n')).toEqual({
        kills: KILLED_WORKS.length,
        lost: 0,
        halfImports: 0,
        rollUpDifferences: 0,
        badBackups: 0,
        halfDeletions: 0,
        halfRestores: 0,
        halfMoves: 0,
      });
    },
  );
});

describe('the check after a kill', () => {
  const open = async () => {
    const dataFolder = createTemporaryFolder();
    const stores = await openStores({ dataFolder, databaseUrl: null });
    onTestFinished(() => stores.close());
    return { ...stores, dataFolder };
  };

  it('finds an event that a deletion should have left, one it should have taken, and a block that is off', async () => {
    const stores = await open();
    await keepOldEvents(stores.journal, 3_000);
    const untouched = { oldest: 1, newest: 3_000, goneMs: 0, askedMs: 0 };
    expect(await checkDeletion(stores, untouched)).toEqual({ lost: 0, halfDeletions: 0 });
    await stores.engine.write((transaction) =>
      transaction.deleteFrom('events').where('seq', '=', 1_500).execute(),
    );
    const goneMs = momentOf(11);
    expect(await checkDeletion(stores, { ...untouched, goneMs, askedMs: goneMs })).toEqual({
      lost: 1,
      halfDeletions: 10 + 1,
    });
  });

  it('finds an import that is half there, and a store that is another by one row', async () => {
    const stores = await open();
    const options = { offered: 60, answered: 50, seed: 1, firstDay: '2025-01-01', days: 1 };
    const importNo = await importCalls(stores, 'good', options);
    const location = { kind: 'libsql', folder: stores.dataFolder } as const;
    const print = await printSite(location);
    expect(isSamePrint(await printSite(location), print)).toBe(true);
    expect(await countHalfImports(stores)).toBe(0);
    expect(await countLostRollUps(stores, 'good', 60)).toBe(0);
    expect(await countLostRollUps(stores, 'good', 61)).toBe(1);
    await stores.engine.write((transaction) =>
      transaction.updateTable('imports').set({ state: 'failed' }).where('import_no', '=', importNo).execute(),
    );
    // Its calls, and the four roll-ups of queues and agents.
    expect(await countHalfImports(stores)).toBe(5);
    expect(isSamePrint(await printSite(location), print)).toBe(false);
  });
});
