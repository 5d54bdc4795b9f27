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
    expect((await ask(`${url}/api/v1/imports/7`, { headers })).status).toBe(404);
    expect((await ask(`${url}/api/v1/imports/7/refused.csv`, { headers })).status).toBe(404);
    expect((await ask(path, { method: 'DELETE', headers })).status).toBe(204);
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
