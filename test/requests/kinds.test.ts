import { describe, expect, it } from 'vitest';
import { drawRequest, REQUEST_KINDS } from '../../shared/requests/kinds/index.ts';
import { cutShift } from '../../shared/requests/cut-shift.ts';
import { REQUEST_KIND_IDS } from '../../shared/requests/request-settings.ts';
import { contextOf, DAY, NEXT, offerOf, requestOf, shiftOf } from './request-builder.ts';

const EARLY = shiftOf();
const LATE = shiftOf('14:00', 480);

describe('kinds of requests', () => {
  it('ASK6 leave takes the shifts of its days, and leaves those alone that are none', () => {
    const context = contextOf({ [DAY]: { a: EARLY }, [NEXT]: { a: null } });
    const ask = { kind: 'leave', leaveKind: 'annual', firstDay: DAY, lastDay: NEXT, part: null } as const;
    expect(drawRequest(requestOf(ask), context)).toEqual({
      changes: [{ agentId: 'a', day: DAY, entry: { shift: null, isPinned: true, note: 'Annual leave' } }],
    });
    const unknown = { ...ask, leaveKind: 'none' };
    expect(drawRequest(requestOf(unknown), context)).toMatchObject({
      refused: { code: 'request-leave-kind-unknown' },
    });
  });

  it('ASK6 a part at the start or the end makes the shift shorter, one in the middle leaves a gap', () => {
    const { place } = contextOf({});
    const cut = (fromMinute: number, toMinute: number, shift = EARLY) =>
      cutShift(place(DAY, shift), { fromMinute, toMinute });
    expect(cut(480, 600)).toMatchObject({ start: '10:00', minutes: 360, segments: null });
    expect(cut(0, 600)).toMatchObject({ start: '10:00', minutes: 360 });
    expect(cut(900, 2_000)).toMatchObject({ start: '08:00', minutes: 420 });
    expect(cut(480, 960)).toBeNull();
    expect(cut(960, 1_020)).toBe(EARLY);
    expect(cut(600, 660)!.segments).toEqual([
      { kind: 'work', id: null, fromMinute: 480, toMinute: 600, isPaid: true },
      { kind: 'gap', id: null, fromMinute: 600, toMinute: 660, isPaid: false },
      { kind: 'work', id: null, fromMinute: 660, toMinute: 960, isPaid: true },
    ]);
    // A night shift runs on past midnight.
    expect(cut(1_440, 1_800, shiftOf('22:00', 480))).toMatchObject({ start: '22:00', minutes: 120 });
  });

  it('ASK7 a swap gives each the other one’s shift, of one day or of two', () => {
    const ask = { kind: 'swap', day: DAY, otherAgentId: 'b', otherDay: null } as const;
    const same = contextOf({ [DAY]: { a: EARLY, b: LATE } });
    expect(drawRequest(requestOf(ask), same)).toMatchObject({
      changes: [
        { agentId: 'a', entry: { shift: LATE } },
        { agentId: 'b', entry: { shift: EARLY } },
      ],
    });
    const two = contextOf({ [DAY]: { a: EARLY }, [NEXT]: { b: LATE } });
    const drawn = drawRequest(requestOf({ ...ask, otherDay: NEXT }), two);
    expect(drawn).toMatchObject({
      changes: [
        { agentId: 'a', day: DAY, entry: { shift: null } },
        { agentId: 'b', day: DAY, entry: { shift: EARLY } },
        { agentId: 'b', day: NEXT, entry: { shift: null } },
        { agentId: 'a', day: NEXT, entry: { shift: LATE } },
      ],
    });
    const busy = contextOf({ [DAY]: { a: EARLY, b: LATE }, [NEXT]: { b: LATE } });
    expect(drawRequest(requestOf({ ...ask, otherDay: NEXT }), busy)).toMatchObject({
      refused: { code: 'request-works-already' },
    });
    expect(drawRequest(requestOf(ask), contextOf({}))).toMatchObject({
      refused: { code: 'request-day-unpublished' },
    });
  });

  it('ASK8 a shift is given to somebody who is off that day', () => {
    const request = requestOf({ kind: 'give-away', day: DAY, otherAgentId: 'b' });
    expect(drawRequest(request, contextOf({ [DAY]: { a: EARLY } }))).toMatchObject({
      changes: [
        { agentId: 'a', entry: { shift: null } },
        { agentId: 'b', entry: { shift: EARLY } },
      ],
    });
    expect(drawRequest(request, contextOf({ [DAY]: { a: EARLY, b: LATE } }))).toMatchObject({
      refused: { code: 'request-works-already' },
    });
    expect(drawRequest(request, contextOf({ [DAY]: { b: null } }))).toMatchObject({
      refused: { code: 'request-no-shift' },
    });
  });

  it.each(['open-shift', 'bonus-shift'] as const)('ASK9 %s goes to somebody who is off', (kind) => {
    const request = requestOf({ kind, offerId: 'o' });
    const offer = offerOf({ kind, note: 'Festival' });
    expect(drawRequest(request, contextOf({ [DAY]: {} }, offer))).toMatchObject({
      changes: [{ agentId: 'a', day: DAY, entry: { shift: { start: '08:00' }, note: 'Festival' } }],
    });
    expect(drawRequest(request, contextOf({ [DAY]: { a: LATE } }, offer))).toMatchObject({
      refused: { code: 'request-works-already' },
    });
    expect(drawRequest(request, contextOf({ [DAY]: {} }))).toEqual({
      refused: { code: 'request-offer-gone' },
    });
  });

  it('ASK10 extra hours lengthen the shift they touch, at its start or at its end', () => {
    const request = requestOf({ kind: 'extra-hours', offerId: 'o' });
    const of = (fromMinute: number, toMinute: number) =>
      drawRequest(
        request,
        contextOf(
          { [DAY]: { a: EARLY } },
          offerOf({ kind: 'extra-hours', shift: null, hours: { fromMinute, toMinute } }),
        ),
      );
    expect(of(960, 1_080)).toMatchObject({
      changes: [{ entry: { shift: { start: '08:00', minutes: 600 } } }],
    });
    expect(of(420, 480)).toMatchObject({ changes: [{ entry: { shift: { start: '07:00', minutes: 540 } } }] });
    expect(of(1_000, 1_080)).toMatchObject({ refused: { code: 'request-hours-apart' } });
  });

  it('ASK10 time off is cut from the shift; all of it lets one go home', () => {
    const request = requestOf({ kind: 'time-off', offerId: 'o' });
    const of = (fromMinute: number, toMinute: number) =>
      drawRequest(
        request,
        contextOf(
          { [DAY]: { a: EARLY } },
          offerOf({ kind: 'time-off', shift: null, hours: { fromMinute, toMinute } }),
        ),
      );
    expect(of(840, 960)).toMatchObject({ changes: [{ entry: { shift: { minutes: 360 } } }] });
    expect(of(0, 1_440)).toMatchObject({ changes: [{ entry: { shift: null } }] });
    expect(of(0, 60)).toMatchObject({ refused: { code: 'request-hours-apart' } });
  });

  it('ASK13 availability and wishes change no shift', () => {
    const times = { availability: null, wishes: [] };
    const ask = { kind: 'availability', wanted: times, seen: times } as const;
    expect(drawRequest(requestOf(ask), contextOf({}))).toEqual({ changes: [] });
  });

  it('ASK6 every kind is in the list under its own name', () => {
    expect(Object.keys(REQUEST_KINDS).sort()).toEqual([...REQUEST_KIND_IDS].sort());
    for (const id of REQUEST_KIND_IDS) expect(REQUEST_KINDS[id].id).toBe(id);
  });
});
