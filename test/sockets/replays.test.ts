import type { Message } from '../../shared/messages/message.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Replay, Replays } from '../../server/ports/replay.ts';
import type { ReplayStarted } from '../../shared/contract/socket-events.ts';
import { account, askAs } from '../access/ask-as.ts';
import { openScreen, waitUntil, type ScreenOptions } from '../helpers/screen.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { serveParts } from '../helpers/serve-parts.ts';

/** Replays whose floor a test moves by hand. */
class ScriptedReplays implements Replays {
  readonly floors = new Map<string, ScriptedFloor>();
  readonly asked: string[] = [];
  readonly #replays = new Map<string, Replay & { replaced: () => void }>();

  async start(): Promise<Replay> {
    const id = `replay-${this.floors.size + 1}`;
    const floor = new ScriptedFloor({ 'queue/a': { waiting: 7 } }, id);
    const listeners = new Set<() => void>();
    const endings: ((reason: Message) => void)[] = [];
    let isOver = false;
    const replay = {
      id,
      epoch: id,
      mode: 'replay' as const,
      fromMs: 1,
      toMs: 2,
      site: floor.site,
      floorNowMs: floor.floorNowMs,
      speed: () => 30,
      rows: floor.rows,
      subscribe: (onChanges: Parameters<ScriptedFloor['subscribe']>[0], onReplaced: () => void) => {
        listeners.add(onReplaced);
        return floor.subscribe(onChanges);
      },
      control: async ({ kind }: { readonly kind: string }) => void this.asked.push(`${id} ${kind}`),
      onEnded: (listener: (reason: Message) => void) => void endings.push(listener),
      close: (reason: Message) => {
        if (isOver) return;
        isOver = true;
        this.#replays.delete(id);
        for (const listener of endings) listener(reason);
      },
      replaced: () => listeners.forEach((listener) => listener()),
    };
    this.floors.set(id, floor);
    this.#replays.set(id, replay);
    return replay;
  }

  find = (id: string) => this.#replays.get(id) ?? null;
  closeAll = async () => {};
}

async function serve(viewerlessMs = 10_000) {
  const replays = new ScriptedReplays();
  const served = await serveParts({ replays, sockets: { viewerlessMs } });
  onTestFinished(() => served.stop());
  const screenAt = async (options: ScreenOptions = { cookie: served.cookie }) => {
    const screen = await openScreen(served.url, options);
    onTestFinished(() => screen.close());
    return screen;
  };
  const start = async () => {
    const screen = await screenAt();
    const answer = await screen.ask<ReplayStarted>('replay:start', { day: '2026-03-09', speed: 30 });
    if (!answer.ok) throw new Error(answer.message);
    const { replayId } = answer.value;
    const snapshot = await screen.join({ audience: 'desk', replayId });
    return { screen, replayId, snapshot, floor: replays.floors.get(replayId)! };
  };
  return { served, replays, screenAt, start };
}

