import { describe, expect, test } from 'vitest';
import { ReplayPlayer, type ReplayRequests } from '../../client/state/replay-player.svelte.ts';
import type { ReplayControl } from '../../shared/contract/socket-events.ts';

const OVER = { reason: 'It was closed.', said: { code: 'replay-closed' } } as const;

/** A server that plays days of one hour and remembers what it was asked. */
class MemoryReplays implements ReplayRequests {
  readonly asked: string[] = [];
  refusal: string | null = null;

  start: ReplayRequests['start'] = async ({ day, speed }) => {
    this.asked.push(`start ${day} ${speed}`);
    if (this.refusal !== null) return { ok: false, code: 'not-found', message: this.refusal };
    return { ok: true, value: { replayId: `r-${day}`, fromMs: 0, toMs: 3_600_000 } };
  };

  control: ReplayRequests['control'] = async ({ replayId, action }) => {
    this.asked.push(`${replayId} ${describeAction(action)}`);
    return { ok: true, value: null };
  };
}

function describeAction(action: ReplayControl['action']): string {
  if (action.kind === 'jump') return `jump ${action.atMs}`;
  return action.kind === 'play' ? `play ${action.speed}` : action.kind;
}

describe('a replay', () => {
  test('starts at the chosen speed, pauses and goes on', async () => {
    const server = new MemoryReplays();
    const player = new ReplayPlayer(server);
    await player.start('2026-03-02');
    expect(player).toMatchObject({ phase: 'playing', replayId: 'r-2026-03-02', toMs: 3_600_000 });
    await player.toggle();
    expect(player.phase).toBe('paused');
    await player.toggle();
    expect(player.phase).toBe('playing');
    expect(server.asked).toEqual(['start 2026-03-02 10', 'r-2026-03-02 pause', 'r-2026-03-02 play 10']);
  });

  test('keeps a speed chosen while paused for the next play', async () => {
    const server = new MemoryReplays();
    const player = new ReplayPlayer(server);
    await player.start('2026-03-02');
    await player.pause();
    await player.setSpeed(60);
    expect(server.asked).not.toContain('r-2026-03-02 play 60');
    await player.play();
    expect(server.asked.at(-1)).toBe('r-2026-03-02 play 60');
  });

  test('steps along the speeds and stops at their ends', async () => {
    const player = new ReplayPlayer(new MemoryReplays());
    await player.start('2026-03-02');
    for (let i = 0; i < 9; i += 1) await player.stepSpeed(1);
    expect(player.speed).toBe(60);
    for (let i = 0; i < 9; i += 1) await player.stepSpeed(-1);
    expect(player.speed).toBe(1);
  });

  test('brings a jump outside of the day to its edge', async () => {
    const server = new MemoryReplays();
    const player = new ReplayPlayer(server);
    await player.start('2026-03-02');
    await player.jump(99_999_999);
    await player.jump(-5);
    expect(server.asked.slice(-2)).toEqual(['r-2026-03-02 jump 3600000', 'r-2026-03-02 jump 0']);
  });

  test('closes the day before it opens another', async () => {
    const server = new MemoryReplays();
    const player = new ReplayPlayer(server);
    await player.start('2026-03-02');
    await player.start('2026-03-03');
    expect(server.asked).toEqual(['start 2026-03-02 10', 'r-2026-03-02 close', 'start 2026-03-03 10']);
    expect(player.replayId).toBe('r-2026-03-03');
  });

  test('says why it could not begin', async () => {
    const server = new MemoryReplays();
    server.refusal = 'There are no events of 1999-01-01.';
    const player = new ReplayPlayer(server);
    await player.start('1999-01-01');
    expect(player).toMatchObject({ phase: 'failed', replayId: null, trouble: { message: server.refusal } });
  });

  test('ends when the server says so, and does not mind the end of another', async () => {
    const player = new ReplayPlayer(new MemoryReplays());
    await player.start('2026-03-02');
    player.noteEnded({ ...OVER, replayId: 'r-other' });
    expect(player.phase).toBe('playing');
    player.noteEnded({ ...OVER, replayId: 'r-2026-03-02' });
    expect(player).toMatchObject({ phase: 'ended', replayId: null });
  });
});
