import { describe, expect, test } from 'vitest';
import { ForecastEdits, type EditRequests } from '../../client/state/forecast-edits.svelte.ts';
import type { ApiAnswer } from '../../client/connection/api.ts';
import type { EditsAnswer, ForecastEditEntry } from '../../shared/contract/planning-forecast.ts';

const EDIT = { kind: 'day-total', day: '2026-12-01', calls: 900 } as const;
const MAKER = { author: 'Li Na', reason: 'letter' };

/** Keeps edits as the server does: a revision that is not the last is refused. */
class EditKeeper implements EditRequests {
  kept: EditsAnswer = { queueId: 'support', revision: 0, edits: [] };
  isDown = false;
  writes = 0;

  read(): Promise<ApiAnswer<EditsAnswer>> {
    return Promise.resolve({ ok: true, value: this.kept });
  }

  keep(
    queueId: string,
    revision: number,
    edits: readonly ForecastEditEntry[],
  ): Promise<ApiAnswer<EditsAnswer>> {
    this.writes += 1;
    if (this.isDown) return Promise.resolve({ ok: false, code: 'unreachable', message: '' });
    if (revision !== this.kept.revision)
      return Promise.resolve({ ok: false, code: 'conflict', message: 'Somebody else was quicker.' });
    this.kept = { queueId, revision: revision + 1, edits };
    return Promise.resolve({ ok: true, value: this.kept });
  }
}

let serial = 0;
async function openEdits(keeper: EditKeeper): Promise<ForecastEdits> {
  const edits = new ForecastEdits(
    'support',
    () => `edit-${(serial += 1)}`,
    () => 5,
    keeper,
  );
  await edits.load();
  return edits;
}

describe('edits of a queue', () => {
  test('FW4 each step is kept at once, and so is taking it back', async () => {
    const keeper = new EditKeeper();
    const edits = await openEdits(keeper);
    await edits.add([EDIT, { ...EDIT, day: '2026-12-02' }], MAKER);
    expect(keeper.kept.edits).toHaveLength(2);
    expect(keeper.kept.edits[0]).toMatchObject({
      author: 'Li Na',
      reason: 'letter',
      madeAtMs: 5,
      edit: EDIT,
    });
    await edits.undo();
    expect(keeper.kept.edits).toEqual([]);
    await edits.redo();
    expect(keeper.kept.edits).toHaveLength(2);
    await edits.remove(keeper.kept.edits[0]!.id);
    expect(keeper.kept.edits).toHaveLength(1);
    expect(edits.isUnsaved).toBe(false);
  });

  test('two steps in a row are kept one after the other, without a conflict of their own', async () => {
    const keeper = new EditKeeper();
    const edits = await openEdits(keeper);
    await Promise.all([edits.add([EDIT], MAKER), edits.add([EDIT], MAKER)]);
    expect(edits.conflict).toBeNull();
    expect(keeper.kept.edits).toHaveLength(2);
  });

  test('FW5 when somebody else was quicker nothing is lost: both are kept, mine on top', async () => {
    const keeper = new EditKeeper();
    const [mine, theirs] = [await openEdits(keeper), await openEdits(keeper)];
    await theirs.add([EDIT], { author: 'Wang', reason: '' });
    await mine.add([EDIT], MAKER);
    expect(mine.conflict?.edits).toHaveLength(1);
    expect(mine.entries).toHaveLength(1);
    await mine.keepBoth();
    expect(keeper.kept.edits.map(({ author }) => author)).toEqual(['Wang', 'Li Na']);
    expect(mine.conflict).toBeNull();
  });

  test('FW5 a conflict that is put off is said, and asked again when it comes to keeping', async () => {
    const keeper = new EditKeeper();
    const [mine, theirs] = [await openEdits(keeper), await openEdits(keeper)];
    await theirs.add([EDIT], { author: 'Wang', reason: '' });
    await mine.add([EDIT], MAKER);
    mine.decideLater();
    expect(mine.trouble?.code).toBe('conflict');
    expect(mine.isUnsaved).toBe(true);
    await mine.save();
    expect(mine.conflict?.edits).toHaveLength(1);
  });

  test('theirs are taken, and undo brings mine back', async () => {
    const keeper = new EditKeeper();
    const [mine, theirs] = [await openEdits(keeper), await openEdits(keeper)];
    await theirs.add([EDIT], { author: 'Wang', reason: '' });
    await mine.add([EDIT], MAKER);
    mine.takeTheirs();
    expect(mine.entries.map(({ author }) => author)).toEqual(['Wang']);
    expect(mine.isUnsaved).toBe(false);
    await mine.undo();
    expect(keeper.kept.edits.map(({ author }) => author)).toEqual(['Li Na']);
  });

  test('FW5 a server that does not answer loses nothing: it is said, and kept when asked again', async () => {
    const keeper = new EditKeeper();
    const edits = await openEdits(keeper);
    keeper.isDown = true;
    await edits.add([EDIT], MAKER);
    expect(edits.trouble?.code).toBe('unreachable');
    expect(edits.isUnsaved).toBe(true);
    keeper.isDown = false;
    await edits.save();
    expect(edits.trouble).toBeNull();
    expect(keeper.kept.edits).toHaveLength(1);
  });

  test('before they were read nothing can be changed', async () => {
    const keeper = new EditKeeper();
    const edits = new ForecastEdits(
      'support',
      () => 'one',
      () => 5,
      keeper,
    );
    await edits.add([EDIT], MAKER);
    expect(keeper.writes).toBe(0);
  });
});
