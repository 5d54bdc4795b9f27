import { describe, expect, it } from 'vitest';
import { JournalError } from '../../server/floorcast-error.ts';
import { MAX_BATCHES_PER_10_S } from '../../server/http/guards.ts';
import { MAX_BATCH, MAX_BATCH_BYTES, MAX_LINE_BYTES } from '../../server/http/intake/read-lines.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import type { ServedParts } from '../helpers/serve-parts.ts';
import { ask, serve, type Answer } from './ask.ts';

const NOW_MS = new ScriptedFloor().nowMs;

function offered(id: string, more: object = {}): object {
  return { type: 'call-offered', id, atMs: NOW_MS, callId: `call-${id}`, queueId: 'support', ...more };
}

/** The same as the journal has it. */
function kept(id: string): object {
  return { ...offered(id), feedId: 'http' };
}

function post(
  served: ServedParts,
  body: string | Buffer | object,
  type = 'application/json',
): Promise<Answer> {
  const headers = { authorization: `Bearer ${served.secrets.intakeToken}`, 'content-type': type };
  const text = typeof body === 'object' && !Buffer.isBuffer(body) ? JSON.stringify(body) : body;
  return ask(`${served.url}/api/v1/events`, { method: 'POST', headers, body: text });
}

async function journalOf({ floor }: ServedParts): Promise<readonly FloorEvent[]> {
  return (await floor.journal.read(0, 100_000)).map(({ event }) => event);
}

describe('who may send events', () => {
  it.each([undefined, 'Bearer', 'Bearer wrong', 'Basic abc', 'Bearer \u00e9'])(
    'HT7 refuses authorization %o',
    async (authorization) => {
      const served = await serve();
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      const answer = await ask(`${served.url}/api/v1/events`, {
        method: 'POST',
        headers,
        body: [offered('1')],
      });
      expect(answer).toMatchObject({ status: 401, error: { code: 'not-signed-in' } });
      expect(await journalOf(served)).toEqual([]);
    },
  );

  it('HT7 does not take the administrator’s cookie for the token', async () => {
    const served = await serve();
    const headers = { cookie: served.cookie };
    expect(
      (await ask(`${served.url}/api/v1/events`, { method: 'POST', headers, body: [offered('1')] })).status,
    ).toBe(403);
  });
});

