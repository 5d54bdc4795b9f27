import { describe, expect, test } from 'vitest';
import { AmiScenario, atMs, caller, memberEvent, NINE, withAgent } from '../../helpers/ami-scenario.ts';

const ANNA = { Name: 'Anna Berg', Location: 'PJSIP/1001' };
const BEN = { Name: 'Ben Carter', Location: 'PJSIP/1002', StateInterface: 'PJSIP/1002' };
const withBen = { Interface: 'PJSIP/1002', MemberName: 'Ben Carter', DestUniqueid: 'leg-2' };
const phone = (status: number, changes = {}): [string, Record<string, string | number>] => [
  'QueueMemberStatus',
  memberEvent({ Status: status, ...changes }) as Record<string, string | number>,
];

/** Anna is a member, call-1 waits since second 1. */
function waiting(scenario = new AmiScenario()): AmiScenario {
  return scenario.connect(0, { members: [ANNA, BEN] }).at(1, 'QueueCallerJoin', caller());
}

function talking(scenario = new AmiScenario()): AmiScenario {
  return waiting(scenario)
    .at(2, 'AgentCalled', withAgent())
    .at(2.1, ...phone(6))
    .at(4, 'DialEnd', { ...withAgent(), DialStatus: 'ANSWER' })
    .at(4, 'QueueCallerLeave', caller())
    .at(4, 'AgentConnect', withAgent({ HoldTime: 3, RingTime: 2 }))
    .at(4.01, ...phone(2));
}

describe('trap 1: abandoned counts more than hang-ups', () => {
  const channels = [
    {
      Uniqueid: 'old',
      Channel: 'PJSIP/trunk-1',
      Application: 'Queue',
      ApplicationData: 'support,,,,40',
      Duration: '00:00:09',
      BridgeId: '',
    },
  ];
  test('AM10 AM15 a hang-up before it is an abandon with the stated wait', () => {
    const s = waiting()
      .at(4.9, 'HangupRequest', caller())
      .at(4.9, 'QueueCallerAbandon', caller({ HoldTime: 4 }))
      .at(4.9, 'QueueCallerLeave', caller())
      .at(4.9, 'Hangup', caller());
    expect(s.tally('support')).toMatchObject({ offered: 1, abandoned: 1, shortAbandons: 1, waiting: 0 });
    expect(s.last('call-abandoned').waitMs).toBe(4000);
  });
  test('AM10 without one it is the timeout that Queue was called with', () => {
    const s = waiting(new AmiScenario().connect(0, { members: [ANNA], channels }))
      .at(41, 'QueueCallerAbandon', caller({ HoldTime: 40 }))
      .at(41, 'QueueCallerLeave', caller())
      .at(41.1, 'Hangup', caller());
    expect(s.tally('support')).toMatchObject({ abandoned: 0, flowedOutTimeout: 1 });
  });
  test('AM10 before the timeout, with nobody to call, the queue was empty', () => {
    const s = new AmiScenario()
      .connect(0, {
        members: [
          { ...ANNA, Status: 5 },
          { ...BEN, Paused: 1 },
        ],
        channels,
      })
      .at(0, 'Newchannel', caller())
      .at(1, 'QueueCallerJoin', caller())
      .at(9, 'QueueCallerAbandon', caller({ HoldTime: 8 }));
    expect(s.tally('support')).toMatchObject({ flowedOutEmpty: 1 });
  });
  test('AM10 before the timeout, with members at hand, somebody withdrew the call', () => {
    const s = new AmiScenario()
      .connect(0, { members: [ANNA], channels })
      .at(0, 'Newchannel', caller())
      .at(1, 'QueueCallerJoin', caller())
      .at(9, 'QueueCallerAbandon', caller({ HoldTime: 8 }));
    expect(s.tally('support')).toMatchObject({ flowedOutWithdrawn: 1 });
  });
  test('AM10 who may not see channel events believes an abandon', () => {
    const s = waiting().at(9, 'QueueCallerAbandon', caller({ HoldTime: 8 }));
    expect(s.tally('support')).toMatchObject({ abandoned: 1 });
  });
  test.each([
    ['ABANDON|1|1|7', 'abandoned'],
    ['EXITWITHTIMEOUT|1|1|7', 'flowedOutTimeout'],
    ['EXITEMPTY|1|1|7', 'flowedOutEmpty'],
    ['WITHDRAW|1|1|7|moved', 'flowedOutWithdrawn'],
  ] as const)('AM11 with the log its line decides: %s', (line, field) => {
    const s = waiting(new AmiScenario({ log: 'yes' }))
      .log(1, 'call-1|support|NONE|ENTERQUEUE||+49|1')
      .log(9, `call-1|support|NONE|${line}`)
      .at(9, 'QueueCallerAbandon', caller({ HoldTime: 8 }))
      .at(9, 'QueueCallerLeave', caller());
    expect(s.tally('support')).toMatchObject({ offered: 1, [field]: 1 });
    expect(s.tally('support').longestWaitMs).toBe(7000);
  });
  test('AM11 it is worth waiting for the line exactly while it is missing', () => {
    const s = waiting(new AmiScenario({ log: 'yes' })).log(1, 'call-1|support|NONE|ENTERQUEUE||+49|1');
    const abandon = { kind: 'event', name: 'QueueCallerAbandon', repeats: [] } as const;
    const headers = new Map(Object.entries(caller()).map(([key, value]) => [key, String(value)]));
    expect(s.translator.wantsLog({ ...abandon, headers })).toBe(true);
    s.log(9, 'call-1|support|NONE|EXITEMPTY|1|1|8');
    expect(s.translator.wantsLog({ ...abandon, headers })).toBe(false);
  });
  test('AM14 a key gives QueueCallerLeave alone', () => {
    const s = waiting().at(8, 'Newstate', caller()).at(8, 'QueueCallerLeave', caller());
    expect(s.tally('support')).toMatchObject({ offered: 1, flowedOutKey: 1, waiting: 0 });
  });
  test('AM14 without channel events it is known when no agent connects in a moment', () => {
    const s = waiting().at(8, 'QueueCallerLeave', caller());
    expect(s.tally('support')).toMatchObject({ waiting: 1 });
    expect(s.until(9).tally('support')).toMatchObject({ flowedOutKey: 1, longestWaitMs: 7000 });
  });
});

