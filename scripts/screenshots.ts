/**
 * For developers: pictures of the screens in every size, language and theme, to be looked at.
 *
 *   npx tsx scripts/screenshots.ts --url http://127.0.0.1:4820 --out /tmp/pictures [--paths /wall/floor,/desk]
 *     [--sizes 1920x1080,390x844] [--locales en,zh-CN] [--themes dark,light] [--wait 4000] [--page 2] [--scale 1]
 *     [--key KEY: of the administrator's link, for the pages behind it]
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { readOptions } from './site/read-options.ts';

const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const { values } = readOptions({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:4820' },
    out: { type: 'string', default: 'screenshots' },
    paths: { type: 'string', default: '/wall/floor' },
    sizes: { type: 'string', default: '1920x1080,3840x2160,1280x720,2560x1080,390x844' },
    locales: { type: 'string', default: 'en,zh-CN,zh-TW' },
    themes: { type: 'string', default: 'dark,light' },
    /** Real time a screen gets to fill, ms. */
    wait: { type: 'string', default: '4000' },
    /** How often "next page" is pressed on a wall before the picture. */
    page: { type: 'string', default: '0' },
    scale: { type: 'string', default: '1' },
    key: { type: 'string' },
    /** A selector to click before the picture. */
    click: { type: 'string' },
  },
});

const list = (text: string) => text.split(',').filter(Boolean);
mkdirSync(values.out, { recursive: true });
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: BROWSER_ARGS });
try {
  const cookies = values.key === undefined ? [] : await signIn(values.key);
  for (const size of list(values.sizes)) {
    const [width, height] = size.split('x').map(Number) as [number, number];
    for (const locale of list(values.locales)) {
      for (const theme of list(values.themes)) {
        for (const path of list(values.paths)) {
          await takePicture({ path, size, width, height, locale, theme, cookies });
        }
      }
    }
  }
} finally {
  await browser.close();
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

async function signIn(key: string): Promise<Cookies> {
  const page = await browser.newPage();
  await page.goto(`${values.url}/admin?key=${encodeURIComponent(key)}`);
  const cookies = await page.context().cookies();
  await page.close();
  return cookies;
}

interface Shot {
  readonly path: string;
  readonly size: string;
  readonly width: number;
  readonly height: number;
  readonly locale: string;
  readonly theme: string;
  readonly cookies: Cookies;
}

async function takePicture(shot: Shot): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: shot.width, height: shot.height },
    deviceScaleFactor: Number(values.scale),
  });
  await page.context().addCookies(shot.cookies);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  const join_ = shot.path.includes('?') ? '&' : '?';
  await page.goto(`${values.url}${shot.path}${join_}lang=${shot.locale}&theme=${shot.theme}`);
  await page.waitForTimeout(Number(values.wait));
  for (let at = 0; at < Number(values.page); at += 1) await page.keyboard.press('ArrowRight');
  // Until the controls that a key brings up are gone again.
  if (Number(values.page) > 0) await page.waitForTimeout(5_000);
  if (values.click) {
    await page.click(values.click);
    await page.waitForTimeout(400);
  }
  const name = `${shot.path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'}-p${values.page}-${shot.size}-${shot.locale}-${shot.theme}.png`;
  await page.screenshot({ path: join(values.out, name) });
  console.log(join(values.out, name), ...troubles);
  await page.close();
}
