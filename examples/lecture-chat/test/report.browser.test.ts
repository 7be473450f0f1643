import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../src/analyse/report';
import { page as drawPage } from '../src/draw/page';
import { analyzer } from './analyzer';
import { courseOf } from './course';
import { madeReport } from './made';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** The picture that the README shows; drawn anew on demand, as each computer has other fonts. */
const PICTURE = join(__dirname, '..', '..', '..', 'docs', 'lecture-chat.png');
const UPDATE = process.env.UPDATE_PICTURE === '1';
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

const EXCERPT = `
  .opening { padding-top: 44px } nav.contents, .table, #threads, #materials, #people, #board, footer { display: none !important }
  #participation > .panel, #participation > h3, #participation > .note { display: none }
  #participation > .slots:not(.slots ~ .slots) { display: block }
  .rank > li:nth-child(n+5), .waiting .post:nth-child(n+3) { display: none }
  section.part { padding-top: 36px } .page { padding-bottom: 40px }
`;

if (!existsSync(CHROMIUM)) console.log(`skipped: no Chromium at ${CHROMIUM} (set CHROMIUM_PATH)`);

describe.skipIf(!existsSync(CHROMIUM))('the report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lecture-chat-'));
  let browser: Browser;
  const opened: Page[] = [];
  const problems: string[] = [];

  const show = async (html: string, options: Parameters<Browser['newPage']>[0]): Promise<Page> => {
    const file = join(folder, `${opened.length}.html`);
    writeFileSync(file, html);
    const page = await browser.newPage(options);
    opened.push(page);
    page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('dialog', (dialog) => {
      problems.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) problems.push(`request: ${request.url()}`);
    });
    await page.goto(pathToFileURL(file).href);
    return page;
  };

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.close();
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test.each(['ko', 'en'] as const)('a person page opens and leads back (%s)', async (language) => {
    const page = await show(drawPage(madeReport(), language), {});
    const card = page.locator('.people a').first();
    const name = await card.locator('b').innerText();
    await card.click();
    const person = page.locator('.person:target');
    await expect.poll(() => person.locator('h2').innerText()).toBe(name);
    expect(await page.locator('main').isVisible()).toBe(false);
    expect(await person.locator('.post').count()).toBeGreaterThan(10);
    await person.locator('.back').click();
    await expect.poll(() => page.locator('main').isVisible()).toBe(true);
    expect(await page.locator('.person:visible').count()).toBe(0);
  });

  test('every person of the report has a page', async () => {
    const page = await show(drawPage(madeReport(), 'ko'), {});
    const missing = await page.evaluate(() =>
      [...document.querySelectorAll('a[href^="#"]')]
        .map((link) => link.getAttribute('href')?.slice(1) ?? '')
        .filter((id) => document.getElementById(id) === null),
    );
    expect(missing).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('nothing is wider than a phone (%s)', async (scheme) => {
    const page = await show(drawPage(madeReport(), 'ko'), {
      viewport: { width: 390, height: 844 },
      colorScheme: scheme,
    });
    const widths = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await widths()).toBe(390);
    await page.evaluate(() => (location.hash = '#person-0'));
    await expect.poll(() => page.locator('.person:visible').count()).toBe(1);
    expect(await widths()).toBe(390);
  });

  test('what a person typed does nothing', async () => {
    const hostile = `</script></p><img src=x onerror="alert(1)"><style>*{display:none}</style>`;
    const course = courseOf([
      { from: hostile, text: hostile, reactions: { '👍': ['" onmouseover="alert(1)'] } },
      { from: '1조_김하늘', text: `https://example.com/"onclick="alert(1) ${'넓'.repeat(5000)}` },
      { from: hostile, text: 'a'.repeat(5000) + '?', to: 1 },
    ]);
    const page = await show(drawPage(analyse(course, false, analyzer), 'en'), {
      viewport: { width: 390, height: 844 },
    });
    expect(await page.locator('img, script, [onmouseover], [onclick]').count()).toBe(0);
    expect(await page.locator('style').count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await page.locator('.post').first().isVisible()).toBe(true);
  });

  test('the picture of the README', async () => {
    const page = await show(drawPage(madeReport(), 'ko'), {
      viewport: { width: 1200, height: 1000 },
    });
    // The page is long: the picture shows a part of each of its parts.
    await page.addStyleTag({ content: EXCERPT });
    const picture = UPDATE ? PICTURE : join(folder, 'picture.png');
    await page.screenshot({ path: picture, fullPage: true });
    expect(statSync(picture).size).toBeLessThan(400_000);
  });
});
