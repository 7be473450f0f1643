import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../src/analyse/analyse';
import { demo } from '../src/demo';
import { reportPage } from '../src/report/page';
import { madeMart } from './made-mart';
import type { MadePost } from './made-mart';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** The picture that the README shows; drawn anew on demand, as each computer has other fonts. */
const PICTURE = join(__dirname, '..', 'screenshot.png');
const UPDATE = process.env.UPDATE_PICTURE === '1';
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];
const DESK = { width: 1160, height: 900 };
const PHONE = { width: 390, height: 844 };
const HOSTILE = '<img src=x onerror=alert(1)>';

if (!existsSync(CHROMIUM)) console.log(`skipped: no Chromium at ${CHROMIUM} (set CHROMIUM_PATH)`);

describe.skipIf(!existsSync(CHROMIUM))('the report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'forum-mart-report-'));
  const told: string[] = [];
  const opened: Page[] = [];
  const problems: string[] = [];
  let browser: Browser;

  beforeAll(async () => {
    const made = { posts: UPDATE ? 70_000 : 3000, months: 12, from: '2025-01', seed: 7 } as const;
    const options = { command: 'demo', out: folder, threads: 2, made } as const;
    await demo(options, (line) => told.push(line), new AbortController().signal);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const show = async (
    options: Parameters<Browser['newContext']>[0] = {},
    file = 'report.html',
  ): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: DESK, ...options })).newPage();
    opened.push(page);
    const address = pathToFileURL(join(folder, file)).href;
    page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('dialog', (dialog) => problems.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (request.url() !== address) problems.push(`request: ${request.url()}`);
    });
    await page.goto(address);
    return page;
  };

  /** Draws the report of made posts, without a survey and without stages. */
  const showPosts = async (posts: readonly MadePost[]): Promise<Page> => {
    const { mart, remove } = await madeMart(posts);
    const analysis = await analyse(mart, { signal: new AbortController().signal });
    await remove();
    writeFileSync(join(folder, 'made.html'), await reportPage(analysis, null, []));
    return show({ viewport: PHONE }, 'made.html');
  };

  test('every part is there, and no script', async () => {
    const page = await show();
    expect(await page.locator('h2').allInnerTexts()).toEqual([
      '2025년 12월에 늘어난 이야기',
      ...['언제, 얼마나 쓰나', '많이 쓴 낱말', '증상 묶음', '설문', '증상 점검표', '처리 단계'],
    ]);
    expect(await page.locator('script, iframe, link, img, object').count()).toBe(0);
    expect(await page.locator('meta[http-equiv=Content-Security-Policy]').count()).toBe(1);
    expect(await page.locator('.figures dd').first().innerText()).toMatch(/^\d{1,2},\d{3}$/);
    expect(await page.locator('#survey .panel').count()).toBe(6);
    expect(await page.locator('#stages tbody tr').count()).toBe(4);
    expect(told.at(-1)).toBe('run again: 0 files changed');
  });

  test('it tells what was planted', async () => {
    const page = await show();
    const truth = JSON.parse(readFileSync(join(folder, 'input', 'truth.json'), 'utf8')) as {
      rising: string;
      groups: Record<string, number>;
    };
    expect(await page.locator('#rising tbody th').first().innerText()).toBe(truth.rising);
    const groups = await page.locator('.keywords dt').allTextContents();
    const planted = Object.entries(truth.groups);
    expect(groups).toHaveLength(planted.length);
    // Words with typing errors are not always found.
    for (const [name, posts] of planted) {
      const found = groups.find((group) => group.startsWith(`${name} `)) ?? '';
      const off = Math.abs(Number(found.slice(name.length).replace(',', '')) - posts);
      expect(off, name).toBeLessThanOrEqual(1 + posts / 20);
    }
  });

  test.each([
    ['desk', DESK],
    ['phone', PHONE],
  ])('at a %s no label of a chart lies on another or is cut off', async (_, viewport) => {
    const page = await show({ viewport });
    const { charts, faults } = await page.evaluate(labelFaults);
    expect(charts).toBeGreaterThan(12);
    expect(faults).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  });

  test('charts follow the reader into the dark', async () => {
    const inks = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await show({ colorScheme });
      inks.push(
        await page.evaluate(() =>
          ['body', '.chart .wide text', '#groups .chart .wide path[fill^=var]'].map((selector) => {
            const element = document.querySelector(selector);
            if (element === null) return null;
            const { fill, backgroundColor } = getComputedStyle(element);
            return selector === 'body' ? backgroundColor : fill;
          }),
        ),
      );
    }
    const [light, dark] = inks;
    expect(light).not.toContain(null);
    for (const [i, ink] of (light ?? []).entries()) expect(dark?.[i]).not.toBe(ink);
  });

  test('the checklist is ticked on the page, and printed on a page of its own', async () => {
    const page = await show();
    const fever = page.getByLabel('해열제', { exact: true });
    await fever.check();
    expect(await fever.isChecked()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.contents').isVisible()).toBe(false);
    const breaks = await page
      .locator('#checklist')
      .evaluate((part) => [getComputedStyle(part).breakBefore, getComputedStyle(part).breakAfter]);
    expect(breaks).toEqual(['page', 'page']);
  });

  test('without posts and survey it says so', async () => {
    const page = await showPosts([]);
    expect(await page.locator('.story').innerText()).toBe('아직 글이 없습니다.');
    expect(await page.locator('#survey').innerText()).toContain('설문 파일을 주지 않았습니다.');
    expect(await page.locator('#checklist input').count()).toBeGreaterThan(80);
    expect(await page.getByText(/NaN|Infinity|undefined|null/).count()).toBe(0);
  });

  test('a single month has nothing to rise from; words stay text', async () => {
    const page = await showPosts([
      { at: '2024-05-19 21:03', words: { 열: 1, [HOSTILE]: 1 }, author: HOSTILE },
    ]);
    expect(await page.locator('#rising').innerText()).toContain('견줄 앞선 달이 없습니다');
    expect(await page.locator('#groups').innerText()).toContain('함께 나오는 묶음이 없습니다');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.content()).toContain('&lt;img');
    expect((await page.evaluate(labelFaults)).faults).toEqual([]);
    expect(await page.getByText(/NaN|Infinity|undefined|null/).count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  });

  test('the picture of the README', async () => {
    const page = await show({ deviceScaleFactor: 0.8 });
    const picture = UPDATE ? PICTURE : join(folder, 'picture.png');
    await page.screenshot({
      path: picture,
      fullPage: true,
      clip: { x: 0, y: 0, width: DESK.width, height: 3000 },
    });
    expect(statSync(picture).size).toBeGreaterThan(50_000);
    if (!UPDATE) expect(statSync(PICTURE).size).toBeLessThan(400_000);
  });
});

/** Runs in the page: labels of visible charts that lie on each other or stick out of their chart. */
function labelFaults(): { charts: number; faults: string[] } {
  const faults: string[] = [];
  const charts = Array.from(document.querySelectorAll('.chart svg')).filter(
    (chart) => chart.getBoundingClientRect().width > 0,
  );
  for (const chart of charts) {
    const frame = chart.getBoundingClientRect();
    const labels = Array.from(chart.querySelectorAll('text'), (label) => ({
      text: label.textContent,
      box: label.getBoundingClientRect(),
    }));
    for (const [i, { text, box }] of labels.entries()) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1) faults.push(`cut off: ${text}`);
      for (const other of labels.slice(i + 1)) {
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        // Lines of one label and letters without descenders may touch.
        if (wide > 1 && high > 6) faults.push(`${text} on ${other.text}`);
      }
    }
  }
  return { charts: charts.length, faults };
}
