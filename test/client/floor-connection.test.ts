import { describe, expect, test } from 'vitest';
import { FloorConnection, type FloorSocket } from '../../client/connection/floor-connection.ts';
import { FloorMirror } from '../../client/state/floor-mirror.svelte.ts';
import {
  PROTOCOL_VERSION,
  type Ack,
  type FloorDelta,
  type FloorSnapshot,
} from '../../shared/contract/socket-events.ts';
import { createEmptySite } from '../../shared/site/site.ts';

const T0 = Date.parse('2026-03-02T08:00:00Z');
const site = createEmptySite('Etc/UTC');

type Join = (answer: Ack<FloorSnapshot>) => void;

/** The other end of the line, in the test's hand. */
class FakeSocket implements FloorSocket {
  connected = false;
  dials = 0;
  cuts = 0;
  readonly joins: Join[] = [];
  readonly #listeners = new Map<string, ((...args: never[]) => void)[]>();

  on(event: string, listener: (...args: never[]) => void): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  emit(event: string, ...args: unknown[]): void {
    if (event === 'floor:join') this.joins.push(args[1] as Join);
  }

  connect(): void {
    this.dials += 1;
  }

  disconnect(): void {
    if (this.connected) this.tell('disconnect', 'io client disconnect');
    this.connected = false;
    this.cuts += 1;
  }

  accept(): void {
    this.connected = true;
    this.tell('connect');
  }

  tell(event: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...(args as never[]));
  }
}

function snapshot(seq: number, epoch = 'one', waiting = 0, protocol = PROTOCOL_VERSION): FloorSnapshot {
  return {
    protocol,
    epoch,
    seq,
    mode: 'live',
    floorNowMs: T0,
    speed: 1,
    site,
    rows: { 'queue/*': { waiting } },
  };
}

function delta(seq: number, waiting: number, epoch = 'one', floorNowMs = T0): FloorDelta {
  return { epoch, seq, floorNowMs, speed: 1, set: { 'queue/*': { waiting } } };
}

function open() {
  const socket = new FakeSocket();
  let stopwatchMs = 0;
  let tick = () => {};
  const heard: string[] = [];
  const mirror = new FloorMirror(0);
  const connection = new FloorConnection({
    socket,
    mirror,
    stopwatchMs: () => stopwatchMs,
    every: (_ms, work) => {
      tick = work;
      return () => (tick = () => {});
    },
    onOtherProtocol: (protocol) => heard.push(`protocol ${protocol}`),
    onOtherEpoch: () => heard.push('epoch'),
    onBoardChanged: (boardId) => heard.push(`board ${boardId}`),
  });
  connection.follow({ audience: 'wall' });
  return {
    socket,
    mirror,
    connection,
    heard,
    /** Time goes by, with the ticks that fall into it. */
    pass(ms: number) {
      for (const end = stopwatchMs + ms; stopwatchMs < end;) {
        stopwatchMs += 200;
        tick();
      }
    },
  };
}

/** Connected and following at seq 5. */
function following() {
  const screen = open();
  screen.socket.accept();
  screen.socket.joins[0]!({ ok: true, value: snapshot(5) });
  return screen;
}

const waiting = (screen: ReturnType<typeof open>) => screen.mirror.queue('*')?.waiting;