describe('trap 2: one call, several visits', () => {
  test('AM20 the call joins the same queue again before its first conversation is over', () => {
    const s = talking()
      .at(11, 'QueueCallerJoin', caller())
      .at(11, 'BlindTransfer', { Result: 'Success', TransfereeUniqueid: 'call-1', Extension: '7001' })
      .at(11, 'AgentComplete', withAgent({ HoldTime: 3, TalkTime: 7, Reason: 'transfer' }))
      .at(14, 'DialEnd', { ...withAgent(withBen), DialStatus: 'ANSWER' })
      .at(14, 'QueueCallerLeave', caller())
      .at(14, 'AgentConnect', withAgent({ ...withBen, HoldTime: 3 }))
      .at(20, 'AgentComplete', withAgent({ ...withBen, HoldTime: 3, TalkTime: 6, Reason: 'caller' }));
    expect(s.tally('support')).toMatchObject({ offered: 2, answered: 2, handled: 2, sumTalkMs: 13_000 });
    expect(s.last('call-transferred')).toMatchObject({ kind: 'queue', to: 'support', agentId: 'PJSIP/1001' });
    expect(s.floorOddities()).toEqual({});
  });
  test('AM20 AM41 the log tells it the other way round: ENTERQUEUE before BLINDTRANSFER, in one second', () => {
    const s = new AmiScenario({ log: 'yes' })
      .log(1, 'call-1|support|NONE|ENTERQUEUE||+49|1')
      .log(4, 'call-1|support|Anna Berg|CONNECT|3|leg-1|2')
      .log(4, 'call-1|support|NONE|ENTERQUEUE||+49|1')
      .log(4, 'call-1|support|Anna Berg|BLINDTRANSFER|7001|internal|3|0|1')
      .log(9, 'call-1|support|Ben Carter|CONNECT|5|leg-2|2')
      .log(15, 'call-1|support|Ben Carter|COMPLETECALLER|5|6|1')
      .finish();
    expect(s.tally('support')).toMatchObject({ offered: 2, answered: 2, handled: 2, sumTalkMs: 6000 });
    expect(s.oddities).toEqual([]);
  });
  test('AM13 a join of a caller who waits already changes nothing', () => {
    const s = waiting().at(1.2, 'QueueCallerJoin', caller());
    expect(s.story()).toEqual(['call-offered']);
  });
});

describe('trap 3: AgentComplete without channels', () => {
  test('AM23 it ends the conversation of that queue and member', () => {
    const s = talking().at(10, 'AgentComplete', {
      ...ANNA_ONLY,
      HoldTime: 3,
      TalkTime: 6,
      Reason: 'agent',
    });
    expect(s.last('call-ended')).toMatchObject({ callId: 'call-1', talkMs: 6000, endedBy: 'agent' });
  });
});
const ANNA_ONLY = { Queue: 'support', Interface: 'PJSIP/1001', MemberName: 'Anna Berg' };

