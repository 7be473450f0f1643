import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createAnalyzer, findKoreanDates, normalize } from '@nunchi/korean';
import type { AnalyzerOptions, Morpheme } from '@nunchi/korean';
import { readModel } from '@nunchi/korean/node';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { HAS_CHROMIUM, openChromium } from './chromium.js';

const DOCS = join(import.meta.dirname, '..', '..', '..', 'docs');
/** The picture that the README shows; drawn anew on demand, as each computer has other fonts. */
const PICTURE = join(DOCS, 'korean-demo.png');
const UPDATE = process.env.UPDATE_PICTURE === '1';
const CHAT = '안녕하세욥 오늘 과제 언제까지예요?ㅋㅋㅋ 감기 걸려서 못갈것같아요ㅠㅠ';

// What the page shows is held against the package in Node with the same model, so that a better
// model changes no test.
const MODELS = { default: 'korean-model', lite: 'korean-model-lite' } as const;
const analyzerOf = (name: keyof typeof MODELS, options: AnalyzerOptions = {}) => {
  const file = join(import.meta.dirname, '..', '..', MODELS[name], 'model.nkm.gz');
  return createAnalyzer({ ...options, model: readModel(file) });
};
const inShort = ({ form, tag, lemma = '', start, end }: Morpheme): string =>
  [form, tag, ...(lemma === '' ? [] : [lemma]), `${start}–${end}`].join(' ');

