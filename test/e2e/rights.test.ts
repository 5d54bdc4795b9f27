import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, askAs } from '../access/ask-as.ts';
import { serveParts, type ServedParts } from '../helpers/serve-parts.ts';
import type { Role } from '../../shared/access/roles.ts';
import { expectAccessible, launchBrowser, openPage } from './browser.ts';

const DESK = { width: 1440, height: 900 };
let browser: Browser;
let served: ServedParts;

beforeAll(async () => {
  const clientFolder = fileURLToPath(new URL('../../dist/client/', import.meta.url));
  // Reached by others too: what everyone on this machine may see is then nobody's.
  served = await serveParts({ clientFolder, rules: { host: '0.0.0.0' } });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await served.stop();
});

async function openAs(role: Role, path: string, locale = 'en-GB') {
  const opened = await openPage(browser, { ...DESK, locale });
  const [name, value] = askAs(served, account({ role })).cookie.split('=') as [string, string];
  await opened.context.addCookies([{ name, value, url: served.url }]);
  await opened.page.goto(served.url + path);
  await opened.page.locator('main').waitFor();
  return opened;
}

describe('an account', () => {
  it('AZ1 finds in its menu what it may use, and nothing else', async () => {
    const { page, context, expectQuiet } = await openAs('planner', '/import');
    const menu = page.getByRole('navigation', { name: 'Main menu' });
    await menu.getByRole('link', { name: 'Rosters' }).waitFor();
    expect(await menu.getByRole('link').allTextContents()).toEqual(
      [
        ...['Desk', 'History', 'Forecast', 'Staffing', 'Rosters', 'Requests', 'Adherence', 'Walls'],
        ...['My account', 'People', 'Import'],
      ].map((name) => expect.stringContaining(name)),
    );
    expectQuiet();
    await context.close();
  });

  it('AZ1 finds what it goes to now and then behind one word of the menu, by keyboard too', async () => {
    const { page, context, expectQuiet } = await openAs('administrator', '/import');
    const menu = page.getByRole('navigation', { name: 'Main menu' });
    await menu.getByRole('link', { name: 'Rosters' }).waitFor();
    expect(await menu.getByRole('link', { name: 'Audit' }).count()).toBe(0);
    // It says where one is.
    const more = menu.locator('summary');
    expect(await more.textContent()).toBe('Import');
    await more.focus();
    await page.keyboard.press('Enter');
    await menu.getByRole('link', { name: 'Audit' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await menu.getByRole('link', { name: 'Audit' }).count()).toBe(0);
    expect(await more.evaluate((summary) => summary === document.activeElement)).toBe(true);
    await more.click();
    await menu.getByRole('link', { name: 'Audit' }).click();
    await page.waitForURL('**/audit');
    expect(await menu.locator('details').getAttribute('open')).toBeNull();
    expectQuiet();
    await context.close();
  });

  it.each([
    ['en-GB', 'You are signed in as Ann, planner.', 'Ask an administrator'],
    ['zh-CN', '您已登录：Ann，排班师。', '请联系管理员'],
    ['zh-TW', '您已登入：Ann，排班人員。', '請聯絡管理員'],
  ])('AZ5 that may not use a screen is told so in %s, with the way out', async (locale, who, way) => {
    const { page, context, expectQuiet } = await openAs('planner', '/links', locale);
    await page.getByText(who).waitFor();
    await page.getByText(way).waitFor();
    expect(await page.locator('main a[href="/roster"]').count()).toBe(1);
    await expectAccessible(page);
    expectQuiet();
    await context.close();
  });

  it('AZ5 of an agent opens no screen of the desk, and is not sent in circles', async () => {
    const { page, context } = await openAs('agent', '/desk');
    await page.getByText('You are signed in as Ann, agent.').waitFor();
    const ways = await page
      .locator('main a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(ways).toContain('/me');
    expect(ways.filter((way) => way !== '/account' && !way!.startsWith('/me'))).toEqual([]);
    await context.close();
  });
});
