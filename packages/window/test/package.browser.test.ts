import { existsSync } from 'node:fs';
import type * as Windows from '@nunchi/window';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as here from '@nunchi/window';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
if (!existsSync(CHROMIUM)) console.log(`skipped: no Chromium at ${CHROMIUM} (set CHROMIUM_PATH)`);

const log = Array.from({ length: 3000 }, (_, i) => {
  const at = new Date(Date.UTC(2026, 2, 2) + i * 137 - (i % 7) * 400).toISOString();
  return `{"at": "${at}", "play": {"title": "드라마 \\"${i % 13}\\"회", "bytes": ${(i * 31) % 977}}}\n`;
}).join('');

/** Logarithms and powers of two engines may differ in their last bits. */
const rounded = (json: string): unknown =>
  JSON.parse(json, (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value,
  );

/** As the page and Node both run it, so it may reach for nothing outside of itself. */
const countPlays = async (from: typeof Windows, lines: string): Promise<string[]> => {
  const plays = from
    .query({
      time: from.field('at', from.isoTime()),
      title: from.field('play.title'),
      bytes: from.field('play.bytes', from.number()),
    })
    .watermark('10 seconds')
    .window(from.sliding('20 seconds', '10 seconds'))
    .groupBy('title')
    .aggregate({
      hit: from.count(),
      volume: from.sum('bytes'),
      median: from.quantile('bytes', 0.5),
    });
  const told: string[] = [];
  const body = new Response(lines).body;
  if (!body) throw new Error('no stream');
  for await (const rows of plays.run(from.ndjson(body)))
    for (const row of rows) told.push(JSON.stringify(row));
  return told;
};

describe.skipIf(!existsSync(CHROMIUM))('the built package in Chromium', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    // As an application's bundler takes it; code of Node would fail to build here.
    const bundle = await build({
      stdin: { contents: `export * from '@nunchi/window';`, resolveDir: import.meta.dirname },
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      globalName: 'windows',
      tsconfigRaw: {},
      logLevel: 'error',
    });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    page = await browser.newPage();
    await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
  });
  afterAll(() => browser.close());

  test('counts a streamed response as Node does', async () => {
    const there = await page.evaluate(
      `(${countPlays.toString()})(windows, ${JSON.stringify(log)})`,
    );
    const expected = await countPlays(here, log);
    expect(expected.length).toBeGreaterThan(100);
    expect((there as string[]).map(rounded)).toEqual(expected.map(rounded));
  });

  test('makes the same boards and alarms', async () => {
    const judge = (from: typeof Windows): string => {
      const songs = from.hot<string>({ halfLife: '10 minutes' });
      const detector = from.anomalyDetector();
      const alarms: number[] = [];
      for (let i = 0; i < 1000; i++) {
        songs.add(`곡 ${(i * i) % 17}`, i * 1000);
        if (detector.update(i * 60_000, i === 900 ? 500 : 50 + (i % 9)).alarm) alarms.push(i);
      }
      return JSON.stringify([songs.top(5, 1_000_000), alarms]);
    };
    const expected = judge(here);
    expect(expected).toContain('[900');
    const there: string = await page.evaluate(`(${judge.toString()})(windows)`);
    expect(rounded(there)).toEqual(rounded(expected));
  });
});
