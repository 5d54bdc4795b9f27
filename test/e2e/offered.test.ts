import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROUTES } from '../../server/http/routes/index.ts';
import { RIGHTS } from '../../shared/access/rights.ts';
import type { Role } from '../../shared/access/roles.ts';
import { launchBrowser, openPage, signInDemo } from './browser.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

const SCREENS = [
  '/',
  '/desk',
  '/desk/adherence',
  '/desk/abandoned',
  '/desk/messages',
  '/desk/oddities',
  '/history',
  '/forecast',
  '/forecast?show=accuracy',
  '/forecast?show=events',
  '/forecast?show=versions',
  '/forecast?show=settings',
  '/requirement',
  '/roster',
  '/roster?room=proposals',
  '/roster?room=publish',
  '/roster?room=settings',
  '/roster?room=settings&part=people',
  '/roster?room=settings&part=rules',
  '/adherence',
  '/requests',
  '/people',
  '/import',
  '/accounts',
  '/audit',
];

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await createServerForTest({ FLOORCAST_DEMO_WEEKS: '2' });
  [browser] = await Promise.all([launchBrowser(), server.start()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

/** Whether the table lets a role do what a request asks for. */
function mayAsk(role: Role, method: string, path: string): boolean {
  const route = ROUTES.find(
    (one) =>
      one.method.toUpperCase() === method &&
      new RegExp(`^${one.path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return route !== undefined && RIGHTS[route.needs].holders.some((holder) => holder === role);
}

/** Presses everything that can be pressed, also in what opens, and asks nothing of the server. Gives what would have been asked. */
async function pressAll(page: Page): Promise<readonly string[]> {
  const asked: string[] = [];
  await page.route('**/api/**', (route) => {
    const request = route.request();
    if (request.method() === 'GET') return route.continue();
    asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
    return route.fulfill({ status: 403, json: { error: { code: 'not-allowed', message: 'no' } } });
  });
  await page.evaluate(async () => {
    const seen = new Set<string>();
    const rest = () => new Promise((resolve) => setTimeout(resolve, 30));
    const isThere = (one: HTMLElement) =>
      one.checkVisibility() && !one.closest('header.app, [inert]') && !one.matches(':disabled');
    const nameOf = (one: HTMLElement) =>
      `${one.tagName} ${(one.getAttribute('aria-label') ?? one.textContent ?? '').replaceAll(/\d+/g, '')}`;
    // What opens has buttons of its own: as often as something new has come.
    for (let round = 0; round < 6; round += 1) {
      document.querySelectorAll('main details').forEach((one) => one.setAttribute('open', ''));
      const found = [
        ...document.querySelectorAll<HTMLElement>('dialog button, main button, main input[type=checkbox]'),
      ].filter((one) => isThere(one) && !seen.has(nameOf(one)));
      if (found.length === 0) break;
      for (const one of found) {
        if (!one.isConnected || seen.has(nameOf(one)) || !isThere(one)) continue;
        seen.add(nameOf(one));
        one.click();
        await rest();
      }
    }
  });
  await page.unroute('**/api/**');
  return [...new Set(asked)];
}

describe('what one may not do', { timeout: 900_000 }, () => {
  test.each<Role>(['director', 'supervisor', 'planner'])(
    'AZ1 is offered on no screen to a %s',
    async (role) => {
      const { context, page } = await openPage(browser, { width: 1440, height: 900 });
      await signInDemo(context, server, role);
      const refused: string[] = [];
      let isAnythingAsked = false;
      for (const path of SCREENS) {
        await page.goto(`${server.origin}${path}${path.includes('?') ? '&' : '?'}lang=en`);
        await page.locator('main').waitFor();
        await page.waitForLoadState('networkidle').catch(() => {});
        if ((await page.locator('main').getByRole('button').count()) === 0) continue;
        const asked = await pressAll(page);
        isAnythingAsked ||= asked.length > 0;
        for (const one of asked) {
          const [method, where] = one.split(' ') as [string, string];
          if (!mayAsk(role, method, where)) refused.push(`${path}: ${one}`);
        }
      }
      expect(refused).toEqual([]);
      // What may be done is asked for: presses arrive.
      if (role !== 'director') expect(isAnythingAsked).toBe(true);
      await context.close();
    },
  );
});
