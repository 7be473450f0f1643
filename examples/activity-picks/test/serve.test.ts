import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memberCodec } from '../src/member/member-state';
import { MemberStore } from '../src/member/member-store';
import type { Recommender } from '../src/pick/recommender';
import { createApp } from '../src/serve/app';
import { servedRecommender } from './served';

const folder = mkdtempSync(join(tmpdir(), 'activity-picks-'));
let recommender: Recommender;
let app: Hono;
let run = 0;

beforeAll(async () => {
  recommender = await servedRecommender();
});
beforeEach(() => {
  app = appOn(join(folder, String(run++)));
});
afterAll(() => rmSync(folder, { recursive: true }));

const appOn = (path: string): Hono =>
  createApp({ recommender, store: new MemberStore(path, memberCodec(recommender.base)) });

const cookieOf = (name: string): string => `member=${encodeURIComponent(name)}`;

async function page(path: string, cookie = ''): Promise<string> {
  const response = await app.request(path, { headers: { cookie } });
  expect(response.status, path).toBe(200);
  return response.text();
}

async function post(
  path: string,
  cookie: string,
  fields: Record<string, string> = {},
  on = app,
): Promise<Response> {
  return on.request(path, {
    method: 'POST',
    headers: { cookie, origin: 'http://localhost', host: 'localhost' },
    body: new URLSearchParams(fields),
  });
}

/** Categories of the cards, in their order. */
const cardsOf = (html: string): string[] =>
  [...html.matchAll(/class="card"\s+data-category="([^"]+)"/g)].map(([, name]) => name as string);
const linksOf = (html: string): string[] =>
  [...html.matchAll(/\/activities\/(\d+)/g)].map(([, id]) => id as string);
const topOf = (html: string): string =>
  /<li\s+data-category="([^"]+)"/.exec(html)?.[1] ?? 'no category';
const idsOf = (category: string, count: number): number[] =>
  recommender.activities
    .filter((activity) => activity.category === category)
    .slice(0, count)
    .map(({ id }) => id);

describe('a visitor', () => {
  it('sees activities of many categories at first', async () => {
    const html = await page('/');
    const cards = cardsOf(html);
    expect(cards).toHaveLength(12);
    expect(new Set(cards).size).toBeGreaterThan(5);
    expect(html).toContain('<html lang="ko">');
    // 239 of the 1,060 activities are of this category.
    expect(topOf(html)).toBe('취미');
    expect(html).toContain('23%');
  });

  it('gets more of the category that the model reads in a query', async () => {
    const cards = cardsOf(await page(`/?q=${encodeURIComponent('영어 회화 연습')}`));
    expect(cards.filter((name) => name === '외국어').length).toBeGreaterThan(6);
  });

  it('gets only the categories that were chosen', async () => {
    const query = new URLSearchParams([
      ['c', '재테크'],
      ['c', '지역축제'],
      ['c', '없는 분야'],
    ]);
    const html = await page(`/?${query.toString()}`);
    expect(new Set(cardsOf(html))).toEqual(new Set(['재테크', '지역축제']));
    expect(html).toMatch(/value="재테크"\s+checked/);
  });

  it('is told when no word of a query is known', async () => {
    expect(await page('/?q=zzzz+qqqq')).toContain('아는 말이 하나도 없는 글');
  });

  it('opens an activity and reads why, without teaching anything', async () => {
    const [id] = linksOf(await page('/'));
    const html = await page(`/activities/${id}`);
    expect(html).toContain('<mark');
    expect(html).not.toContain('배웠어요');
    expect((await post(`/activities/${id}/view`, '')).headers.get('location')).toBe(
      `/activities/${id}`,
    );
  });

  it('can read English, and is remembered', async () => {
    const response = await app.request('/?lang=en');
    expect(await response.text()).toContain('For everybody');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^lang=en;.*HttpOnly/);
    expect(await page('/', 'lang=en')).toContain('<html lang="en">');
  });
});

