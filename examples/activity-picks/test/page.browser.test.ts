import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { memberCodec } from '../src/member/member-state';
import { MemberStore } from '../src/member/member-store';
import { createApp } from '../src/serve/app';
import { listen } from '../src/serve/listen';
import type { Listening } from '../src/serve/listen';
import { servedRecommender } from './served';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** The picture that the README shows; drawn anew on demand, as each computer has other fonts. */
const PICTURE = join(__dirname, '..', '..', '..', 'docs', 'activity-picks.png');
const UPDATE = process.env.UPDATE_PICTURE === '1';
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

if (!existsSync(CHROMIUM)) console.log(`skipped: no Chromium at ${CHROMIUM} (set CHROMIUM_PATH)`);

describe.skipIf(!existsSync(CHROMIUM))('the pages in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'activity-picks-'));
  let browser: Browser;
  let server: Listening;
  const opened: Page[] = [];
  const problems: string[] = [];

  beforeAll(async () => {
    const recommender = await servedRecommender();
    const store = new MemberStore(folder, memberCodec(recommender.base));
    server = await listen(createApp({ recommender, store }), 0);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const show = async (path: string, options: Parameters<Browser['newContext']>[0] = {}) => {
    const page = await (await browser.newContext(options)).newPage();
    opened.push(page);
    page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.address)) problems.push(`request: ${request.url()}`);
    });
    // A browser asks for an icon by itself.
    await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
    await page.goto(new URL(path, server.address).href);
    return page;
  };
  const enter = async (page: Page, name: string): Promise<void> => {
    await page.getByLabel(/^(이름|Name)$/).fill(name);
    await page.getByRole('button', { name: /^(시작|Start)$/ }).click();
  };
  const categoriesOf = (page: Page): Promise<(string | null)[]> =>
    page
      .locator('.card')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-category')));
  const view = async (page: Page, category: string): Promise<void> => {
    await page.goto(`${server.address}?c=${encodeURIComponent(category)}`);
    await page.locator('.card .go').first().click();
    await page.getByRole('status').waitFor();
  };

  test('a visitor asks, chooses and reads', async () => {
    const page = await show('/');
    await page.getByLabel('하고 싶은 일').fill('영어 회화 연습');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('h1').innerText()).toBe('찾으시는 활동');
    expect((await categoriesOf(page)).filter((name) => name === '외국어').length).toBeGreaterThan(
      6,
    );
    expect(await page.locator('.bars li').first().getAttribute('data-category')).toBe('외국어');
    await page.locator('.card .go').first().click();
    expect(await page.locator('.story mark').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: '← 추천으로' }).click();
    await page.getByLabel('재테크').check();
    await page.getByRole('button', { name: '골라 보기' }).click();
    await expect.poll(() => categoriesOf(page)).toEqual(Array(12).fill('재테크'));
  });

  test('views of a member change the picks, and undoing changes them back', async () => {
    const page = await show('/');
    await enter(page, '하늘');
    const before = await categoriesOf(page);
    expect(before.filter((name) => name === '재테크').length).toBeLessThan(2);

    for (let i = 0; i < 3; i++) await view(page, '재테크');
    await page.getByRole('link', { name: '← 추천으로' }).click();
    const after = await categoriesOf(page);
    expect(after.filter((name) => name === '재테크').length).toBeGreaterThan(4);
    expect(await page.locator('.card mark').count()).toBeGreaterThan(0);

    for (let i = 0; i < 3; i++) {
      await page.getByRole('button', { name: '마지막 본 것 되돌리기' }).click();
      await page.getByRole('status').waitFor();
      await page.goto(server.address);
    }
    expect(await categoriesOf(page)).toEqual(before);
  });

  test('everything is reached by keyboard', async () => {
    const page = await show('/?lang=en');
    const reached = new Set<string>();
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          const element = document.activeElement;
          return `${element?.tagName} ${element?.getAttribute('name') ?? element?.className}`;
        }),
      );
    }
    for (const wanted of ['INPUT q', 'INPUT c', 'INPUT name', 'A go']) {
      expect([...reached]).toContain(wanted);
    }
  });

  test.each(['light', 'dark'] as const)('nothing is wider than a phone (%s)', async (scheme) => {
    const page = await show('/', { viewport: { width: 390, height: 844 }, colorScheme: scheme });
    const width = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(390);
    await page.locator('.card .go').first().click();
    expect(await width()).toBe(390);
  });

  test('the picture of the README', async () => {
    const page = await show('/', { viewport: { width: 1240, height: 900 }, colorScheme: 'light' });
    await enter(page, '하늘');
    for (const category of ['외국어', '여행·동행', '외국어', '지역축제', '여행·동행']) {
      await view(page, category);
    }
    await page.goto(server.address);
    const picture = UPDATE ? PICTURE : join(folder, '..', `picture-${process.pid}.png`);
    await page.screenshot({ path: picture, fullPage: true });
    expect(statSync(picture).size).toBeLessThan(400_000);
    if (!UPDATE) rmSync(picture);
  });
});
