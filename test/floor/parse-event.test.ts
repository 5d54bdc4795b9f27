import { describe, expect, test } from 'vitest';
import { parseEvent } from '../../shared/floor/parse-event.ts';
import * as build from '../helpers/event-builders.ts';

const { T0 } = build;

describe('events at the door', () => {
  test('every kind of event passes as it is', () => {
    const events = [
      build.offered({ id: 'e1', callerNumber: '+49', callerName: 'ACME Corp: Purchasing', priority: 2 }),
      build.rang(),
      build.ringEnded(),
      build.answered({ waitMs: 12.5 }),
      build.held(),
      build.resumed(),
      build.transferred({ to: 'billing', talkMs: 1 }),
      build.abandoned(),
      build.flowedOut(),
      build.ended(),
      build.wrapUpStarted(),
      build.wrapUpEnded(),
      build.signedIn({ name: '王芳 🙂' }),
      build.signedOut(),
      build.paused({ queueId: 'support' }),
      build.unpaused(),
      build.queuesChanged(),
      build.phoneChanged(),
      { type: 'feed-connected', feedId: 'f', atMs: T0 },
      { type: 'feed-lost', feedId: 'f', atMs: T0, reason: 'cut' },
      build.resynchronised({ agents: [build.presence()] }),
    ];
    for (const event of events) expect(parseEvent(event)).toEqual({ ok: true, event });
  });

  test('fields that are not known are dropped', () => {
    expect(parseEvent({ ...build.offered(), colour: 'red' })).toEqual({ ok: true, event: build.offered() });
  });

  const refused: readonly (readonly [string, unknown, RegExp])[] = [
    ['nothing', null, /the event \(null\)/],
    ['another type', { type: 'call-lost', atMs: T0 }, /type \("call-lost"\)/],
    ['no call', { type: 'call-offered', atMs: T0, queueId: 'q' }, /callId \(missing\)/],
    ['an empty name', build.offered({ callId: '' }), /callId \(""\)/],
    ['a name of 201 characters', build.offered({ callId: 'x'.repeat(201) }), /callId \("x{50,}…\).*200/],
    ['the site as a queue', build.offered({ queueId: '*' }), /queueId \("\*"\): '\*' means the whole site/],
    [
      'seconds for milliseconds',
      build.offered({ atMs: 1_777_860_000 }),
      /atMs \(1777860000\).*multiplied by 1000/,
    ],
    ['the year 2200', build.offered({ atMs: 7_258_118_400_000 }), /before 2200/],
    ['no number', build.offered({ atMs: NaN }), /atMs \(NaN\)/],
    ['a fraction', build.offered({ atMs: T0 + 0.5 }), /whole milliseconds/],
    ['a wait below zero', build.answered({ waitMs: -1 }), /waitMs \(-1\)/],
    [
      'half a character in a name',
      build.offered({ queueId: 'sales\ud83d' }),
      /queueId \("sales\\ud83d"\): must be whole characters.*Cut texts between/,
    ],
    ['half a character in a text', build.offered({ callerName: '\ude00 Li' }), /callerName .*lone surrogate/],
    ['a reason that is none', { ...build.flowedOut(), reason: 'bored' }, /reason \("bored"\)/],
  ];
  for (const [what, value, reason] of refused) {
    test(`${what} is refused with the value, the rule and the way out`, () => {
      const parsed = parseEvent(value);
      expect(parsed).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
      expect(parsed).toMatchObject({ reason: expect.stringContaining('/api/v1/openapi.json') });
    });
  }

  test('a thousand faults are five and how many more', () => {
    const queues = Array.from({ length: 900 }, () => ({ queueId: '', level: 1 }));
    const parsed = parseEvent(build.signedIn({ queues }));
    expect(parsed).toMatchObject({ ok: false, reason: expect.stringMatching(/and 895 more/) });
  });
});
