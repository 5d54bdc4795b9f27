import { describe, expect, it } from 'vitest';
import { revisionOf } from '../../server/ports/revision-of.ts';
import { readPlans } from '../../server/adherence/read-plans.ts';
import { createMemoryAdherence } from '../../server/stores/adherence/memory-adherence.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { wordMessage } from '../../shared/messages/message.ts';
import { DEFAULT_REQUEST_SETTINGS, type LeaveKind } from '../../shared/requests/request-settings.ts';
import type { RequestAsk } from '../../shared/requests/request.ts';
import {
  EARLY,
  LATE,
  NIGHT,
  NOW_MS,
  openRequests,
  REQUEST_SITE,
  THURSDAY,
  TUESDAY,
  WEDNESDAY,
  WEEK,
} from './open-requests.ts';
import { offerOf } from './request-builder.ts';

const LEAVE: RequestAsk = {
  kind: 'leave',
  leaveKind: 'annual',
  firstDay: TUESDAY,
  lastDay: TUESDAY,
  part: null,
};
const SWAP: RequestAsk = { kind: 'swap', day: TUESDAY, otherAgentId: 'b', otherDay: null };
const AGREE = { agree: true, otherDay: null, reason: '' };
const PENDING = { seen: 'asked', reason: '' } as const;
const everybody = () => true;

function post(desk: Awaited<ReturnType<typeof openRequests>>, other: Parameters<typeof offerOf>[0] = {}) {
  const {
    postedAtMs: _posted,
    closedAtMs: _closed,
    ...offer
  } = offerOf({
    id: 'offer-number-one-0',
    day: TUESDAY,
    shift: { templateId: 'early', start: '08:00', minutes: 510 },
    endsAtMs: NOW_MS + 86_400_000,
    ...other,
  });
  return desk.room.postOffer(offer);
}