describe('trap 4: Local members', () => {
  const LOCAL = {
    Name: 'Frank Osei',
    Location: 'Local/1006@from-queue/n',
    StateInterface: 'hint:1006@ext-local',
  };
  const frank = { Interface: LOCAL.Location, MemberName: LOCAL.Name, DestUniqueid: 'local-1' };
  const frankPhone = (status: number): [string, Record<string, string | number>] => phone(status, LOCAL);
  function handedOn(): AmiScenario {
    return new AmiScenario()
      .connect(0, { members: [LOCAL] })
      .at(1, 'QueueCallerJoin', caller())
      .at(2, 'AgentCalled', withAgent(frank))
      .at(2, ...frankPhone(6))
      .at(4, 'DialEnd', { ...withAgent(frank), DialStatus: 'ANSWER' })
      .at(4, 'QueueCallerLeave', caller())
      .at(4, 'AgentConnect', withAgent({ ...frank, HoldTime: 3 }))
      .at(4, ...frankPhone(2))
      .at(10, ...frankPhone(1));
  }
  test('AM25 after handing the caller on he is free, and takes the next call', () => {
    const s = handedOn();
    expect(s.stateOf(LOCAL.Location)).toBe('ready');
    s.at(12, 'QueueCallerJoin', caller({ Uniqueid: 'call-2', Linkedid: 'call-2' }))
      .at(12, 'AgentCalled', withAgent({ ...frank, Uniqueid: 'call-2', DestUniqueid: 'local-2' }))
      .at(12, ...frankPhone(6));
    expect(s.stateOf(LOCAL.Location)).toBe('ringing');
    s.at(14, 'DialEnd', { ...withAgent({ ...frank, Uniqueid: 'call-2' }), DialStatus: 'ANSWER' })
      .at(14, 'QueueCallerLeave', caller({ Uniqueid: 'call-2' }))
      .at(14, 'AgentConnect', withAgent({ ...frank, Uniqueid: 'call-2', HoldTime: 2 }))
      .at(14, ...frankPhone(2));
    expect(s.stateOf(LOCAL.Location)).toBe('talking');
  });
  test('AM23 AM25 the whole time until the caller hangs up is his talk time, whichever of two ends first', () => {
    const s = handedOn()
      .at(12, 'QueueCallerJoin', caller({ Uniqueid: 'call-2', Linkedid: 'call-2' }))
      .at(14, 'QueueCallerLeave', caller({ Uniqueid: 'call-2' }))
      .at(14, 'AgentConnect', withAgent({ ...frank, Uniqueid: 'call-2', HoldTime: 2 }))
      .at(30, 'AgentComplete', {
        Queue: 'support',
        Interface: LOCAL.Location,
        MemberName: LOCAL.Name,
        HoldTime: 3,
        TalkTime: 26,
        Reason: 'caller',
      });
    expect(s.last('call-ended')).toMatchObject({ callId: 'call-1', talkMs: 26_000 });
    s.at(33, 'AgentComplete', withAgent({ ...frank, Uniqueid: 'call-2', HoldTime: 2, TalkTime: 19 }));
    expect(s.tally('support')).toMatchObject({ handled: 2, sumTalkMs: 45_000 });
  });
  test('AM24 optimized away, the phone’s own channel ends what the Local channel began', () => {
    const s = talking().at(
      9,
      'AgentComplete',
      withAgent({
        DestChannel: 'PJSIP/1014-0000001',
        DestUniqueid: 'other',
        HoldTime: 3,
        TalkTime: 5,
        Reason: 'caller',
      }),
    );
    expect(s.last('call-ended')).toMatchObject({ agentId: 'PJSIP/1001', talkMs: 5000 });
  });
  test.each([
    ['Local/1014@from-queue', 'Local/1014@from-queue-00000001;1', '1014'],
    ['Local/1014@from-queue/n', 'Local/1014@from-queue-00000001;1', '1014'],
    ['Local/1014@from-queue', 'PJSIP/1014-00000016', '1014'],
    ['Local/7014@from-queue', 'PJSIP/desk-00000016', '7014'],
    ['PJSIP/1014', 'PJSIP/1014-00000016', '1014'],
  ])('AM24 the member %s is found behind the channel %s', (Location, Channel, CallerIDNum) => {
    const channel = { Duration: '00:00:05', BridgeId: 'b', Linkedid: 'old' };
    const s = new AmiScenario().connect(0, {
      members: [{ Name: 'Tom', Location, Status: 2 }],
      channels: [
        {
          ...channel,
          Uniqueid: 'old',
          Channel: 'PJSIP/trunk-1',
          Application: 'Queue',
          ApplicationData: 'support,,,,40',
        },
        { ...channel, Uniqueid: 'leg', Channel, CallerIDNum, Application: 'AppQueue', ApplicationData: '' },
      ],
    });
    expect(s.last('feed-resynchronised').conversations).toEqual([
      { callId: 'old', queueId: 'support', agentId: Location, answeredAtMs: atMs(-5) },
    ]);
    expect(s.stateOf(Location)).toBe('talking');
  });
});

