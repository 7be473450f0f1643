import { existsSync, readFileSync } from 'node:fs';
import type * as Text from '@nunchi/text';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

declare const text: typeof Text;

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
if (!existsSync(CHROMIUM)) console.log(`skipped: no Chromium at ${CHROMIUM} (set CHROMIUM_PATH)`);

interface Exported {
  saved: unknown;
  new: string[];
  predict: string[];
  scores: (number | number[])[];
}
const exported = JSON.parse(
  readFileSync(new URL('fixtures/exported/scikit-learn.json', import.meta.url), 'utf8'),
) as Exported[];

describe.skipIf(!existsSync(CHROMIUM))('the built package in Chromium', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    // As an application's bundler takes it; code of Node would fail to build here.
    const bundle = await build({
      stdin: { contents: `export * from '@nunchi/text';`, resolveDir: import.meta.dirname },
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      globalName: 'text',
      tsconfigRaw: {},
      logLevel: 'error',
    });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    page = await browser.newPage();
    await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
  });
  afterAll(() => browser.close());

  test.each(exported.map((one, index) => ({ ...one, index })))(
    'a model of scikit-learn predicts as in Python ($index)',
    async (one) => {
      const there = await page.evaluate(
        ({ saved, texts }) => {
          const model = text.modelFromJson<string>(saved);
          const loaded = text.loadModel<string>(text.saveModel(model));
          const rows =
            'predictLogProba' in model.model
              ? model.predictLogProba(texts)
              : model.decisionFunction(texts);
          return {
            predict: texts.map((document) => loaded.predictOne(document)),
            scores: rows.map((row) => Array.from(row)),
          };
        },
        { saved: one.saved, texts: one.new },
      );
      expect(there.predict).toEqual(one.predict);
      there.scores.forEach((row, i) => {
        const wanted = [one.scores[i]!].flat();
        row.forEach((score, k) => expect(score).toBeCloseTo(wanted[k]!, 12));
      });
    },
  );

  test('learns while the page stays alive, and stops when it is told to', async () => {
    const { turns, stopped } = await page.evaluate(async () => {
      const documents = Array.from(
        { length: 60_000 },
        (_, i) => `문서 번호${i % 977} 바다 ${i % 31}`,
      );
      let turns = 0;
      const clock = setInterval(() => turns++, 1);
      const vectorizer = new text.CountVectorizer({ analyzer: 'char_wb', ngramRange: [1, 3] });
      await vectorizer.fitTransformAsync(documents);
      clearInterval(clock);
      const controller = new AbortController();
      setTimeout(() => controller.abort(new Error('enough')), 20);
      const stopped = await vectorizer
        .fitAsync(documents, { signal: controller.signal })
        .then(() => 'ran on', String);
      return { turns, stopped };
    });
    expect(turns).toBeGreaterThan(3);
    expect(stopped).toBe('Error: enough');
  });
});