describe('requests on the server', () => {
  it('REQ3 REQ4 leave within the rules is granted at once, and changes and publishes just that shift', async () => {
    const desk = await openRequests();
    // A planner has another day of somebody else in mind, and has not published it.
    await desk.plan(TUESDAY, { c: NIGHT }, 1);
    const { request } = await desk.ask('a', LEAVE);
    expect(request).toMatchObject({ state: 'approved', counted: [{ day: TUESDAY, minutes: 480 }] });
    expect(await desk.roster(TUESDAY)).toEqual({
      working: { a: null, b: '12:00', c: '22:00' },
      published: { a: null, b: '12:00' },
    });
    const [head] = await desk.rosterStore.listVersions();
    expect(head).toMatchObject({ versionNo: 2, changedAgents: 1, author: 'Agent a' });
    const [audit] = await desk.rosterStore.listAudit(WEEK, null, 1);
    expect(audit!.action).toBe('request-granted');
    expect(JSON.parse(audit!.text)).toMatchObject({ changes: [{ agentId: 'a', before: { shift: EARLY } }] });
    expect(desk.told.at(-1)!.fact).toMatchObject({ what: 'approved' });
    expect(desk.errors).toEqual([]);
  });

  it('REQ1 sent twice it is one; under an id of somebody else it is refused', async () => {
    const desk = await openRequests();
    const [one, other] = await Promise.all([
      desk.ask('a', LEAVE, 'the-same-id-0001'),
      desk.ask('a', LEAVE, 'the-same-id-0001'),
    ]);
    expect(one).toEqual(other);
    expect(await desk.rosterStore.listVersions()).toHaveLength(2);
    await expect(desk.ask('b', LEAVE, 'the-same-id-0001')).rejects.toMatchObject({
      said: { code: 'request-id-taken' },
    });
  });

  it('REQ3 late leave waits for a planner, who grants it with a reason, once', async () => {
    const desk = await openRequests();
    desk.floor.nowMs = Date.UTC(2026, 2, 23, 9);
    const { request, waitsFor } = await desk.ask('a', LEAVE);
    expect([request.state, waitsFor]).toEqual(['asked', 'planner']);
    const queue = await desk.room.readQueue(everybody);
    expect(queue.open).toMatchObject([{ request: { id: request.id }, waitsFor: 'planner' }]);
    expect(await desk.room.checkWaiting(request.id, everybody)).toMatchObject({
      verdict: 'planner',
      said: { code: 'request-short-notice', hours: 168 },
    });
    const decide = () =>
      desk.room.decide({ author: '王芳', ids: [request.id], decision: 'approve', reason: '好' }, everybody);
    expect(await decide()).toEqual({ results: [{ id: request.id, said: null }] });
    expect(await decide()).toMatchObject({ results: [{ said: { code: 'request-over' } }] });
    expect(await desk.store.find(request.id)).toMatchObject({
      state: 'approved',
      steps: [{}, { act: 'approve', by: { kind: 'planner', name: '王芳' }, reason: '好' }],
    });
    expect((await desk.roster(TUESDAY)).published).toEqual({ a: null, b: '12:00' });
  });

  it('REQ4 a named colleague agrees to a swap, and both have the other one’s shift', async () => {
    const desk = await openRequests();
    const { request, waitsFor } = await desk.ask('a', SWAP);
    expect(waitsFor).toBe('colleague');
    expect((await desk.room.readOwn('b')).askedOfMe).toMatchObject([
      {
        differences: [
          { agentId: 'a', after: LATE },
          { agentId: 'b', after: EARLY },
        ],
      },
    ]);
    await expect(desk.room.answer('c', request.id, AGREE)).rejects.toMatchObject({
      said: { code: 'request-not-yours' },
    });
    const { request: granted } = await desk.room.answer('b', request.id, AGREE);
    expect(granted.state).toBe('approved');
    const swapped = { a: '12:00', b: '08:00' };
    expect(await desk.roster(TUESDAY)).toEqual({ working: swapped, published: swapped });
  });

  it('REQ2 a swap that breaks rest is refused before it is sent, with the rule and whose it is', async () => {
    const desk = await openRequests({
      [TUESDAY]: { a: EARLY, b: NIGHT },
      [WEDNESDAY]: { a: EARLY },
    });
    const check = await desk.room.check('a', { ask: SWAP });
    expect(check.verdict).toBe('refused');
    expect(wordMessage(check.said, 'en')).toMatch(/^Agent a: .*rest/i);
    await expect(desk.ask('a', SWAP)).rejects.toMatchObject({ code: 'conflict', said: check.said });
    const { colleagues } = await desk.room.findColleagues('a', 'swap', TUESDAY, TUESDAY);
    const b = colleagues.find(({ agentId }) => agentId === 'b')!;
    expect(b).toMatchObject({ isPossible: false, said: check.said });
    const c = colleagues.find(({ agentId }) => agentId === 'c')!;
    expect(c.said).toMatchObject({ code: 'request-no-shift' });
    const gift = await desk.room.findColleagues('a', 'give-away', TUESDAY, TUESDAY);
    expect(gift.colleagues.filter(({ isPossible }) => isPossible).map(({ agentId }) => agentId)).toEqual([
      'c',
      'd',
      'e',
    ]);
  });

  it('REQ2 what has come to break a rule is not granted, and the other one is told', async () => {
    const desk = await openRequests({ [TUESDAY]: { a: LATE, b: EARLY } });
    const { request } = await desk.ask('a', SWAP);
    await desk.plan(WEDNESDAY, { b: shiftAt('06:00') });
    await expect(desk.room.answer('b', request.id, AGREE)).rejects.toMatchObject({
      code: 'conflict',
      said: { code: 'request-of-agent' },
    });
    expect(await desk.store.find(request.id)).toMatchObject({ state: 'asked' });
  });

  it('REQ4 where a planner is at work on the shift nothing is granted, and nothing of theirs is published', async () => {
    const desk = await openRequests();
    await desk.plan(TUESDAY, { b: NIGHT }, 1);
    await expect(desk.ask('a', SWAP)).rejects.toMatchObject({ said: { code: 'request-planner-at-work' } });
    expect((await desk.roster(TUESDAY)).published).toEqual({ a: '08:00', b: '12:00' });
  });

  it('REQ10 what is offered to all goes to whoever takes it first; a place more than there are is none', async () => {
    const desk = await openRequests();
    await post(desk);
    const take: RequestAsk = { kind: 'open-shift', offerId: 'offer-number-one-0' };
    const own = await desk.room.readOwn('c');
    expect(own.canTake).toMatchObject([{ of: 'centre', left: 1 }]);
    const judged = async (agentId: string) => (await desk.room.judgeTakes(agentId)).takes;
    expect(await judged('c')).toMatchObject([{ id: 'offer-number-one-0', isPossible: true }]);
    expect(await judged('a')).toMatchObject([{ isPossible: false, said: { code: 'request-works-already' } }]);
    const outcomes = await Promise.allSettled([desk.ask('c', take), desk.ask('d', take)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(outcomes[1]).toMatchObject({ reason: { said: { code: 'request-offer-taken' } } });
    expect((await desk.roster(TUESDAY)).published).toEqual({ a: '08:00', b: '12:00', c: '08:00' });
    desk.floor.nowMs += 2 * 86_400_000;
    await expect(desk.ask('d', take)).rejects.toMatchObject({ said: { code: 'request-offer-over' } });
  });

  it('REQ10 extra hours and time off lengthen and shorten the shift; what a bonus is for is in the offer', async () => {
    const desk = await openRequests();
    const hours = { shift: null, places: 2 };
    await post(desk, {
      id: 'extra-hours-000001',
      kind: 'extra-hours',
      ...hours,
      hours: { fromMinute: 990, toMinute: 1_050 },
    });
    await post(desk, {
      id: 'time-off-000000001',
      kind: 'time-off',
      ...hours,
      hours: { fromMinute: 1_110, toMinute: 1_230 },
    });
    expect((await desk.ask('a', { kind: 'extra-hours', offerId: 'extra-hours-000001' })).request.state).toBe(
      'approved',
    );
    expect((await desk.ask('b', { kind: 'time-off', offerId: 'time-off-000000001' })).request.state).toBe(
      'approved',
    );
    const [published] = await desk.rosterStore.readPublished({ firstDay: TUESDAY, days: 1 });
    expect(JSON.parse(published!.text!)).toMatchObject({
      a: { shift: { minutes: 570 } },
      b: { shift: { minutes: 390 } },
    });
    await expect(
      post(desk, { id: 'no-hours-000000001', kind: 'time-off', shift: null, hours: null }),
    ).rejects.toMatchObject({ said: { code: 'request-offer-needs-hours' } });
  });

  it('REQ6 nothing is planned on granted leave; taken back the shift does not come back', async () => {
    const desk = await openRequests();
    const { request } = await desk.ask('a', { ...LEAVE, lastDay: THURSDAY });
    const readProblem = async () => {
      const { json } = await desk.rosters.readProblem(WEEK, null);
      const { problem } = JSON.parse(Buffer.from(json).toString());
      return problem.agents.find(({ id }: { id: string }) => id === 'a').daysOff;
    };
    expect(await readProblem()).toEqual([
      { from: TUESDAY, to: THURSDAY, kind: 'leave', paidMinutesPerDay: 480 },
    ]);
    expect(await desk.book.readLeave(WEEK, null)).toMatchObject([
      {
        agentId: 'a',
        firstDay: TUESDAY,
        lastDay: THURSDAY,
        leaveKind: 'annual',
        isCancelled: false,
        revision: 2,
      },
    ]);
    const { request: back } = await desk.room.withdraw('a', request.id, { seen: 'approved', reason: '' });
    expect(back).toMatchObject({ state: 'approved', isCancelled: true });
    expect(await readProblem()).toEqual([]);
    expect((await desk.roster(TUESDAY)).published).toEqual({ a: null, b: '12:00' });
    expect(await desk.book.readLeave(WEEK, 'a')).toMatchObject([{ isCancelled: true, revision: 3 }]);
    expect((await desk.room.readQueue(everybody)).givenBack).toHaveLength(1);
    expect((await desk.room.readOwn('a')).leave[0]).toMatchObject({ taken: 0 });
  });

  it('REQ6 leave over days that are granted already counts those alone that are not', async () => {
    const desk = await openRequests();
    await desk.ask('a', { ...LEAVE, lastDay: THURSDAY });
    const again = await desk.room.check('a', { ask: { ...LEAVE, lastDay: THURSDAY } });
    expect(again).toMatchObject({ verdict: 'refused', said: { code: 'request-leave-nothing' } });
    const check = await desk.room.check('a', { ask: { ...LEAVE, lastDay: '2026-03-27' } });
    expect(check.balances).toMatchObject([{ taken: 3, asked: 1 }]);
  });

  it('REQ6 of grants that overlap, the days of one given back count in the other', async () => {
    const desk = await openRequests();
    const { request: first } = await desk.ask('a', { ...LEAVE, lastDay: WEDNESDAY });
    await desk.ask('a', { ...LEAVE, firstDay: WEDNESDAY, lastDay: '2026-03-27' });
    const taken = async () => (await desk.room.readOwn('a')).leave[0]!.taken;
    expect(await taken()).toBe(4);
    await desk.room.withdraw('a', first.id, { seen: 'approved', reason: '' });
    expect(await taken()).toBe(3);
    const minutes = await desk.book.readLeaveMinutes(WEEK);
    expect(minutes.map(({ day }) => day)).toEqual([WEDNESDAY, THURSDAY, '2026-03-27']);
  });

  it('ASK14 a part of a day outside the shift is refused in words, with the shift; nothing is counted', async () => {
    const desk = await openRequests({ [TUESDAY]: { b: LATE }, [WEDNESDAY]: { b: null } });
    const part = (fromMinute: number, toMinute: number) => ({ ...LEAVE, part: { fromMinute, toMinute } });
    await expect(desk.ask('b', part(0, 60))).rejects.toMatchObject({
      said: { code: 'request-part-outside', from: '00:00', to: '01:00', start: '12:00', end: '20:30' },
    });
    expect((await desk.room.readOwn('b')).leave[0]).toMatchObject({ taken: 0, asked: 0 });
    const off = { ...part(0, 60), firstDay: WEDNESDAY, lastDay: WEDNESDAY };
    await expect(desk.ask('b', off)).rejects.toMatchObject({ said: { code: 'request-leave-nothing' } });
    const { request } = await desk.ask('b', part(600, 780));
    expect(request).toMatchObject({ state: 'approved', counted: [{ day: TUESDAY, minutes: 60 }] });
    // The rest of the same day may be asked for as well.
    const { request: more } = await desk.ask('b', part(1_110, 1_230));
    expect(more.counted).toEqual([{ day: TUESDAY, minutes: 120 }]);
    const [published] = await desk.rosterStore.readPublished({ firstDay: TUESDAY, days: 1 });
    expect(JSON.parse(published!.text!).b.shift).toMatchObject({ start: '13:00', minutes: 330 });
  });

  it('ASK14 the morning of a night shift is of the day on which it begins, also where days begin later', async () => {
    for (const dayStartsAt of ['00:00', '04:00']) {
      const site = { ...REQUEST_SITE, dayStartsAt };
      const desk = await openRequests({ [TUESDAY]: { a: NIGHT } }, undefined, site);
      const part = { fromMinute: 1_560, toMinute: 1_830 };
      const { request } = await desk.ask('a', { ...LEAVE, part });
      expect(request).toMatchObject({ state: 'approved', counted: [{ day: TUESDAY, minutes: 270 }] });
      const [published] = await desk.rosterStore.readPublished({ firstDay: TUESDAY, days: 1 });
      expect(JSON.parse(published!.text!).a.shift).toMatchObject({ start: '22:00', minutes: 240 });
    }
  });

  it('ASK16 days at the end of the calendar are refused in words, whatever is asked or offered', async () => {
    const desk = await openRequests();
    const far = { code: 'bad-request', said: { code: 'request-day-far' } };
    const day = '9999-12-31';
    const leave: RequestAsk = { ...LEAVE, firstDay: day, lastDay: day };
    expect(await desk.room.check('a', { ask: leave })).toMatchObject({ verdict: 'refused', said: far.said });
    await expect(desk.ask('a', leave)).rejects.toMatchObject(far);
    await expect(desk.ask('a', { kind: 'give-away', day, otherAgentId: null })).rejects.toMatchObject(far);
    await expect(desk.ask('a', { ...SWAP, otherDay: day })).rejects.toMatchObject(far);
    await expect(desk.room.findColleagues('a', 'swap', TUESDAY, day)).rejects.toMatchObject(far);
    await expect(post(desk, { day })).rejects.toMatchObject(far);
  });

  it('REQ7 what nobody decides in time expires by the clock, and is told', async () => {
    const desk = await openRequests();
    const { request } = await desk.ask('a', SWAP);
    desk.floor.nowMs = Date.UTC(2026, 2, 24, 8);
    expect((await desk.room.readOwn('b')).askedOfMe).toEqual([]);
    expect(await desk.store.find(request.id)).toMatchObject({
      state: 'expired',
      steps: [{}, { act: 'expire', by: { kind: 'clock' } }],
    });
    expect(desk.told.at(-1)).toMatchObject({ readers: { agentIds: ['a'] }, fact: { what: 'expired' } });
  });

  it('REQ12 whoever a withdrawn request was asked of is told, and nobody else', async () => {
    const desk = await openRequests();
    const { request } = await desk.ask('a', SWAP);
    await desk.room.withdraw('a', request.id, PENDING);
    expect(desk.told.at(-1)).toEqual({
      readers: { agentIds: ['b'] },
      fact: { kind: 'request', requestId: request.id, what: 'withdrawn', about: 'swap', day: TUESDAY },
    });
    const { request: open } = await desk.ask('a', { kind: 'give-away', day: TUESDAY, otherAgentId: null });
    const before = desk.told.length;
    await desk.room.withdraw('a', open.id, PENDING);
    expect(desk.told.slice(before)).toEqual([]);
  });

  it('REQ13 what a planner grants while the agent withdraws it is granted, and not taken back', async () => {
    const desk = await openRequests();
    const { request } = await desk.ask('a', { ...LEAVE, leaveKind: 'sick' });
    const approve = { author: 'w', ids: [request.id], decision: 'approve', reason: '' } as const;
    const [decided, withdrawn] = await Promise.allSettled([
      desk.room.decide(approve, everybody),
      desk.room.withdraw('a', request.id, PENDING),
    ]);
    expect(decided).toMatchObject({ value: { results: [{ said: null }] } });
    expect(withdrawn).toMatchObject({
      reason: { code: 'conflict', said: { code: 'request-seen-other', seen: 'asked', now: 'approved' } },
    });
    expect(await desk.store.find(request.id)).toMatchObject({ state: 'approved', isCancelled: false });
    const back = () => desk.room.withdraw('a', request.id, { seen: 'approved', reason: '' });
    const { request: given } = await back();
    expect(given.isCancelled).toBe(true);
    expect((await back()).request).toEqual(given);
  });

  it('REQ15 a notice says what is asked, of which day, and to whoever answers it who asks', async () => {
    const desk = await openRequests();
    await post(desk);
    expect(desk.told.at(-1)!.fact).toMatchObject({
      what: 'offered',
      about: 'open-shift',
      day: TUESDAY,
      hours: { from: '08:00', to: '16:30' },
    });
    const { request } = await desk.ask('a', SWAP);
    const asked = { about: 'swap', day: TUESDAY };
    expect(desk.told.at(-1)!.fact).toMatchObject({ ...asked, what: 'asked-of-you', agentId: 'a' });
    await desk.room.answer('b', request.id, { ...AGREE, agree: false });
    expect(desk.told.at(-1)!.fact).toEqual({
      ...asked,
      kind: 'request',
      requestId: request.id,
      what: 'refused',
    });
    await desk.ask('a', { ...LEAVE, leaveKind: 'sick' });
    expect(desk.told.at(-1)!.fact).toMatchObject({
      what: 'to-decide',
      about: 'leave',
      agentId: 'a',
      day: TUESDAY,
    });
  });

  it('REQ16 the list of what can be taken comes without asking the rules of rosters', async () => {
    const desk = await openRequests();
    await post(desk);
    await desk.ask('b', { kind: 'give-away', day: TUESDAY, otherAgentId: null });
    const { checkChanges } = desk.rosters;
    let checks = 0;
    desk.rosters.checkChanges = (...asked) => {
      checks += 1;
      return checkChanges(...asked);
    };
    expect((await desk.room.readOwn('c')).canTake.map(({ of }) => of)).toEqual(['centre', 'colleague']);
    expect(checks).toBe(0);
    expect((await desk.room.judgeTakes('c')).takes).toMatchObject([
      { isPossible: true },
      { isPossible: true },
    ]);
    expect(checks).toBe(1);
  });

  it('REQ8 who sees one team decides its people’s requests alone', async () => {
    const desk = await openRequests({ [TUESDAY]: { a: EARLY, e: LATE } });
    desk.floor.nowMs = Date.UTC(2026, 2, 23, 9);
    const { request } = await desk.ask('e', LEAVE);
    const teamA = (agentId: string) => agentId !== 'e';
    expect(desk.told.at(-1)).toMatchObject({
      readers: { roles: ['planner', 'supervisor'], ofAgentId: 'e' },
      fact: { what: 'to-decide' },
    });
    expect((await desk.room.readQueue(teamA)).open).toEqual([]);
    await expect(desk.room.checkWaiting(request.id, teamA)).rejects.toMatchObject({
      said: { code: 'request-unknown' },
    });
    const decisions = { author: 'w', ids: [request.id], decision: 'approve', reason: '' } as const;
    expect(await desk.room.decide(decisions, teamA)).toMatchObject({
      results: [{ said: { code: 'request-unknown' } }],
    });
    expect(await desk.store.find(request.id)).toMatchObject({ state: 'asked' });
  });

  it('REQ9 own times are changed only over what the agent saw', async () => {
    const desk = await openRequests();
    const seen = { availability: null, wishes: [] };
    const wanted = { availability: [{ weekday: 1, from: '08:00', to: '20:00' }], wishes: [] };
    const { request, waitsFor } = await desk.ask('a', { kind: 'availability', wanted, seen });
    expect(waitsFor).toBe('planner');
    const approve = { author: 'w', ids: [request.id], decision: 'approve', reason: '' } as const;
    const { settings, revision } = await desk.rosters.readSettings();
    const person = {
      agentId: 'a',
      isRostered: true,
      contractId: 'full-time',
      tags: [],
      seniorityYears: 0,
      availability: [{ weekday: 2, from: '06:00', to: '12:00' }],
      daysOff: [],
      wishes: [],
      ledgerBalance: 0,
    };
    await desk.rosters.saveSettings('w', revision, { ...settings, people: [person] });
    expect(await desk.room.decide(approve, everybody)).toMatchObject({
      results: [{ said: { code: 'request-wishes-changed' } }],
    });
    const { settings: after, revision: next } = await desk.rosters.readSettings();
    expect(after.people).toEqual([person]);
    await desk.rosters.saveSettings('w', next, { ...after, people: [] });
    expect(await desk.room.decide(approve, everybody)).toMatchObject({ results: [{ said: null }] });
    expect((await desk.room.readOwn('a')).times).toEqual(wanted);
  });

  it('REQ3 a kind that is closed cannot be asked; settings are read back', async () => {
    const desk = await openRequests();
    const { kinds } = DEFAULT_REQUEST_SETTINGS;
    const settings = {
      ...DEFAULT_REQUEST_SETTINGS,
      kinds: { ...kinds, leave: { ...kinds.leave, isOpen: false } },
    };
    const revision = revisionOf(desk.room.readSettings());
    await desk.room.saveSettings({ revision, settings });
    expect(desk.room.readSettings()).toEqual(settings);
    await expect(desk.ask('a', LEAVE)).rejects.toMatchObject({ said: { code: 'request-kind-closed' } });
    expect((await desk.room.readOwn('a')).kinds).not.toContain('leave');
  });

  it('REQ14 of two planners who save the settings the second is told, and overwrites nothing', async () => {
    const desk = await openRequests();
    const before = desk.room.readSettings();
    const revision = revisionOf(before);
    await desk.room.saveSettings({ revision, settings: { ...before, leavePlaces: 9 } });
    const late = desk.room.saveSettings({ revision, settings: { ...before, leavePlaces: 1 } });
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      said: { code: 'rules-changed-meanwhile' },
    });
    expect(desk.room.readSettings().leavePlaces).toBe(9);
  });

  it('REQ11 of grants that overlap the attendance sheet and the rosters have each day once, as the balance has', async () => {
    const desk = await openRequests({ [TUESDAY]: { a: EARLY }, [WEDNESDAY]: { a: EARLY } });
    await desk.ask('a', { ...LEAVE, firstDay: WEDNESDAY, lastDay: WEDNESDAY });
    await desk.ask('a', { ...LEAVE, lastDay: WEDNESDAY });
    expect((await desk.room.readOwn('a')).leave[0]).toMatchObject({ taken: 2 });
    expect(await desk.book.readLeaveMinutes(WEEK)).toEqual([
      { agentId: 'a', day: WEDNESDAY, minutes: 480 },
      { agentId: 'a', day: TUESDAY, minutes: 480 },
    ]);
    expect(await desk.book.readLeaveDays(WEEK)).toEqual([
      { agentId: 'a', from: TUESDAY, to: WEDNESDAY, paidMinutesPerDay: 480 },
    ]);
  });

  it('REQ11 part of a day stands in the attendance sheet as well', async () => {
    const desk = await openRequests();
    await desk.ask('a', { ...LEAVE, part: { fromMinute: 8 * 60, toMinute: 10 * 60 } });
    expect(await desk.book.readLeaveMinutes(WEEK)).toEqual([{ agentId: 'a', day: TUESDAY, minutes: 120 }]);
    expect(await desk.book.readLeaveDays(WEEK)).toEqual([]);
  });

  it('REQ3 a kind of leave that a planner adds is asked for by its own rules', async () => {
    const desk = await openRequests();
    const study: LeaveKind = {
      id: 'study',
      names: { en: 'Study leave', 'zh-CN': '学习假' },
      decides: 'rules',
      noticeHours: 0,
      allowance: { unit: 'days', amount: 1 },
      paidMinutesPerDay: 240,
    };
    const { leaveKinds } = DEFAULT_REQUEST_SETTINGS;
    const settings = { ...DEFAULT_REQUEST_SETTINGS, leaveKinds: [...leaveKinds, study] };
    await desk.room.saveSettings({ revision: revisionOf(desk.room.readSettings()), settings });
    const own = await desk.room.readOwn('a');
    expect(own.leaveKinds).toContainEqual({ id: 'study', names: study.names });
    expect(own.leave.find(({ leaveKind }) => leaveKind === 'study')).toMatchObject({
      taken: 0,
      allowance: 1,
    });
    const { request } = await desk.ask('a', { ...LEAVE, leaveKind: 'study' });
    expect(request).toMatchObject({ state: 'approved', counted: [{ day: TUESDAY, minutes: 240 }] });
  });

  it('REQ2 who asks of themselves, of nobody there is, or twice is told so', async () => {
    const desk = await openRequests();
    const to = (otherAgentId: string) => desk.ask('a', { kind: 'give-away', day: TUESDAY, otherAgentId });
    await expect(to('a')).rejects.toMatchObject({ said: { code: 'request-self' } });
    await expect(to('z')).rejects.toMatchObject({ said: { code: 'request-agent-gone' } });
    await to('c');
    await expect(to('d')).rejects.toMatchObject({ said: { code: 'request-open-already' } });
    const past = { ...LEAVE, firstDay: '2026-03-01', lastDay: '2026-03-02' };
    await expect(desk.ask('a', past)).rejects.toMatchObject({ said: { code: 'request-days-bad' } });
  });

  it('REQ11 what is granted is the roster as amended; what was published first stays the first word', async () => {
    const desk = await openRequests();
    await desk.ask('a', SWAP, 'swap-for-adherence');
    await desk.room.answer('b', 'swap-for-adherence', AGREE);
    const range = { firstDay: TUESDAY, days: 1 };
    const plans = await readPlans(
      {
        rosters: desk.rosterStore,
        store: createMemoryAdherence(),
        calendar: createSiteCalendar(REQUEST_SITE),
        readSettings: async () => (await desk.rosters.readSettings()).settings,
        site: () => REQUEST_SITE,
      },
      range,
    );
    const hoursOf = (agentId: string) => {
      const { first, amended } = plans.get(agentId)!;
      return [first, amended].map(({ spans }) => new Date(spans[0]!.fromMs).getUTCHours());
    };
    expect(hoursOf('a')).toEqual([8, 12]);
    expect(hoursOf('b')).toEqual([12, 8]);
  });
});

function shiftAt(start: string) {
  return { ...EARLY, start };
}