describe('traps 5 to 8: members', () => {
  test('AM34 trap 5: a phone in use without a conversation is another call, whatever InCall says', () => {
    const s = new AmiScenario().connect(0, { members: [ANNA] }).at(1, ...phone(2, { InCall: 1 }));
    expect(s.stateOf('PJSIP/1001')).toBe('other-call');
    expect(talking().stateOf('PJSIP/1001')).toBe('talking');
  });
  test('AM32 trap 6: pausing twice replaces the reason, unpausing twice and its reason say nothing', () => {
    const s = new AmiScenario()
      .connect(0, { members: [ANNA, { ...ANNA, Queue: 'billing' }] })
      .at(1, 'QueueMemberPause', memberEvent({ Paused: 1, PausedReason: 'Break' }))
      .at(2, 'QueueMemberPause', memberEvent({ Paused: 1, PausedReason: 'Lunch' }));
    expect(s.stateOf('PJSIP/1001')).toBe('ready');
    s.at(3, 'QueueMemberPause', memberEvent({ Queue: 'billing', Paused: 1, PausedReason: 'Lunch' }));
    expect(s.stateOf('PJSIP/1001')).toBe('paused');
    s.at(4, 'QueueMemberPause', memberEvent({ Paused: 0, PausedReason: 'Lunch' }));
    const told = s.events.length;
    s.at(5, 'QueueMemberPause', memberEvent({ Paused: 0, PausedReason: 'again' }));
    expect(s.events.slice(told)).toEqual([]);
    expect(s.events.flatMap((event) => (event.type === 'agent-paused' ? [event.reason] : []))).toEqual([
      'Break',
      'Lunch',
      'Lunch',
    ]);
  });
  test('AM33 trap 7: LastPause counts while paused only; the names of times of day are not agents’ figures', () => {
    const s = new AmiScenario().connect(0, {
      members: [
        { ...ANNA, LastPause: NINE - 100 },
        { ...BEN, LastPause: NINE - 50, Paused: 1, PausedReason: 'Lunch' },
      ],
    });
    const [anna, ben] = s.last('feed-resynchronised').agents;
    expect(anna!.pauses).toEqual([]);
    expect(ben!.pauses).toEqual([{ queueId: 'support', reason: 'Lunch', sinceMs: atMs(-50) }]);
  });
  test('AM34 trap 7: CallsTaken raised in every queue (shared_lastcall) counts nothing', () => {
    const s = new AmiScenario()
      .connect(0, { members: [ANNA, { ...ANNA, Queue: 'billing' }] })
      .at(1, ...phone(1, { CallsTaken: 9, LastCall: NINE }))
      .at(1, ...phone(1, { Queue: 'billing', CallsTaken: 9, LastCall: NINE }));
    expect(s.tally('*')).toMatchObject({ offered: 0, answered: 0 });
  });
  test('AM37 trap 8: wrapuptime shows nothing; a pause right after the call is a pause', () => {
    const s = talking()
      .at(10, 'AgentComplete', withAgent({ HoldTime: 3, TalkTime: 6, Reason: 'caller' }))
      .at(10, ...phone(1));
    expect(s.stateOf('PJSIP/1001')).toBe('ready');
  });
  test.each([
    [0, 'ready'],
    [1, 'ready'],
    [2, 'other-call'],
    [3, 'other-call'],
    [4, 'unreachable'],
    [5, 'unreachable'],
    [6, 'ringing'],
    [7, 'other-call'],
    [8, 'other-call'],
  ])('AM31 device state %i is shown as %s', (status, state) => {
    const s = new AmiScenario().connect(0, { members: [{ ...ANNA, Status: status }] });
    expect(s.stateOf('PJSIP/1001')).toBe(state);
  });
  test('AM31 ringinuse: the second call rings a phone that talks (7), and is answered', () => {
    const second = { Uniqueid: 'call-2', Linkedid: 'call-2', DestUniqueid: 'leg-2' };
    const s = talking()
      .at(5, 'QueueCallerJoin', caller(second))
      .at(5, 'AgentCalled', withAgent(second))
      .at(5, ...phone(7, { Ringinuse: 1 }));
    expect(s.stateOf('PJSIP/1001')).toBe('talking');
    s.at(7, 'DialEnd', { ...withAgent(second), DialStatus: 'ANSWER' })
      .at(7, 'QueueCallerLeave', caller(second))
      .at(7, 'AgentConnect', withAgent({ ...second, HoldTime: 2 }))
      .at(9, 'AgentComplete', withAgent({ ...second, HoldTime: 2, TalkTime: 2, Reason: 'caller' }));
    expect(s.stateOf('PJSIP/1001')).toBe('talking');
    expect(s.tally('support')).toMatchObject({ answered: 2, handled: 1 });
  });
  test('AM30 penalty changes are levels; the record of Ringinuse changes nothing', () => {
    const s = new AmiScenario()
      .connect(0, { members: [ANNA] })
      .at(1, 'QueueMemberRinginuse', memberEvent({ Ringinuse: 1 }))
      .at(2, 'QueueMemberPenalty', memberEvent({ Penalty: 4 }));
    expect(s.last('agent-queues-changed').queues).toEqual([{ queueId: 'support', level: 5 }]);
    expect(s.events.filter((event) => event.type === 'agent-queues-changed')).toHaveLength(1);
  });
});

