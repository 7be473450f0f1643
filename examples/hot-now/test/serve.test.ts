import { rows } from '@nunchi/window';
import { describe, expect, it } from 'vitest';
import { reportPage } from '../src/report/report-page';
import { summary } from '../src/report/summary';
import { createApp } from '../src/serve/app';
import { Publisher } from '../src/serve/publisher';
import type { News } from '../src/serve/publisher';
import { watch } from '../src/watch/watch';
import type { Watch } from '../src/watch/watch';

const HOSTILE = '</script><img src=x onerror=alert(1)>"\u2028\u001b[31m\n데이터: 🌙';
const START = Date.UTC(2026, 2, 14, 8);

/** Plays of one programme with a hostile title, one a second for some minutes. */
async function hostileWatch(): Promise<Watch> {
  const records = Array.from({ length: 400 }, (_, second) => {
    const local = new Date(START + second * 1000 + 9 * 3_600_000).toISOString();
    const params = { cpk: HOSTILE, base_mck: 'M"<', title: HOSTILE };
    return {
      _source: { logdate: local.slice(0, 23).replace('T', ' '), '@fields': { params } },
    };
  });
  const watched = watch({ source: () => rows(records), live: true });
  await watched.done;
  return watched;
}

/** The events that a page is told within a moment. */
async function firstEvents(response: Response, count: number): Promise<[string, News][]> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (text.split('\n\n').length <= count) text += (await reader.read()).value ?? '';
  await reader.cancel();
  return text
    .split('\n\n')
    .slice(0, count)
    .map((event) => {
      const [, name, data] = /event: (.*)\ndata: ([^\n]*)$/.exec(event)!;
      return [name!, JSON.parse(data!) as News];
    });
}

describe('the server', () => {
  it('tells a page that comes, and one that comes again, how things stand', async () => {
    const publisher = new Publisher(await hostileWatch());
    const app = createApp(publisher);
    await Promise.resolve(); // It hears then that the watch is over.
    for (let visit = 0; visit < 2; visit++) {
      const response = await app.request('/events', { headers: { 'last-event-id': '17' } });
      expect(response.headers.get('content-type')).toContain('text/event-stream');
      const [[name, state]] = (await firstEvents(response, 1)) as [[string, News]];
      expect(name).toBe('state');
      expect(state.points).toHaveLength(40);
      expect(state.hot[0]!.title).toBe(HOSTILE);
      expect(state.status).toMatchObject({ rows: 400, late: 0, isOver: true, lag: null });
      expect(state.open!.top[0]!.title).toBe(HOSTILE);
    }
    publisher.close();
  });

  it('lets no script run but its own', async () => {
    const publisher = new Publisher(await hostileWatch());
    const app = createApp(publisher);
    const page = await app.request('/');
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]{43}='/);
    expect(await page.text()).not.toContain('innerHTML');
    expect((await app.request('/echarts.js')).status).toBe(200);
    expect((await app.request('/nothing')).status).toBe(404);
    publisher.close();
  });

  it('has metrics for Prometheus', async () => {
    const publisher = new Publisher(await hostileWatch());
    const text = await (await createApp(publisher).request('/metrics')).text();
    expect(text).toContain('nunchi_window_rows_total{query="plays"} 400');
    publisher.close();
  });
});

describe('hostile titles', () => {
  it('stay text in the report and in the terminal', async () => {
    const watched = await hostileWatch();
    const html = await reportPage(watched, [], { findings: [], falseAlarms: [], hours: 1 });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x');
    expect(html).toContain('<svg');
    const lines = summary(watched, null);
    expect(lines.some((line) => line.includes('데이터: 🌙'))).toBe(true);
    // eslint-disable-next-line no-control-regex
    for (const line of lines) expect(line).not.toMatch(/[\u0000-\u001f\u2028]/);
  });
});
