import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type ConsoleMessage, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Role } from '../../shared/access/roles.ts';
import type { RunningServer } from './running-server.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Nothing takes so long on a machine that is only busy. */
const HANGS_MS = 150_000;

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: FLAGS });
}

export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
}

/** A page whose uncaught errors and console errors fail the test that calls `expectQuiet`. */
export async function openPage(
  browser: Browser,
  screen: Screen,
): Promise<{ context: BrowserContext; page: Page; expectQuiet: () => void }> {
  const context = await browser.newContext({
    viewport: { width: screen.width, height: screen.height },
    locale: screen.locale ?? 'en-GB',
    colorScheme: screen.colorScheme ?? 'light',
    // A figure that is just fading to its new value has no contrast to judge.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(HANGS_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !saysNoForecastYet(message)) complaints.push(message.text());
  });
  return { context, page, expectQuiet: () => expect(complaints).toEqual([]) };
}

/** A browser calls every 404 an error; that nothing was forecast yet is an answer. */
function saysNoForecastYet(message: ConsoleMessage): boolean {
  return (
    message.text().includes('404') && /\/api\/v1\/(forecast\/today|projection)$/.test(message.location().url)
  );
}

/** Signs a browser in by the administrator's link, without a page that is opened for nothing else. */
export async function signInBrowser(context: BrowserContext, adminLink: string): Promise<void> {
  const answer = await context.request.get(adminLink, { maxRedirects: 0 });
  expect(answer.headers()['set-cookie']).toBeDefined();
}

/** Signs a browser in as a demo's account of a role, without a page that is opened for nothing else. */
export async function signInDemo(context: BrowserContext, server: RunningServer, role: Role): Promise<void> {
  await expect.poll(() => server.output, { timeout: HANGS_MS }).toContain('(agent)');
  const [, token] = new RegExp(String.raw`/sign-in#(\S+) +\(${role}\)`).exec(server.output)!;
  const answer = await context.request.post(`${server.origin}/api/v1/sign-in/demo`, { data: { token } });
  expect(answer.status()).toBe(200);
}

/** axe finds nothing serious or critical on the page as it is. */
export async function expectAccessible(page: Page): Promise<void> {
  // By evaluate, not by a script element: the page's own content security policy stays in force.
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    // Of what passes, and of ways to name an element, nothing is read.
    const { violations } = await axe.run({ resultTypes: ['violations'], selectors: false });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  });
  expect(found).toEqual([]);
}

interface Axe {
  run(options: object): Promise<{ readonly violations: readonly AxeViolation[] }>;
}

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** The page fits its viewport in both directions, and so does everything on it that could scroll. */
export async function expectNoScrollBars(page: Page): Promise<void> {
  const overflowing = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('*')]
      .filter((element) => {
        const style = getComputedStyle(element);
        const root = element === document.documentElement;
        const scrolls = (overflow: string) => root || overflow === 'auto' || overflow === 'scroll';
        return (
          (scrolls(style.overflowY) &&
            element.scrollHeight > element.clientHeight + 1 &&
            element.clientHeight > 0) ||
          (scrolls(style.overflowX) &&
            element.scrollWidth > element.clientWidth + 1 &&
            element.clientWidth > 0)
        );
      })
      .map((element) => `${element.tagName}.${element.className}`),
  );
  expect(overflowing).toEqual([]);
}