describe('replays over sockets', () => {
  it('SO40 have rooms of their own beside the live floor', async () => {
    const { served, start, screenAt, replays } = await serve();
    const live = await screenAt();
    await live.join({ audience: 'desk' });
    const [first, second] = [await start(), await start()];
    expect(first.snapshot).toMatchObject({
      epoch: 'replay-1',
      mode: 'replay',
      speed: 30,
      rows: { 'queue/a': { waiting: 7 } },
    });
    first.floor.change({ 'queue/a': { waiting: 8 } });
    await first.screen.until(() => first.screen.deltas.length === 1);
    served.floor.change({ 'queue/a': { waiting: 1 } });
    await live.until(() => live.deltas.length === 1);
    expect(first.screen.deltas).toMatchObject([
      { epoch: 'replay-1', seq: 1, set: { 'queue/a': { waiting: 8 } } },
    ]);
    expect(second.screen.deltas).toEqual([]);
    expect(live.deltas).toMatchObject([{ epoch: 'epoch-1' }]);
    const { replayId } = first;
    expect(await first.screen.ask('replay:control', { replayId, action: { kind: 'pause' } })).toEqual({
      ok: true,
      value: null,
    });
    expect(replays.asked).toEqual(['replay-1 pause']);
  });

  it('AZ10 are nobody’s but theirs who started them', async () => {
    const { served, screenAt } = await serve();
    const open = (accountId: string) => screenAt({ cookie: askAs(served, account({ accountId })).cookie });
    const [ann, again, bo] = [await open('ann'), await open('ann'), await open('bo')];
    const started = await ann.ask<ReplayStarted>('replay:start', { day: '2026-03-09', speed: 30 });
    const { replayId } = started.ok ? started.value : { replayId: '' };
    expect((await again.join({ audience: 'desk', replayId })).mode).toBe('replay');
    const control = { replayId, action: { kind: 'pause' } };
    const none = await bo.ask('replay:control', { ...control, replayId: 'nothing' });
    expect(await bo.ask('replay:control', control)).toMatchObject({
      code: 'not-found',
      said: { ...(none.ok ? {} : none.said), replayId },
    });
    await expect(bo.join({ audience: 'desk', replayId })).rejects.toThrow('not-found');
  });

  it('SO40 give everyone the new table after a jump', async () => {
    const { start, replays } = await serve();
    const { screen, replayId, snapshot, floor } = await start();
    (replays.find(replayId) as unknown as { replaced(): void }).replaced();
    await screen.until(() => screen.replaced.length === 1);
    floor.change();
    await screen.until(() => screen.deltas.length === 1);
    expect([snapshot.seq, screen.replaced[0]!.seq, screen.deltas[0]!.seq]).toEqual([0, 1, 2]);
  });

  it('SO40 are the administrator’s alone', async () => {
    const { start, screenAt } = await serve();
    const { replayId } = await start();
    const stranger = await screenAt({});
    for (const [event, request] of [
      ['replay:start', { day: '2026-03-09', speed: 30 }],
      ['replay:control', { replayId, action: { kind: 'close' } }],
      ['floor:join', { audience: 'wall', replayId }],
    ] as const)
      expect(await stranger.ask(event, request), event).toMatchObject({ ok: false, code: 'not-signed-in' });
  });

  it('SO40 that are none are not found, and odd requests are refused', async () => {
    const { screenAt } = await serve();
    const screen = await screenAt();
    expect(await screen.ask('floor:join', { audience: 'desk', replayId: 'none' })).toMatchObject({
      code: 'not-found',
    });
    expect(await screen.ask('replay:start', { day: '2026-03-09', speed: 0.5 })).toMatchObject({
      code: 'bad-request',
    });
    expect(await screen.ask('replay:start', { day: '9/3/2026', speed: 1 })).toMatchObject({
      code: 'bad-request',
    });
    expect(await screen.ask('replay:control', { replayId: 'x', action: { kind: 'fly' } })).toMatchObject({
      code: 'bad-request',
    });
  });

  it('SO41 are closed when their viewers have left', async () => {
    const { start, replays } = await serve(150);
    const [left, watched] = [await start(), await start()];
    left.screen.close();
    await waitUntil(() => replays.find(left.replayId) === null);
    expect(replays.find(watched.replayId)).not.toBeNull();
  });

  it('SO42 tell their screens why they ended', async () => {
    const { start, replays } = await serve();
    const { screen, replayId } = await start();
    const told: unknown[] = [];
    screen.socket.on('replay:ended', (fact) => told.push(fact));
    replays.find(replayId)!.close({ code: 'replay-unwatched' });
    await screen.until(() => told.length === 1);
    expect(told).toEqual([
      { replayId, reason: 'Nobody watched it any more.', said: { code: 'replay-unwatched' } },
    ]);
    expect(await screen.ask('floor:join', { audience: 'desk', replayId })).toMatchObject({
      code: 'not-found',
    });
  });
});
