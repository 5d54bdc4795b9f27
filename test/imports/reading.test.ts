import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { lookAtFile } from '../../server/imports/look-at-file.ts';
import { readTableFile } from '../../server/imports/read-file.ts';
import { nameColumns } from '../../server/imports/table.ts';
import type { CallRecord } from '../../shared/history/call-record.ts';
import type { ImportOptions, RefusedRow } from '../../shared/import/import-format.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { Random } from '../helpers/random.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

const SITE = createEmptySite('Asia/Shanghai');
const NOW_MS = Date.UTC(2026, 11, 1);

async function read(content: Uint8Array | string, change: Partial<ImportOptions> = {}) {
  const path = join(createTemporaryFolder(), 'file');
  await writeFile(path, content);
  const task = { path, site: SITE, agents: [], nowMs: NOW_MS };
  const look = await lookAtFile({ ...task, work: 'look', options: null });
  const options = { ...look.options, ...change };
  const calls: CallRecord[] = [];
  const refused: RefusedRow[] = [];
  await readTableFile({ ...task, work: 'read', options }, async (batch) => {
    calls.push(...batch.calls);
    refused.push(...batch.refused);
  });
  return { look, calls, refused };
}

const SIMPLIFIED =
  '呼入时间,技能组,排队时长,结果,坐席姓名\r\n2026年11月22日 上午8:15,售后服务,12,放弃,\r\n2026-11-22 08:16:00,售后服务,3秒,接通,王小明\r\n';
const TRADITIONAL =
  '進線時間,佇列,等待時間,狀態,客服姓名\r\n2026/11/22 上午 08:15,客戶服務,12,放棄,\r\n2026/11/22 08:16:00,客戶服務,3,接通,陳大文\r\n';

/** Encodes what the platform can only decode, by looking every character up. */
function encode(text: string, encoding: 'gb18030' | 'big5'): Buffer {
  const decoder = new TextDecoder(encoding);
  const known = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && !known.has(character)) known.set(character, [lead, trail]);
    }
  return Buffer.from([...text].flatMap((one) => (one <= '\x7f' ? [one.charCodeAt(0)] : known.get(one)!)));
}

describe('encodings', () => {
  it.each([
    ['utf-8', Buffer.from(SIMPLIFIED), '售后服务', '王小明'],
    ['utf-8', Buffer.from(`\ufeff${TRADITIONAL}`), '客戶服務', '陳大文'],
    ['gb18030', encode(SIMPLIFIED, 'gb18030'), '售后服务', '王小明'],
    ['big5', encode(TRADITIONAL, 'big5'), '客戶服務', '陳大文'],
  ])('IJ12 %s is known and read', async (encoding, content, queue, agent) => {
    const { look, calls, refused } = await read(content);
    expect(look.options.encoding).toBe(encoding);
    expect(refused).toEqual([]);
    expect(
      calls.map(({ queueId, agentId, waitMs, offeredAtMs }) => [queueId, agentId, waitMs, offeredAtMs]),
    ).toEqual([
      [queue, null, 12_000, Date.UTC(2026, 10, 22, 0, 15)],
      [queue, agent, 3000, Date.UTC(2026, 10, 22, 0, 16)],
    ]);
  });

  it('IJ12 a wrong byte refuses its row and no other', async () => {
    const bytes = Buffer.concat([
      Buffer.from('queue,offeredAt,wait,outcome\na,2026-11-22 08:00,1,abandoned\n'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(',2026-11-22 08:00,1,abandoned\nb,2026-11-22 08:00,1,abandoned\n'),
    ]);
    const { calls, refused } = await read(bytes, { encoding: 'utf-8' });
    expect(calls.map(({ queueId }) => queueId)).toEqual(['a', 'b']);
    expect(refused).toMatchObject([{ row: 3, reason: { code: 'bytes-unreadable', encoding: 'UTF-8' } }]);
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeffqueue,offeredAt\n', 'utf16le'), 'Save it as CSV UTF-8'],
    ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'Save it as XLSX'],
    ['nothing', Buffer.alloc(0), 'The file is empty'],
  ])('IJ12 %s is refused in words', async (_, content, words) => {
    await expect(read(content)).rejects.toThrow(words);
  });
});

describe('CSV', () => {
  it('IJ13 quotes, lines in cells, titles above the header, empty lines and CRLF', async () => {
    const { calls, refused } = await read(
      'Report of November\r\n\r\n"Queue";"Call Start";"Wait";"Result";"Note"\r\n"a ""b"";c";"2026-11-22 08:00";1;"abandoned";"two\r\nlines"\r\n\r\nx;2026-11-22 08:00;1;purple;\r\n',
    );
    expect(calls.map(({ queueId }) => queueId)).toEqual(['a "b";c']);
    expect(refused.map(({ row }) => row)).toEqual([6]);
  });

  it('IJ13 a cell that is never closed is told by its row', async () => {
    await expect(
      read('queue,offeredAt,wait,outcome\na,2026-11-22 08:00,1,abandoned\n"b,2026-11-22 08:00,1,abandoned\n'),
    ).rejects.toThrow('After row 2 a quote (") begins a cell that is never closed');
  });
});

