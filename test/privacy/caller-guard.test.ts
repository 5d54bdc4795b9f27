import { describe, expect, it } from 'vitest';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { maskNumber } from '../../shared/site/mask-number.ts';
import { offered, resynchronised, transferred } from '../helpers/event-builders.ts';

const KEY = 'a key of this site alone';
const guard = createCallerGuard('hashed', KEY);

describe('a caller guard', () => {
  it('CG1 lets everything pass where numbers are kept', () => {
    const kept = createCallerGuard('kept', KEY);
    const event = offered({ callerNumber: '+49 30 312', callerName: 'Ana' });
    expect(kept.guardEvent(event)).toBe(event);
    expect(kept.guardNumber(' 110 ')).toBe(' 110 ');
  });

  it('CG2 takes numbers and names out of every event that has them', () => {
    const caller = { callerNumber: '13912345678', callerName: '王芳' };
    const waiting = [
      { callId: 'a', queueId: 'support', offeredAtMs: 5, ...caller },
      { callId: 'b', queueId: 'support', offeredAtMs: 6 },
    ];
    const events: readonly FloorEvent[] = [
      offered({ ...caller, id: 'one', priority: 3 }),
      resynchronised({ waiting }),
      offered({ callerName: '王芳' }),
    ];
    const guarded = events.map((event) => guard.guardEvent(event));
    const text = JSON.stringify(guarded);
    expect(text).not.toContain('139');
    expect(text).not.toContain('王芳');
    const hash = guard.guardNumber(caller.callerNumber);
    expect(hash).toMatch(/^#[\w-]{16}$/);
    expect(guarded[0]).toEqual(offered({ id: 'one', priority: 3, callerNumber: hash }));
    expect(guarded[1]).toMatchObject({ waiting: [{ callId: 'a', callerNumber: hash }, waiting[1]] });
    expect(guarded[2]).toEqual(offered());
  });

  it('CG2 takes telephone numbers out of transfers, and leaves queues, agents and extensions', () => {
    const to = (target: string, kind: 'blind' | 'attended' | 'queue' = 'blind') =>
      (guard.guardEvent(transferred({ kind, to: target })) as { readonly to?: string }).to;
    expect(to('+49 30 123456')).toBe(guard.guardNumber('004930123456'));
    expect(to('13912345678', 'attended')).toMatch(/^#/);
    expect(to('sip:13912345678@example.com')).toMatch(/^#/);
    for (const inside of ['1001', 'support', 'PJSIP/1001', 'anna']) expect(to(inside)).toBe(inside);
    expect(to('13912345678', 'queue')).toBe('13912345678');
    const silent = transferred({ kind: 'blind' });
    expect(guard.guardEvent(silent)).toBe(silent);
  });

  it('CG2 leaves all other events alone', () => {
    const event: FloorEvent = { type: 'feed-lost', atMs: 1, feedId: 'pbx', reason: 'gone' };
    expect(guard.guardEvent(event)).toBe(event);
  });

  it.each([
    ['+49 (30) 312-3475', '+49303123475'],
    ['139 1234 5678', '13912345678'],
    ['0049 30 3123475', '+49303123475'],
    ['１３９１２３４５６７８', '13912345678'],
    ['  030/312.34 ', '03031234'],
    [' anonymous ', 'anonymous'],
    ['', '  '],
  ])('CG3 %s and %s are one caller', (one, other) => {
    expect(guard.guardNumber(one)).toBe(guard.guardNumber(other));
  });

  it('CG3 other numbers, other keys: other hashes', () => {
    expect(guard.guardNumber('110')).not.toBe(guard.guardNumber('112'));
    expect(guard.guardNumber('+110')).not.toBe(guard.guardNumber('110'));
    expect(guard.guardNumber('110')).not.toBe(createCallerGuard('hashed', 'other').guardNumber('110'));
    expect(guard.guardNumber('')).toBe('');
  });

  it('CG4 a hash is not hashed again', () => {
    const hash = guard.guardNumber('13912345678');
    expect(guard.guardNumber(hash)).toBe(hash);
    expect(guard.guardNumber('#1234')).not.toBe('#1234');
  });

  it('SD6 callers stay tellable apart on screens', () => {
    const hash = guard.guardNumber('13912345678');
    expect(maskNumber(hash)).toBe(hash.slice(0, 5));
    expect(maskNumber('#1234')).toBe('•••');
  });
});