describe('a screen and its line', () => {
  test('CN1 asks for the whole floor on every connection and follows from there', () => {
    const screen = following();
    expect(screen.mirror.phase).toBe('live');
    screen.socket.tell('floor:changed', delta(6, 1));
    screen.socket.tell('floor:changed', delta(7, 2));
    expect(waiting(screen)).toBe(2);
    screen.socket.tell('disconnect', 'transport close');
    screen.socket.accept();
    expect(screen.socket.joins).toHaveLength(2);
    screen.socket.joins[1]!({ ok: true, value: snapshot(30, 'one', 9) });
    expect(waiting(screen)).toBe(9);
    screen.socket.tell('floor:changed', delta(31, 4));
    expect(waiting(screen)).toBe(4);
  });

  test('CN2 a gap is never bridged by a guess', () => {
    const screen = following();
    screen.socket.tell('floor:changed', delta(7, 3));
    expect(waiting(screen)).toBe(0);
    expect(screen.socket.joins).toHaveLength(2);
  });

  test('CN2 a delta of another epoch asks for the floor anew, and the restart is told', () => {
    const screen = following();
    screen.socket.tell('floor:changed', delta(6, 3, 'two'));
    expect(waiting(screen)).toBe(0);
    screen.socket.joins[1]!({ ok: true, value: snapshot(1, 'two', 8) });
    expect(waiting(screen)).toBe(8);
    expect(screen.heard).toEqual(['epoch']);
  });

  test('CN3 a delta told twice changes nothing', () => {
    const screen = following();
    screen.socket.tell('floor:changed', delta(6, 1));
    screen.socket.tell('floor:changed', delta(6, 99));
    screen.socket.tell('floor:changed', delta(5, 98));
    expect(waiting(screen)).toBe(1);
    expect(screen.socket.joins).toHaveLength(1);
  });

  test('CN4 deltas that overtake the floor are kept for after it', () => {
    const screen = open();
    screen.socket.accept();
    screen.socket.tell('floor:changed', delta(4, 44));
    screen.socket.tell('floor:changed', delta(5, 55));
    screen.socket.tell('floor:changed', delta(6, 66));
    screen.socket.tell('floor:changed', delta(7, 77));
    screen.socket.joins[0]!({ ok: true, value: snapshot(5) });
    expect(waiting(screen)).toBe(77);
    screen.socket.tell('floor:changed', delta(8, 88));
    expect(waiting(screen)).toBe(88);
    expect(screen.socket.joins).toHaveLength(1);
  });

  test('CN5 silence is seen within 3 s, said with its age, and the clock stands still', () => {
    const screen = following();
    screen.pass(2_400);
    expect(screen.mirror.phase).toBe('live');
    screen.pass(600);
    expect(screen.mirror.phase).toBe('stale');
    expect(screen.mirror.freshness).toEqual({ kind: 'silent', sinceMs: T0, seconds: 3 });
    const stoodAtMs = screen.mirror.nowMs;
    screen.pass(2_000);
    expect(screen.mirror.nowMs).toBe(stoodAtMs);
    expect(screen.mirror.freshness).toMatchObject({ seconds: 5 });
    screen.socket.tell('floor:changed', delta(6, 1, 'one', T0 + 5_000));
    expect(screen.mirror.freshness).toEqual({ kind: 'live' });
  });

  test('CN6 a line that is up but silent is cut and dialled anew, again and again', () => {
    const screen = following();
    screen.pass(5_800);
    expect(screen.socket.dials).toBe(1);
    screen.pass(400);
    expect(screen.socket).toMatchObject({ dials: 2, cuts: 1 });
    screen.pass(6_200);
    expect(screen.socket.dials).toBe(3);
  });

  test('CN6 a server that hung up is dialled again after a moment', () => {
    const screen = following();
    screen.socket.connected = false;
    screen.socket.tell('disconnect', 'io server disconnect');
    screen.pass(800);
    expect(screen.socket.dials).toBe(1);
    screen.pass(400);
    expect(screen.socket.dials).toBe(2);
  });

  test('CN7 a refusal is said and asked again; the screen heals by itself', () => {
    const screen = open();
    screen.socket.accept();
    screen.socket.joins[0]!({ ok: false, code: 'not-allowed', message: 'Walls need a link.' });
    expect(screen.mirror.freshness).toEqual({
      kind: 'refused',
      refusal: { code: 'not-allowed', message: 'Walls need a link.' },
    });
    screen.pass(14_000);
    expect(screen.socket.joins).toHaveLength(1);
    screen.pass(1_200);
    screen.socket.joins[1]!({ ok: true, value: snapshot(5) });
    expect(screen.mirror.freshness).toEqual({ kind: 'live' });
  });

  test('CN7 a link that is no longer good is told at the door', () => {
    const screen = open();
    screen.socket.tell('connect_error', { data: { code: 'not-signed-in', message: 'Revoked.' } });
    expect(screen.mirror.refusal).toEqual({ code: 'not-signed-in', message: 'Revoked.' });
    screen.pass(15_200);
    expect(screen.socket.dials).toBe(2);
  });

  test('CN7 a server with a passing trouble is asked again soon, without a word', () => {
    const screen = open();
    screen.socket.accept();
    screen.socket.joins[0]!({ ok: false, code: 'too-many', message: 'Later.' });
    expect(screen.mirror.phase).toBe('connecting');
    screen.pass(2_200);
    expect(screen.socket.joins).toHaveLength(2);
  });

  test('CN8 a server of another protocol makes the page load itself again, and shows nothing of it', () => {
    const screen = open();
    screen.socket.accept();
    screen.socket.joins[0]!({ ok: true, value: snapshot(5, 'one', 3, PROTOCOL_VERSION + 1) });
    expect(screen.heard).toEqual([`protocol ${PROTOCOL_VERSION + 1}`]);
    expect(waiting(screen)).toBeUndefined();
  });

  test('CN9 an answer that comes after the line was lost is not listened to', () => {
    const screen = following();
    screen.socket.tell('floor:changed', delta(9, 1));
    screen.socket.tell('disconnect', 'transport close');
    screen.socket.joins[1]!({ ok: true, value: snapshot(9, 'one', 9) });
    expect(waiting(screen)).toBe(0);
    screen.socket.accept();
    screen.socket.joins[1]!({ ok: false, code: 'not-found', message: 'Old.' });
    expect(screen.mirror.refusal).toBeNull();
  });

  test('CN9 a join that is never answered is sent again', () => {
    const screen = open();
    screen.socket.accept();
    screen.pass(5_200);
    expect(screen.socket.joins.length).toBeGreaterThanOrEqual(2);
  });

  test('hears of changed boards, and nothing more after it was stopped', () => {
    const screen = following();
    screen.socket.tell('board:changed', { boardId: 'floor' });
    expect(screen.heard).toEqual(['board floor']);
    screen.connection.stop();
    screen.pass(20_000);
    expect(screen.socket).toMatchObject({ connected: false, dials: 1 });
  });
});
