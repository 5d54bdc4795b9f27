import { describe, expect, it } from 'vitest';
import { computeAdherenceRatio, computeConformanceRatio } from '../../shared/adherence/scores.ts';
import { at, DAY, live, minutesOf, shiftOf, told } from './agent-day.ts';

const shifts = [shiftOf('09:00 work 11:00 break 11:15 work 13:00')];
const comes = told('09:00', 'ready');
const goes = told('13:00', 'offline');

const lost = (time: string) =>
  ({ kind: 'feed', feedId: 'f', atMs: at(time), status: 'lost', heardUntilMs: at(time) }) as const;
const found = (time: string, heard = time) =>
  ({ kind: 'feed', feedId: 'f', atMs: at(time), status: 'connected', heardUntilMs: at(heard) }) as const;

describe('a day of one agent', () => {
  it('AD20 is in place from the first minute to the last', () => {
    const news = [comes, told('11:00', 'paused', 'break'), told('11:15', 'ready'), goes];
    expect(minutesOf({ shifts, news })).toEqual({ in: 240 });
  });

  it('AD3 counts a state as the table says, in any case, and unknown words as pauses', () => {
    const during = (reason: string) => [comes, told('11:00', 'paused', reason), told('11:15', 'ready'), goes];
    const settings = { graceSeconds: 0 };
    expect(minutesOf({ shifts, news: during('BREAK'), settings })).toEqual({ in: 240 });
    expect(minutesOf({ shifts, news: during('Smoke'), settings })).toEqual({ in: 240 });
    expect(minutesOf({ shifts, news: during('Training'), settings })).toEqual({ in: 225, out: 15 });
    const counts = [{ state: 'ready', reason: null, fits: ['work'] }] as const;
    expect(minutesOf({ shifts, news: during('Break'), settings: { counts, graceSeconds: 0 } })).toEqual({
      in: 225,
      out: 15,
    });
  });

  it('AD10 excuses the grace on both sides of each change, and no more', () => {
    const news = [
      found('00:00'),
      told('09:00:50', 'ready'),
      told('10:58', 'paused', 'Break'),
      told('11:16', 'ready'),
      told('12:59:20', 'offline'),
    ];
    expect(minutesOf({ shifts, news })).toEqual({
      in: 240 - 50 / 60 - 2 - 1 - 40 / 60,
      out: 1,
      grace: 50 / 60 + 1 + 1 + 40 / 60,
    });
  });

  it('AD10 without grace every second counts', () => {
    const news = [
      found('00:00'),
      told('09:00:30', 'ready'),
      told('11:00', 'paused', 'Break'),
      told('11:15', 'ready'),
      goes,
    ];
    expect(minutesOf({ shifts, news, settings: { graceSeconds: 0 } })).toEqual({
      in: 239.5,
      out: 0.5,
      late: 0.5,
    });
  });

  it('AD4 asks nothing while nothing is rostered; work then is extra', () => {
    const news = [told('08:30', 'ready'), told('11:00', 'paused', 'Break'), told('11:15', 'ready')];
    expect(minutesOf({ shifts, news: [...news, told('13:20', 'offline')] })).toEqual({ in: 240, extra: 50 });
    const far = live({ shifts: [], news: [told('02:00', 'ready'), told('03:00', 'offline')] }, '24:00');
    expect(far.daysOf('a').amended.get(DAY)?.extraMs).toBe(3_600_000);
  });

  it('AD5 gives no break to somebody who never came, and one to who signed out for it', () => {
    expect(minutesOf({ shifts, news: [found('00:00')] })).toEqual({ out: 238, grace: 2, late: 238 });
    const news = [comes, told('11:00', 'offline'), told('11:15', 'ready'), goes];
    expect(minutesOf({ shifts, news })).toEqual({ in: 240 });
  });

  it('AD22 tells late from early, and an absence from both', () => {
    const news = [
      found('00:00'),
      told('09:10', 'ready'),
      told('11:00', 'paused', 'Break'),
      told('11:15', 'ready'),
    ];
    expect(minutesOf({ shifts, news: [...news, told('12:30', 'offline')] })).toEqual({
      in: 200,
      out: 38,
      grace: 2,
      late: 9,
      early: 29,
    });
    const absent = live({ shifts, news: [found('00:00')] }, '24:00')
      .daysOf('a')
      .amended.get(DAY)!;
    expect([absent.shifts, absent.absences]).toEqual([1, 1]);
  });

  it('AD2 takes short breaks that are owed from what is owed', () => {
    const owed = [shiftOf('09:00 work 13:00', 15)];
    const news = [comes, told('10:00', 'paused', 'Break'), told('10:20', 'ready'), goes];
    expect(minutesOf({ shifts: owed, news })).toEqual({ in: 220, break: 15, out: 5 });
    const twice = [...news.slice(0, 1), told('10:00', 'paused', 'Break'), told('10:10', 'ready')];
    const again = [told('12:00', 'paused', 'Break'), told('12:10', 'ready'), goes];
    expect(minutesOf({ shifts: owed, news: [...twice, ...again] })).toEqual({ in: 220, break: 15, out: 5 });
  });

  it('AD14 excuses what a supervisor excused', () => {
    const exceptions = [{ fromMs: at('09:00'), toMs: at('09:30') }];
    const news = [
      found('00:00'),
      told('09:40', 'ready'),
      told('11:00', 'paused', 'Break'),
      told('11:15', 'ready'),
      goes,
    ];
    expect(minutesOf({ shifts, news, exceptions })).toEqual({ in: 200, exception: 30, out: 10 });
  });
});

