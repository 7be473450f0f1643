import { readFileSync } from 'node:fs';
import type * as Korean from '@nunchi/korean';
import { createAnalyzer, normalize, parseKoreanDate } from '@nunchi/korean';
import { readModel } from '@nunchi/korean/node';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAS_CHROMIUM, openChromium } from './chromium.js';

declare const korean: typeof Korean;

const MODEL = new URL('../../korean-model-lite/model.nkm.gz', import.meta.url);
const TEXT = '안녕하세욥 오늘 과제 언제까지예요?ㅋㅋㅋ 👏🏽 https://example.com 못갈것같아요ㅠㅠ';
/** Texts that a browser's engine could take in another way than Node. */
const TEXTS = [TEXT, TEXT.normalize('NFD'), '', '\ud800 가\udc00', 'ｈｔｍｌ &lt;br&gt; “따옴표”'];

describe.skipIf(!HAS_CHROMIUM)('the built package in Chromium', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    // As an application's bundler takes it; code of Node would fail to build here.
    const bundle = await build({
      stdin: { contents: `export * from '@nunchi/korean';`, resolveDir: import.meta.dirname },
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      globalName: 'korean',
      tsconfigRaw: {},
      logLevel: 'error',
    });
    browser = await openChromium();
    page = await browser.newPage();
    await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
  });
  afterAll(() => browser.close());

  test('analyzes as in Node', async () => {
    const base64 = readFileSync(MODEL).toString('base64');
    const there = await page.evaluate(
      async ({ base64, texts }) => {
        const model = await korean.loadModel({ base64 });
        const analyzer = korean.createAnalyzer({ model });
        return texts.map((text) => [analyzer.analyze(text), analyzer.space(text)]);
      },
      { base64, texts: TEXTS },
    );
    const analyzer = createAnalyzer({ model: readModel(MODEL) });
    expect(there).toEqual(TEXTS.map((text) => [analyzer.analyze(text), analyzer.space(text)]));
    expect(analyzer.tokenize(TEXT).length).toBeGreaterThan(15);
  });

  test('normalizes as in Node', async () => {
    const there = await page.evaluate(
      (texts) =>
        texts.map((text) => {
          const { text: normalized, map, repeats } = korean.normalize(text);
          return [normalized, map.toOriginal(0, normalized.length), repeats];
        }),
      TEXTS,
    );
    const here = TEXTS.map((text) => {
      const { text: normalized, map, repeats } = normalize(text);
      return [normalized, map.toOriginal(0, normalized.length), repeats];
    });
    expect(there).toEqual(here);
  });

  test('reads dates as in Node, whatever zone the computer is in', async () => {
    const reference = Date.UTC(2024, 4, 19, 6);
    const texts = ['2024. 5. 19. 오전 4:23', '3시간 전', '다음 주 금요일', '2월 30일'];
    const there = await page.evaluate(
      ({ texts, reference }) =>
        texts.map((text) => korean.parseKoreanDate(text, { reference })?.instant.getTime()),
      { texts, reference },
    );
    expect(there).toEqual(
      texts.map((text) => parseKoreanDate(text, { reference })?.instant.getTime()),
    );
    expect(there[1]).toBe(Date.UTC(2024, 4, 19, 3));
  });

  test('says what to do without a model', async () => {
    const code = await page.evaluate(() => {
      try {
        korean.createAnalyzer();
        return null;
      } catch (error) {
        return (error as Korean.KoreanError).code;
      }
    });
    expect(code).toBe('no-model');
  });
});
