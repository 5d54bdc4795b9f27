import type { CallEvent, FloorEvent, NumberedEvent } from '../../shared/floor/events.ts';

/** What happened to the caller (waiting, talking, on hold) or on an agent's side (ringing, talking, …). */
export type LaneKind = 'waiting' | 'ringing' | 'talking' | 'hold' | 'wrap-up';

export interface LaneBar {
  readonly kind: LaneKind;
  readonly fromMs: number;
  /** Null: still going on. */
  readonly toMs: number | null;
}

/** One row of the drawing: a queue the caller waited in, or an agent who had to do with the call. */
export interface Lane {
  readonly scope: 'queue' | 'agent';
  readonly id: string;
  readonly bars: readonly LaneBar[];
}

export interface CallLanes {
  readonly fromMs: number;
  /** The last event, or now when something still goes on. */
  readonly toMs: number;
  readonly lanes: readonly Lane[];
  readonly open: boolean;
}

interface OpenBar {
  readonly lane: string;
  readonly kind: LaneKind;
  readonly fromMs: number;
}

/**
 * The bars of one contact, worked out from its events in the order of their times. A bar whose end was never seen is
 * closed by whatever comes next for the same lane, or is still open.
 */
export function drawCall(numbered: readonly NumberedEvent[], nowMs: number): CallLanes {
  const events = numbered
    .toSorted((a, b) => a.event.atMs - b.event.atMs || a.seq - b.seq)
    .map((entry) => entry.event)
    .filter(isCallEvent);
  const lanes = new Map<string, { lane: Lane; bars: LaneBar[] }>();
  const open: OpenBar[] = [];

  const start = (scope: Lane['scope'], id: string, kind: LaneKind, atMs: number) => {
    const key = `${scope}/${id}`;
    close(key, atMs);
    if (!lanes.has(key)) {
      const bars: LaneBar[] = [];
      lanes.set(key, { lane: { scope, id, bars }, bars });
    }
    open.push({ lane: key, kind, fromMs: atMs });
  };
  const close = (key: string, atMs: number, kind?: LaneKind) => {
    for (let at = open.length - 1; at >= 0; at -= 1) {
      const bar = open[at]!;
      if (bar.lane !== key || (kind && bar.kind !== kind)) continue;
      open.splice(at, 1);
      lanes.get(key)!.bars.push({ kind: bar.kind, fromMs: bar.fromMs, toMs: atMs });
    }
  };
  const closeRings = (atMs: number) => {
    for (const key of lanes.keys()) close(key, atMs, 'ringing');
  };

  for (const event of events) {
    const queue = `queue/${event.queueId}`;
    switch (event.type) {
      case 'call-offered':
        start('queue', event.queueId, 'waiting', event.atMs);
        break;
      case 'call-rang':
        start('agent', event.agentId, 'ringing', event.atMs);
        break;
      case 'call-ring-ended':
        close(`agent/${event.agentId}`, event.atMs, 'ringing');
        break;
      case 'call-answered':
        close(queue, event.atMs);
        closeRings(event.atMs);
        start('agent', event.agentId, 'talking', event.atMs);
        break;
      case 'call-held':
        start('agent', event.agentId, 'hold', event.atMs);
        break;
      case 'call-resumed':
        start('agent', event.agentId, 'talking', event.atMs);
        break;
      case 'call-transferred':
      case 'call-ended':
      case 'wrap-up-ended':
        close(`agent/${event.agentId}`, event.atMs);
        break;
      case 'wrap-up-started':
        start('agent', event.agentId, 'wrap-up', event.atMs);
        break;
      case 'call-abandoned':
      case 'call-flowed-out':
        close(queue, event.atMs);
        closeRings(event.atMs);
        break;
      default:
        event satisfies never;
    }
  }

  const firstMs = events[0]?.atMs ?? nowMs;
  const lastMs = events.at(-1)?.atMs ?? nowMs;
  for (const bar of open) lanes.get(bar.lane)!.bars.push({ kind: bar.kind, fromMs: bar.fromMs, toMs: null });
  return {
    fromMs: firstMs,
    toMs: open.length > 0 ? Math.max(nowMs, lastMs) : lastMs,
    lanes: [...lanes.values()].map(({ lane, bars }) => ({
      ...lane,
      bars: bars.toSorted((a, b) => a.fromMs - b.fromMs),
    })),
    open: open.length > 0,
  };
}

function isCallEvent(event: FloorEvent): event is CallEvent {
  return 'callId' in event;
}
