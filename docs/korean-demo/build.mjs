// Builds the page of the live demo into docs/korean-demo/dist, which any static web server can serve:
//
//   npm run build && node docs/korean-demo/build.mjs            builds it
//   npm run build && node docs/korean-demo/build.mjs --serve    builds it and serves it on localhost
//
// The package comes in as a bundler of a user would take it: built, by the export conditions of
// browsers, so that no code of Node gets in.

import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';

const here = import.meta.dirname;
const packages = path.join(here, '..', '..', 'packages');

/** What is copied as it is: source, and name on the page. */
const FILES = [
  [path.join(here, 'index.html'), 'index.html'],
  [path.join(here, 'style.css'), 'style.css'],
  [path.join(here, 'icon.svg'), 'icon.svg'],
  [path.join(packages, 'korean-model', 'model.nkm.gz'), 'model-default.nkm.gz'],
  [path.join(packages, 'korean-model-lite', 'model.nkm.gz'), 'model-lite.nkm.gz'],
];

/** Builds the page into a folder; the answer can rebuild and serve it (a context of esbuild). */
export async function buildDemo(folder = path.join(here, 'dist')) {
  if (!existsSync(path.join(packages, 'korean', 'dist', 'index.js'))) {
    throw new Error('The packages are not built yet: npm run build');
  }
  mkdirSync(folder, { recursive: true });
  for (const [from, name] of FILES) copyFileSync(from, path.join(folder, name));
  const context = await esbuild.context({
    entryPoints: { demo: path.join(here, 'src', 'main.ts') },
    outdir: folder,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    sourcemap: true,
    logLevel: 'warning',
    // Imports that are left out, as the package says of itself that they do nothing.
    logOverride: { 'ignored-bare-import': 'silent' },
    // Types are checked with those of the whole house; nothing of its settings is wanted here.
    tsconfigRaw: {},
  });
  await context.rebuild();
  return context;
}

/** Serves a built page on this computer only; the answer is its address. */
export async function serveDemo(context, folder = path.join(here, 'dist'), port = 0) {
  const { port: taken } = await context.serve({ servedir: folder, host: '127.0.0.1', port });
  return `http://127.0.0.1:${taken}/`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: { serve: { type: 'boolean' }, port: { type: 'string' } },
  });
  const context = await buildDemo();
  if (values.serve) {
    console.log(
      `${await serveDemo(context, undefined, Number(values.port ?? 8000))} (Ctrl+C ends)`,
    );
  } else {
    console.log(path.relative(process.cwd(), path.join(here, 'dist')));
    await context.dispose();
  }
}
