import { describe, expect, it, onTestFinished } from 'vitest';
import { RequestBudget } from '../../server/sockets/request-budget.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { openScreen, type Screen, type ScreenOptions } from '../helpers/screen.ts';
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

describe('requests', () => {
  it('SO30 answers what is none of the contract and goes on', async () => {
    const served = await serve();
    const hostile: unknown[] = [
      null,
      7,
      'wall',
      [],
      {},
      { audience: 'everyone' },
      { audience: ['wall'] },
      { audience: 'wall', replayId: 7 },
      JSON.parse('{"__proto__":{"audience":"wall"}}'),
    ];
    for (const request of hostile) {
      const screen = await screenAt(served);
      expect(await screen.ask('floor:join', request), JSON.stringify(request)).toMatchObject({
        ok: false,
        code: 'bad-request',
      });
    }
    expect(({} as Record<string, unknown>).audience).toBeUndefined();
  });

  it('SO30 says the value, the rule and the way out', async () => {
    const served = await serve();
    const screen = await screenAt(served);
    const said = async (name: 'floor:join' | 'replay:start', request: unknown) =>
      (await screen.ask(name, request)) as { readonly message: string };
    expect((await said('floor:join', { audience: 'everyone' })).message).toMatch(
      /^audience \("everyone"\) must be one of desk, wall.*\. Maybe this page is older than the server: reload it\.$/,
    );
    expect((await said('floor:join', 7)).message).toMatch(/^The request \(7\) must be an object\./);
    expect((await said('replay:start', { day: '31.3.', speed: 0 })).message).toMatch(
      /^day \("31\.3\."\) must be a site day such as 2026-03-31; speed \(0\) must be 1 to 60\./,
    );
  });

  it('SO30 takes no harm from requests without an answer or with an unknown name', async () => {
    const served = await serve();
    const screen = await screenAt(served);
    const emit = screen.socket.emit.bind(screen.socket) as (name: string, ...rest: unknown[]) => void;
    emit('floor:join', { audience: 'wall' });
    emit('floor:join');
    emit('floor:join', { audience: 'wall' }, 'no function');
    emit('constructor', {});
    emit('__proto__', {}, () => {});
    expect((await screen.join()).seq).toBe(0);
    expect(served.errors).toEqual([]);
  });

  it('SO31 answers too-many to a screen that asks too often', async () => {
    const served = await serve();
    const [greedy, modest] = [await screenAt(served), await screenAt(served)];
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => greedy.ask('floor:join', { audience: 'wall' })),
    );
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused.length).toBeGreaterThan(10);
    expect(refused[0]).toMatchObject({ code: 'too-many' });
    expect((await modest.join()).seq).toBe(0);
  });

  it('SO31 disconnects a screen that goes on all the same', async () => {
    const served = await serve();
    const screen = await screenAt(served);
    for (let index = 0; index < 200; index += 1) screen.socket.emit('replay:control', {} as never, () => {});
    await screen.until(() => !screen.socket.connected);
    expect(served.errors).toEqual([]);
  });

  it('SO31 a budget grows back with time and not above its burst', () => {
    const budget = new RequestBudget(10, 2, 0);
    expect(budget.take(10, 0)).toBe(true);
    expect(budget.take(1, 499)).toBe(false);
    expect(budget.take(1, 500)).toBe(true);
    expect(budget.take(11, 3_600_000)).toBe(false);
    expect(budget.take(10, 3_600_000)).toBe(true);
    // A clock that steps back takes nothing away.
    expect(budget.take(1, 0)).toBe(false);
  });

  it('SO32 ends a connection that sends more than 64 kB at once', async () => {
    const served = await serve();
    const screen = await screenAt(served);
    screen.socket.emit('floor:join', { audience: 'x'.repeat(70_000) } as never, () => {});
    await screen.until(() => !screen.socket.connected);
    expect((await (await screenAt(served)).join()).seq).toBe(0);
  });

  it('SO33 answers internal to what fails unexpectedly, logs it, and serves the others', async () => {
    class BrokenFloor extends ScriptedFloor {
      override rows = () => {
        throw new Error('secret detail');
      };
    }
    const served = await serve({ floor: new BrokenFloor() });
    const screen = await screenAt(served);
    const answer = await screen.ask('floor:join', { audience: 'wall' });
    expect(answer).toMatchObject({ ok: false, code: 'internal' });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(served.errors).toHaveLength(1);
    expect(screen.socket.connected).toBe(true);
  });
});