describe.skipIf(!HAS_CHROMIUM)('the demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'korean-demo-'));
  let server: ChildProcess;
  let address = '';
  let browser: Browser;
  const opened: Page[] = [];
  const problems: string[] = [];

  /** Opens the page; whatever it complains of, or asks of other hosts, fails the test. */
  const open = async (options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
    const page = await browser.newPage({ locale: 'ko-KR', ...options });
    opened.push(page);
    page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) problems.push(`request: ${request.url()}`);
    });
    await page.goto(address);
    return page;
  };
  const openReady = async (options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
    const page = await open(options);
    await page.locator('#results').waitFor();
    return page;
  };
  const morphemes = (page: Page): Promise<string[]> =>
    page
      .locator('.morpheme')
      .evaluateAll((all) =>
        all.map((one) => Array.from(one.children, (part) => part.textContent).join(' ')),
      );

  beforeAll(async () => {
    const script = join(DOCS, 'korean-demo', 'build.mjs');
    server = spawn(process.execPath, [script, '--serve', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface(server.stdout!);
    const [line = ''] = (await Promise.race([
      once(lines, 'line'),
      once(lines, 'close'),
    ])) as string[];
    expect(line).toMatch(/^http/);
    address = line.split(' ')[0]!;
    browser = await openChromium();
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.close();
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    server.kill();
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test('shows what the package finds in a text', async () => {
    const page = await openReady();
    const analyzer = analyzerOf('default');
    await page.fill('#text', CHAT);
    expect(await morphemes(page)).toEqual(analyzer.tokenize(CHAT).map(inShort));
    expect(await page.locator('.sentence').count()).toBe(analyzer.analyze(CHAT).length);
    const surfaces = await page.locator('.surface').allTextContents();
    expect(surfaces).toEqual(CHAT.split(' '));
    expect(await page.locator('#normalized .result').textContent()).toBe(normalize(CHAT).text);
    expect(await page.locator('#normalized del').first().textContent()).toBe('욥');
    expect(await page.locator('#spaced .result').textContent()).toBe(analyzer.space(CHAT));
    const nouns = await page.locator('#nouns li').allTextContents();
    expect(nouns).toEqual([...new Set(analyzer.nouns(CHAT))]);
    const dates = await page.locator('#dates dt').allTextContents();
    expect(dates).toEqual(findKoreanDates(CHAT).map((date) => date.text));
    expect(await page.locator('#readings li').count()).toBe(3);
    await expect.poll(() => page.locator('#status').textContent()).toMatch(/형태소 \d+개.*\d ms$/);
  });

  test('marks the place of a morpheme that is pointed at or reached by keys', async () => {
    const page = await openReady();
    await page.fill('#text', '추워요 갔다');
    const tokens = analyzerOf('default').tokenize('추워요 갔다');
    const marked = async (): Promise<string> =>
      (await page.locator('.surface .here').allTextContents()).join('');
    const { start, end, tag } = tokens[1]!;
    await page.locator('.morpheme').nth(1).hover();
    expect(await marked()).toBe('추워요 갔다'.slice(start, end));
    expect(await page.locator('#tip').textContent()).toMatch(new RegExp(`^${tag} +[가-힣]`));

    await page.locator('h1').hover();
    await page.locator('.morpheme').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await marked()).toBe('추워요 갔다'.slice(start, end));
    expect(await page.locator('[role=option][aria-selected=true]').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await marked()).toBe('');
    expect(await page.locator('#tip').isVisible()).toBe(false);
  });

  test('follows the switches', async () => {
    const text = '됬어욥 않되요ㅋㅋㅋㅋ 눈치봇이 했슴다';
    const page = await openReady();
    await page.fill('#text', text);
    const shown = async (options: AnalyzerOptions, code: string): Promise<void> => {
      const tokens = analyzerOf('default', options).tokenize(text);
      expect(await morphemes(page)).toEqual(tokens.map(inShort));
      expect(await page.locator('#code').textContent()).toContain(`createAnalyzer({ ${code} })`);
    };
    await shown({}, 'model');
    await page.locator('#typos').check();
    await shown({ typos: true }, 'model, typos: true');
    await page.locator('#normalize').uncheck();
    await shown({ typos: true, normalize: false }, 'model, normalize: false, typos: true');
    expect(await page.locator('#normalized .result').textContent()).toBe(text);
    await page.locator('#typos').uncheck();
    await page.locator('#normalize').check();
    await page.fill('#user-words', '눈치봇/NNP\n두 말/NNP');
    const word = `{ word: '눈치봇', tag: 'NNP' }`;
    await shown({ userWords: [{ word: '눈치봇', tag: 'NNP' }] }, `model, userWords: [${word}]`);
    expect(await morphemes(page)).toContain('눈치봇 NNP 12–15');
    expect(await page.locator('#user-words-error').textContent()).toMatch(/^2번째 줄/);
  });

  test('loads the lite model too', async () => {
    const page = await openReady();
    await page.fill('#text', CHAT);
    const download = page.waitForResponse('**/model-lite.nkm.gz');
    await page.locator('[name=model][value=lite]').check();
    await download;
    await page.locator('#loading').waitFor({ state: 'hidden' });
    expect(await morphemes(page)).toEqual(analyzerOf('lite').tokenize(CHAT).map(inShort));
    expect(await page.locator('#model-note').textContent()).toMatch(/^\d\.\d MB/);
  });

  test('shows that the model is on its way, or that it did not come', async () => {
    const page = await browser.newPage({ locale: 'en-US' });
    opened.push(page);
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/model-default.nkm.gz', async (route) => {
      await asked;
      await route.fulfill({ status: 503 });
    });
    await page.goto(address);
    expect(await page.getByLabel('Loading the model').getAttribute('id')).toBe('progress');
    answer();
    const alert = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
    await alert.waitFor();
    expect(await alert.textContent()).toContain('503');
    await page.unroute('**/model-default.nkm.gz');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.morpheme').first().waitFor();
    expect(await alert.isVisible()).toBe(false);
  });

  test('speaks the language of the browser, or the one chosen', async () => {
    const page = await openReady({ locale: 'en-GB' });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Korean');
    const chips = await morphemes(page);
    await page.getByRole('button', { name: '한국어' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('형태소');
    expect(await page.title()).toContain('한국어');
    expect(await morphemes(page)).toEqual(chips);
    await page.reload();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('형태소');
  });

  test('cannot send a text anywhere, and what is typed does nothing', async () => {
    const page = await openReady();
    const hostile = '<img src=x onerror="alert(1)"><script>alert(1)</script> 가';
    await page.fill('#text', hostile);
    await page.fill('#user-words', hostile);
    expect(await page.locator('img, body script').count()).toBe(0);
    const sent = await page.evaluate(() =>
      fetch('https://example.com/?text').then(
        () => 'sent',
        () => 'refused',
      ),
    );
    expect(sent).toBe('refused');
    expect(problems.splice(0).join()).toContain('Content Security Policy');
  });

  test.each(['light', 'dark'] as const)('fits a phone and can be read (%s)', async (scheme) => {
    const page = await openReady({
      viewport: { width: 390, height: 844 },
      colorScheme: scheme,
      hasTouch: true,
    });
    for (const text of ['가'.repeat(800), 'a'.repeat(800), CHAT]) {
      await page.fill('#text', text);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    }
    await page.locator('.morpheme').last().tap();
    const tip = (await page.locator('#tip').boundingBox())!;
    expect(tip.x).toBeGreaterThanOrEqual(0);
    expect(tip.x + tip.width).toBeLessThanOrEqual(390);
    const faint = await page.evaluate(faintTexts);
    expect(faint).toEqual([]);
  });

  test('the picture of the README', async () => {
    const page = await openReady({ viewport: { width: 1200, height: 1700 } });
    // The time of a page in use, not of code that runs for the first time.
    for (let i = 0; i < 20; i += 1) await page.fill('#text', CHAT.slice(i));
    await page.fill('#text', CHAT);
    await page.locator('#text').blur();
    await page.locator('.morpheme', { hasText: '까지' }).first().hover();
    await expect.poll(() => page.locator('#status').textContent()).toContain('ms');
    // Down to the best readings: the code stands in the README itself.
    const code = (await page.locator('.panel:has(#code)').boundingBox())!;
    const path = UPDATE ? PICTURE : join(folder, 'picture.png');
    const clip = { x: 0, y: 0, width: 1200, height: Math.round(code.y) };
    await page.screenshot({ path, clip, fullPage: true });
    expect(statSync(path).size).toBeLessThan(300_000);
  });
});

/** The texts of the page whose letters are less than 4.5 : 1 from their ground (WCAG 2.2, 1.4.3). */
function faintTexts(): string[] {
  const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element: Element | null): string => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (channels(backgroundColor)[3] !== 0) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = new Set<string>();
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const text = Array.from(element.childNodes, (node) => (node instanceof Text ? node.data : ''));
    if (text.join('').trim() === '' || element.offsetParent === null) continue;
    const [one = 0, other = 0] = [getComputedStyle(element).color, ground(element)]
      .map(luminance)
      .sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 4.5) faint.add(`${element.className} ${text.join('')} ${ratio.toFixed(2)}`);
  }
  return [...faint];
}
