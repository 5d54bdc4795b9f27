import Excel from 'exceljs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refuseBomb } from '../../server/planning/rosters/desk/refuse-bomb.ts';
import { writeZip } from '../helpers/write-zip.ts';

const MB = 1024 * 1024;

const zipOf = (unpacked: Buffer) => writeZip({ 'xl/sharedStrings.xml': unpacked });

it('TH8 a workbook that unpacks to very much is refused before it is read, whatever it says of its size', async () => {
  const bomb = zipOf(Buffer.alloc(64 * MB));
  expect(bomb.length).toBeLessThan(100_000);
  await expect(refuseBomb(bomb, 32 * MB)).rejects.toMatchObject({ code: 'too-large' });
  await expect(refuseBomb(bomb, 64 * MB)).resolves.toBeUndefined();
});

it('TH8 a real workbook is let through', async () => {
  const workbook = new Excel.Workbook();
  workbook.addWorksheet('Roster').addRow(['a', '班次']);
  await expect(refuseBomb(new Uint8Array(await workbook.xlsx.writeBuffer()))).resolves.toBeUndefined();
});

it('TH8 whatever is no workbook is told so, and nothing breaks', async () => {
  const whole = zipOf(Buffer.from('some text'));
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
      const broken = Buffer.from(isCut ? whole.subarray(0, at) : whole);
      if (!isCut) broken[at] = byte;
      await refuseBomb(broken, MB).catch((error: unknown) => {
        expect(error).toMatchObject({ code: expect.stringMatching(/^(bad-request|too-large)$/) as string });
      });
    }),
  );
});
