import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { openXlsx, listSheets } from '../../server/imports/read-xlsx.ts';
import { WORKBOOK_LIMITS, type WorkbookLimits } from '../../server/imports/workbook-limits.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';
import { writeZip } from '../helpers/write-zip.ts';
import { openDesk } from './import-desk.ts';

// Tens of megabytes are unpacked and read, on machines that do other work as well.
vi.setConfig({ testTimeout: 300_000 });

const MB = 1024 * 1024;
const SMALL: WorkbookLimits = {
  part: { bytes: MB, marks: 1000 },
  shared: { bytes: MB, marks: 1000 },
  rowBytes: 100_000,
};

const PARTS = {
  'xl/workbook.xml':
    '<workbook><workbookPr/><sheets><sheet name="Titles" sheetId="1" r:id="rId1"/><sheet name="Calls" sheetId="2" r:id="rId2"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x" Target="worksheets/sheet2.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': sheetOf('<row r="1"><c r="A1" t="inlineStr"><is><t>Nothing</t></is></c></row>'),
  'xl/worksheets/sheet2.xml': sheetOf(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"/><row r="3"><c r="B3"><v>7</v></c></row>',
  ),
  'xl/sharedStrings.xml': '<sst><si><t>queue</t></si><si><r><t>off</t></r><r><t>ered</t></r></si></sst>',
};

function sheetOf(rows: string): string {
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

/** A workbook with these parts instead of its own. */
async function write(parts: Readonly<Record<string, string | Buffer>> = {}): Promise<string> {
  const path = join(createTemporaryFolder(), 'calls.xlsx');
  await writeFile(path, writeZip({ ...PARTS, ...parts }));
  return path;
}

async function readAll(path: string, sheet: string | null = 'Calls', limits = SMALL) {
  const { rows, close } = openXlsx(path, sheet, limits);
  const all: unknown[] = [];
  try {
    for await (const batch of rows) all.push(...batch);
  } finally {
    close();
  }
  return all;
}

describe('workbooks', () => {
  it('IJ13 are read sheet by sheet, whatever order their parts are in', async () => {
    expect(await listSheets(await write())).toEqual(['Titles', 'Calls']);
    expect(await readAll(await write())).toEqual([
      { row: 1, cells: ['queue', 'offered'] },
      { row: 2, cells: [] },
      { row: 3, cells: [null, 7] },
    ]);
    expect(await readAll(await write(), null)).toEqual([{ row: 1, cells: ['Nothing'] }]);
    await expect(readAll(await write(), 'Others')).rejects.toMatchObject({ said: { code: 'sheet-unknown' } });
  });

  it('TH8 that share more than is held are refused at the limit, in the texts of cells, their formats and their list', async () => {
    const text = 'x'.repeat(64 * MB);
    for (const [path, content] of [
      ['xl/sharedStrings.xml', `<sst><si><t>${text}</t></si></sst>`],
      ['xl/sharedStrings.xml', `<sst>${'<si/>'.repeat(1000)}</sst>`],
      ['xl/styles.xml', `<styleSheet>${' '.repeat(64 * MB)}</styleSheet>`],
      ['xl/workbook.xml', `<workbook><workbookPr/>${'<sheet/>'.repeat(1000)}</workbook>`],
    ] as const) {
      const bomb = await write({ [path]: content });
      await expect(readAll(bomb), path).rejects.toMatchObject({
        code: 'too-large',
        said: { code: 'xlsx-too-much', megabytes: 1 },
      });
    }
  });

  it('TH8 that have a row without an end are refused; any number of rows is none', async () => {
    const row = `<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(8 * MB)}</t></is></c></row>`;
    await expect(readAll(await write({ 'xl/worksheets/sheet2.xml': sheetOf(row) }))).rejects.toMatchObject({
      code: 'too-large',
      said: { code: 'xlsx-row-too-long' },
    });
    const nested = `<worksheet><sheetData>${'<a>'.repeat(100_000)}`;
    await expect(readAll(await write({ 'xl/worksheets/sheet2.xml': nested }))).rejects.toMatchObject({
      said: { code: 'xlsx-row-too-long' },
    });
    const many = sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(20_000));
    expect(await readAll(await write({ 'xl/worksheets/sheet2.xml': many }))).toHaveLength(20_000);
    const after = `${sheetOf('<row r="1"/>').replace('</worksheet>', '')}<mergeCells>${'<mergeCell/>'.repeat(100_000)}`;
    expect(await readAll(await write({ 'xl/worksheets/sheet2.xml': after }))).toHaveLength(1);
  });

  it('TH8 of another sheet than the one that is asked for are not unpacked', async () => {
    const row = `<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(8 * MB)}</t></is></c></row>`;
    expect(await readAll(await write({ 'xl/worksheets/sheet1.xml': sheetOf(row) }))).toHaveLength(3);
  });

  it('TH8 that are sent leave nothing behind when they are refused', async () => {
    const desk = await openDesk();
    const before = readdirSync(tmpdir());
    const bomb = writeZip({ ...PARTS, 'xl/styles.xml': Buffer.alloc(WORKBOOK_LIMITS.part.bytes + MB, ' ') });
    expect(bomb.length).toBeLessThan(100_000);
    await expect(desk.upload(bomb, 'calls.xlsx')).rejects.toMatchObject({
      code: 'too-large',
      said: { code: 'xlsx-too-much', megabytes: 32 },
    });
    expect(readdirSync(join(desk.folder, 'uploads'))).toEqual([]);
    expect(readdirSync(tmpdir()).filter((name) => !before.includes(name) && name.startsWith('tmp-'))).toEqual(
      [],
    );
  });

  it('TH8 that are broken are told to be so, and nothing else breaks', async () => {
    const whole = writeZip(PARTS);
    const path = join(createTemporaryFolder(), 'broken.xlsx');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
        const broken = Buffer.from(isCut ? whole.subarray(0, at) : whole);
        if (!isCut) broken[at] = byte;
        await writeFile(path, broken);
        await readAll(path).catch((error: unknown) => {
          expect(error).toMatchObject({ code: expect.stringMatching(/^(bad-request|too-large)$/) as string });
        });
      }),
    );
  });
});