describe('the same calls in every format', () => {
  it.each([1, 2, 3])('IJ13 CSV, gzipped CSV, NDJSON and XLSX, seed %i', async (seed) => {
    const random = new Random(seed);
    const names = [
      'callId',
      'queue',
      'offeredAt',
      'answeredAt',
      'outcome',
      'wait',
      'talk',
      'hold',
      'wrapUp',
      'agent',
      'caller',
    ];
    const rows = Array.from({ length: 300 }, (_, index) => {
      const offeredMs = Date.UTC(2026, 9, 1) + random.whole(0, 5_000_000) * 1000;
      const wait = random.whole(1, 300);
      const answered = random.chance(0.8);
      const length = (most: number) => (answered ? String(random.whole(0, most)) : '');
      const stamp = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
      return [
        `c${index}`,
        random.pick(['sales', 'a, "b"', '售后', 'x\ny']),
        stamp(offeredMs),
        answered ? stamp(offeredMs + wait * 1000) : '',
        answered ? 'answered' : random.pick(['abandoned', 'timeout', '留言']),
        String(wait),
        length(900),
        length(60),
        length(90),
        answered ? String(random.whole(1000, 1100)) : '',
        random.chance(0.9) ? `+4930${random.whole(1e6, 1e7)}` : '',
      ];
    });
    const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    const csv = [names, ...rows].map((row) => row.map(quote).join(',')).join('\n');
    const expected = await read(csv);
    expect(expected.refused).toEqual([]);
    expect(expected.calls).toHaveLength(300);
    expect((await read(gzipSync(csv))).calls).toEqual(expected.calls);
    const ndjson = rows.map((row) =>
      JSON.stringify(
        Object.fromEntries(
          row.map((cell, index) => [
            names[index],
            cell === '' ? null : index >= 5 && index <= 8 ? Number(cell) : cell,
          ]),
        ),
      ),
    );
    expect((await read(ndjson.join('\n'))).calls).toEqual(expected.calls);
    const book = new Excel.Workbook();
    const sheet = book.addWorksheet('Calls');
    sheet.addRow(names);
    for (const row of rows)
      sheet.addRow(
        row.map((cell, index) => {
          if (cell === '') return null;
          if (index === 2 || index === 3) return new Date(`${cell.replace(' ', 'T')}Z`);
          return index === 5 ? { formula: '1+1', result: Number(cell) } : cell;
        }),
      );
    sheet.getColumn(3).numFmt = 'yyyy-mm-dd hh:mm:ss';
    const xlsx = new Uint8Array(await book.xlsx.writeBuffer());
    const fromSheet = await read(xlsx);
    expect(fromSheet.look.sheets).toEqual(['Calls']);
    expect(fromSheet.refused).toEqual([]);
    expect(fromSheet.calls).toEqual(expected.calls);
  });
});

it('IM30 counts are known as counts though some cells hold none', async () => {
  const header = 'queue,start,offered,answered,abandoned';
  const rows = ['a,2026-11-22 08:00,-,-,-', 'a,2026-11-22 08:15,10,8,2', 'a,2026-11-22 08:30,-5,1,2'];
  const path = join(createTemporaryFolder(), 'file');
  await writeFile(path, [header, ...rows, 'a,2026-11-22 08:45,5,5,0'].join('\n'));
  const look = await lookAtFile({ path, site: SITE, agents: [], nowMs: NOW_MS, work: 'look', options: null });
  expect(look.options.kind).toBe('intervals');
  expect(look.refused.map(({ row }) => row)).toContain(4);
});

describe('files that are made to hurt', () => {
  it('equal names of columns are numbered, in a table of 2,000 as well', () => {
    expect(nameColumns(['a', 'a (2)', 'a', null, 'a', 'Column 4'])).toEqual([
      'a',
      'a (2)',
      'a (3)',
      'Column 4',
      'a (4)',
      'Column 4 (2)',
    ]);
    expect(new Set(nameColumns(new Array<string>(2000).fill('a'))).size).toBe(2000);
  });

  it('IJ9 a table of more than 2,000 columns is refused in words', async () => {
    const rule = 'The table has 10000 columns; 2000 at most are read. Export it with those that are needed';
    const names = new Array<string>(10_000).fill('a').join(',');
    await expect(read(`${names}\n${names}\n`)).rejects.toThrow(rule);
    const object = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`a${index}`, 1]));
    await expect(read(`${JSON.stringify(object)}\n`)).rejects.toThrow(rule);
  });

  it('IM3 a line nested a million levels deep is refused, and no other', async () => {
    const bombs = [
      `{"a":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`,
      `{"a":${'{"b":'.repeat(200_000)}1${'}'.repeat(200_000)}}`,
    ];
    const good = (at: string) => `{"queue":"q","offeredAt":"${at}","wait":3,"outcome":"abandoned"}`;
    const { calls, refused } = await read(
      [good('2026-11-20T08:00:00Z'), ...bombs, good('2026-11-20T08:01:00Z')].join('\n'),
    );
    expect(calls).toHaveLength(2);
    expect(refused.map(({ row }) => row)).toEqual([2, 3]);
    expect(refused[0]!.reason).toEqual({ code: 'line-too-deep', name: 'a', most: 50 });
  });
});

it('IM27 a look at counts says which figures they leave open, and shows nothing for what is not told', async () => {
  const { look } = await read(
    '时段,技能组,呼入量,接通量,20秒内接通量,放弃量,平均排队时长\n2026-11-20 08:00,售后,10,8,7,2,5\n2026-11-20 08:15,售后,4,4,4,0,3\n',
  );
  expect(look.untold.unknown).toEqual(expect.arrayContaining(['aht', 'average-talk', 'longest-wait']));
  expect(look.untold.unknown).not.toContain('service-level');
  expect(look.untold.roughly).toEqual(['service-level', 'abandonment']);
  expect(look.rows[0]).toMatchObject({
    answeredWithinTarget: '7',
    averageWaitSeconds: '0:05',
    averageTalkSeconds: '',
    averageHandleSeconds: '',
  });
  const calls = await read('queue,offeredAt,wait,agent\na,2026-11-20 08:00,1,7\n');
  expect(calls.look.untold).toEqual({ unknown: [], roughly: [] });
});
