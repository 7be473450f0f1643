// Checks every package under packages/ as it would be published: packs it, and looks at the tarball
// with publint and attw; README, licence, engines, sideEffects; each export bundled for the browser
// by esbuild, with its size; and that the `./core` entry brings no other package along.
//
//   npm run build && node scripts/check-packages.mjs

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { Findings } from './house/findings.mjs';
import { assertBuilt, listPackages, packFolder, root } from './house/packages.mjs';
import { printTable } from './house/print-table.mjs';

const packages = listPackages();
/** Exports for Node alone; brokers are not reached from a browser. */
const NODE_ENTRIES = ['./node', './kafka'];

assertBuilt(packages);
const findings = new Findings();
const temp = mkdtempSync(path.join(tmpdir(), 'nunchi-packages-'));
const sizes = [];

try {
  for (const subject of packages) {
    console.log(`\n${subject.name}`);
    const packed = packFolder(subject.dir, temp);
    checkContents(subject, packed);
    await checkPublint(packed);
    checkTypes(subject.manifest, packed);
    const installed = unpack(subject, packed);
    for (const entry of entriesOf(subject.manifest)) await checkEntry(subject, installed, entry);
  }
  console.log('\nBrowser bundles, minified (bytes)');
  printTable(['entry', 'min', 'min + gzip', 'min + brotli'], sizes);
} finally {
  rmSync(temp, { recursive: true, force: true });
}
findings.finish('check:packages');

/** What must be in the tarball and in the manifest. */
function checkContents({ name, manifest }, { files, packedSize }) {
  findings.expect(files.includes('README.md'), 'README.md is packed', 'no README.md');
  findings.expect(files.includes('README.ko.md'), 'README.ko.md is packed', 'no README.ko.md');
  findings.expect(files.includes('LICENSE'), 'LICENSE is packed', 'no LICENSE');
  const licence = manifest.name.includes('korean-model') ? 'CC-BY-SA-4.0' : 'MIT';
  findings.expect(manifest.license === licence, `licence is ${licence}`);
  findings.expect(manifest.sideEffects === false, 'sideEffects is false');
  findings.expect(typeof manifest.engines?.node === 'string', 'engines.node is set');
  findings.expect(manifest.publishConfig?.access === 'public', 'publishes in public');
  const stray = files.filter((file) => /\.test\.|(^|\/)test\/|\.tsbuildinfo$|\.map$/.test(file));
  findings.expect(
    stray.length === 0,
    `${name}: ${files.length} files, ${packedSize} bytes packed, no tests among them`,
    `does not belong into the tarball: ${stray.join(', ')}`,
  );
}

async function checkPublint({ tarball }) {
  const bytes = readFileSync(tarball);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  for (const message of messages) findings.problem(`publint: ${formatMessage(message, pkg)}`);
  if (messages.length === 0) findings.ok('publint');
}

/** Are the types wrong? From every kind of module resolution. */
function checkTypes(manifest, { tarball }) {
  // Files that are exported for bundlers have no types to find.
  const files = Object.keys(manifest.exports).filter((entry) => entry.endsWith('.gz'));
  const skipped = files.length === 0 ? [] : ['--exclude-entrypoints', ...files];
  const attw = path.join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  const run = spawnSync(process.execPath, [attw, tarball, '--no-color', '--no-emoji', ...skipped], {
    encoding: 'utf8',
  });
  if (run.status === 0) findings.ok('attw: node10, node16 from CJS and ESM, bundler');
  else findings.problem(`attw:\n${run.stdout}${run.stderr}`);
}

/** Puts the tarball where a user's node_modules would have it. */
function unpack({ name }, { tarball }) {
  const target = path.join(temp, 'app/node_modules', name);
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
  return target;
}

/** The exports that hold code: `.`, `./core`. */
function entriesOf(manifest) {
  return Object.entries(manifest.exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([entry]) => entry);
}

/** Bundles one export for a browser and tells its size. */
async function checkEntry({ name, manifest }, installed, entry) {
  if (NODE_ENTRIES.includes(entry)) return;
  const specifier = path.posix.join(name, entry);
  const result = await build({
    stdin: { contents: `export * from '${specifier}';`, resolveDir: path.join(temp, 'app') },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    metafile: true,
    logLevel: 'silent',
    // The package itself comes from the tarball, what it depends on from this checkout.
    nodePaths: [path.join(root, 'node_modules')],
    absWorkingDir: temp,
  }).catch((error) => error);
  if (result instanceof Error) {
    findings.problem(`${specifier} does not bundle for a browser: ${result.message}`);
    return;
  }
  const code = result.outputFiles[0].contents;
  const others = new Set();
  for (const input of Object.keys(result.metafile.inputs)) {
    const absolute = path.resolve(temp, input);
    const at = absolute.lastIndexOf('node_modules/');
    if (at === -1 || absolute.startsWith(installed + path.sep)) continue;
    const [scope, bare] = absolute.slice(at + 'node_modules/'.length).split('/');
    others.add(scope.startsWith('@') ? `${scope}/${bare}` : scope);
  }
  const undeclared = [...others].filter((other) => !(other in (manifest.dependencies ?? {})));
  findings.expect(
    undeclared.length === 0,
    `${specifier} bundles for a browser`,
    `${specifier} needs what its manifest does not name: ${undeclared.join(', ')}`,
  );
  if (entry === './core') {
    findings.expect(
      others.size === 0,
      `${specifier} brings no other package along`,
      `${specifier} must stand alone, but brings ${[...others].join(', ')}`,
    );
  }
  sizes.push([
    specifier + (others.size > 0 ? ` (with ${[...others].join(', ')})` : ''),
    code.length,
    gzipSync(code, { level: 9 }).length,
    brotliCompressSync(code).length,
  ]);
}
