// Checks what a user really gets: packs every package, installs the tarballs into a project of
// their own, imports and requires them on this Node, type-checks a small program against them with
// the oldest TypeScript we support and with both of ours, and runs what that program compiles to.
// Needs no network, but for the older TypeScript, which is skipped when it cannot be had.
//
//   npm run build && node scripts/check-consumers.mjs

import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Findings } from './house/findings.mjs';
import { assertBuilt, listPackages, packFolder, readJson, root } from './house/packages.mjs';

const OLDEST_TYPESCRIPT = '5.5.4';

const packages = listPackages();
assertBuilt(packages);
const findings = new Findings();
const temp = mkdtempSync(path.join(tmpdir(), 'nunchi-consumers-'));
const app = path.join(temp, 'app');

try {
  installTarballs();
  for (const subject of packages) loadBothWays(subject);
  const compilers = [
    installedTypeScript('typescript'),
    installedTypeScript('typescript-7'),
    oldestTypeScript(),
  ];
  for (const compiler of compilers) {
    if (compiler !== null) compileAndRun(compiler);
  }
} finally {
  rmSync(temp, { recursive: true, force: true });
}
findings.finish('check:consumers');

/** A project whose dependencies are tarballs only, so that npm asks no registry. */
function installTarballs() {
  mkdirSync(app);
  const dependencies = {};
  const queue = packages.map(({ dir }) => dir);
  for (const dir of queue) {
    const manifest = readJson(path.join(dir, 'package.json'));
    if (manifest.name in dependencies) continue;
    dependencies[manifest.name] = `file:${packFolder(dir, temp).tarball}`;
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      const nested = path.join(dir, 'node_modules', name);
      queue.push(existsSync(nested) ? nested : path.join(root, 'node_modules', name));
    }
  }
  writeJson(path.join(app, 'package.json'), { name: 'consumer', private: true, dependencies });
  execFileSync(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'],
    { cwd: app, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  findings.ok(`installed ${Object.keys(dependencies).join(', ')} without a network`);
}

/** `import` and `require` give the same names. */
function loadBothWays({ name, manifest }) {
  for (const [entry, target] of Object.entries(manifest.exports)) {
    if (typeof target !== 'object') continue;
    const specifier = path.posix.join(name, entry);
    const imported = namesOf('module', `import * as it from '${specifier}';`);
    const required = namesOf('commonjs', `const it = require('${specifier}');`);
    findings.expect(
      imported !== '' && imported === required,
      `${specifier}: import and require give the same ${imported.split(',').length} names`,
      `${specifier}: import gives [${imported}], require gives [${required}]`,
    );
  }
}

function namesOf(type, load) {
  const code = `${load} console.log(Object.keys(it).filter((k) => k !== 'default').sort().join())`;
  const run = spawnSync(process.execPath, [`--input-type=${type}`, '-e', code], {
    cwd: app,
    encoding: 'utf8',
  });
  if (run.status !== 0) findings.problem(run.stderr.trim());
  return run.stdout.trim();
}

function installedTypeScript(name) {
  const dir = path.join(root, 'node_modules', name);
  return { version: readJson(path.join(dir, 'package.json')).version, dir };
}

/** TypeScript as it was, from npm or its cache; `null` when there is neither. */
function oldestTypeScript() {
  const dir = path.join(temp, 'typescript');
  mkdirSync(dir);
  writeJson(path.join(dir, 'package.json'), { name: 'compiler', private: true });
  const alias = `typescript-oldest@npm:typescript@${OLDEST_TYPESCRIPT}`;
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  const run = spawnSync('npm', ['install', ...flags, alias], {
    cwd: dir,
    encoding: 'utf8',
    timeout: 90_000,
  });
  if (run.status !== 0) {
    findings.skip(`TypeScript ${OLDEST_TYPESCRIPT}: cannot be installed here (no registry)`);
    return null;
  }
  return { version: OLDEST_TYPESCRIPT, dir: path.join(dir, 'node_modules/typescript-oldest') };
}

/**
 * scripts/consumers/<package>.ts as ESM and as CommonJS, under nodenext and under bundler. All packages
 * are compiled at once, since most of a compiler's time goes into its own library.
 */
function compileAndRun({ version, dir }) {
  const programs = packages
    .map(({ name }) => programOf(name))
    .filter((program) => program !== null);
  for (const [module, moduleResolution, kind] of [
    ['nodenext', 'nodenext', 'm'],
    ['nodenext', 'nodenext', 'c'],
    // Under a bundler there is no CommonJS output to speak of.
    ['esnext', 'bundler', 'm'],
  ]) {
    const label = `TypeScript ${version}, ${moduleResolution}, ${kind === 'm' ? 'ESM' : 'CommonJS'}`;
    const folder = path.join(app, `${version}-${moduleResolution}-${kind}`);
    mkdirSync(folder);
    const files = programs.map(({ short }) => `${short}.${kind}ts`);
    programs.forEach(({ source }, i) => copyFileSync(source, path.join(folder, files[i])));
    writeJson(path.join(folder, 'tsconfig.json'), {
      compilerOptions: {
        ...{ module, moduleResolution, target: 'es2022', strict: true, types: [] },
        ...{ lib: ['ES2022', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'] },
        ...{ exactOptionalPropertyTypes: true, skipLibCheck: false },
      },
      files,
    });
    const tsc = path.join(dir, 'bin/tsc');
    const compile = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    const types = `${label}: the types of all packages`;
    findings.expect(compile.status === 0, types, `${label}:\n${compile.stdout}${compile.stderr}`);
    if (compile.status !== 0) continue;
    for (const { name, short } of programs) {
      const run = spawnSync(process.execPath, [path.join(folder, `${short}.${kind}js`)], {
        encoding: 'utf8',
      });
      findings.expect(
        run.status === 0,
        `${label}: ${name} runs`,
        `${label}: ${name}: ${run.stderr}`,
      );
    }
  }
}

/** The program that tries a package; every one must have one. */
function programOf(name) {
  const short = name.slice(name.lastIndexOf('/') + 1);
  const source = path.join(root, 'scripts/consumers', `${short}.ts`);
  if (existsSync(source)) return { name, short, source };
  findings.problem(`${name}: there is no scripts/consumers/${short}.ts`);
  return null;
}

function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
