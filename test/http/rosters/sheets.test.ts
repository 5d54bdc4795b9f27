import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { change, entry, MONDAY, serveRosters, WHY } from './serve-rosters.ts';

describe('sheets of rosters over http', () => {
  it('RS9 RS10 a sheet that was exported, changed by hand and read again says what it would change', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    const path = `${served.url}/api/v1/rosters/export?from=${MONDAY}&days=2&format=`;
    const csv = await ask(`${path}csv`, { headers: { cookie: served.cookie } });
    expect(csv.text).toContain(`${MONDAY},0,Agent 0,early,08:00,16:30,510`);
    const bytes = await (await fetch(`${path}xlsx`, { headers: { cookie: served.cookie } })).arrayBuffer();
    const workbook = new Excel.Workbook();
    await workbook.xlsx.load(bytes);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.getRow(1).getCell(3).text).toBe(`${MONDAY} Mon`);
    expect(sheet.getRow(2).getCell(3).text).toBe('Early 08:00-16:30');
    sheet.getRow(2).getCell(3).value = 'early 07:30-16:00';
    sheet.getRow(3).getCell(4).value = 'what?';
    const body = Buffer.from(await workbook.xlsx.writeBuffer());
    const preview = await ask(`${served.url}/api/v1/rosters/import-preview?from=${MONDAY}&days=2`, {
      method: 'POST',
      headers: { cookie: served.cookie, 'content-type': 'application/octet-stream' },
      body,
    });
    expect(preview.json).toMatchObject({
      changes: [
        { agentId: '0', day: MONDAY, before: entry(), entry: { shift: { start: '07:30', minutes: 510 } } },
      ],
      revisions: { [MONDAY]: 1 },
      refused: [{ cell: 'D3', said: { code: 'roster-import-cell', text: 'what?' } }],
    });
    const { changes, revisions } = preview.json;
    const applied = await served.send('POST', '/changes', {
      ...WHY,
      copyId: null,
      origin: 'workbook',
      revisions,
      changes: changes.map(({ before: _, ...one }: { before: unknown }) => one),
    });
    expect(applied.status).toBe(200);
    const { entries } = (await served.get(`/audit?from=${MONDAY}&days=2`)).json;
    expect(entries.map(({ action }: { action: string }) => action)).toEqual(['imported', 'changed']);
    const broken = await ask(`${served.url}/api/v1/rosters/import-preview?from=${MONDAY}&days=2`, {
      method: 'POST',
      headers: { cookie: served.cookie, 'content-type': 'application/octet-stream' },
      body: Buffer.from('PK no workbook'),
    });
    expect([broken.status, broken.error.said?.code]).toEqual([400, 'roster-import-unreadable']);
    const copy = (await served.send('POST', '/copies', { name: 'What if', firstDay: MONDAY, days: 2 })).json;
    const ofCopy = await ask(
      `${served.url}/api/v1/rosters/import-preview?from=${MONDAY}&days=2&copy=${copy.id}`,
      {
        method: 'POST',
        headers: { cookie: served.cookie, 'content-type': 'application/octet-stream' },
        body: Buffer.from(bytes),
      },
    );
    // The copy has what was imported before: the file as it was exported takes it back.
    expect(ofCopy.json).toMatchObject({
      changes: [{ agentId: '0', day: MONDAY, entry: { shift: { start: '08:00' } } }],
    });
  });

  it.each([
    ['en', 'Roster', `${MONDAY} Mon`, 'Early 08:00-16:30', 'off', 'leave'],
    ['zh-CN', '排班表', `${MONDAY} 周一`, '早班 08:00-16:30', '休息', '请假'],
    ['zh-TW', '班表', `${MONDAY} 週一`, '早班 08:00-16:30', '休息', '請假'],
  ])('RS24 a workbook in %s changes nothing when it is read again', async (lang, ...said) => {
    const served = await serveRosters();
    const { settings } = (await served.get('/settings')).json;
    const daysOff = [{ from: MONDAY, to: MONDAY, kind: 'leave', paidMinutesPerDay: 480 }];
    const person = { agentId: '2', contractId: 'full-time', tags: [], seniorityYears: 1, daysOff };
    await served.send('PUT', '/settings', {
      revision: 0,
      settings: { ...settings, people: [{ ...person, wishes: [], ledgerBalance: 0, isRostered: true }] },
    });
    await change(served, '0', MONDAY, 0);
    await change(served, '1', MONDAY, 1, { shift: null, isPinned: true, note: '' });
    const cookie = { cookie: served.cookie };
    const path = `${served.url}/api/v1/rosters/export?from=${MONDAY}&days=2&format=xlsx&lang=${lang}`;
    const bytes = await (await fetch(path, { headers: cookie })).arrayBuffer();
    const workbook = new Excel.Workbook();
    await workbook.xlsx.load(bytes);
    const sheet = workbook.worksheets[0]!;
    const cells = [1, 2, 3, 4].map((row) => sheet.getRow(row).getCell(3).text);
    expect([sheet.name, ...cells]).toEqual(said);
    const read = async () =>
      (
        await ask(`${served.url}/api/v1/rosters/import-preview?from=${MONDAY}&days=2`, {
          method: 'POST',
          headers: { ...cookie, 'content-type': 'application/octet-stream' },
          body: Buffer.from(await workbook.xlsx.writeBuffer()),
        })
      ).json;
    expect(await read()).toMatchObject({ changes: [], refused: [] });
    // Words of one language are read in a workbook of another.
    sheet.getRow(2).getCell(3).value = '休息';
    sheet.getRow(3).getCell(3).value = '早班 07:00-15:30';
    sheet.getRow(4).getCell(4).value = 'OFF';
    expect((await read()).changes).toMatchObject([
      { agentId: '0', day: MONDAY, entry: { shift: null, isPinned: true } },
      { agentId: '1', day: MONDAY, entry: { shift: { templateId: 'early', start: '07:00' } } },
      { agentId: '2', day: '2026-11-10', entry: { shift: null, isPinned: true } },
    ]);
  });
});