describe('traps 9 and 10: silent resets and reloads', () => {
  test('AM34 trap 9: after a reset the conversation’s end still counts', () => {
    const s = talking()
      .queueStatus(6, { members: [{ ...ANNA, Status: 2, CallsTaken: 0 }] })
      .at(10, 'AgentComplete', withAgent({ HoldTime: 3, TalkTime: 6, Reason: 'caller' }));
    expect(s.tally('support')).toMatchObject({ answered: 1, handled: 1, sumTalkMs: 6000 });
  });
  test('AM35 trap 10: an unknown member or queue is taken as it comes and the lists are wanted', () => {
    const s = new AmiScenario().connect(0, { members: [ANNA] });
    expect(s.translator.takeQuestion()).toBe('none');
    s.at(1, ...phone(1, { ...BEN, Queue: 'newqueue' }));
    expect(s.translator.takeQuestion()).toBe('unknown-member');
    expect(s.translator.takeQuestion()).toBe('none');
    expect(s.stateOf('PJSIP/1002')).toBe('ready');
    s.at(2, 'QueueCallerJoin', caller({ Queue: 'another' }));
    expect(s.translator.takeQuestion()).toBe('unknown-member');
    expect(s.tally('another')).toMatchObject({ offered: 1, waiting: 1 });
  });
  test('AM36 trap 10: a later list signs static members in and out and drops a lost pause reason', () => {
    const s = new AmiScenario()
      .connect(0, { members: [{ ...ANNA, Paused: 1, PausedReason: 'Lunch' }, BEN] })
      .queueStatus(60, {
        members: [
          { ...ANNA, Paused: 1 },
          { Name: 'New', Location: 'PJSIP/9' },
        ],
      });
    expect(s.stateOf('PJSIP/1002')).toBe('offline');
    expect(s.stateOf('PJSIP/9')).toBe('ready');
    expect(s.last('agent-paused')).toMatchObject({ agentId: 'PJSIP/1001', reason: '' });
  });
  test('AM36 a caller missing in a later list is given up after two seconds, unless an event explains it', () => {
    const gone = waiting().queueStatus(60, { members: [ANNA] });
    expect(gone.tally('support')).toMatchObject({ waiting: 1 });
    expect(gone.until(63).tally('support')).toMatchObject({ flowedOutLost: 1, waiting: 0 });
    const explained = waiting()
      .queueStatus(60, { members: [ANNA] })
      .at(60, 'HangupRequest', caller())
      .at(60, 'QueueCallerAbandon', caller({ HoldTime: 59 }))
      .until(65);
    expect(explained.tally('support')).toMatchObject({ abandoned: 1, flowedOutLost: 0 });
  });
  test('AM36 a caller nobody heard join is taken from a later list', () => {
    const s = new AmiScenario()
      .connect(0, { members: [ANNA] })
      .queueStatus(60, { members: [ANNA], entries: [{ ...caller(), Wait: 7 }] });
    expect(s.last('call-offered')).toMatchObject({ callId: 'call-1', atMs: atMs(53) });
  });
  test('AM36 the list of one queue alone drops nobody', () => {
    const s = new AmiScenario().connect(0, { members: [ANNA, BEN] });
    const action = new Map([
      ['Action', 'QueueStatus'],
      ['ActionID', 'lists'],
      ['Queue', 'billing'],
    ]);
    s.translator.asked({ kind: 'other', name: '', headers: action, repeats: [] });
    s.queueStatus(5, { members: [{ ...ANNA, Queue: 'billing' }] });
    expect(s.stateOf('PJSIP/1002')).toBe('ready');
  });
});

