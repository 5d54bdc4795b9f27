import { describe, expect, it } from 'vitest';
import type { HistoryTable } from '../../shared/contract/history.ts';
import type { CallRecord } from '../../shared/history/call-record.ts';
import { NO_CHANGES } from '../../shared/history/roll-ups.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { commitEvents } from '../helpers/commit-events.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { inventQuarters, keepPast } from '../history/build-past.ts';
import { KIOSK_HEADER } from '../../shared/contract/http.ts';
import { ask, serve } from './ask.ts';

const SITE = {
  ...createEmptySite('Europe/Berlin'),
  agents: [{ id: '1', name: { en: 'Ann' }, team: 'Red' }],
};
const DAYS = { fromDay: '2026-10-20', toDay: '2026-10-27', queueIds: ['sales', '=cmd', '客服, "一"'] };
const SPAN = 'from=2026-10-20&to=2026-10-27';
const PATHS = [
  `history?${SPAN}`,
  'history/contents',
  `history/export?${SPAN}`,
  `calls?${SPAN}`,
  `export/calls?${SPAN}`,
  'export/queue-intervals',
  'export/agent-intervals',
  'export/events',
];

const call = (index: number): CallRecord => ({
  callId: `c${index % 7}`,
  queueId: index % 2 ? 'sales' : '=cmd',
  // Some of them in the same millisecond.
  offeredAtMs: Date.UTC(2026, 9, 21, 8) + Math.floor(index / 3) * 1000,
  outcome: index % 3 ? 'answered' : 'abandoned',
  flowOutReason: null,
  waitMs: 1500,
  agentId: index % 3 ? '1' : null,
  handled: index % 3 > 0,
  talkMs: 60_000,
  holdMs: 0,
  wrapUpMs: 0,
  callerNumber: `+4930123456${index}`,
  answerWithinMs: 20_000,
  shortAbandonMs: 5_000,
});

async function servePast(options: object = {}) {
  const floor = new ScriptedFloor({}, 'epoch-1', SITE);
  floor.nowMs = Date.UTC(2026, 9, 27, 12);
  const history = keepPast(SITE, inventQuarters(SITE, 21, DAYS), [
    { agentId: '1', queueId: null, startMs: Date.UTC(2026, 9, 21, 8), tally: { ...AGENT, readyMs: 90_000 } },
    { agentId: '1', queueId: 'sales', startMs: Date.UTC(2026, 9, 21, 8), tally: { ...AGENT, answered: 2 } },
  ]);
  history.keep({ ...NO_CHANGES, calls: Array.from({ length: 25 }, (_, index) => call(index)) });
  await commitEvents(floor.journal, [
    {
      type: 'call-offered',
      id: 'e1',
      atMs: Date.UTC(2026, 9, 21, 8),
      callId: 'c0',
      queueId: 'sales',
      callerNumber: '+49301234560',
    },
    { type: 'call-abandoned', id: 'e2', atMs: Date.UTC(2026, 9, 21, 8, 1), callId: 'c0', queueId: 'sales' },
  ]);
  const served = await serve({ floor, history, ...options });
  const bearer = { authorization: `Bearer ${served.secrets.readToken}` };
  return {
    ...served,
    see: (path: string, headers: Record<string, string> = { cookie: served.cookie }) =>
      ask(`${served.url}/api/v1/${path}`, { headers }),
    read: (path: string, headers: object = {}) =>
      ask(`${served.url}/api/v1/${path}`, { headers: { ...bearer, ...headers } }),
  };
}

const AGENT = {
  answered: 0,
  answeredWithinTarget: 0,
  sumAnswerWaitMs: 0,
  handled: 0,
  sumTalkMs: 0,
  sumHoldMs: 0,
  sumWrapUpMs: 0,
  transfers: 0,
  missedRings: 0,
  readyMs: 0,
  ringingMs: 0,
  talkingMs: 0,
  inWrapUpMs: 0,
  otherCallMs: 0,
  pausedMs: 0,
  unreachableMs: 0,
};

/** Lines of a CSV as cells: a reader of its own, so that the writer is not judged by itself. */
function parseCsv(text: string): readonly (readonly string[])[] {
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 1; at < text.length; at++) {
    const sign = text[at]!;
    if (quoted && sign === '"' && text[at + 1] === '"') cell += text[at++];
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === ',' || (sign === '\r' && text[at + 1] === '\n'))) {
      rows.at(-1)!.push(cell);
      cell = '';
      if (sign === '\r') {
        rows.push([]);
        at++;
      }
    } else cell += sign;
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}

