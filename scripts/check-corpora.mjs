// Measures the packages on corpora that are not part of this repository, nor needed to use or build it:
// the parser on real chat exports, the models on public Korean texts
// and on ratings of films. Nothing of them is printed. The scanners of windows are measured on random lines.
//
//   npm run build && NUNCHI_CORPORA=/path/to/corpora node scripts/check-corpora.mjs [--all] [PART]
//
// PART is zoom, text, recommend or window; --all measures every model of the tables, not just those that
// decide, tunes the lists anew, and scans 10 million lines.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkRecommend } from './corpora/recommend.mjs';
import { checkText } from './corpora/text.mjs';
import { checkWindow } from './corpora/window.mjs';
import { checkZoom } from './corpora/zoom.mjs';
import { Findings } from './house/findings.mjs';
import { assertBuilt, listPackages, root } from './house/packages.mjs';

const parts = [
  { name: 'zoom', folder: 'zoom/real', check: checkZoom },
  { name: 'text', folder: 'text', check: checkText },
  { name: 'recommend', folder: 'recommend', check: checkRecommend },
  // Makes its lines itself.
  { name: 'window', folder: '.', check: checkWindow },
];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false } },
});
const corpora = process.env.NUNCHI_CORPORA ?? path.resolve(root, '..', 'shared', 'data');
const here = parts
  .filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  .map((part) => ({ ...part, folder: path.join(corpora, part.folder) }))
  .filter(({ folder }) => existsSync(folder));

if (here.length === 0) {
  console.log('check:corpora skipped: no corpora here');
} else {
  assertBuilt(listPackages());
  const findings = new Findings();
  for (const { name, folder, check } of here) {
    console.log(`\n${name}`);
    await check(folder, findings, options);
  }
  findings.finish('check:corpora');
}
