// Checks that no module of a package or an example imports itself by a detour. Imports of types
// alone leave no trace in the output and may go round.
//
//   node scripts/check-cycles.mjs

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { Findings } from './house/findings.mjs';
import { listExamples, listPackages, root } from './house/packages.mjs';

const findings = new Findings();

for (const { name, dir } of [...listPackages(), ...listExamples()]) {
  const src = path.join(dir, 'src');
  if (!existsSync(src)) continue;
  const files = readdirSync(src, { recursive: true })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => path.join(src, file));
  const graph = new Map(files.map((file) => [file, importsOf(file)]));
  const cycles = findCycles(graph);
  for (const cycle of cycles) {
    findings.problem(cycle.map((file) => path.relative(root, file)).join('\n     -> '));
  }
  if (cycles.length === 0) findings.ok(`${name}: ${files.length} modules, no cycle`);
}

findings.finish('check:cycles');

/** Modules beside this one that it needs when it runs. */
function importsOf(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found = [];
  for (const statement of source.statements) {
    const isImport = ts.isImportDeclaration(statement);
    if (!isImport && !ts.isExportDeclaration(statement)) continue;
    if (statement.moduleSpecifier === undefined) continue;
    if (isImport ? onlyTypes(statement.importClause) : statement.isTypeOnly) continue;
    const specifier = statement.moduleSpecifier.text;
    if (!specifier.startsWith('.')) continue;
    const target = path.resolve(path.dirname(file), specifier);
    const candidates = [target.replace(/\.js$/, '.ts'), `${target}.ts`, `${target}/index.ts`];
    const resolved = candidates.find((candidate) => existsSync(candidate));
    if (resolved !== undefined) found.push(resolved);
  }
  return found;
}

function onlyTypes(clause) {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || clause?.isTypeOnly === true;
}

/** One cycle for each edge that leads back into the path of a depth-first walk. */
function findCycles(graph) {
  const done = new Set();
  const trail = [];
  const cycles = [];
  function visit(file) {
    const at = trail.indexOf(file);
    if (at !== -1) {
      cycles.push([...trail.slice(at), file]);
      return;
    }
    if (done.has(file)) return;
    trail.push(file);
    for (const next of graph.get(file) ?? []) visit(next);
    trail.pop();
    done.add(file);
  }
  for (const file of graph.keys()) visit(file);
  return cycles;
}
