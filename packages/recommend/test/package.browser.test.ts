import { existsSync } from 'node:fs';
import type * as Recommend from '@nunchi/recommend';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as here from '@nunchi/recommend';

declare const recommend: typeof Recommend;

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
if (!existsSync(CHROMIUM)) console.log(`skipped: no Chromium at ${CHROMIUM} (set CHROMIUM_PATH)`);

const rows = Array.from({ length: 600 }, (_, k) => ({
  user: `시청자 ${(k * 7) % 50}`,
  item: `작품 ${(k * k + (k % 3)) % 37}`,
  value: 1 + (k % 5),
}));

describe.skipIf(!existsSync(CHROMIUM))('the built package in Chromium', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    // As an application's bundler takes it; code of Node would fail to build here.
    const bundle = await build({
      stdin: { contents: `export * from '@nunchi/recommend';`, resolveDir: import.meta.dirname },
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      globalName: 'recommend',
      tsconfigRaw: {},
      logLevel: 'error',
    });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    page = await browser.newPage();
    await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
  });
  afterAll(() => browser.close());

  test.each(['ImplicitALS', 'SVDpp', 'EASE'] as const)(
    '%s learns the same bits as in Node',
    async (kind) => {
      const options = { randomState: 0, factors: 16, nFactors: 16, nEpochs: 5, regularization: 1 };
      const make = (from: typeof Recommend): string => {
        const data = from.Interactions.from(rows, { ratingScale: [1, 5] });
        const model = new from[kind](options).fit(data);
        return from
          .loadModel(from.saveModel(model))
          .recommend('시청자 7', { k: 20, seen: 'allow' })
          .map(({ item, score }) => `${item} ${score}`)
          .join('\n');
      };
      const there = await page.evaluate(
        ({ kind, options, rows }) => {
          const data = recommend.Interactions.from(rows, { ratingScale: [1, 5] });
          const model = new recommend[kind](options).fit(data);
          const loaded = recommend.loadModel(recommend.saveModel(model));
          return loaded
            .recommend('시청자 7', { k: 20, seen: 'allow' })
            .map(({ item, score }) => `${item} ${score}`)
            .join('\n');
        },
        { kind, options, rows },
      );
      expect(there).toBe(make(here));
      expect(there.split('\n')).toHaveLength(20);
    },
  );

  test('learns while the page stays alive, and stops when it is told to', async () => {
    const { turns, stopped } = await page.evaluate(async () => {
      const rows = Array.from({ length: 200_000 }, (_, k) => ({
        user: (k * 7919) % 3001,
        item: (k * 104_729) % 997,
      }));
      const data = recommend.Interactions.from(rows);
      let turns = 0;
      const clock = setInterval(() => turns++, 1);
      await new recommend.ImplicitALS({ factors: 64, iterations: 15 }).fitAsync(data);
      clearInterval(clock);
      const controller = new AbortController();
      setTimeout(() => controller.abort(new Error('enough')), 20);
      const stopped = await new recommend.ImplicitALS({ iterations: 500 })
        .fitAsync(data, { signal: controller.signal })
        .then(() => 'ran on', String);
      return { turns, stopped };
    });
    expect(turns).toBeGreaterThan(3);
    expect(stopped).toBe('Error: enough');
  });
});