describe('traps 11 to 13: refusals, restart, reconnect', () => {
  test('AM16 trap 11: a refused caller is a user event and is not counted', () => {
    const s = new AmiScenario()
      .connect(0, { members: [ANNA] })
      .at(1, 'UserEvent', { ...caller(), UserEvent: 'QueueOverflow' });
    expect(s.tally('support').offered).toBe(0);
  });
  test('AM9 trap 12: an orderly restart ends calls by its own events', () => {
    const s = talking()
      .at(6, 'QueueCallerJoin', caller({ Uniqueid: 'call-2', Linkedid: 'call-2' }))
      .at(9, 'SoftHangupRequest', caller({ Uniqueid: 'call-2' }))
      .at(9, 'QueueCallerAbandon', caller({ Uniqueid: 'call-2', HoldTime: 3 }))
      .at(9, 'QueueCallerLeave', caller({ Uniqueid: 'call-2' }))
      .at(9, 'AgentComplete', withAgent({ HoldTime: 3, TalkTime: 5, Reason: 'agent' }))
      .at(9, 'Shutdown', { Shutdown: 'Cleanly', Restart: 'True' })
      .lose(9.1)
      .connect(20, { members: [ANNA], channels: [] });
    expect(s.tally('support')).toMatchObject({
      offered: 2,
      answered: 1,
      abandoned: 1,
      handled: 1,
      flowedOutLost: 0,
    });
    expect(s.stateOf('PJSIP/1001')).toBe('ready');
  });
  test('AM8 AM9 trap 12: after a crash who waited is lost as of the lost connection, who talked has no talk time', () => {
    const s = talking()
      .at(6, 'QueueCallerJoin', caller({ Uniqueid: 'call-2', Linkedid: 'call-2' }))
      .lose(9)
      .connect(30, { members: [{ ...ANNA, LoginTime: NINE + 25 }], channels: [] });
    expect(s.tally('support')).toMatchObject({
      offered: 2,
      answered: 1,
      flowedOutLost: 1,
      waiting: 0,
      handled: 0,
      sumTalkMs: 0,
      longestWaitMs: 3000,
    });
    expect(s.stateOf('PJSIP/1001')).toBe('ready');
  });
  test('AM42 trap 12: the log’s QUEUESTART alone says the same, and the next calls are new', () => {
    const s = waiting(new AmiScenario({ log: 'yes' }))
      .log(1, 'call-1|support|NONE|ENTERQUEUE||+49|1')
      .log(2, 'call-3|support|NONE|ENTERQUEUE||+49|2')
      .log(6, 'call-3|support|Anna Berg|CONNECT|4|leg|1')
      .lose(7)
      .log(15, 'NONE|NONE|NONE|QUEUESTART|')
      .log(18, 'call-9|support|NONE|ENTERQUEUE||+49|1')
      .log(19, 'call-9|support|NONE|ABANDON|1|1|1')
      .connect(30, { members: [ANNA], channels: [] });
    expect(s.tally('support')).toMatchObject({
      offered: 3,
      answered: 1,
      abandoned: 1,
      flowedOutLost: 1,
      handled: 0,
      longestWaitMs: 5000,
    });
    expect(s.floor.openVisits).toBe(0);
  });
  test('AM6 AM7 AM13 trap 13: a caller still waiting goes on, one who joined in the gap is taken over', () => {
    const s = waiting()
      .lose(5)
      .connect(30, {
        members: [ANNA],
        channels: [],
        entries: [
          { ...caller(), Wait: 29 },
          { ...caller({ Uniqueid: 'call-2' }), CallerIDName: 'unknown', Wait: 4 },
        ],
      });
    expect(s.last('feed-resynchronised').waiting).toEqual([
      { callId: 'call-1', queueId: 'support', offeredAtMs: atMs(1), callerNumber: '+49301234567' },
      { callId: 'call-2', queueId: 'support', offeredAtMs: atMs(26), callerNumber: '+49301234567' },
    ]);
    expect(s.tally('support')).toMatchObject({ offered: 2, waiting: 2 });
    s.at(30, 'QueueCallerJoin', caller({ Uniqueid: 'call-2' }));
    expect(s.tally('support')).toMatchObject({ offered: 2, waiting: 2 });
  });
  test('AM7 a caller found by the first list began before it, even with a wait of 0', () => {
    const s = new AmiScenario().connect(10, { entries: [{ ...caller(), Wait: 0 }] });
    expect(s.last('feed-resynchronised').waiting[0]!.offeredAtMs).toBeLessThan(atMs(10));
  });
  test('AM6 a ringing that began before the connection still leads to an answer, not to a key', () => {
    const s = new AmiScenario()
      .connect(10, { members: [{ ...ANNA, Status: 6 }], entries: [{ ...caller(), Wait: 5 }] })
      .at(11, 'DialEnd', { ...withAgent(), DialStatus: 'ANSWER' })
      .at(11, 'QueueCallerLeave', caller())
      .at(11, 'AgentConnect', withAgent({ HoldTime: 6 }));
    expect(s.tally('support')).toMatchObject({ answered: 1, flowedOutKey: 0, sumAnswerWaitMs: 6000 });
  });
  test('AM27 answered in the gap and talking still: counted, with the talk time its end states', () => {
    const bridged = { BridgeId: 'b', Duration: '00:00:12' };
    const s = waiting()
      .lose(5)
      .connect(30, {
        members: [{ ...ANNA, Status: 2 }],
        channels: [
          {
            ...bridged,
            Uniqueid: 'call-1',
            Channel: 'PJSIP/trunk-1',
            Application: 'Queue',
            ApplicationData: 'support,,,,40',
          },
          { ...bridged, Uniqueid: 'leg-1', Channel: 'PJSIP/1001-00000007', Application: 'AppQueue' },
        ],
      });
    expect(s.tally('support')).toMatchObject({ offered: 1, answered: 1, sumAnswerWaitMs: 17_000 });
    s.at(40, 'AgentComplete', withAgent({ HoldTime: 18, TalkTime: 21, Reason: 'caller' }));
    expect(s.tally('support')).toMatchObject({ handled: 1, sumTalkMs: 21_000 });
  });
  test('AM27 begun and answered in the gap: seen talking, or known by its end alone', () => {
    const bridged = { BridgeId: 'b', Duration: '00:00:12', Linkedid: 'call-7' };
    const seen = new AmiScenario()
      .connect(0, { members: [ANNA], channels: [] })
      .lose(5)
      .connect(30, {
        members: [{ ...ANNA, Status: 2 }],
        channels: [
          {
            ...bridged,
            Uniqueid: 'call-7',
            Channel: 'PJSIP/trunk-1',
            Application: 'Queue',
            ApplicationData: 'support',
          },
          {
            ...bridged,
            Uniqueid: 'leg-1',
            Channel: 'PJSIP/1001-00000007',
            Application: 'AppQueue',
            Duration: '00:00:10',
          },
        ],
      });
    expect(seen.tally('support')).toMatchObject({ offered: 1, answered: 1 });
    const unseen = new AmiScenario()
      .connect(0, { members: [ANNA] })
      .lose(5)
      .connect(30, { members: [{ ...ANNA, Status: 2 }] })
      .at(40, 'AgentComplete', withAgent({ HoldTime: 8, TalkTime: 21, Reason: 'caller' }));
    expect(unseen.tally('support')).toMatchObject({
      offered: 1,
      answered: 1,
      sumAnswerWaitMs: 8000,
      sumTalkMs: 21_000,
    });
  });
  test('AM27 a conversation from before the first connection is shown and not counted', () => {
    const s = new AmiScenario()
      .connect(0, { members: [{ ...ANNA, Status: 2 }] })
      .at(5, 'AgentComplete', withAgent({ HoldTime: 8, TalkTime: 60, Reason: 'caller' }));
    expect(s.tally('support')).toMatchObject({ offered: 0, answered: 0, sumTalkMs: 0 });
  });
});

