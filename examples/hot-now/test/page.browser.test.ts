import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../src/serve/app';
import { listen } from '../src/serve/listen';
import type { Listening } from '../src/serve/listen';
import { Publisher } from '../src/serve/publisher';
import { watchFile } from '../src/watch/watch-file';
import { writtenLog } from './made-log';
import type { WrittenLog } from './made-log';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** The picture that the README shows; drawn anew on demand, as each computer has other fonts. */
const PICTURE = join(__dirname, '..', 'screenshot.png');
const UPDATE = process.env.UPDATE_PICTURE === '1';
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];
/** Three hours in half a minute: long enough to see boards and alarms move. */
const SPEED = 600;

if (!existsSync(CHROMIUM)) console.log(`skipped: no Chromium at ${CHROMIUM} (set CHROMIUM_PATH)`);

describe.skipIf(!existsSync(CHROMIUM))('the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hot-now-page-'));
  const stop = new AbortController();
  let log: WrittenLog;
  let browser: Browser;
  let publisher: Publisher;
  let server: Listening;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    log = await writtenLog(1, 200);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
    const watch = watchFile(log.path, { speed: SPEED, live: true, signal: stop.signal });
    watch.done.catch(() => undefined);
    publisher = new Publisher(watch);
    server = await listen(createApp(publisher), 0);
    page = await (
      await browser.newContext({ viewport: { width: 1240, height: 1010 }, locale: 'ko-KR' })
    ).newPage();
    page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('dialog', (dialog) => problems.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.address) && !request.url().startsWith('data:'))
        problems.push(`request: ${request.url()}`);
    });
    await page.goto(server.address);
  });
  afterEach(() => {
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    stop.abort(new Error('over'));
    publisher.close();
    await browser.close();
    await server.close();
    log.remove();
    rmSync(folder, { recursive: true });
  });

  const board = (id: string): Promise<string[]> =>
    page.locator(`#${id} tbody .name`).allTextContents();
  const figure = async (id: string): Promise<number> =>
    Number((await page.locator(`#${id}`).innerText()).replaceAll(/\D/g, ''));

  test('boards and charts move', async () => {
    await expect.poll(() => board('hot')).toHaveLength(10);
    await expect.poll(() => page.locator('#plays canvas').count()).toBe(1);
    const [rows, hot] = [await figure('rows'), await page.locator('#hot').innerText()];
    await expect.poll(() => figure('rows')).toBeGreaterThan(rows + 500);
    await expect.poll(() => page.locator('#hot').innerText()).not.toBe(hot);
    expect(await page.locator('#watermark').innerText()).toMatch(/^1[7-9]:\d\d:\d\d$/);
    expect(await page.locator('#lag').innerText()).toMatch(/^\d+초$/);
    expect((await board('open')).length).toBeGreaterThan(0);
  });

  test('alarms come as they are raised', async () => {
    await expect.poll(() => page.locator('#alarms tbody tr').count()).toBeGreaterThan(1);
    expect(await figure('alarm-count')).toBeGreaterThan(1);
    expect(await page.locator('#alarms tbody tr').first().innerText()).toMatch(/급증|끊김/);
    expect(await figure('late')).toBeGreaterThan(0);
    expect(await figure('malformed')).toBeGreaterThan(0);
  });

  test('titles stay text', async () => {
    expect(await page.locator('main img, main script').count()).toBe(0);
  });

  test('a lost connection is told of, and mended with the present state', async () => {
    const address = new URL(server.address);
    await server.close();
    await expect.poll(() => page.locator('#state').innerText()).toContain('연결 끊김');
    problems.length = 0; // The browser tells of the refused connection.
    server = await listen(createApp(publisher), Number(address.port));
    await expect.poll(() => page.locator('#state').innerText()).not.toContain('연결 끊김');
    problems.length = 0;
    expect(await board('hot')).toHaveLength(10);
    expect(await page.locator('#alarms tbody tr').count()).toBeGreaterThan(1);
  });

  test('the picture of the README', async () => {
    await expect.poll(() => page.locator('#rising tbody tr').count()).toBeGreaterThan(0);
    const picture = UPDATE ? PICTURE : join(folder, 'picture.png');
    await page.screenshot({ path: picture, fullPage: true });
    expect(statSync(picture).size).toBeGreaterThan(50_000);
    if (!UPDATE) expect(statSync(PICTURE).size).toBeLessThan(400_000);
  });

  test('nothing is wider than a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
