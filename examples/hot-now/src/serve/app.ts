import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { prometheusText } from '@nunchi/window';
import type { Publisher } from './publisher';

const PAGE = readFileSync(join(__dirname, 'page.html'), 'utf8');
const SCRIPT = /<script>([^]*)<\/script>/.exec(PAGE)?.[1] ?? '';
const ECHARTS = readFileSync(require.resolve('echarts/dist/echarts.common.min'), 'utf8');

/** Nothing is loaded from elsewhere, and no script runs but the page's own and echarts. */
const POLICY = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`,
  "style-src 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page, its events, the metrics. */
export function createApp(publisher: Publisher): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
  });
  app.get('/', (c) => {
    c.header('Content-Security-Policy', POLICY);
    c.header('Cache-Control', 'no-store');
    return c.html(PAGE);
  });
  app.get('/echarts.js', (c) => {
    c.header('Cache-Control', 'max-age=86400');
    return c.body(ECHARTS, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  });
  app.get('/events', (c) =>
    c.body(publisher.stream(), 200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
    }),
  );
  app.get('/metrics', (c) => {
    c.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    return c.body(prometheusText(publisher.metrics, { query: 'plays' }));
  });
  return app;
}
