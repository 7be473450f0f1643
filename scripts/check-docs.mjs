// Checks the Markdown of this repository: links to files and headings lead somewhere, and examples
// print what they say, run against the built packages. An example is a `js` or `ts` block that calls
// console.log; what it prints stands in a `text` block right after it, or in comments that begin
// at the start of a line.
//
//   npm run build && node scripts/check-docs.mjs

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { Findings } from './house/findings.mjs';
import { assertBuilt, listPackages, root } from './house/packages.mjs';

const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };

assertBuilt(listPackages());
const findings = new Findings();

const tracked = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.md'],
  {
    cwd: root,
    encoding: 'utf8',
  },
);
const files = tracked
  .split('\0')
  .filter((file) => file !== '' && !/(^|\/)fixtures\//.test(file))
  .filter((file) => existsSync(path.join(root, file)));

for (const file of files) {
  const text = readFileSync(path.join(root, file), 'utf8');
  checkLinks(file, text);
  checkExamples(file, text);
}
checkTwins();
findings.finish('check:docs');

function checkLinks(file, text) {
  const prose = withoutCode(text);
  const broken = [];
  let count = 0;
  for (const [, target] of prose.matchAll(/\]\(([^)\s]{1,500})\)/g)) {
    if (/^[a-z][a-z+.-]*:/i.test(target)) continue;
    count += 1;
    const [relative, anchor] = target.split('#');
    const at = relative === '' ? file : path.join(path.dirname(file), decodeURI(relative));
    const absolute = path.join(root, at);
    if (!existsSync(absolute)) broken.push(target);
    else if (anchor !== undefined && at.endsWith('.md')) {
      const anchors = anchorsOf(readFileSync(absolute, 'utf8'));
      if (!anchors.includes(decodeURIComponent(anchor))) broken.push(target);
    }
  }
  findings.expect(
    broken.length === 0,
    `${file}: ${count} links within the repository`,
    `${file}: leads nowhere: ${broken.join(', ')}`,
  );
}

function withoutCode(text) {
  return text.replace(/^(```+)[^\n]*\n[\s\S]*?^\1[ \t]*$/gm, '');
}

/** Headings as GitHub names them. */
function anchorsOf(text) {
  return [...withoutCode(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function checkExamples(file, text) {
  const blocks = /^```(js|ts)\n([\s\S]*?)^```$(?:\n+```text\n([\s\S]*?)^```$)?/gm;
  for (const [, language, code, after] of text.matchAll(blocks)) {
    const promised =
      after ?? [...code.matchAll(/^\/\/ ?(.*\n)/gm)].map(([, line]) => line).join('');
    if (!code.includes('console.log') || promised === '') continue;
    const plain =
      language === 'js' ? code : ts.transpileModule(code, { compilerOptions }).outputText;
    // From the root, where the workspaces' packages can be found by name.
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', plain], {
      cwd: root,
      encoding: 'utf8',
    });
    findings.expect(
      run.status === 0 && run.stdout.trimEnd() === promised.trimEnd(),
      `${file}: an example prints what it says`,
      `${file}: an example prints\n${run.stdout}${run.stderr}`,
    );
  }
}

/** A page in Korean has the same headings, code and tables as its English twin. */
function checkTwins() {
  for (const korean of files.filter((file) => file.endsWith('.ko.md'))) {
    const english = korean.replace(/\.ko\.md$/, '.md');
    if (!files.includes(english)) {
      findings.problem(`${korean} has no English twin`);
      continue;
    }
    const [one, other] = [english, korean].map((file) => shapeOf(path.join(root, file)));
    findings.expect(
      one === other,
      `${korean} is built as its twin`,
      `${english}: ${one}\n        ${korean}: ${other}`,
    );
  }
}

/** Levels of the headings, number of code blocks and of table rows. */
function shapeOf(file) {
  const text = readFileSync(file, 'utf8');
  const prose = withoutCode(text);
  const headings = [...prose.matchAll(/^(#{1,6}) /gm)].map(([, marks]) => marks.length).join('');
  const blocks = [...text.matchAll(/^```\w/gm)].length;
  const rows = [...prose.matchAll(/^\|/gm)].length;
  return `headings ${headings}, ${blocks} code blocks, ${rows} table rows`;
}