describe('a call that runs on', () => {
  const call = (from: string, wrapUp: string, until: string, callId = 'c1') => [
    told(from, 'ringing', null, callId),
    told(from, 'talking', null, callId),
    told(wrapUp, 'wrap-up', null, callId),
    told(until, 'paused', 'Break'),
  ];

  it('AD11 AD12 excuses itself with its wrap-up and moves the break by as much', () => {
    const news = [comes, ...call('10:50', '11:06', '11:10'), told('11:25', 'ready'), goes];
    expect(minutesOf({ shifts, news })).toEqual({ in: 230, call: 10 });
  });

  it('AD11 excuses no other call taken after', () => {
    const news = [
      comes,
      told('10:50', 'talking', null, 'c1'),
      told('11:05', 'talking', null, 'c2'),
      told('11:10', 'paused', 'Break'),
      told('11:20', 'ready'),
      goes,
    ];
    // The break is 11:05 to 11:20 now: a minute of grace, four out.
    expect(minutesOf({ shifts, news })).toEqual({ in: 230, call: 5, grace: 1, out: 4 });
  });

  it('AD12 moves a break that is over before the call is, and at most to the end of the work after it', () => {
    const news = [comes, ...call('10:50', '11:29', '11:30'), told('11:45', 'ready'), goes];
    expect(minutesOf({ shifts, news })).toEqual({ in: 210, call: 30 });
    const long = [comes, ...call('10:50', '12:49', '12:55')];
    expect(minutesOf({ shifts, news: [...long, goes] })).toEqual({ in: 125, call: 115 });
  });

  it('AD12 moves no meeting, and past the end of a shift it is extra', () => {
    const meeting = [shiftOf('09:00 work 11:00 activity 12:00 work 13:00')];
    const news = [comes, told('10:50', 'talking', null, 'c1'), told('11:20', 'paused', 'Meeting')];
    const rest = [told('12:00', 'ready'), told('12:58', 'talking', null, 'c2'), told('13:10', 'offline')];
    expect(minutesOf({ shifts: meeting, news: [...news, ...rest] })).toEqual({
      in: 220,
      call: 20,
      extra: 10,
    });
  });
});

