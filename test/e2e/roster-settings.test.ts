import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORDS } from '../../client/locales/index.ts';
import { nameWeekdayNumber } from '../../client/state/name-weekday.ts';
import { SETTINGS_PARTS, type SettingsPart } from '../../client/state/roster/roster-view.ts';
import type { RosterSettings, RosterSettingsAnswer } from '../../shared/contract/rosters.ts';
import { LOCALES, type Locale } from '../../shared/site/localized-text.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { expectAccessible, launchBrowser, openPage, type Screen } from './browser.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

const words = WORDS.en.rosterSettings;
const { together } = WORDS.en.common;
const people = WORDS.en.rosterPeople;
const shifts = WORDS.en.rosterShifts;
const PATIENT = { timeout: 60_000, interval: 250 };
const DESK: Screen = { width: 1440, height: 900 };
const TODAY = new Date().toISOString().slice(0, 10);

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await createServerForTest({ FLOORCAST_DEMO_WEEKS: '1' });
  [browser] = await Promise.all([launchBrowser(), server.start()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

async function open(
  part: SettingsPart,
  screen = DESK,
  locale: Locale = 'en',
): Promise<{ context: BrowserContext; page: Page; expectQuiet: () => void }> {
  const opened = await openPage(browser, screen);
  opened.page.setDefaultTimeout(PATIENT.timeout);
  await opened.page.goto(server.adminLink);
  await opened.page.locator('h1').first().waitFor();
  await opened.page.goto(`${server.origin}/roster?room=settings&part=${part}&lang=${locale}`);
  await opened.page.locator('form h2').waitFor();
  return opened;
}

const read = (page: Page) =>
  page.evaluate(async () =>
    (await fetch('/api/v1/rosters/settings')).json(),
  ) as Promise<RosterSettingsAnswer>;

/** By somebody else, on what is saved now. */
const changeSettings = (page: Page, part: Partial<RosterSettings>) =>
  page.evaluate(async (changed) => {
    const { revision, settings } = (await (await fetch('/api/v1/rosters/settings')).json()) as {
      revision: number;
      settings: object;
    };
    await fetch('/api/v1/rosters/settings', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revision, settings: { ...settings, ...changed } }),
    });
  }, part);

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.save, exact: true }).click();
  await page.getByText(words.saved, { exact: true }).waitFor();
}

/** The second person of the list: chosen by keyboard. */
async function choosePerson(page: Page): Promise<string> {
  const list = page.getByRole('listbox');
  await list.getByRole('option').nth(1).waitFor();
  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  // On a phone the list stays until the form is asked for.
  if (page.viewportSize()!.width < 768) await page.locator('.list > .primary').click();
  await page.locator('.person').waitFor();
  return new URL(page.url()).searchParams.get('entry')!;
}

async function showPart(page: Page, part: SettingsPart, locale: Locale = 'en'): Promise<void> {
  const { parts, partNames } = WORDS[locale].rosterSettings;
  const nav = page.getByRole('navigation', { name: parts });
  await nav.getByRole('button', { name: new RegExp(`^${partNames[part]}`) }).click();
}

/** The last of those still to come. */
const lastWish = (page: Page) =>
  page.getByRole('group', { name: people.wishes, exact: true }).locator(':scope > ul > li').last();

async function type(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Tab');
}

