import { describe, expect, it, vi } from 'vitest';
import { openDesk } from '../imports/import-desk.ts';
import { ask, serve } from './ask.ts';

vi.setConfig({ testTimeout: 90_000 });

const CALLS = 'queue,offeredAt,wait,outcome\na,2026-11-20 08:00:00,3,abandoned\n=1+1,yesterday,3,abandoned\n';

describe('imports over http', () => {
  it('IJ14 from the file that is sent to the report of its refused rows', async () => {
    const desk = await openDesk();
    const { url, cookie } = await serve({ imports: desk.jobs });
    const headers = { cookie };
    const sent = await ask(`${url}/api/v1/imports/uploads?name=calls.csv`, {
      method: 'POST',
      headers,
      body: CALLS,
    });
    expect(sent).toMatchObject({ status: 200, json: { fileName: 'calls.csv', problem: null } });
    const { uploadId, options } = sent.json;
    const path = `${url}/api/v1/imports/uploads/${uploadId}`;
    const bad = { ...options, intervalMinutes: 20 };
    expect((await ask(`${path}/preview`, { method: 'POST', headers, body: bad })).status).toBe(400);
    const started = await ask(`${url}/api/v1/imports`, {
      method: 'POST',
      headers,
      body: { uploadId, options },
    });
    expect(started).toMatchObject({ status: 200, json: { importNo: 1, fileName: 'calls.csv' } });
    await desk.waitUntilOver(1);
    const list = await ask(`${url}/api/v1/imports`, { headers });
    expect(list.json.imports).toMatchObject([
      { importNo: 1, state: 'done', counts: { added: 1, refused: 1 } },
    ]);
    const report = await ask(`${url}/api/v1/imports/1/refused.csv`, { headers });
    expect(report.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(report.text).toMatch(/^\ufeffrow,reason,text\r\n3,"offeredAt .*,"'=1\+1,yesterday/);
    expect(await ask(`${url}/api/v1/imports/7`, { headers })).toMatchObject({ status: 404 });
    expect((await ask(`${url}/api/v1/imports/7/refused.csv`, { headers })).status).toBe(404);
    expect((await ask(path, { method: 'DELETE', headers })).status).toBe(204);
  });

  it('MS4 MS5 in English with what is said, and the report in the language asked for', async () => {
    const desk = await openDesk();
    await desk.bring(CALLS);
    const { url, cookie } = await serve({ imports: desk.jobs });
    const headers = { cookie };
    const path = `${url}/api/v1/imports`;
    const sent = await ask(`${path}/uploads?name=x`, { method: 'POST', headers, body: CALLS });
    const said = { code: 'moment-unreadable', column: 'offeredAt', value: '"yesterday"' };
    expect(sent.json.refused).toMatchObject([
      {
        row: 3,
        reason: expect.stringMatching(/^offeredAt \("yesterday"\) must be a date with a time/),
        said,
      },
    ]);
    expect((await ask(`${path}/7`, { headers })).error).toEqual({
      code: 'not-found',
      message: 'There is no import 7. The list of imports has those there are.',
      said: { code: 'import-unknown', importNo: 7 },
    });
    const report = async (query: string) => (await ask(`${path}/1/refused.csv${query}`, { headers })).text;
    expect(await report('')).toMatch(/^\ufeffrow,reason,text\r\n3,"?offeredAt \(""yesterday""\) must be/);
    expect(await report('?language=zh-CN')).toMatch(
      /^\ufeff行号,原因,文件原文\r\n3,"“offeredAt”（""yesterday""）应为带时刻的日期.*请更正/,
    );
    expect(await report('?language=zh-TW')).toMatch(
      /^\ufeff列號,原因,檔案原文\r\n3,.*應為帶時刻的日期.*請更正/,
    );
    expect((await ask(`${path}/1/refused.csv?language=fr`, { headers })).error).toMatchObject({
      code: 'bad-request',
      message: 'language ("fr") must be one of en, zh-CN, zh-TW.',
    });
  });

  it('IJ14 for the administrator alone, from our own pages', async () => {
    const { url, cookie } = await serve();
    const upload = `${url}/api/v1/imports/uploads?name=x`;
    expect((await ask(upload, { method: 'POST', body: 'x' })).status).toBe(401);
    const headers = { cookie, origin: 'https://elsewhere.example' };
    expect((await ask(upload, { method: 'POST', headers, body: 'x' })).status).toBe(403);
    expect((await ask(`${url}/api/v1/imports`)).status).toBe(401);
  });
});