describe('what nobody knows', () => {
  it('AD13 is never out, and what is known after counts again', () => {
    const news = [comes, lost('10:00'), found('10:30'), told('10:30', 'offline')];
    expect(minutesOf({ shifts, news })).toEqual({ in: 75, feed: 30, out: 132, early: 132, grace: 3 });
  });

  it('AD13 takes a feed that connects again without having been lost for away since it was heard', () => {
    const news = [found('00:00'), comes, found('10:00', '09:30'), told('11:00', 'paused', 'Break')];
    expect(minutesOf({ shifts, news: [...news, told('11:15', 'ready'), goes] })).toEqual({
      in: 210,
      feed: 30,
    });
  });

  it('AD13 judges nothing from before anybody listened', () => {
    const given = { shifts, news: [told('11:15', 'ready'), goes] };
    expect(minutesOf(given)).toEqual({ in: 105, feed: 135 });
  });
});

describe('scores', () => {
  it('AD21 adherence is when, conformance is how much, each activity capped', () => {
    const news = [
      found('00:00'),
      told('09:30', 'ready'),
      told('11:00', 'paused', 'Break'),
      told('11:15', 'ready'),
      told('13:30', 'offline'),
    ];
    const day = live({ shifts, news, settings: { graceSeconds: 0 } }, '24:00')
      .daysOf('a')
      .amended.get(DAY)!;
    expect(computeAdherenceRatio(day)).toBe(210 / 240);
    expect(computeConformanceRatio(day)).toBe(1);
    const worksThrough = [comes, told('14:00', 'offline')];
    const through = live({ shifts, news: worksThrough, settings: { graceSeconds: 0 } }, '24:00');
    const figures = through.daysOf('a').amended.get(DAY)!;
    expect(computeConformanceRatio(figures)).toBe(225 / 240);
    expect(computeConformanceRatio(figures, 'break')).toBe(0);
    expect(computeAdherenceRatio(figures, 'work')).toBe(1);
    expect(computeAdherenceRatio(figures, 'lunch')).toBe(null);
  });

  it('AD23 are two: by the roster as published first and as amended last', () => {
    const sentHome = [shiftOf('09:00 work 10:00')];
    const engine = live(
      { shifts: sentHome, first: shifts, news: [comes, told('10:00', 'offline')] },
      '24:00',
    );
    const { first, amended } = engine.daysOf('a');
    expect(computeAdherenceRatio(amended.get(DAY)!)).toBe(1);
    expect(computeAdherenceRatio(first.get(DAY)!)).toBeCloseTo((60 + 15 + 1 + 1 + 1) / 240, 10);
  });
});

describe('the standing of an agent', () => {
  it('AD32 says since when, for how long without excuse, and what comes next', () => {
    const engine = live({ shifts, news: [comes, told('10:10', 'paused', 'Lunch')] }, '10:25');
    expect(engine.standingOf('a')).toMatchObject({
      verdict: 'out',
      spanFromMs: at('09:00'),
      spanToMs: at('11:00'),
      streak: { fromMs: at('10:10'), outMs: 15 * 60_000 },
    });
    expect(engine.standingOf('a')?.span?.activity).toBe('work');
  });

  it('AD32 is looked at only when it changes', () => {
    const engine = live({ shifts, news: [comes] }, '09:30');
    expect(engine.tick(at('10:00'))).toEqual([]);
    expect(engine.tick(at('11:00'))).toEqual(['a']);
    expect(engine.standingOf('a')?.verdict).toBe('grace');
    expect(engine.tick(at('11:01'))).toEqual(['a']);
    expect(engine.standingOf('a')?.verdict).toBe('out');
  });

  it('AD31 late news counts from when it happened', () => {
    const engine = live({ shifts, news: [comes] }, '10:40');
    engine.take(told('10:20', 'paused', 'Lunch'));
    engine.tick(at('10:40'));
    expect(engine.standingOf('a')?.streak).toEqual({ fromMs: at('10:20'), outMs: 20 * 60_000 });
  });
});
