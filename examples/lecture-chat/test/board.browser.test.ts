import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { learnAuthors } from '../src/analyse/author-model';
import { detectorBy } from '../src/analyse/question-way';
import { analyse } from '../src/analyse/report';
import { createBoard } from '../src/board/app';
import { replyPlaces } from '../src/board/kept-replies';
import { openReplyFile, replyFileIn } from '../src/board/reply-file';
import { page as drawPage } from '../src/draw/page';
import { readOptions } from '../src/options';
import { loadCourse } from '../src/read/load-course';
import { loadQuestionModel } from '../src/read/load-question-model';
import { analyzer } from './analyzer';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** The picture that the README shows; drawn anew on demand, as each computer has other fonts. */
const PICTURE = join(__dirname, '..', '..', '..', 'docs', 'question-board.png');
const UPDATE = process.env.UPDATE_PICTURE === '1';
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];
const WAITING = 9;

if (!existsSync(CHROMIUM)) console.log(`skipped: no Chromium at ${CHROMIUM} (set CHROMIUM_PATH)`);

describe.skipIf(!existsSync(CHROMIUM))('the question board in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'question-board-'));
  const options = readOptions([], '/');
  const loaded = loadCourse(options, undefined);
  const detector = detectorBy(options.questions, loadQuestionModel);
  const report = analyse(loaded.course, false, analyzer, { detector });
  const authors = learnAuthors(loaded.course);
  let browser: Browser;
  let server: ServerType;
  let url: string;
  const opened: Page[] = [];
  const problems: string[] = [];

  /** Serves the made class days; the replies lie in the folder and stay there. */
  const start = async (): Promise<void> => {
    const file = await openReplyFile(replyFileIn(folder));
    const places = replyPlaces(loaded, options, file.read().secret, undefined);
    const origins: string[] = [];
    const app = createBoard({
      ...{ course: loaded.course, questions: report.questions, places, file, origins },
      ...{ language: 'ko' as const, authors, onError: (name) => problems.push(name) },
    });
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    origins.push(url);
  };
  const stop = (): Promise<void> =>
    new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));

  const show = async (
    address: string,
    settings: Parameters<Browser['newPage']>[0] = {},
  ): Promise<Page> => {
    const page = await browser.newPage(settings);
    opened.push(page);
    page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      const [, from] = /^(file:|http:\/\/127\.0\.0\.1:\d+|data:)/.exec(request.url()) ?? [];
      if (from === undefined) problems.push(`request: ${request.url()}`);
    });
    await page.goto(address);
    return page;
  };

  const questions = (page: Page) => page.locator('.question:visible');

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
    await start();
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.close();
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await stop();
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test('the report: radio buttons choose, without a script', async () => {
    const file = join(folder, 'report.html');
    writeFileSync(file, drawPage(report, 'en'));
    const page = await show(pathToFileURL(file).href, { javaScriptEnabled: false });
    const board = page.locator('#board');
    const count = (): Promise<number> => questions(page).count();
    expect(await count()).toBe(report.questions.length);
    await board.getByText('Waiting', { exact: false }).first().click();
    expect(await count()).toBe(WAITING);
    await board.getByText('Wed 4 Mar', { exact: true }).click();
    const group = report.board.groups[1];
    expect(await count()).toBe(group?.count.waiting);
    // The numbers on the buttons are those of the lecture.
    expect(await board.locator('.choices b:visible').allInnerTexts()).toEqual(
      [group?.count.all, group?.count.waiting, group?.count.answered].map(String),
    );
    await board.getByText('Answered', { exact: false }).first().click();
    expect(await count()).toBe(group?.count.answered);
    // Printing keeps the choice and leaves the buttons out.
    await page.emulateMedia({ media: 'print' });
    expect(await count()).toBe(group?.count.answered);
    expect(await board.locator('.choices').isVisible()).toBe(false);
  });

  test.each(['light', 'dark'] as const)(
    'no page is wider than a phone (%s)',
    async (colorScheme) => {
      const settings = { viewport: { width: 390, height: 844 }, colorScheme };
      for (const path of ['/', '/?state=waiting', '/?text=nowhere', '/who?text=안녕하세욥']) {
        const page = await show(url + path, settings);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390);
      }
    },
  );

  test('a reader filters, replies, finds the reply after a restart, and withdraws it', async () => {
    const page = await show(url, { javaScriptEnabled: false });
    await page.getByRole('link', { name: /^기다리는 질문/ }).click();
    expect(await questions(page).count()).toBe(WAITING);
    await page.getByRole('searchbox').fill('녹화본 git');
    await page.getByRole('button', { name: '보기', exact: true }).click();
    expect(await questions(page).count()).toBe(1);

    await page.getByText('답글 남기기', { exact: true }).click();
    await page.getByLabel('이름').fill('서다은');
    await page.getByLabel('답글', { exact: true }).fill('오늘 밤에 올라옵니다\n<b>노트</b>도요');
    await page.getByRole('button', { name: '남기기' }).click();
    const kept = page.locator('.kept');
    expect(await kept.locator('.text').innerText()).toBe('오늘 밤에 올라옵니다\n<b>노트</b>도요');
    expect(await page.locator('.question.waits').count()).toBe(0);

    await page.reload();
    expect(await kept.count()).toBe(1);
    await stop();
    await start();
    await page.goto(`${url}/?text=녹화본+git`);
    expect(await kept.locator('.name').innerText()).toBe('서다은');

    await kept.getByRole('button', { name: '거두기' }).click();
    expect(await kept.count()).toBe(0);
    expect(await page.locator('.question.waits').count()).toBe(1);
  });

  test('a form on another page is refused', async () => {
    const page = await show(url);
    const key = await page.locator('input[name=question]').first().inputValue();
    await page.goto('about:blank');
    await page.setContent(`<form method="post" action="${url}/replies"><input name="question" value="${key}">
      <input name="name" value="a"><input name="text" value="b"><button>send</button></form>`);
    await page.getByRole('button').click();
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('받지 않았습니다');
    await page.goto(url);
    expect(await page.locator('.kept').count()).toBe(0);
    problems.splice(0);
  });

  test('who would say this? names somebody and shows what gave it away', async () => {
    const page = await show(url, { javaScriptEnabled: false });
    await page.getByPlaceholder('안녕하세욥').fill('안녕하세욥');
    await page.getByRole('button', { name: '맞혀 보기' }).click();
    const [first] = await page.locator('.guesses li').all();
    expect(await first?.locator('.name').innerText()).toBe('김하늘');
    expect(await first?.locator('mark').allInnerTexts()).toContain('세욥');
  });

  test('the picture of the README', async () => {
    const file = await openReplyFile(replyFileIn(folder));
    const places = replyPlaces(loaded, options, file.read().secret, undefined);
    const reply = async (asked: string, name: string, text: string): Promise<void> => {
      const { post } =
        report.questions.find((question) => question.post.message.text.includes(asked)) ?? {};
      await file.keep({ question: places.keyOf(post?.id ?? '') ?? '', name, text });
    };
    await reply(
      '브랜치 옮기려는데',
      '서다은',
      'git switch -c 새이름 으로 새 브랜치를 파도 됩니다!',
    );
    const asker = report.course.people.find(({ name }) => name === '조현우');
    const page = await show(`${url}/?lecture=0&person=${asker?.id ?? ''}`, {
      viewport: { width: 1200, height: 1240 },
    });
    await page.locator('.question.waits').first().locator('summary').click();
    const picture = UPDATE ? PICTURE : join(folder, 'picture.png');
    await page.screenshot({ path: picture });
    expect(statSync(picture).size).toBeLessThan(400_000);
    for (const { id } of file.read().replies) await file.withdraw(id);
  });
});
