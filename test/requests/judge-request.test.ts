import { describe, expect, it } from 'vitest';
import { countLeaveDays, countPlaces, sumLeave } from '../../shared/requests/count-leave.ts';
import { judgeRequest, type JudgedFacts } from '../../shared/requests/judge-request.ts';
import {
  DEFAULT_REQUEST_SETTINGS,
  parseRequestSettings,
  type RequestSettings,
} from '../../shared/requests/request-settings.ts';
import { DAY, NEXT, requestOf } from './request-builder.ts';

const HOUR = 3_600_000;
const ANNUAL = DEFAULT_REQUEST_SETTINGS.leaveKinds[0]!;
const LEAVE = { kind: 'leave', leaveKind: 'annual', firstDay: DAY, lastDay: NEXT, part: null } as const;
const SWAP = { kind: 'swap', day: DAY, otherAgentId: 'b', otherDay: null } as const;
const counted = [{ day: DAY, minutes: 480 }];

function judge(other: Partial<JudgedFacts>) {
  return judgeRequest({
    ask: SWAP,
    settings: DEFAULT_REQUEST_SETTINGS,
    nowMs: 0,
    beginsAtMs: 1_000 * HOUR,
    broken: [],
    leave: null,
    offer: null,
    ...other,
  });
}

describe('judging requests', () => {
  it('ASK12 what the rules allow is granted at once; late it is for a planner, begun it is refused', () => {
    expect(judge({})).toMatchObject({ kind: 'rules' });
    expect(judge({ beginsAtMs: 11 * HOUR })).toMatchObject({
      kind: 'planner',
      said: { code: 'request-short-notice', hours: 12 },
    });
    expect(judge({ beginsAtMs: 0 })).toMatchObject({ kind: 'refused', said: { code: 'request-begun' } });
  });

  it('ASK12 a broken rule refuses a swap; leave goes to a planner with it', () => {
    const broken = [{ code: 'roster-breaks-cover' } as const];
    expect(judge({ broken })).toEqual({ kind: 'refused', said: broken[0] });
    const leave = { balances: [], counted, places: [] };
    expect(judge({ ask: LEAVE, leave, broken })).toMatchObject({
      kind: 'planner',
      said: { code: 'request-leave-breaks', why: broken[0] },
    });
  });

  it('ASK12 over the allowance is refused with the figures, over the places it is for a planner', () => {
    const balance = { leaveKind: 'annual', year: '2026', unit: 'days', allowance: 20, asked: 2 } as const;
    const place = { day: DAY, places: 3, asked: 0 };
    const of = (taken: number, there: number) =>
      judge({
        ask: LEAVE,
        leave: { counted, balances: [{ ...balance, taken }], places: [{ ...place, taken: there }] },
      });
    expect(of(18, 2)).toMatchObject({ kind: 'rules' });
    expect(of(18.5, 2)).toMatchObject({
      kind: 'refused',
      said: { code: 'request-allowance-over', wanted: 20.5, allowance: 20 },
    });
    expect(of(0, 3)).toMatchObject({
      kind: 'planner',
      said: { code: 'request-places-full', taken: 3, places: 3 },
    });
  });

  it('ASK12 a kind that is closed, an offer that is over or taken are refused; who is ill may be late', () => {
    const { kinds } = DEFAULT_REQUEST_SETTINGS;
    const closed: RequestSettings = {
      ...DEFAULT_REQUEST_SETTINGS,
      kinds: { ...kinds, swap: { ...kinds.swap, isOpen: false } },
    };
    expect(judge({ settings: closed })).toMatchObject({ said: { code: 'request-kind-closed' } });
    const offer = { isOver: false, left: 1, isForThem: true, pick: 'first-come' } as const;
    const ask = { kind: 'open-shift', offerId: 'o' } as const;
    const of = (other: object) => judge({ ask, offer: { ...offer, ...other } });
    expect(of({})).toMatchObject({ kind: 'rules' });
    expect(of({ pick: 'by-planner' })).toMatchObject({ kind: 'planner' });
    expect(of({ isOver: true })).toMatchObject({ said: { code: 'request-offer-over' } });
    expect(of({ left: 0 })).toMatchObject({ said: { code: 'request-offer-taken' } });
    expect(of({ isForThem: false })).toMatchObject({ said: { code: 'request-offer-not-yours' } });
    const leave = { balances: [], counted, places: [] };
    const sick = { ...LEAVE, leaveKind: 'sick' };
    expect(judge({ ask: sick, leave, beginsAtMs: -HOUR })).toMatchObject({ kind: 'planner' });
  });

  it('ASK11 counts the days that would be worked; unpublished ones from Monday to Friday', () => {
    const week = { ...LEAVE, firstDay: '2026-03-09', lastDay: '2026-03-15' };
    const worked = [{ fromMinute: 480, toMinute: 990 }];
    const none = () => 0;
    expect(countLeaveDays(week, ANNUAL, () => null, none)).toHaveLength(5);
    expect(countLeaveDays(week, ANNUAL, (day) => (day === '2026-03-15' ? worked : []), none)).toEqual([
      { day: '2026-03-15', minutes: 480 },
    ]);
    const part = { ...LEAVE, lastDay: DAY, part: { fromMinute: 480, toMinute: 720 } };
    expect(countLeaveDays(part, ANNUAL, () => worked, none)).toEqual([{ day: DAY, minutes: 240 }]);
    expect(countLeaveDays(part, ANNUAL, () => null, none)).toEqual([{ day: DAY, minutes: 240 }]);
  });

  it('ASK12 what has begun already waits for a planner in words of its own', () => {
    const sick = { ...LEAVE, leaveKind: 'sick' };
    const facts = { ask: sick, nowMs: 2, beginsAtMs: 1, leave: { balances: [], counted, places: [] } };
    expect(judge(facts)).toEqual({ kind: 'planner', said: { code: 'request-begun-planner' } });
  });

  it('ASK14 of a part of a day that counts which is worked, and no more than the day has left', () => {
    const part = (fromMinute: number, toMinute: number) => ({
      ...LEAVE,
      lastDay: DAY,
      part: { fromMinute, toMinute },
    });
    const late = () => [{ fromMinute: 840, toMinute: 1_350 }];
    const count = (from: number, to: number, granted = 0) =>
      countLeaveDays(part(from, to), ANNUAL, late, () => granted).map(({ minutes }) => minutes);
    expect(count(0, 60)).toEqual([]);
    expect(count(780, 900)).toEqual([60]);
    expect(count(840, 1_350)).toEqual([480]);
    expect(count(840, 1_350, 300)).toEqual([180]);
    const night = () => [
      { fromMinute: 1_320, toMinute: 1_440 },
      { fromMinute: 1_500, toMinute: 1_800 },
    ];
    // A gap in the night is nobody's work.
    expect(countLeaveDays(part(1_380, 1_560), ANNUAL, night, () => 0)).toEqual([{ day: DAY, minutes: 120 }]);
  });

  it('ASK11 sums a year by state, each day in its own year, without what was taken back', () => {
    const days = [
      { day: '2026-12-31', minutes: 480 },
      { day: '2027-01-01', minutes: 480 },
    ];
    const requests = [
      requestOf(LEAVE, { state: 'approved', counted: days }),
      requestOf(LEAVE, { state: 'asked', counted: [{ day: '2026-05-05', minutes: 240 }] }),
      requestOf(LEAVE, { state: 'approved', counted: days, isCancelled: true }),
      requestOf(LEAVE, { state: 'refused', counted: days }),
      requestOf(LEAVE, { state: 'approved', counted: days, agentId: 'x' }),
    ];
    expect(sumLeave(requests, 'a', ANNUAL, '2026')).toMatchObject({ taken: 1, asked: 0.5, allowance: 20 });
    const hours = { ...ANNUAL, allowance: { unit: 'hours', amount: 40 } } as const;
    expect(sumLeave(requests, 'a', hours, '2026')).toMatchObject({ taken: 8, asked: 4, unit: 'hours' });
  });

  it('ASK11 places are of the team and the day; whoever asks twice is one', () => {
    const teamOf = (agentId: string) => (agentId === 'x' ? 'B' : 'A');
    const requests = [
      requestOf(LEAVE, { state: 'approved' }),
      requestOf(LEAVE, { state: 'approved' }),
      requestOf(LEAVE, { state: 'asked', agentId: 'b' }),
      requestOf(LEAVE, { state: 'approved', agentId: 'x' }),
    ];
    const settings = { ...DEFAULT_REQUEST_SETTINGS, teamPlaces: [{ team: 'B', places: 0 }] };
    expect(countPlaces(requests, NEXT, 'A', settings, teamOf)).toMatchObject({
      taken: 1,
      asked: 1,
      places: 3,
    });
    expect(countPlaces(requests, NEXT, 'B', settings, teamOf)).toMatchObject({ taken: 1, places: 0 });
    expect(countPlaces(requests, '2026-03-12', 'A', settings, teamOf)).toMatchObject({ taken: 0 });
  });

  it('ASK12 settings are read back as they were, and refused with two kinds of one name', () => {
    expect(parseRequestSettings(DEFAULT_REQUEST_SETTINGS)).toEqual(DEFAULT_REQUEST_SETTINGS);
    const twice = { ...DEFAULT_REQUEST_SETTINGS, leaveKinds: [ANNUAL, ANNUAL] };
    expect(() => parseRequestSettings(twice)).toThrow();
  });
});
