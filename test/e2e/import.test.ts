import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zhCn } from '../../client/locales/zh-CN/index.ts';
import { wordMessage } from '../../shared/messages/message.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { expectAccessible, launchBrowser, openPage, signInBrowser } from './browser.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await createServerForTest({ FLOORCAST_FEED: 'none' });
  [browser] = await Promise.all([launchBrowser(), server.start()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

const words = zhCn.imports;

async function openImport(
  path: string,
  size = { width: 1440, height: 900 },
): Promise<{ context: BrowserContext; page: Page; expectQuiet: () => void }> {
  const opened = await openPage(browser, size);
  await signInBrowser(opened.context, server.adminLink);
  await opened.page.goto(`${server.origin}${path}`);
  await opened.page.locator('h1').first().waitFor();
  return opened;
}

/** 话费, 队列, 呼入时间, 结果, 接通, 放弃, 等待, 通话, 秒 in GB18030: Node writes no such files itself. */
const GB18030: Readonly<Record<string, readonly number[]>> = {
  话: [0xbb, 0xb0],
  费: [0xb7, 0xd1],
  队: [0xb6, 0xd3],
  列: [0xc1, 0xd0],
  呼: [0xba, 0xf4],
  入: [0xc8, 0xeb],
  时: [0xca, 0xb1],
  间: [0xbc, 0xe4],
  结: [0xbd, 0xe1],
  果: [0xb9, 0xfb],
  接: [0xbd, 0xd3],
  通: [0xcd, 0xa8],
  放: [0xb7, 0xc5],
  弃: [0xc6, 0xfa],
  等: [0xb5, 0xc8],
  待: [0xb4, 0xfd],
  秒: [0xc3, 0xeb],
  备: [0xb1, 0xb8],
  注: [0xd7, 0xa2],
};

function writeGb18030(text: string): Buffer {
  return Buffer.from([...text].flatMap((char) => GB18030[char] ?? [char.charCodeAt(0)]));
}

/** 30 calls of one day of 2019, and one whose day is none. */
function writeCalls(): Buffer {
  const lines = ['备注,队列,呼入时间,结果,等待秒'];
  for (let call = 0; call < 30; call += 1) {
    const minute = String(call).padStart(2, '0');
    lines.push(`${call},话费,2019-05-06 09:${minute}:00,${call % 5 === 0 ? '放弃' : '接通'},${5 + call}`);
  }
  lines.push('30,话费,2019-02-30 09:00:00,接通,5');
  return writeGb18030(lines.join('\r\n'));
}

/** Lets a file go over the page, as a mouse would. */
async function dropFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name: fileName, content }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(content)], fileName, { type: 'text/csv' }));
      return data;
    },
    { name, content: [...bytes] },
  );
  await page.getByRole('group', { name: words.drop }).dispatchEvent('drop', { dataTransfer: transfer });
}

describe('the page that brings in the past', () => {
  test('a GB18030 file is dropped, looked at, mapped, imported, seen, and undone', async () => {
    const { context, page, expectQuiet } = await openImport('/import?lang=zh-CN');
    await dropFile(page, '来电.csv', writeCalls());
    await page.getByRole('heading', { name: '来电.csv' }).waitFor();
    expect(await page.getByLabel(words.encoding).inputValue()).toBe('gb18030');
    const queue = page.getByLabel(words.fieldOf('队列'));
    expect(await queue.inputValue()).toBe('queue');
    // The name of this column says nothing by itself: the reader does, and the first rows appear.
    await page.getByText(words.problem).waitFor();
    await page.getByLabel(words.fieldOf('等待秒')).selectOption('wait');
    await page.getByRole('cell', { name: '话费', exact: true }).first().waitFor();
    const reason = wordMessage(
      { code: 'moment-no-date', column: '呼入时间', value: '"2019-02-30 09:00:00"' },
      'zh-CN',
    );
    await page.getByRole('cell', { name: reason, exact: true }).waitFor();
    await expectAccessible(page);

    // What is needed is asked for by name, and the preview follows every change.
    const start = page.getByRole('button', { name: words.start, exact: true });
    await queue.selectOption('');
    await page.getByText(words.missing(words.fields.queue)).waitFor();
    expect(await start.isDisabled()).toBe(true);
    await queue.selectOption('queue');
    await expect.poll(() => start.isEnabled()).toBe(true);

    await start.click();
    const entry = page.getByRole('listitem').filter({ hasText: '来电.csv' });
    await entry.getByText(words.states.done, { exact: true }).waitFor();
    const counts = await entry.locator('dd').allInnerTexts();
    expect(counts).toEqual(['30', '0', '0', '1']);
    const [report] = await Promise.all([
      page.waitForEvent('download'),
      entry.getByRole('link', { name: words.reportOf(1) }).click(),
    ]);
    expect(report.suggestedFilename()).toMatch(/refused\.csv$/u);
    const [head, row] = (await readFile(await report.path(), 'utf8')).split('\r\n');
    expect(head).toBe('\ufeff行号,原因,文件原文');
    expect(row).toContain('不是日历上的日期。请更正');

    await entry.getByRole('link', { name: words.toHistory }).click();
    await page.locator('tfoot').waitFor();
    expect(await page.locator('tfoot [data-cell]').first().innerText()).toBe('30');

    await page.goto(`${server.origin}/import?lang=zh-CN`);
    await page.getByRole('button', { name: words.undoOf(1, '来电.csv') }).click();
    await page.getByRole('dialog').getByText('30').first().waitFor();
    await page.getByRole('dialog').getByRole('button', { name: words.undoYes }).click();
    await entry.getByText(words.states.undone, { exact: true }).waitFor();
    await page.goto(`${server.origin}/history?lang=zh-CN&from=2019-05-06&to=2019-05-06`);
    await page
      .getByText(zhCn.history.nothingTitle)
      .or(page.getByText(zhCn.history.nothingYetTitle))
      .waitFor();
    expectQuiet();
    await context.close();
  });

  test('a file chosen by keyboard that is none of ours says why, and another may be chosen', async () => {
    const { context, page } = await openImport('/import?lang=zh-CN');
    const button = page.getByRole('button', { name: words.choose });
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.press('Enter')]);
    await chooser.setFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
    await page
      .getByRole('alert')
      .getByText(wordMessage({ code: 'upload-empty' }, 'zh-CN'))
      .waitFor();
    await button
      .or(page.getByRole('button', { name: words.discard }))
      .first()
      .waitFor();
    await expectAccessible(page);
    await context.close();
  });

  test.each(LOCALES)(
    'in %s nothing is serious for axe, and a phone does not scroll sideways',
    async (locale) => {
      for (const size of [
        { width: 1440, height: 900 },
        { width: 390, height: 844 },
      ]) {
        const { context, page } = await openImport(`/import?lang=${locale}`, size);
        await page.getByRole('listitem').filter({ hasText: '来电.csv' }).waitFor();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          size.width,
        );
        await context.close();
      }
    },
  );
});