describe('who reads the past', () => {
  it.each(PATHS)(
    'HT40 %s opens to who has the right, the administrator and the read token among them',
    async (path) => {
      const { see, read, secrets, links } = await servePast();
      expect((await see(path)).status).toBe(200);
      expect((await read(path)).status).toBe(200);
      expect((await see(path, { authorization: `Bearer ${secrets.intakeToken}` })).status).toBe(403);
      for (const token of [secrets.adminKey, 'nothing'])
        expect(await see(path, { authorization: `Bearer ${token}` })).toMatchObject({
          status: 401,
          error: { code: 'not-signed-in', message: expect.stringContaining('readToken') },
        });
      expect((await see(path, {})).status).toBe(401);
      const link = await links.create({ boardId: 'floor', note: '', agentNames: 'shown' });
      expect((await see(path, { [KIOSK_HEADER]: link.path.slice('/k/'.length) })).status).toBe(403);
    },
  );

  it('HT40 the read token opens nothing else', async () => {
    const { read } = await servePast();
    for (const path of ['abandoned', 'kiosk-links', 'oddities', 'calls/c1'])
      expect((await read(path)).status, path).toBe(403);
  });
});

describe('tables', () => {
  it('HT41 are answered 304 while they are the same', async () => {
    const { read, history } = await servePast();
    for (const path of [`history?${SPAN}&by=queue`, 'history/contents', `calls?${SPAN}`]) {
      const first = await read(path);
      expect(first.headers.etag, path).toMatch(/^"/);
      expect(first.headers['cache-control']).toBe('no-cache');
      const etag = { 'if-none-match': first.headers.etag! };
      expect(await read(path, etag)).toMatchObject({ status: 304, text: '' });
      expect((await read(path, { 'if-none-match': '"other"' })).status).toBe(200);
    }
    const before = await read(`history?${SPAN}`);
    history.keep({
      ...NO_CHANGES,
      queueDays: [
        {
          queueId: '*',
          day: '2026-10-22',
          tally: (
            await history.readQueueDays({ queueIds: ['sales'], fromDay: '2026-10-21', toDay: '2026-10-21' })
          )[0]!.tally,
        },
      ],
    });
    const after = await read(`history?${SPAN}`, { 'if-none-match': before.headers.etag! });
    expect(after.status).toBe(200);
    expect(after.headers.etag).not.toBe(before.headers.etag);
  });

  it.each([1, 3, 50])('HT42 pages of %i rows have each row once', async (limit) => {
    const { read } = await servePast();
    const path = `history?${SPAN}&by=queue&grain=day`;
    const whole: HistoryTable = (await read(`${path}&limit=5000`)).json;
    expect(whole.next).toBeNull();
    const rows: unknown[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: HistoryTable = (await read(`${path}&limit=${limit}${next && `&page=${next}`}`)).json;
      expect(page.rows.length).toBeLessThanOrEqual(limit);
      rows.push(...page.rows);
      next = page.next;
    }
    expect(rows).toEqual(whole.rows);
    expect(rows).toHaveLength(24);
  });

  it('HT42 the calls behind a figure come in pages, each once, masked', async () => {
    const { see } = await servePast();
    const ids: unknown[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { json } = await see(`calls?${SPAN}&limit=4${next && `&page=${next}`}`);
      ids.push(...json.calls.map((shown: CallRecord) => [shown.offeredAtMs, shown.queueId, shown.callId]));
      next = json.next;
      for (const shown of json.calls) expect(shown.caller).toContain('•••');
    }
    expect(new Set(ids.map(String)).size).toBe(25);
    expect(ids).toHaveLength(25);
    const some = await see(`calls?${SPAN}&queues=sales&outcomes=answered&agents=1`);
    expect(some.json.calls.length).toBeGreaterThan(0);
    for (const shown of some.json.calls)
      expect(shown).toMatchObject({ queueId: 'sales', outcome: 'answered', agentId: '1', importNo: 0 });
    const lost = await see(`calls?${SPAN}&outcomes=lost`);
    expect(lost.status).toBe(400);
    expect(lost.error.message).toContain('outcomes ("lost") must be one of waiting');
    for (const page of ['x', 'W10'])
      expect((await see(`calls?${SPAN}&page=${page}`)).error.message).toContain('next');
  });

  it.each([[Number.MAX_SAFE_INTEGER, 'x'], [-8_640_000_000_000_000, 'x'], [1.5, 'x'], [0]])(
    'HT42 a forged page of a table is refused: %j, %j',
    async (...cursor) => {
      const { see } = await servePast();
      const page = Buffer.from(JSON.stringify(cursor)).toString('base64url');
      const { status, error } = await see(`history?${SPAN}&page=${page}`);
      expect(status).toBe(400);
      expect(error.message).toContain('next');
    },
  );

  it('HT46 no parameter is left out, however many there are', async () => {
    const { see } = await servePast();
    const queues = Array.from({ length: 1_000 }, (_, index) => `queues=q${index}`).join('&');
    const { json } = await see(`history?${queues}&${SPAN}&by=queue&grain=whole`);
    expect(json.query).toMatchObject({ by: 'queue', grain: 'whole' });
    expect(json.query.queueIds).toHaveLength(1_000);
    expect((await see(`history?${queues}&queues=one-more&${SPAN}&by=queue`)).status).toBe(400);
  });

  it('takes lists once each, with commas for metrics, and names in a language', async () => {
    const { read } = await servePast();
    const { json } = await read(
      `history?${SPAN}&by=queue&grain=whole&queues=sales&queues=${encodeURIComponent('客服, "一"')}&metrics=offered,aht&agents=&teams=`,
    );
    expect(json.metrics).toEqual(['offered', 'aht']);
    expect(json.query.queueIds).toEqual(['sales', '客服, "一"']);
    expect(json.rows.map(({ subject }: HistoryTable['rows'][number]) => subject.id)).toEqual([
      'sales',
      '客服, "一"',
    ]);
    const teams = await read(`history?${SPAN}&by=team&language=zh-CN&metrics=ready-time`);
    expect(teams.json.rows[0]).toMatchObject({
      subject: { id: 'Red' },
      figures: { 'ready-time': { value: 90 } },
    });
  });

  it.each([
    ['history?from=2026-10-20', 'to'],
    ['history?from=2026-02-30&to=2026-03-01', 'from'],
    ['history?from=2026-10-20&to=2026-10-19', 'Swap'],
    [`history?${SPAN}&grain=minute`, 'grain'],
    [`history?${SPAN}&metrics=joy`, 'catalogue'],
    [`history?${SPAN}&limit=0`, 'limit'],
    ['history?from=2010-01-01&to=2026-10-19', '3,700'],
    [`history/export?${SPAN}&metrics=joy`, 'catalogue'],
    ['history/export?from=2010-01-01&to=2026-10-19', '3,700'],
    ['calls?from=2026-10-20&to=2026-10-19', 'Swap'],
    ['export/calls?from=2026-10-20&to=2026-10-19', 'Swap'],
    ['export/secrets', 'what'],
  ])('HT45 %s is refused before anything is sent', async (path, word) => {
    const { read } = await servePast();
    const answer = await read(path);
    expect(answer).toMatchObject({ status: 400, error: { code: 'bad-request' } });
    expect(answer.error.message).toContain(word);
  });
});

describe('files', () => {
  it('HT43 have the very figures of the table, in both formats', async () => {
    const { read } = await servePast();
    const path = `${SPAN}&by=queue&grain=hour&metrics=offered,answer-rate,asa`;
    const table: HistoryTable = (await read(`history?${path}&limit=5000`)).json;
    expect(table.rows.length).toBeGreaterThan(200);
    const csv = await read(`history/export?${path}`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toMatch(/attachment; filename=floorcast-queue-hour-.*\.csv/);
    const [head, ...rows] = parseCsv(csv.text);
    expect(head).toEqual([
      'period',
      'from',
      'to',
      'partial',
      'queue',
      'name',
      'offered',
      'answer-rate',
      'asa',
    ]);
    expect(rows.map(([period, , , , queue, , ...values]) => [period, queue, ...values])).toEqual(
      table.rows.map(({ period, subject, figures }) => [
        period.key,
        subject.id.startsWith('=') ? `'${subject.id}` : subject.id,
        ...table.metrics.map((id) => String(figures[id]!.value ?? '')),
      ]),
    );
    const twice = rows.filter(([period]) => period!.startsWith('2026-10-25T02:00'));
    expect(new Set(twice.map(([, from]) => from)).size).toBe(2);
    const lines = (await read(`history/export?${path}&format=ndjson`)).text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(table.rows);
  });

  it('HT43 no text is taken for a formula, and numbers stay numbers', async () => {
    const { see } = await servePast();
    const rows = parseCsv((await see('export/calls')).text);
    expect(new Set(rows.slice(1).map(([, queue]) => queue))).toEqual(new Set(["'=cmd", 'sales']));
    expect(rows[1]![10]).toBe('+49301234560');
    expect(rows[1]![2]).toBe('2026-10-21T10:00:00.000+02:00');
    expect(rows[1]![5]).toBe('1.5');
  });

  it.each([
    ['calls', 25],
    ['queue-intervals', inventQuarters(SITE, 21, DAYS).length],
    ['agent-intervals', 2],
    ['events', 2],
  ])('HT44 everything: %s, %i rows', async (what, count) => {
    const { see } = await servePast();
    const lines = (await see(`export/${what}?format=ndjson`)).text.trimEnd().split('\n');
    expect(lines).toHaveLength(count);
    const rows = parseCsv((await see(`export/${what}`)).text);
    expect(rows).toHaveLength(count + 1);
    const first: Record<string, unknown> = JSON.parse(lines[0]!);
    const cells = rows[0]!.map((column) => {
      const value = first[column] ?? '';
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    });
    expect(rows[1]!.map((cell) => cell.replace(/^'=/, '='))).toEqual(cells);
    expect((await see(`export/${what}?format=ndjson&from=2020-01-01&to=2020-01-02`)).text).toBe('');
  });

  it('HT44 queue intervals add up to the table', async () => {
    const { read } = await servePast();
    const lines = (await read('export/queue-intervals?format=ndjson')).text.trimEnd().split('\n');
    const offered = lines.reduce((sum, line) => sum + (JSON.parse(line) as { offered: number }).offered, 0);
    const [row] = (await read(`history?${SPAN}&grain=whole`)).json.rows;
    expect(offered).toBe(row.figures.offered.value);
  });

  it('HT44 callers are masked unless the administrator asks', async () => {
    const { see, read } = await servePast();
    for (const what of ['calls', 'events']) {
      expect((await see(`export/${what}?format=ndjson`)).text, what).toContain('+49301234560');
      const masked = (await read(`export/${what}?format=ndjson`)).text;
      expect(masked, what).toContain('•••');
      expect(masked, what).not.toContain('+49301234560');
    }
  });

  it('HT45 a file that fails breaks off, and the server goes on', async () => {
    const served = await servePast();
    let asked = 0;
    const readCalls = served.history.readCalls.bind(served.history);
    served.history.readCalls = async (request) => {
      asked += 1;
      if (asked > 1) throw new Error('The disk is gone.');
      const [first] = await readCalls({ ...request, limit: 1 });
      return Array.from({ length: request.limit }, () => first!);
    };
    await expect(served.see('export/calls')).rejects.toThrow();
    expect(served.errors).toMatchObject([{ message: 'The disk is gone.' }]);
    expect((await served.see('history/contents')).status).toBe(200);
  });
});

describe('the description of the past', () => {
  it('HT11 says that changes may meet another one, and what waits for another server', async () => {
    const { see } = await servePast();
    const { paths } = (await see('openapi.json')).json;
    const answersOf = (path: string, method: string) => Object.keys(paths[path][method].responses);
    expect(answersOf('/api/v1/me/notices/mail', 'post')).toEqual(expect.arrayContaining(['409', '503']));
    expect(answersOf('/api/v1/requests/settings', 'put')).toContain('409');
    expect(answersOf('/api/v1/requests/settings', 'put')).not.toContain('503');
    expect(answersOf('/api/v1/history', 'get')).not.toContain('409');
  });

  it('HT11 lists what can be asked, paging, ETags and files', async () => {
    const { see } = await servePast();
    const { paths } = (await see('openapi.json')).json;
    const table = paths['/api/v1/history'].get;
    const parameters = Object.fromEntries(
      table.parameters.map((parameter: { name: string; required: boolean }) => [
        parameter.name,
        parameter.required,
      ]),
    );
    expect(parameters).toEqual({
      from: true,
      to: true,
      grain: false,
      by: false,
      queues: false,
      agents: false,
      teams: false,
      metrics: false,
      language: false,
      page: false,
      limit: false,
    });
    expect(table.security).toEqual([{ session: [] }, { administrator: [] }, { read: [] }]);
    expect(table.responses['304']).toBeDefined();
    expect(table.responses['200'].headers).toHaveProperty('ETag');
    expect(table.responses['200'].content['application/json'].schema.properties).toHaveProperty('next');
    expect(Object.keys(paths['/api/v1/export/{what}'].get.responses['200'].content)).toEqual([
      'text/csv',
      'application/x-ndjson',
    ]);
    expect(paths).toHaveProperty(['/api/v1/calls', 'get', 'responses', '200']);
    expect(paths).toHaveProperty(['/metrics', 'get', 'responses', '200', 'content', 'text/plain']);
  });
});
