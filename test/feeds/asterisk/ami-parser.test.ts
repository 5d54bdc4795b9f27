import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callerOf, createAmiMessage, type AmiMessage } from '../../../server/feeds/asterisk/ami-message.ts';
import { AmiParser } from '../../../server/feeds/asterisk/ami-parser.ts';

function parse(pieces: readonly (string | Uint8Array)[]): {
  messages: AmiMessage[];
  banners: string[];
  oddities: string[];
} {
  const messages: AmiMessage[] = [];
  const banners: string[] = [];
  const oddities: string[] = [];
  const parser = new AmiParser({
    onMessage: (message) => messages.push(message),
    onBanner: (banner) => banners.push(banner),
    onOddity: (oddity) => oddities.push(oddity),
  });
  for (const piece of pieces) parser.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return { messages, banners, oddities };
}

const STREAM =
  'Asterisk Call Manager/11.0.0\r\n' +
  'Response: Success\r\nActionID: a\r\nMessage: Authentication accepted\r\n\r\n' +
  'Event: QueueCallerJoin\r\nCallerIDName: ACME Corp: 采购 "日本" 😀, Łódź\r\nAccountCode: \r\nBridgeId:\r\nQueue: 支持\r\n\r\n' +
  'Event: UserEvent\nUniqueid: first\nUniqueid: second\n\n';

describe('AMI parser', () => {
  test('AM1 values keep colons, quotes and every script; an empty value is empty; LF alone ends a line, too', () => {
    const { messages, banners, oddities } = parse([STREAM]);
    expect(banners).toEqual(['Asterisk Call Manager/11.0.0']);
    expect(messages.map((message) => `${message.kind} ${message.name}`)).toEqual([
      'response Success',
      'event QueueCallerJoin',
      'event UserEvent',
    ]);
    expect(messages[1]!.headers.get('CallerIDName')).toBe('ACME Corp: 采购 "日本" 😀, Łódź');
    expect(messages[1]!.headers.get('AccountCode')).toBe('');
    expect(messages[1]!.headers.get('BridgeId')).toBe('');
    expect(oddities).toEqual([]);
  });

  test('AM1 however the bytes are cut, the messages are the same (fuzz, seed 20260302)', () => {
    const bytes = Buffer.from(STREAM);
    const whole = parse([STREAM]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 40 }), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const pieces = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
        expect(parse(pieces)).toEqual(whole);
      }),
      { seed: 20260302, numRuns: 200 },
    );
    expect(parse([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
  });

  test('AM2 a line of 10 MB is dropped with its message, in pieces or whole, and the next message is read', () => {
    const line = `Junk: ${'x'.repeat(10 * 1024 * 1024)}`;
    const text = `Event: A\r\n${line}\r\nQueue: lost\r\n\r\nEvent: B\r\n\r\n`;
    const pieces: string[] = [];
    for (let at = 0; at < text.length; at += 65_536) pieces.push(text.slice(at, at + 65_536));
    for (const fed of [[text], pieces]) {
      const { messages, oddities } = parse(fed);
      expect(messages.map((message) => message.name)).toEqual(['B']);
      expect(oddities).toEqual(['line-too-long']);
    }
  });

  test('AM2 a message of a million headers is dropped, a line without a colon is skipped', () => {
    const headers = 'Output: one more line of a long answer\r\n'.repeat(40_000);
    const { messages, oddities } = parse([
      `Response: Success\r\n${headers}\r\nEvent: B\r\nnonsense\r\nQueue: q\r\n\r\n`,
    ]);
    expect(messages.map((message) => [message.name, message.headers.get('Queue')])).toEqual([['B', 'q']]);
    expect(oddities).toEqual(['message-too-long', 'line-without-colon']);
  });

  test('AM2 garbage never throws and never stops the next good message (fuzz, seed 7)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (garbage) => {
        const { messages } = parse([garbage, '\r\n\r\nEvent: Good\r\nQueue: q\r\n\r\n']);
        expect(messages.at(-1)?.name).toBe('Good');
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('AM3 of a header that comes twice the first counts and the others are kept', () => {
    const message = parse([STREAM]).messages[2]!;
    expect(message.headers.get('Uniqueid')).toBe('first');
    expect(message.repeats).toEqual([['Uniqueid', 'second']]);
  });

  test('AM3 an event with a header Response is an event', () => {
    expect(
      createAmiMessage([
        ['Event', 'OriginateResponse'],
        ['Response', 'Success'],
      ]),
    ).toMatchObject({ kind: 'event', name: 'OriginateResponse' });
  });

  test('AM4 <unknown>, unknown and nothing are no caller', () => {
    const message = createAmiMessage([
      ['A', '<unknown>'],
      ['B', 'unknown'],
      ['C', 'Unknown GmbH'],
    ]);
    expect(['A', 'B', 'C', 'D'].map((header) => callerOf(message, header))).toEqual([
      undefined,
      undefined,
      'Unknown GmbH',
      undefined,
    ]);
  });
});
