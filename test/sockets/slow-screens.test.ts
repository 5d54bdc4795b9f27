import { describe, expect, it, onTestFinished } from 'vitest';
import { createDefaultBoards } from '../../shared/boards/default-boards.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { openScreen, waitUntil, type Screen } from '../helpers/screen.ts';
import { serveParts } from '../helpers/serve-parts.ts';

/** More than the sockets of the operating system take without being read. */
const BIG = 'x'.repeat(2_000_000);

/** A screen whose machine hangs: the connection stays, nothing is read. */
function hang(screen: Screen) {
  const { ws } = (
    screen.socket.io.engine as unknown as { transport: { ws: { pause(): void; resume(): void } } }
  ).transport;
  ws.pause();
  return { wake: () => ws.resume() };
}

async function serveWithTwo() {
  const floor = new ScriptedFloor({ 'queue/a': { note: '' } });
  let nowMs = 0;
  const clock = { nowMs: () => nowMs };
  const served = await serveParts({ floor, clock, sockets: { gate: GATE } });
  const [slow, quick] = [await openScreen(served.url), await openScreen(served.url)];
  onTestFinished(async () => {
    slow.close();
    quick.close();
    await served.stop();
  });
  await slow.join();
  await quick.join();
  let count = 0;
  const send = async (note = BIG) => {
    count += 1;
    floor.change({ 'queue/a': { note, count } });
    await quick.until(() => quick.deltas.at(-1)?.floorNowMs === floor.nowMs);
  };
  return { served, floor, slow, quick, send, pass: (ms: number) => (nowMs += ms) };
}
/** So many of them that the server must have noticed. */
const UNREAD = 14;
const GATE = { backlog: { bytes: 4_000_000, packets: 4 }, stalledMs: 30_000 };

describe('a screen that takes nothing', () => {
  it('SO20 is not sent more and more', async () => {
    const { slow, quick, send } = await serveWithTwo();
    const hung = hang(slow);
    for (let index = 0; index < 20; index += 1) await send();
    hung.wake();
    await waitUntil(async () => {
      await send('');
      return slow.replaced.length > 0;
    });
    expect(quick.deltas.length).toBeGreaterThan(20);
    expect(slow.deltas.length).toBeLessThan(12);
  });

  it('SO21 gets one snapshot when it reads again, then deltas without a gap', async () => {
    const { slow, send, floor } = await serveWithTwo();
    const hung = hang(slow);
    for (let index = 0; index < UNREAD; index += 1) await send();
    hung.wake();
    await waitUntil(async () => {
      await send('');
      return slow.replaced.length > 0;
    });
    await send('');
    await send('');
    await slow.until(() => slow.deltas.at(-1)?.floorNowMs === floor.nowMs);
    const [snapshot, ...more] = slow.replaced;
    expect(more).toEqual([]);
    const after = slow.deltas.filter(({ seq }) => seq > snapshot!.seq).map(({ seq }) => seq);
    expect(after).toEqual(after.map((_, index) => snapshot!.seq + 1 + index));
    expect(snapshot!.rows['queue/a']!.count).toBeGreaterThan(UNREAD);
  });

  it('SO17 learns of boards that were saved meanwhile', async () => {
    const { served, slow, send } = await serveWithTwo();
    const told: string[] = [];
    slow.socket.on('board:changed', ({ boardId }) => told.push(boardId));
    const hung = hang(slow);
    for (let index = 0; index < UNREAD; index += 1) await send();
    const board = createDefaultBoards(served.floor.site())[0]!;
    await served.boards.save(board);
    await served.boards.save({ ...board, name: 'Again' });
    hung.wake();
    await waitUntil(async () => {
      await send('');
      return slow.replaced.length > 0;
    });
    expect(told).toEqual(['floor']);
  });

  it('SO22 is disconnected after 30 seconds, and nobody else', async () => {
    const { served, slow, quick, send, pass } = await serveWithTwo();
    hang(slow);
    for (let index = 0; index < UNREAD; index += 1) await send();
    pass(29_000);
    await send('');
    expect(served.sockets.connected()).toBe(2);
    pass(1_000);
    await send('');
    await waitUntil(() => served.sockets.connected() === 1);
    expect(quick.socket.connected).toBe(true);
  });

  it('SO23 gets no snapshots on top of what it has not read', async () => {
    const { slow, send, served } = await serveWithTwo();
    const hung = hang(slow);
    for (let index = 0; index < UNREAD; index += 1) await send();
    const answers: unknown[] = [];
    for (let index = 0; index < 5; index += 1)
      slow.socket.emit('floor:join', { audience: 'wall' }, (answer) => answers.push(answer));
    await pause(100);
    hung.wake();
    await waitUntil(() => answers.length === 5);
    expect(answers).toEqual(answers.map(() => expect.objectContaining({ code: 'too-many' })));
    expect(served.errors).toEqual([]);
  });
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
