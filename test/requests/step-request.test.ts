import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestActor, ShiftRequest } from '../../shared/requests/request.ts';
import { isFinal, stepRequest, waitsFor, type AskedStep } from '../../shared/requests/step-request.ts';
import { DAY, requestOf } from './request-builder.ts';

const actors: fc.Arbitrary<RequestActor> = fc.oneof(
  fc.constantFrom('a', 'b', 'c').map((agentId) => ({ kind: 'agent' as const, agentId })),
  fc.constant({ kind: 'planner' as const, name: 'w' }),
  fc.constant({ kind: 'rules' as const }),
  fc.constant({ kind: 'clock' as const }),
);
const steps: fc.Arbitrary<readonly AskedStep[]> = fc.array(
  fc.record({
    act: fc.constantFrom('agree', 'decline', 'approve', 'refuse', 'withdraw', 'expire', 'cancel'),
    by: actors,
    atMs: fc.nat(1_500),
    reason: fc.string(),
  }),
  { maxLength: 12 },
);
const starts: fc.Arbitrary<ShiftRequest> = fc.constantFrom(
  requestOf({ kind: 'swap', day: DAY, otherAgentId: 'b', otherDay: null }),
  requestOf({ kind: 'swap', day: DAY, otherAgentId: null, otherDay: null }),
  requestOf({ kind: 'give-away', day: DAY, otherAgentId: 'b' }),
  requestOf({ kind: 'give-away', day: DAY, otherAgentId: null }),
  requestOf({ kind: 'open-shift', offerId: 'o' }),
  requestOf({ kind: 'leave', leaveKind: 'annual', firstDay: DAY, lastDay: DAY, part: null }),
);

function walk(start: ShiftRequest, path: readonly AskedStep[]): readonly ShiftRequest[] {
  const seen = [start];
  for (const step of path) {
    const stepped = stepRequest(seen.at(-1)!, step);
    if ('request' in stepped) seen.push(stepped.request);
  }
  return seen;
}

describe('steps of a request', () => {
  it('ASK1 no path has two ends: what is over keeps its state', () => {
    fc.assert(
      fc.property(starts, steps, (start, path) => {
        const seen = walk(start, path);
        const ended = seen.findIndex(({ state }) => isFinal(state));
        if (ended >= 0)
          expect(new Set(seen.slice(ended).map(({ state }) => state))).toEqual(new Set([seen[ended]!.state]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('ASK2 nobody but the parties acts, whatever the path', () => {
    fc.assert(
      fc.property(starts, steps, (start, path) => {
        for (const request of walk(start, path)) {
          const taker = request.otherAgentId;
          for (const { act, by } of request.steps.slice(1)) {
            if (act === 'approve' || act === 'refuse') expect(['planner', 'rules']).toContain(by.kind);
            if (act === 'expire') expect(by.kind).toBe('clock');
            if (act === 'agree' || act === 'decline') expect(by).toEqual({ kind: 'agent', agentId: taker });
            if (act === 'agree') expect(taker).not.toBe(request.agentId);
            if (act === 'withdraw' && by.kind === 'agent') expect(['a', taker]).toContain(by.agentId);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('ASK3 every step is kept in its order with who, when and why, and the revision counts them', () => {
    fc.assert(
      fc.property(starts, steps, (start, path) => {
        const last = walk(start, path).at(-1)!;
        expect(last.revision).toBe(last.steps.length);
        const taken = last.steps.slice(1).map(({ act, by, atMs, reason }) => ({ act, by, atMs, reason }));
        const asked = path.map(({ act, by, atMs, reason }) => ({ act, by, atMs, reason }));
        let at = -1;
        for (const step of taken) {
          at = asked.findIndex((one, place) => place > at && JSON.stringify(one) === JSON.stringify(step));
          expect(at).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('ASK2 a planner cannot grant a swap nobody agreed to, and the asker cannot agree to their own', () => {
    const open = requestOf({ kind: 'swap', day: DAY, otherAgentId: null, otherDay: null });
    expect(waitsFor(open)).toBe('colleague');
    const approve = { act: 'approve', by: { kind: 'planner', name: 'w' }, atMs: 1, reason: '' } as const;
    expect(stepRequest(open, approve)).toEqual({ refused: { code: 'request-waits-colleague' } });
    const own = { act: 'agree', by: { kind: 'agent', agentId: 'a' }, atMs: 1, reason: '' } as const;
    expect(stepRequest(open, own)).toEqual({ refused: { code: 'request-not-yours' } });
    const taken = stepRequest(open, { ...own, by: { kind: 'agent', agentId: 'c' }, otherDay: null });
    expect(taken).toMatchObject({
      request: { state: 'agreed', otherAgentId: 'c', ask: { otherDay: DAY }, revision: 2 },
    });
  });

  it('ASK4 after its time it is neither agreed nor granted, and may only expire, be refused or withdrawn', () => {
    const asked = requestOf({ kind: 'open-shift', offerId: 'o' });
    const late = (act: AskedStep['act'], by: RequestActor) =>
      stepRequest(asked, { act, by, atMs: 1_000, reason: '' });
    expect(late('approve', { kind: 'rules' })).toEqual({ refused: { code: 'request-expired' } });
    expect(late('expire', { kind: 'clock' })).toMatchObject({ request: { state: 'expired' } });
    expect(late('withdraw', { kind: 'agent', agentId: 'a' })).toMatchObject({
      request: { state: 'withdrawn' },
    });
    const early = { act: 'expire', by: { kind: 'clock' }, atMs: 999, reason: '' } as const;
    expect(stepRequest(asked, early)).toEqual({ refused: { code: 'request-not-yours' } });
  });

  it('ASK5 granted leave is taken back once, and stays granted to be read', () => {
    const ask = { kind: 'leave', leaveKind: 'annual', firstDay: DAY, lastDay: DAY, part: null } as const;
    const granted = requestOf(ask, { state: 'approved' });
    const cancel = { act: 'cancel', by: { kind: 'agent', agentId: 'a' }, atMs: 5_000, reason: '' } as const;
    const back = stepRequest(granted, cancel);
    if (!('request' in back)) throw new Error('It must be taken back.');
    expect(back.request).toMatchObject({ state: 'approved', isCancelled: true });
    expect(stepRequest(back.request, cancel)).toEqual({ refused: { code: 'request-cancelled-already' } });
    const stranger = { ...cancel, by: { kind: 'agent', agentId: 'c' } } as const;
    expect(stepRequest(granted, stranger)).toEqual({ refused: { code: 'request-not-yours' } });
  });
});