describe('a batch', () => {
  it.each([
    ['a JSON array', JSON.stringify([offered('a'), offered('b')]), 'application/json'],
    ['NDJSON', `${JSON.stringify(offered('a'))}\n${JSON.stringify(offered('b'))}`, 'application/x-ndjson'],
    [
      'NDJSON of Windows with empty lines',
      `\r\n${JSON.stringify(offered('a'))}\r\n\r\n${JSON.stringify(offered('b'))}\r\n`,
      'application/x-ndjson',
    ],
    [
      'an array without a type',
      `\n [${JSON.stringify(offered('a'))},${JSON.stringify(offered('b'))}]`,
      'application/x-www-form-urlencoded',
    ],
    [
      'lines without a type',
      `${JSON.stringify(offered('a'))}\n${JSON.stringify(offered('b'))}\n`,
      'text/plain',
    ],
  ])('HT20 may be %s', async (_, body, type) => {
    const served = await serve();
    expect(await post(served, body, type)).toMatchObject({
      status: 200,
      json: { accepted: 2, repeated: 0, refused: [] },
    });
    expect(await journalOf(served)).toEqual([kept('a'), kept('b')]);
  });

  it('HT20 may be one object', async () => {
    const served = await serve();
    expect((await post(served, offered('one'))).json).toEqual({ accepted: 1, repeated: 0, refused: [] });
  });

  it('HT20 has at most 5,000 events, in either form', async () => {
    const served = await serve();
    const events = Array.from({ length: MAX_BATCH + 1 }, (_, index) => offered(String(index)));
    const lines = events.map((event) => JSON.stringify(event)).join('\n');
    expect((await post(served, events)).error).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('5001'),
    });
    expect((await post(served, lines, 'application/x-ndjson')).error.code).toBe('too-large');
    expect(await journalOf(served)).toEqual([]);
    expect((await post(served, events.slice(1))).json).toMatchObject({ accepted: MAX_BATCH });
  });

  it('HT20 has at most 8 MB', async () => {
    const served = await serve();
    const answer = await post(served, Buffer.alloc(MAX_BATCH_BYTES + 1, 0x20));
    expect(answer).toMatchObject({
      status: 413,
      error: { code: 'too-large', message: expect.stringContaining('8388608') },
    });
  });

  it('HT21 keeps the good lines and refuses the others by number', async () => {
    const served = await serve();
    const body = [
      JSON.stringify(offered('good-1')),
      '{"type":"call-offered"',
      JSON.stringify(offered('x', { type: 'call-lost' })),
      '',
      JSON.stringify(offered('x', { queueId: 7 })),
      JSON.stringify(offered('good-2')),
    ].join('\n');
    const { json } = await post(served, body, 'application/x-ndjson');
    expect(json).toMatchObject({ accepted: 2, repeated: 0 });
    expect(json.refused.map(({ line }: { line: number }) => line)).toEqual([2, 3, 5]);
    expect(json.refused[0].reason).toContain('not JSON');
    expect(json.refused[2].reason).toContain('queueId');
    expect(await journalOf(served)).toEqual([kept('good-1'), kept('good-2')]);
  });

  it('HT22 is taken once, however often it is sent', async () => {
    const served = await serve();
    const events = [offered('a'), offered('b'), offered('a')];
    expect((await post(served, events)).json).toEqual({ accepted: 2, repeated: 1, refused: [] });
    expect((await post(served, [...events, offered('c')])).json).toEqual({
      accepted: 1,
      repeated: 3,
      refused: [],
    });
    expect(await journalOf(served)).toEqual([kept('a'), kept('b'), kept('c')]);
  });

  it('HT28 is refused by a simulated floor, with the way out', async () => {
    const served = await serve({ calls: 'simulated' });
    const answer = await post(served, [offered('a')]);
    expect(answer).toMatchObject({ status: 409, error: { code: 'conflict' } });
    expect(answer.error.message).toContain('FLOORCAST_FEED=none');
    expect(answer.error.message).toContain('FLOORCAST_DATA=./data/own');
    expect(await journalOf(served)).toEqual([]);
  });

  it('HT27 belongs to the feed it names, else to the feed http', async () => {
    const served = await serve();
    await post(served, [offered('a'), offered('b', { feedId: 'chat' })]);
    expect((await journalOf(served)).map(({ feedId }) => feedId)).toEqual(['http', 'chat']);
  });

  it('HT22 is not taken without ids', async () => {
    const served = await serve();
    const { id: _, ...nameless } = offered('x') as { id: string };
    const { json } = await post(served, [nameless, offered('')]);
    expect(json).toMatchObject({ accepted: 0, refused: [{ line: 1 }, { line: 2 }] });
    expect(json.refused[0].reason).toContain('id is missing');
  });

  it('HT23 is answered after it is durable', async () => {
    class SlowFloor extends ScriptedFloor {
      release: () => void = () => {};
      override async emit(events: readonly FloorEvent[]) {
        await new Promise<void>((resolve) => (this.release = resolve));
        return super.emit(events);
      }
    }
    const floor = new SlowFloor();
    const served = await serve({ floor });
    let answered = false;
    const answer = post(served, [offered('a')]).finally(() => (answered = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answered).toBe(false);
    floor.release();
    expect((await answer).json.accepted).toBe(1);
  });

  it('HT23 is an error when it cannot be kept', async () => {
    class FullFloor extends ScriptedFloor {
      override emit = () => Promise.reject(new JournalError('full', 'The disk of /data is full. Make room.'));
    }
    const served = await serve({ floor: new FullFloor() });
    expect(await post(served, [offered('a')])).toMatchObject({
      status: 507,
      error: { code: 'storage-full', message: 'The disk of /data is full. Make room.' },
    });
  });

  it('HT24 is refused line by line for the time of its events', async () => {
    const served = await serve();
    const at = (id: string, atMs: number) => offered(id, { atMs });
    const { json } = await post(served, [
      at('ahead', NOW_MS + 5 * 60_000),
      at('too-far-ahead', NOW_MS + 5 * 60_000 + 1),
      at('old', Date.UTC(2026, 2, 9)),
      at('too-old', Date.UTC(2026, 2, 9) - 1),
      at('1970', 1_000),
      at('seconds', Math.floor(NOW_MS / 1000)),
      at('2100', Date.UTC(2100, 0, 1)),
    ]);
    expect(json.accepted).toBe(2);
    expect(json.refused.map(({ line }: { line: number }) => line)).toEqual([2, 4, 5, 6, 7]);
    expect(json.refused[0].reason).toContain('5 minutes ahead');
    expect(json.refused[1].reason).toContain('before 2026-03-09');
  });
});

