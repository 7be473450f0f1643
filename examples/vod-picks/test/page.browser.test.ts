import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeLog } from '../src/make/make-log';
import { writeMonths } from '../src/make/write-csv';
import { makeModels } from '../src/models/make-models';
import { readLogs } from '../src/read/read-logs';
import { createApp } from '../src/serve/app';
import { makeDemoAccounts } from '../src/serve/demo-accounts';
import type { DemoAccount } from '../src/serve/demo-accounts';
import { listen } from '../src/serve/listen';
import type { Listening } from '../src/serve/listen';
import { ModelShelf } from '../src/serve/model-shelf';
import { Accounts } from '../src/users/accounts';
import { openUsers } from '../src/users/open-users';
import type { Users } from '../src/users/open-users';
import { randomSecrets } from '../src/users/secrets';
import { Sessions } from '../src/users/sessions';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** The picture that the README shows; drawn anew on demand, as each computer has other fonts. */
const PICTURE = join(__dirname, '..', 'screenshot.png');
const UPDATE = process.env.UPDATE_PICTURE === '1';
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

if (!existsSync(CHROMIUM)) console.log(`skipped: no Chromium at ${CHROMIUM} (set CHROMIUM_PATH)`);

describe.skipIf(!existsSync(CHROMIUM))('the pages in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vod-picks-'));
  const opened: Page[] = [];
  const problems: string[] = [];
  let users: Users;
  let browser: Browser;
  let server: Listening;
  let account: DemoAccount;

  beforeAll(async () => {
    const logs = await readLogs(await writeMonths(makeLog(), folder));
    const models = makeModels(logs, {
      als: { regularization: 0.05, unobservedWeight: 0.3 },
      alsPlain: { regularization: 0.05, unobservedWeight: 0.3 },
      ease: { regularization: 100 },
      svdpp: { lrAll: 0.007, regAll: 0.02 },
      continueWatching: { halfLife: 7 },
      discovery: { ease: 1, als: 0.5, popularity: 0.3, interest: 0.3 },
      resume: { history: 1, recency: 1, progress: 0.3, episodes: 0.3, interest: 0, popularity: 0 },
    });
    users = await openUsers(join(folder, 'users.sqlite'));
    const accounts = new Accounts(users, 4);
    account = (await makeDemoAccounts(accounts, models.progress))[0]!;
    const sessions = new Sessions(users, accounts, randomSecrets());
    server = await listen(createApp({ shelf: new ModelShelf(models), accounts, sessions }), 0);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await users.close();
    rmSync(folder, { recursive: true });
  });

  const show = async (options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
    const page = await (await browser.newContext(options)).newPage();
    opened.push(page);
    page.on('console', (message) => {
      // A wrong password is answered by 401, which Chromium tells of.
      if (!message.text().includes('401')) problems.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.address)) problems.push(`request: ${request.url()}`);
    });
    // A browser asks for an icon by itself.
    await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
    await page.goto(server.address);
    return page;
  };
  const signIn = async (page: Page, password = account.password): Promise<void> => {
    await page.getByLabel('이름').fill(account.name);
    await page.getByLabel('비밀번호').fill(password);
    await page.keyboard.press('Enter');
    await page.locator('.lead, [role=alert]').first().waitFor();
  };

  test('a viewer signs in and sees four rails', async () => {
    const page = await show();
    await signIn(page);
    const titles = await page.locator('.rail h2').allInnerTexts();
    expect(titles.length).toBe(4);
    expect([titles[0], titles[1], titles[3]]).toEqual([
      '이어보기',
      `${account.name}님을 위한 추천`,
      '지금 인기',
    ]);
    expect(titles[2]).toMatch(/^〈.+〉[과와] 비슷한 작품$/);
    for (const rail of await page.locator('.rail').all()) {
      expect(await rail.locator('.card').count()).toBeGreaterThan(2);
    }
    expect(await page.locator('.picked .line').first().innerText()).toMatch(
      /^〈.+〉[을를] 보셔서$/,
    );
    expect(await page.locator('.begun progress').first().getAttribute('value')).toMatch(/^\d+$/);
  });

  test('a programme leads to others like it, and back', async () => {
    const page = await show();
    await signIn(page);
    const card = page.locator('.picked .card a').first();
    const title = await card.locator('b').textContent();
    await card.click();
    expect(await page.locator('h1').innerText()).toBe(title);
    expect(await page.locator('.similar .card').count()).toBeGreaterThan(2);
    await page.getByRole('link', { name: '← 처음으로' }).click();
    expect(await page.locator('.rail').count()).toBe(4);
  });

  test('a wrong password is told of, and signing out shows the door', async () => {
    const page = await show();
    await signIn(page, 'not the password');
    expect(await page.getByRole('alert').innerText()).toBe('이름이나 비밀번호가 다릅니다.');
    await signIn(page);
    await page.getByRole('button', { name: '나가기' }).click();
    await page.getByRole('heading', { name: '어서 오세요' }).waitFor();
    expect((await page.context().cookies()).length).toBe(0);
  });

  test('no script can read the tokens', async () => {
    const page = await show();
    await signIn(page);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([
      ['access', true, 'Strict'],
      ['refresh', true, 'Strict'],
    ]);
  });

  test('everything is reached by keyboard', async () => {
    const page = await show();
    await signIn(page);
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('본문으로');
    const reached = new Set<string>();
    for (let k = 0; k < 70; k++) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          const element = document.activeElement;
          const rail = element?.closest('.rail')?.getAttribute('aria-labelledby');
          return `${element?.tagName} ${rail ?? ''}`.trim();
        }),
      );
    }
    for (const rail of ['begun', 'picked', 'similar', 'popular']) {
      expect([...reached]).toContain(`A ${rail}`);
      expect([...reached]).toContain(`UL ${rail}`);
    }
    expect([...reached]).toContain('BUTTON');
  });

  test('nothing is wider than a phone', async () => {
    const page = await show({ viewport: { width: 390, height: 844 } });
    const width = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(390);
    await signIn(page);
    expect(await width()).toBe(390);
    await page.locator('.picked .card a').first().click();
    expect(await width()).toBe(390);
  });

  test('the picture of the README', async () => {
    const page = await show({ viewport: { width: 1200, height: 900 }, deviceScaleFactor: 0.75 });
    await signIn(page);
    const picture = UPDATE ? PICTURE : join(folder, 'picture.png');
    await page.screenshot({ path: picture, fullPage: true });
    expect(statSync(picture).size).toBeGreaterThan(100_000);
    // The one beside the README is reduced to 256 colours.
    if (!UPDATE) expect(statSync(PICTURE).size).toBeLessThan(300_000);
  });
});
