import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { expectAccessible, launchBrowser, openPage, signInBrowser, type Screen } from './browser.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

const DESK: Screen = { width: 1440, height: 900 };
const PHONE: Screen = { width: 320, height: 640 };

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([createServerForTest({ FLOORCAST_FEED: 'none' }), launchBrowser()]);
  await server.start();
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

async function openPeople(screen: Screen = DESK, query = '') {
  const opened = await openPage(browser, screen);
  await signInBrowser(opened.context, server.adminLink);
  await opened.page.goto(`${server.origin}/people${query}`);
  return opened;
}

async function importSheet(page: Page, name: string, text: string) {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('File').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  return dialog;
}

async function signInOnFloor(agentId: string, queueId: string): Promise<void> {
  const answer = await fetch(`${server.origin}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.intakeToken}`, 'content-type': 'application/json' },
    body: JSON.stringify([
      {
        id: `in-${agentId}`,
        type: 'agent-signed-in',
        atMs: Date.now(),
        agentId,
        queues: [{ queueId, level: 1 }],
      },
    ]),
  });
  expect(answer.status).toBe(200);
}

describe('people in the browser', () => {
  test('PE3 PE5 somebody is added, changed, and is in the audit with why', async () => {
    const { page, expectQuiet } = await openPeople();
    await page.getByText('Nobody is listed yet.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add a person' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Agent id').fill('1001');
    await dialog.getByLabel('Name (Simplified Chinese)').fill('王丽');
    await dialog.getByLabel('Name', { exact: true }).fill('Wang Li');
    await dialog.getByLabel('Team').fill('Night');
    await dialog.getByLabel('Languages').fill('yue; en');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Add a person' }).click();
    await page.getByRole('row', { name: 'Wang Li' }).getByText('Night').waitFor();

    await page.getByRole('button', { name: 'Change Wang Li' }).click();
    expect(await dialog.getByLabel('Languages').inputValue()).toBe('yue; en');
    await dialog.getByLabel('Seat').fill('B-12');
    await dialog.getByLabel('Why').fill('moved desks');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('cell', { name: 'B-12' }).waitFor();
    await expectAccessible(page);
    await page.goto(`${server.origin}/audit`);
    const row = page.getByRole('row', { name: 'moved desks' });
    expect(await row.innerText()).toMatch(/Person changed[\s\S]*Wang Li[\s\S]*Seat: B-12/);
    await expectAccessible(page);
    await expectQuiet();
  });

  test('PE8 an id that nobody has is asked about, and tied to somebody it is theirs', async () => {
    await signInOnFloor('2001', 'sales');
    const { page, expectQuiet } = await openPeople();
    const strangers = page.getByRole('region', { name: 'Ids that nobody has' });
    await strangers.getByText('on sales').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'It is somebody’s: 2001' }).click();
    const dialog = page.getByRole('dialog');
    // Nobody is chosen for whoever reads it.
    expect(await dialog.getByLabel('Person').inputValue()).toBe('');
    await dialog.getByLabel('Person').selectOption('1001');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Tie it' }).click();
    await page.getByRole('cell', { name: '1001, 2001' }).waitFor();
    await page.goto(`${server.origin}/desk`);
    await page.getByRole('row', { name: /Wang Li.*Ready/ }).waitFor();
    await expectQuiet();
  });

  test('PE22 a sheet shows what it would change before it does; many are changed at once', async () => {
    const { page, expectQuiet } = await openPeople();
    const dialog = await importSheet(
      page,
      'people.csv',
      '工号,姓名,班组,离职日期\n1001,Wang Li,Day,\n1002,Tom,Day,\n1003,Eva,Day,soon\n',
    );
    await dialog.getByText('1 row is refused').waitFor();
    await dialog.getByText('“soon”').or(dialog.getByText('"soon"')).first().waitFor();
    await dialog.getByRole('row', { name: 'Wang Li' }).getByText('Night').waitFor();
    await dialog.getByText('1 new person').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Take 2 changes' }).click();
    await page.getByText('2 people are changed.').waitFor();

    await page.getByLabel('Choose all that are shown').check();
    await page.getByRole('button', { name: 'Change them' }).click();
    await dialog.getByLabel('What').selectOption('add-skill');
    // A label is read with the choices in it: "Skill" is in both.
    await dialog.locator('select').nth(1).selectOption('sales');
    await dialog.getByLabel('Level').fill('2');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Change 2 people' }).click();
    await page.getByRole('row', { name: 'Tom' }).getByText('sales 2').waitFor();

    await importSheet(page, 'notes.csv', 'who,what\na,b\n');
    await dialog.getByText('Say below which one it is.').waitFor();
    await dialog.getByRole('combobox', { name: 'who' }).selectOption('agentId');
    await dialog.getByText('1 new person').waitFor();
    await expectQuiet();
  });

  test.each(LOCALES)('PE6 the list works on a phone and in %s', async (locale) => {
    const { page, expectQuiet } = await openPeople(PHONE, `?lang=${locale}`);
    await page.getByText('1001, 2001').waitFor();
    const { wide, screen } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      screen: document.documentElement.clientWidth,
    }));
    expect(wide).toBe(screen);
    await page.getByText(locale === 'en' ? 'Wang Li' : '王丽', { exact: true }).waitFor();
    await expectAccessible(page);
    await expectQuiet();
  });
});