describe('a member', () => {
  it('comes in by a name', async () => {
    const response = await post('/member', '', { name: ' 김  하늘 ' });
    expect(response.status).toBe(303);
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(await page('/', cookie)).toContain('김 하늘 님의 모델');
    const left = await post('/member/leave', cookie);
    expect(left.headers.get('set-cookie')).toMatch(/^member=;.*Max-Age=0/);
  });

  it('sees other picks after a view, and the old ones after undoing it', async () => {
    const cookie = cookieOf('하늘');
    const before = await page('/', cookie);
    const [id] = idsOf('재테크', 1);
    const viewed = await post(`/activities/${id}/view`, cookie);
    expect(viewed.headers.get('location')).toBe(`/activities/${id}?counted=1`);
    const after = await page('/', cookie);
    expect(topOf(before)).toBe('취미');
    expect(topOf(after)).toBe('재테크');
    expect(cardsOf(after).filter((name) => name === '재테크').length).toBeGreaterThan(1);
    expect(linksOf(after)).not.toContain(String(id));

    const view = /name="view" value="([^"]+)"/.exec(after)?.[1] ?? '';
    await post('/member/undo', cookie, { view });
    const undone = await page('/', cookie);
    expect(linksOf(undone)).toEqual(linksOf(before));
    expect(undone).toContain('배운 활동 0개');
    // A second click on the same button undoes nothing more.
    await post(`/activities/${id}/view`, cookie);
    await post('/member/undo', cookie, { view });
    expect(await page('/', cookie)).toContain('배운 활동 1개');
  });

  it('shares nothing with another', async () => {
    const [id] = idsOf('외국어', 1);
    await post(`/activities/${id}/view`, cookieOf('하늘'));
    expect(await page('/', cookieOf('바다'))).toContain('배운 활동 0개');
  });

  it('can view one activity as often as they like: it counts three times', async () => {
    const cookie = cookieOf('하늘');
    const [id] = idsOf('외국어', 1);
    const places: (string | null)[] = [];
    for (let i = 0; i < 5; i++) {
      places.push((await post(`/activities/${id}/view`, cookie)).headers.get('location'));
    }
    expect(places.map((place) => place?.slice(-1))).toEqual(['1', '1', '1', '0', '0']);
    expect(await page(`/activities/${id}?counted=0`, cookie)).toContain('더 배우지 않았어요');
    expect(await page('/', cookie)).toContain('배운 활동 3개');
  });

  it('loses none of 20 views at once, on two servers', async () => {
    const cookie = cookieOf('하늘');
    const path = join(folder, String(run++));
    const servers = [appOn(path), appOn(path)] as const;
    const ids = idsOf('운동·액티비티', 20);
    const answers = await Promise.all(
      ids.map((id, i) => post(`/activities/${id}/view`, cookie, {}, servers[i % 2 === 0 ? 0 : 1])),
    );
    expect(answers.every(({ status }) => status === 303)).toBe(true);
    const store = new MemberStore(path, memberCodec(recommender.base));
    const { count, model } = await store.read('하늘');
    expect(count).toBe(20);

    // The same as one after the other, but for the weights: these depend on the order.
    const words = new Set(model.changes({ top: Infinity }).map(({ word }) => word));
    const ordered = recommender.base.member();
    for (const id of ids) {
      const activity = recommender.activity(id);
      if (activity !== null) ordered.update(activity.title, activity.category);
    }
    expect(words).toEqual(new Set(ordered.changes({ top: Infinity }).map(({ word }) => word)));
  });

  it('takes few bytes, and can be forgotten', async () => {
    const cookie = cookieOf('하늘');
    for (const id of idsOf('여행·동행', 5)) await post(`/activities/${id}/view`, cookie);
    const bytes = Number(/([\d,]+)바이트/.exec(await page('/', cookie))?.[1]);
    expect(bytes).toBeGreaterThan(10);
    expect(bytes).toBeLessThan(200);
    await post('/member/forget', cookie);
    expect(await page('/', cookie)).toContain('배운 활동 0개');
  });
});

describe('what makes no sense', () => {
  it('is refused', async () => {
    expect((await app.request('/activities/0')).status).toBe(404);
    expect((await app.request('/activities/99999')).status).toBe(404);
    expect((await app.request('/activities/1e3')).status).toBe(404);
    expect((await app.request('/nowhere')).status).toBe(404);
    expect((await post('/member', '', { name: '   ' })).status).toBe(400);
    expect((await post('/member', '', { name: 'a'.repeat(41) })).status).toBe(400);
    expect((await post('/member', '', { name: 'a\u0000b' })).status).toBe(400);
    expect((await post('/member/undo', cookieOf('하늘'))).status).toBe(400);
    expect((await post('/member', '', { name: 'a'.repeat(20_000) })).status).toBe(413);
  });

  it('comes to nothing from a form on another site', async () => {
    const response = await app.request('/member/forget', {
      method: 'POST',
      headers: { cookie: cookieOf('하늘'), origin: 'https://elsewhere.example' },
      body: new URLSearchParams(),
    });
    expect(response.status).toBe(403);
  });

  it('is shown as text, never as markup', async () => {
    const hostile = '"><script>alert(1)</script>';
    const query = encodeURIComponent(hostile);
    const html = (await page(`/?q=${query}`, cookieOf(hostile))) + (await page('/?c=%22%3E%3Cb'));
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    const { headers } = await app.request('/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
