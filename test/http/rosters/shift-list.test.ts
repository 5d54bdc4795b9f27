import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { MONDAY, serveRosters, WHY } from './serve-rosters.ts';

type Served = Awaited<ReturnType<typeof serveRosters>>;

const TUESDAY = '2026-11-10';

function preview({ url, cookie }: Served, body: string | Buffer) {
  return ask(`${url}/api/v1/rosters/import-preview?from=${MONDAY}&days=2`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/octet-stream' },
    body: Buffer.from(body),
  });
}

/** Puts a preview on the board and publishes it, as the board does. */
async function take(served: Served, { changes, revisions }: { changes: object[]; revisions: object }) {
  const taken = await served.send('POST', '/changes', {
    ...WHY,
    copyId: null,
    origin: 'workbook',
    revisions,
    changes: changes.map((change) => ({ ...change, before: undefined })),
  });
  expect(taken.status).toBe(200);
  const { revisions: shown } = (await served.get(`/publish-preview?from=${MONDAY}&days=2`)).json;
  const body = { ...WHY, firstDay: MONDAY, days: 2, revisions: shown };
  expect((await served.send('POST', '/publish', body)).status).toBe(200);
}

describe('a list of shifts that were planned elsewhere', () => {
  it('RS25 says what it would change, over midnight too, and row by row what it cannot take', async () => {
    const served = await serveRosters();
    const { templates } = (await served.get('/settings')).json.settings;
    const late = templates.find(({ id }: { id: string }) => id !== 'early');
    const { json } = await preview(
      served,
      [
        'Agent ID,Date,Shift,Start,End',
        `0,${MONDAY},early,08:00,16:30`,
        `1,2026/11/9,,8:00,16:30:00`,
        `2,${MONDAY},,03:10,03:20`,
        `3,${MONDAY},nonsense,08:00,16:30`,
        `4,${MONDAY},early,25:00,16:30`,
        `nobody,${MONDAY},early,08:00,16:30`,
        `0,2026-12-24,early,08:00,16:30`,
        `0,${MONDAY},early,09:00,17:30`,
        `4,${TUESDAY},off,,`,
        '',
      ].join('\n'),
    );
    expect(late).toBeDefined();
    expect(json.changes).toMatchObject([
      { agentId: '0', day: MONDAY, entry: { shift: { templateId: 'early', start: '08:00', minutes: 510 } } },
      { agentId: '1', day: MONDAY, entry: { shift: { start: '08:00', minutes: 510 } } },
      { agentId: '4', day: TUESDAY, entry: { shift: null, isPinned: true } },
    ]);
    const codes = json.refused.map(({ cell, said }: { cell: string; said: { code: string } }) => [
      cell,
      said.code,
    ]);
    expect(codes).toEqual([
      ['4', 'roster-import-no-template'],
      ['5', 'roster-import-template'],
      ['6', 'roster-import-time'],
      ['7', 'roster-import-agent'],
      ['8', 'roster-import-list-day'],
      ['9', 'roster-import-twice'],
    ]);
    expect(json.revisions).toEqual({ [MONDAY]: 0, [TUESDAY]: 0 });
    const none = await preview(served, 'name,when\nBo,today\n');
    expect([none.status, none.error.said]).toEqual([
      400,
      { code: 'roster-import-columns', lacking: 'agentId, day, start, end' },
    ]);
  });

  it('RS25 a night stands on the day it begins', async () => {
    const served = await serveRosters();
    const { settings } = (await served.get('/settings')).json;
    const night = {
      ...settings.templates[0],
      id: 'night',
      name: 'Night',
      names: {},
      firstStart: '22:00',
      lastStart: '22:00',
    };
    const saved = await served.send('PUT', '/settings', {
      author: 'w',
      revision: 0,
      settings: { ...settings, templates: [...settings.templates, night] },
    });
    expect(saved.json).toMatchObject({});
    const { json } = await preview(
      served,
      `agentId,day,template,start,end\n0,${MONDAY},Night,22:00,次日06:30\n1,${MONDAY},Night,22:00,06:30+1\n`,
    );
    expect(json.refused).toEqual([]);
    expect(json.changes).toMatchObject(
      ['0', '1'].map((agentId) => ({
        agentId,
        day: MONDAY,
        entry: { shift: { templateId: 'night', start: '22:00', minutes: 510 } },
      })),
    );
  });

  it('RS25 is read as XLSX, and as a Chinese CSV in GB18030', async () => {
    const served = await serveRosters();
    const workbook = new Excel.Workbook();
    const sheet = workbook.addWorksheet('Shifts');
    sheet.addRow(['工號', '日期', '上班時間', '下班時間']);
    sheet.addRow(['0', MONDAY, '08:00', '16:30']);
    const xlsx = await preview(served, Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(xlsx.json.changes).toMatchObject([{ agentId: '0', entry: { shift: { start: '08:00' } } }]);
    // 工号,日期,开始时间,结束时间 in GB18030.
    const head = 'b9a4bac5,c8d5c6da,bfaacabccab1bce4,bde1caf8cab1bce4'
      .split(',')
      .map((hex) => Buffer.from(hex, 'hex'));
    const comma = Buffer.from(',');
    const line = Buffer.from(`\n1,${MONDAY},08:00,16:30\n`);
    const csv = await preview(
      served,
      Buffer.concat([...head.flatMap((name, at) => (at ? [comma, name] : [name])), line]),
    );
    expect(csv.json.changes).toMatchObject([{ agentId: '1', entry: { shift: { start: '08:00' } } }]);
  });

  it('RS25 AH1 AH11 taken and published, adherence counts from it; sent again it changes nothing', async () => {
    const served = await serveRosters({ clock: Date.parse(`${MONDAY}T10:00:00Z`) });
    const stop = served.adherence.keepUp();
    await served.adherence.idle();
    expect((await served.call('GET', '/adherence/now')).json).toMatchObject({ isPublished: false });
    const list = [
      'agentId,day,start,end',
      ...[0, 1, 2, 3, 4].map((id) => `${id},${MONDAY},08:00,16:30`),
    ].join('\n');
    await take(served, (await preview(served, list)).json);
    await served.adherence.idle();
    expect((await served.call('GET', '/adherence/now')).json).toMatchObject({
      isPublished: true,
      rostered: 5,
    });
    expect((await served.call('GET', '/adherence/floor')).json).toMatchObject({
      rostered: 5,
      counts: { rostered: 5 },
    });
    expect((await preview(served, list)).json).toMatchObject({ changes: [], refused: [] });
    await stop();
  });
});