describe('hostile bodies', () => {
  const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const deepField = `{"type":"call-offered","id":"d","atMs":${NOW_MS},"callId":"d","queueId":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`;
  const hostile: readonly (readonly [string, string | Buffer, string, number])[] = [
    ['nothing', '', 'application/json', 400],
    ['no JSON', 'hello', 'application/json', 400],
    ['nested arrays', nested, 'application/json', 200],
    ['nested arrays in a line', nested, 'application/x-ndjson', 200],
    ['a nested field', deepField, 'application/x-ndjson', 200],
    [
      'a line of 2 MB',
      JSON.stringify(offered('x', { callerName: 'x'.repeat(MAX_LINE_BYTES * 2) })),
      'application/x-ndjson',
      200,
    ],
    ['broken UTF-8 in JSON', Buffer.from([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d]), 'application/json', 400],
    ['broken UTF-8 in a line', Buffer.from([0x22, 0xc3, 0x28, 0x22, 0x0a]), 'application/x-ndjson', 200],
    ['zeros', Buffer.alloc(1000), 'application/x-ndjson', 200],
    ['only line ends', '\n'.repeat(100_000), 'application/x-ndjson', 200],
    ['numbers and nulls', '[1,null,"x",true,[],{}]', 'application/json', 200],
    ['a million numbers', `[${'1,'.repeat(1_000_000)}1]`, 'application/json', 413],
    ['a bad encoding', '[]', 'application/json; charset=utf-32', 200],
  ];

  it.each(hostile)('HT25 take no harm from %s', async (_, body, type, status) => {
    const served = await serve();
    const answer = await post(served, body, type);
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.json.accepted).toBe(0);
    expect(answer.text.length).toBeLessThan(20_000);
    expect(served.errors).toEqual([]);
    expect((await post(served, [offered('after')])).json.accepted).toBe(1);
  });

  it('HT25 keep prototypes as they are', async () => {
    const served = await serve();
    const line = `{"type":"call-offered","id":"p","atMs":${NOW_MS},"callId":"__proto__","queueId":"constructor","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`;
    expect((await post(served, line, 'application/x-ndjson')).json.accepted).toBe(1);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    const [kept] = await journalOf(served);
    expect(Object.keys(kept!).sort()).toEqual(['atMs', 'callId', 'feedId', 'id', 'queueId', 'type']);
  });

  it('HT25 that claim to be compressed and are not are an error', async () => {
    const served = await serve();
    const headers = { authorization: `Bearer ${served.secrets.intakeToken}`, 'content-encoding': 'gzip' };
    const answer = await ask(`${served.url}/api/v1/events`, { method: 'POST', headers, body: 'no gzip' });
    expect(answer).toMatchObject({ status: 400, error: { code: 'bad-request' } });
    expect((await post(served, [offered('after')])).json.accepted).toBe(1);
  });
});

describe('sources that send too much', () => {
  it('HT26 end in too-many with the way out', async () => {
    const served = await serve();
    const headers = {
      authorization: `Bearer ${served.secrets.intakeToken}`,
      'content-type': 'application/x-ndjson',
    };
    let last: Answer | null = null;
    for (let sent = 0; sent <= MAX_BATCHES_PER_10_S; sent += 50)
      [last] = (await Promise.all(
        Array.from({ length: 50 }, () =>
          ask(`${served.url}/api/v1/events`, { method: 'POST', headers, body: '\n' }),
        ),
      )) as [Answer];
    expect(last).toMatchObject({
      status: 429,
      error: { code: 'too-many', message: expect.stringContaining('more events in each') },
    });
    expect(last!.headers['retry-after']).toBeDefined();
  });
});
