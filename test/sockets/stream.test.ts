import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Row } from '../../shared/contract/floor-rows.ts';
import type { FloorDelta, FloorSnapshot } from '../../shared/contract/socket-events.ts';
import { createDefaultBoards } from '../../shared/boards/default-boards.ts';
import { createMemoryDocuments } from '../../server/stores/documents/memory-documents.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { nextTurn, openScreen, type Screen, type ScreenOptions } from '../helpers/screen.ts';
import { serveParts, type ServedParts, type ServeOptions } from '../helpers/serve-parts.ts';

async function serve(options?: ServeOptions): Promise<ServedParts> {
  const served = await serveParts(options);
  onTestFinished(() => served.stop());
  return served;
}

async function screenAt(served: ServedParts, options?: ScreenOptions): Promise<Screen> {
  const screen = await openScreen(served.url, options);
  onTestFinished(() => screen.close());
  return screen;
}

/** What a screen knows after a snapshot and deltas; throws on a gap. */
function follow(snapshot: FloorSnapshot, deltas: readonly FloorDelta[]): Record<string, Row> {
  const rows: Record<string, Row> = { ...snapshot.rows };
  let seq = snapshot.seq;
  for (const delta of deltas) {
    if (delta.epoch !== snapshot.epoch || delta.seq <= seq) continue;
    if (delta.seq !== seq + 1) throw new Error(`A gap: ${delta.seq} after ${seq}.`);
    seq = delta.seq;
    for (const key in delta.set) rows[key] = { ...rows[key], ...delta.set[key] } as Row;
    for (const key of delta.gone ?? []) delete rows[key];
  }
  return rows;
}

describe('snapshot and deltas', () => {
  it('SO13 make the rows of the floor under any changes and joins (seed 7)', async () => {
    const floor = new ScriptedFloor({ 'queue/a': { waiting: 1, ready: 2 } });
    const served = await serve({ floor });
    const keys = ['queue/a', 'queue/b', 'queue/*', 'tally/today/a'];
    const steps = fc.sample(
      fc.record({
        set: fc.dictionary(fc.constantFrom(...keys), fc.record({ waiting: fc.nat(9) }), { maxKeys: 3 }),
        gone: fc.subarray(['queue/b', 'tally/today/a'], { maxLength: 1 }),
      }),
      { numRuns: 120, seed: 7 },
    );
    const followers: { screen: Screen; snapshot: FloorSnapshot }[] = [];
    for (const [index, { set, gone }] of steps.entries()) {
      floor.change(
        set,
        gone.filter((key) => !(key in set)),
      );
      await nextTurn();
      if (index % 20 === 0) {
        const screen = await screenAt(served);
        followers.push({ screen, snapshot: await screen.join({ audience: 'wall' }) });
      }
    }
    const last = floor.nowMs;
    for (const { screen, snapshot } of followers) {
      await screen.until(() => snapshot.floorNowMs === last || screen.deltas.at(-1)?.floorNowMs === last);
      expect(follow(snapshot, screen.deltas)).toEqual(floor.rows());
    }
  });

  it('SO14 the first delta follows its snapshot, for every audience by its own count', async () => {
    const floor = new ScriptedFloor();
    const served = await serve({ floor });
    const early = await screenAt(served);
    expect((await early.join({ audience: 'wall' })).seq).toBe(0);
    floor.change({ 'queue/a': { waiting: 1 } });
    floor.change({ 'queue/a': { waiting: 2 } });
    const late = await screenAt(served);
    const snapshot = await late.join({ audience: 'wall' });
    const nameless = await screenAt(served);
    expect((await nameless.join({ audience: 'wall-nameless' })).seq).toBe(0);
    floor.change({ 'queue/a': { waiting: 3 } });
    await Promise.all(
      [early, late, nameless].map((screen) =>
        screen.until(() => screen.deltas.at(-1)?.floorNowMs === floor.nowMs),
      ),
    );
    expect(snapshot).toMatchObject({ seq: 2, rows: { 'queue/a': { waiting: 2 } } });
    expect(early.deltas.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(late.deltas.map(({ seq }) => seq)).toEqual([3]);
    expect(nameless.deltas.map(({ seq }) => seq)).toEqual([1]);
  });

  it('SO14 joining again gives a whole new start and no delta twice', async () => {
    const floor = new ScriptedFloor();
    const served = await serve({ floor });
    const screen = await screenAt(served);
    await screen.join();
    floor.change({ 'queue/a': { waiting: 1 } });
    const snapshot = await screen.join();
    floor.change({ 'queue/a': { waiting: 2 } });
    await screen.until(() => screen.deltas.length === 2);
    expect(snapshot.seq).toBe(1);
    expect(screen.deltas[1]).toMatchObject({ seq: 2, set: { 'queue/a': { waiting: 2 } } });
  });

  it('SO15 another epoch after a restart', async () => {
    const documents = createMemoryDocuments();
    const first = await serve({ documents, floor: new ScriptedFloor({}, 'before') });
    const before = await (await screenAt(first)).join();
    const second = await serve({ documents, floor: new ScriptedFloor({}, 'after') });
    const after = await (await screenAt(second)).join();
    expect([before.epoch, after.epoch]).toEqual(['before', 'after']);
  });

  it('SO16 sends a delta when nothing changed', async () => {
    const floor = new ScriptedFloor();
    const served = await serve({ floor });
    const screen = await screenAt(served);
    await screen.join();
    floor.change();
    await screen.until(() => screen.deltas.length === 1);
    expect(screen.deltas[0]).toEqual({ epoch: 'epoch-1', seq: 1, floorNowMs: floor.nowMs, speed: 1 });
  });

  it('SO17 tells every room that a board was saved', async () => {
    const served = await serve();
    const told: string[] = [];
    for (const audience of ['wall', 'wall-nameless', 'desk'] as const) {
      const screen = await screenAt(served, { cookie: served.cookie });
      screen.socket.on('board:changed', ({ boardId }) => told.push(`${audience} ${boardId}`));
      await screen.join({ audience });
    }
    await served.boards.save({ ...createDefaultBoards(served.floor.site())[0]!, name: 'New' });
    const [screen] = [await screenAt(served)];
    await screen.until(() => told.length === 3);
    expect(told.sort()).toEqual(['desk floor', 'wall floor', 'wall-nameless floor']);
  });
});