describe('traps 14 to 19', () => {
  test('AM34 traps 14 and 15: Holdtime of the queue is no wait; the stated wait of a second decides', () => {
    const s = talking();
    expect(s.tally('support')).toMatchObject({ sumAnswerWaitMs: 3000 });
  });
  test('AM30 trap 16: equal names are two agents; one name on another interface is another agent', () => {
    const s = new AmiScenario()
      .connect(0, {
        members: [
          { Name: 'Tom', Location: 'PJSIP/1014' },
          { Name: 'Tom', Location: 'PJSIP/1015' },
        ],
      })
      .at(1, 'QueueMemberRemoved', memberEvent({ Name: 'Tom', Location: 'PJSIP/1014' }))
      .at(2, 'QueueMemberAdded', memberEvent({ Name: 'Tom', Location: 'PJSIP/1030' }));
    expect(s.stateOf('PJSIP/1014')).toBe('offline');
    expect(s.stateOf('PJSIP/1015')).toBe('ready');
    expect(s.last('agent-signed-in')).toMatchObject({ agentId: 'PJSIP/1030', name: 'Tom' });
  });
  test('AM43 trap 16: names of the log are members of the queue, with commas, too; interfaces are themselves', () => {
    const s = new AmiScenario({ log: 'yes' })
      .log(-50, 'MANAGER|support|PJSIP/1001|ADDMEMBER|')
      .log(-40, 'NONE|support|Berg, Anna|PAUSE|Lunch')
      .log(-30, 'NONE|support|Berg, Anna|UNPAUSE|')
      .log(-20, 'call-1|support|NONE|ENTERQUEUE||+49|1')
      .log(-15, 'call-1|support|Berg, Anna|CONNECT|5|leg|5')
      .log(-5, 'call-1|support|Berg, Anna|COMPLETEAGENT|5|10|1')
      .connect(0, { members: [{ ...ANNA, Name: 'Berg, Anna' }] });
    expect([...s.floor.agents.keys()]).toEqual(['PJSIP/1001']);
    expect(s.tally('support')).toMatchObject({ offered: 1, answered: 1, sumTalkMs: 10_000 });
    expect(s.last('agent-paused')).toMatchObject({ agentId: 'PJSIP/1001', atMs: atMs(-40) });
    expect(s.floorOddities()).toEqual({});
  });
  test('AM17 trap 17: the key press ends the visit, the call back is another', () => {
    const s = waiting()
      .at(8, 'Newstate', caller())
      .at(8, 'QueueCallerLeave', caller())
      .at(8, 'UserEvent', { ...caller(), UserEvent: 'CallbackRequest', Number: '+49301234567' })
      .at(60, 'QueueCallerJoin', caller({ Uniqueid: 'back-1', Linkedid: 'back-1', Position: 1, Count: 3 }));
    expect(s.tally('support')).toMatchObject({ offered: 2, flowedOutKey: 1, waiting: 1 });
  });
  test('AM21 AM26 trap 18: hold, consultation and attended transfer', () => {
    const s = talking()
      .at(6, 'Hold', { Uniqueid: 'leg-1', Linkedid: 'call-1' })
      .at(6, 'Hold', { Uniqueid: 'call-1', Linkedid: 'call-1' });
    expect(s.story().filter((type) => type === 'call-held')).toHaveLength(1);
    s.at(9, 'Unhold', { Uniqueid: 'leg-1', Linkedid: 'call-1' })
      .at(9, 'AttendedTransfer', {
        Result: 'Success',
        TransfereeUniqueid: 'call-1',
        TransferTargetCallerIDNum: '1010',
      })
      .at(9, 'AgentComplete', withAgent({ HoldTime: 3, TalkTime: 5, Reason: 'transfer' }));
    expect(s.last('call-transferred')).toMatchObject({ kind: 'attended', to: '1010', talkMs: 5000 });
    expect(s.tally('support')).toMatchObject({ handled: 1, sumHoldMs: 3000, sumTalkMs: 2000 });
  });
  test('AM22 trap 18: an ATTENDEDTRANSFER line with another channel’s id', () => {
    const s = new AmiScenario({ log: 'yes' })
      .log(1, 'call-1|support|NONE|ENTERQUEUE||+49|1')
      .log(2, 'call-2|support|NONE|ENTERQUEUE||+49|2')
      .log(4, 'call-1|support|Anna Berg|CONNECT|3|leg-1|2')
      .log(6, 'call-2|support|Ben Carter|CONNECT|4|leg-2|2')
      .log(20, 'masked-9|support|Anna Berg|ATTENDEDTRANSFER|BRIDGE|b1|3|16|1')
      .log(30, 'call-2|support|Ben Carter|ATTENDEDTRANSFER|LINK|PJSIP/a|PJSIP/b|4|24|2')
      .finish();
    expect(s.tally('support')).toMatchObject({ handled: 2, sumTalkMs: 40_000 });
    expect(s.oddities).toEqual([]);
  });
  test('AM19 AM12 trap 19: after AgentDump the caller waits on, and may yet be answered or hang up', () => {
    const dumped = (): AmiScenario =>
      waiting()
        .at(2, 'AgentCalled', withAgent())
        .at(4, 'DialEnd', { ...withAgent(), DialStatus: 'ANSWER' })
        .at(5, 'AgentDump', withAgent());
    expect(dumped().last('call-ring-ended')).toMatchObject({ reason: 'no-answer' });
    expect(dumped().tally('support')).toMatchObject({ waiting: 1 });
    const keyed = dumped().at(6, 'QueueCallerLeave', caller());
    expect(keyed.tally('support')).toMatchObject({ flowedOutKey: 1 });
  });
  test('AM12 ring attempts: not answered, declined, cancelled', () => {
    const s = waiting()
      .at(2, 'AgentCalled', withAgent())
      .at(12, 'AgentRingNoAnswer', withAgent({ RingTime: 10_000 }));
    expect(s.last('call-ring-ended').reason).toBe('no-answer');
    s.at(13, 'AgentCalled', withAgent()).at(14, 'AgentRingNoAnswer', withAgent({ RingTime: 1000 }));
    expect(s.last('call-ring-ended').reason).toBe('declined');
    s.at(15, 'AgentCalled', withAgent())
      .at(15, 'AgentCalled', withAgent(withBen))
      .at(17, 'DialEnd', { ...withAgent(), DialStatus: 'CANCEL' });
    expect(s.last('call-ring-ended')).toMatchObject({ reason: 'cancelled', agentId: 'PJSIP/1001' });
    s.at(17, 'HangupRequest', caller()).at(17, 'QueueCallerAbandon', caller({ HoldTime: 16 }));
    expect(s.last('call-ring-ended')).toMatchObject({ reason: 'cancelled', agentId: 'PJSIP/1002' });
    expect(s.floorOddities()).toEqual({});
  });
});