describe('the settings of rosters', { timeout: 400_000 }, () => {
  test('RF7 RF8 RF9 a person’s availability, wish and years are saved and there when the page is opened anew', async () => {
    const { context, page, expectQuiet } = await open('people');
    const agentId = await choosePerson(page);
    await page.getByLabel(people.onlyThen).check();
    await type(page, `${people.to} ${nameWeekdayNumber(2, 'en')}`, '1730');
    await type(page, people.seniority, '4.5');
    await page.getByRole('button', { name: people.addWish }).click();
    // After all wishes of the demo, which are listed by their days.
    await lastWish(page)
      .getByLabel(people.day)
      .fill(nameDay(dayNumber(TODAY) + 60));
    await lastWish(page).getByLabel(people.want).selectOption(people.wants['start-after']);
    await lastWish(page).getByLabel(people.time).fill('9:15');
    await lastWish(page).getByLabel(people.level).selectOption(people.levels.much);
    await page.getByText(people.weighs('8')).waitFor();
    await expectAccessible(page);
    await save(page);
    const known = (await read(page)).settings.people.find((person) => person.agentId === agentId)!;
    expect(known.seniorityYears).toBe(4.5);
    expect(known.availability).toContainEqual({ weekday: 2, from: '08:00', to: '17:30' });
    expect(known.wishes.at(-1)).toMatchObject({ want: 'start-after', time: '09:15', weight: 80 });
    await page.reload();
    await expect
      .poll(() => page.getByLabel(`${people.to} ${nameWeekdayNumber(2, 'en')}`).inputValue(), PATIENT)
      .toBe('17:30');
    expect(await lastWish(page).getByLabel(people.level).inputValue()).toBe('much');
    expectQuiet();
    await context.close();
  });

  test('RF6 what one has is given to a team, taken back, and several are changed at once', async () => {
    const { context, page, expectQuiet } = await open('people');
    const agentId = await choosePerson(page);
    await page.getByLabel(people.onlyThen).check();
    await page.getByRole('button', { name: people.copyTo }).click();
    const dialog = page.getByRole('dialog');
    const all = dialog.getByRole('button', { name: people.chooseAll });
    await all.click();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: /^Give it to \d+ people$/ }).click();
    await page.getByRole('button', { name: people.takeBack }).click();
    const listbox = page.getByRole('listbox');
    await listbox.focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText(people.many(3), { exact: true }).waitFor();
    await page.getByLabel(people.contract, { exact: true }).selectOption('part-time');
    await page.getByText(people.changedMany(3)).waitFor();
    await expectAccessible(page);
    const before = (await read(page)).settings.people;
    await save(page);
    const { settings } = await read(page);
    const of = (list: RosterSettings['people'], id: string) => list.find((person) => person.agentId === id);
    const changed = settings.people.filter(
      (person) => person.contractId !== of(before, person.agentId)?.contractId,
    );
    expect(settings.people.filter(({ availability }) => availability !== undefined)).toHaveLength(1);
    expect(of(settings.people, agentId)!.contractId).toBe('part-time');
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every(({ contractId }) => contractId === 'part-time')).toBe(true);
    expectQuiet();
    await context.close();
  });

  test('RF1 RF2 a refused save keeps all that was typed, says it at the field and leads there', async () => {
    const { context, page } = await open('people');
    const agentId = await choosePerson(page);
    const from = `${people.from} ${nameWeekdayNumber(1, 'en')}`;
    await page.getByLabel(people.onlyThen).check();
    await type(page, from, 'noon');
    await showPart(page, 'activities');
    await page.getByRole('button', { name: shifts.addActivity }).click();
    await type(page, shifts.minutes, '2');
    await showPart(page, 'shifts');
    await page.getByRole('button', { name: words.save, exact: true }).click();
    await page.getByText(words.refused(3)).waitFor();
    // Another room and back: what was typed and what is said of it are still there.
    await page.getByRole('button', { name: WORDS.en.roster.roomNames.publish, exact: true }).click();
    await page.getByRole('button', { name: WORDS.en.roster.roomNames.settings }).click();
    await page
      .getByRole('button', { name: new RegExp(`^${words.partNames.people} › .*${people.from}`) })
      .click();
    const field = page.getByLabel(from, { exact: true });
    await expect
      .poll(() => field.evaluate((element) => element === document.activeElement), PATIENT)
      .toBe(true);
    expect(await field.inputValue()).toBe('noon');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const saying = await field.evaluate(
      (element) => document.getElementById(element.getAttribute('aria-describedby')!)?.textContent,
    );
    expect(saying).toMatch(/^"noon" must be a time from 00:00 to 48:00/);
    await expectAccessible(page);
    await field.fill('7');
    await field.press('Tab');
    await expect.poll(() => field.getAttribute('aria-invalid'), PATIENT).toBeNull();
    await page.getByRole('button', { name: new RegExp(`› ${shifts.minutes}$`) }).click();
    await type(page, shifts.minutes, '45');
    await type(page, shifts.activityName, 'Coaching');
    await page.getByRole('button', { name: people.chooseAll }).click();
    await save(page);
    const { settings } = await read(page);
    const known = settings.people.find((person) => person.agentId === agentId)!;
    expect(known.availability![0]).toMatchObject({ weekday: 1, from: '07:00' });
    const activity = settings.activities.find(({ name }) => name === 'Coaching')!;
    expect(activity).toMatchObject({ minutes: 45, together: 'each-alone' });
    expect(activity.agentIds.length).toBeGreaterThan(10);
    await page.reload();
    await page.getByRole('button', { name: 'Coaching' }).first().waitFor();
    await context.close();
  });

  test('RF10 RF11 breaks, weekdays and tags of a template and a law pack are saved and there again', async () => {
    const { context, page, expectQuiet } = await open('shifts');
    await page.locator('button[aria-expanded]').nth(1).click();
    const last = shifts.shortBreak(3);
    await page.getByRole('button', { name: shifts.addShort }).click();
    await page.getByLabel(`${shifts.latest} ${last}`).waitFor();
    await page.getByLabel(`${shifts.earliest} ${shifts.longBreak}`).fill('200');
    await page.getByLabel(nameWeekdayNumber(7, 'en', 'short'), { exact: true }).uncheck();
    await type(page, shifts.tags, 'senior, language:yue');
    await expectAccessible(page);
    await showPart(page, 'rules');
    await page.getByText(words.lawShows('Taiwan')).click();
    await page.getByText('Art. 34 section 2: 11 hours of rest where shifts change.').waitFor();
    await page.getByLabel('Taiwan', { exact: true }).check();
    await expectAccessible(page);
    await save(page);
    const { settings } = await read(page);
    expect(settings.lawPackId).toBe('taiwan');
    expect(settings.templates[1]).toMatchObject({
      longBreak: { earliestAfterMinutes: 200 },
      weekdays: [1, 2, 3, 4, 5, 6],
      tags: ['senior', 'language:yue'],
    });
    expect(settings.templates[1]!.shortBreaks).toHaveLength(3);
    await page.reload();
    await expect.poll(() => page.getByLabel('Taiwan', { exact: true }).isChecked(), PATIENT).toBe(true);
    await showPart(page, 'shifts');
    await page.getByText('senior · language:yue').waitFor();
    expectQuiet();
    await context.close();
  });

  test('RF3 when somebody else saved meanwhile both are kept, and it is said', async () => {
    const { context, page, expectQuiet } = await open('whole');
    await type(page, words.notice, '99');
    await changeSettings(page, { note: 'By Mia' });
    await page.getByText(together.theirs).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: together.onTop }).click();
    await expect.poll(() => page.getByLabel(words.note).inputValue(), PATIENT).toBe('By Mia');
    await save(page);
    expect((await read(page)).settings).toMatchObject({ noticeHours: 99, note: 'By Mia' });
    expectQuiet();
    await context.close();
  });

  test('RF14 what is being typed stays when somebody else saves, and is asked for before it is lost', async () => {
    const { context, page, expectQuiet } = await open('whole');
    const notice = page.getByLabel(words.notice, { exact: true });
    await notice.fill('');
    await notice.pressSequentially('48.5');
    await changeSettings(page, { note: 'By Bo' });
    await page.getByText(together.theirs).waitFor();
    expect(await notice.inputValue()).toBe('48.5');
    await notice.pressSequentially('5');
    await page.getByRole('button', { name: together.onTop }).click();
    await expect.poll(() => page.getByLabel(words.note).inputValue(), PATIENT).toBe('By Bo');
    expect(await notice.inputValue()).toBe('48.55');
    await notice.fill('50');
    const currency = page.getByLabel(words.currency, { exact: true });
    await currency.fill('');
    await currency.pressSequentially('tw');
    const asked = page.waitForEvent('dialog');
    const reloading = page.evaluate(() => location.reload()).catch(() => {});
    await (await asked).dismiss();
    await reloading;
    expect([await notice.inputValue(), await currency.inputValue()]).toEqual(['50', 'tw']);
    await currency.pressSequentially('d');
    await save(page);
    expect((await read(page)).settings).toMatchObject({ noticeHours: 50, currency: 'TWD', note: 'By Bo' });
    await showPart(page, 'people');
    const agentId = await choosePerson(page);
    await page.getByLabel(people.tags, { exact: true }).pressSequentially(', leader, l');
    await page.getByText(words.unsaved).waitFor();
    await page.getByRole('button', { name: words.save, exact: true }).press('Enter');
    await page.getByText(words.saved, { exact: true }).waitFor();
    const saved = (await read(page)).settings.people.find((person) => person.agentId === agentId)!;
    expect(saved.tags.slice(-2)).toEqual(['leader', 'l']);
    await showPart(page, 'rules');
    await page.getByLabel(words.addRule).selectOption({ label: WORDS.en.roster.rules.seats });
    await page.getByLabel(`Seats (${WORDS.en.rosterRules.units.people})`).pressSequentially('60');
    await page.getByRole('button', { name: words.save, exact: true }).press('Enter');
    await expect
      .poll(async () => (await read(page)).settings.rules.at(-1), PATIENT)
      .toEqual({ rule: 'seats', settings: { seats: 60 } });
    expectQuiet();
    await context.close();
  });

  test.each(LOCALES)(
    'in %s every part is read on a desk and on a phone, and axe finds nothing',
    async (locale) => {
      for (const screen of [
        { ...DESK, colorScheme: 'dark' },
        { width: 390, height: 844, colorScheme: 'light' },
      ] as const) {
        const { context, page, expectQuiet } = await open('shifts', screen, locale);
        for (const part of SETTINGS_PARTS) {
          await showPart(page, part, locale);
          if (part === 'people') await choosePerson(page);
          else if (part === 'shifts') await page.locator('section button[aria-expanded]').first().click();
          else if (part === 'activities') await page.locator('section > fieldset > button').click();
          await expectAccessible(page);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(width, part).toBeLessThanOrEqual(screen.width);
        }
        expectQuiet();
        await context.close();
      }
    },
  );
});
