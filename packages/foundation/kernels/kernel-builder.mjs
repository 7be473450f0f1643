// Compiles the kernels of a folder from AssemblyScript to WebAssembly and writes each, as base64, to
// ../src/kernels/<name>-wasm.ts beside that folder, which is committed, so that neither a user nor a test
// needs the compiler.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @param {string} program `import.meta.url` of the folder's build.mjs. Run as a program it writes all
 *   kernels, or those that are named; with `--check` it only compares.
 * @param {typeof import('assemblyscript/asc')} asc The compiler.
 */
export function kernelBuilder(program, asc) {
  const here = fileURLToPath(new URL('.', program));
  const target = (name) => fileURLToPath(new URL(`../src/kernels/${name}-wasm.ts`, program));

  /** Files that begin with an underscore are parts of others. */
  const kernelNames = readdirSync(here)
    .filter((file) => file.endsWith('.ts') && !file.startsWith('_') && !file.endsWith('.d.ts'))
    .map((file) => basename(file, '.ts'));

  /** The TypeScript file that holds a compiled kernel. */
  async function compiledKernel(name) {
    const files = new Map();
    const { error, stderr } = await asc.main(
      [
        `${name}.ts`,
        ...['--outFile', `${name}.wasm`, '--optimizeLevel', '3', '--shrinkLevel', '0'],
        ...['--runtime', 'stub', '--noAssert', '--enable', 'simd', '--disable', 'bulk-memory'],
        ...['--importMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
        // No globals, no table, no start: a kernel is functions over the caller's memory.
        ...['--noExportMemory', '--use', 'abort='],
      ],
      {
        readFile: (file) => {
          try {
            return readFileSync(`${here}${file}`, 'utf8');
          } catch {
            return null;
          }
        },
        writeFile: (file, bytes) => files.set(file, bytes),
        listFiles: () => [],
      },
    );
    if (error) throw new Error(`${name}: ${error.message}\n${stderr.toString()}`);
    const base64 = Buffer.from(files.get(`${name}.wasm`)).toString('base64');
    const lines = base64.match(/.{1,98}/g).map((line) => `  '${line}'`);
    return `// Compiled from kernels/${name}.ts by kernels/build.mjs: do not edit.
export const ${camelCase(name)}Wasm: string =
${lines.join(' +\n')};
`;
  }

  async function main() {
    const check = process.argv.includes('--check');
    const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
    for (const name of asked.length > 0 ? asked : kernelNames) {
      const text = await compiledKernel(name);
      if (!check) writeFileSync(target(name), text);
      else if (readFileSync(target(name), 'utf8') !== text) {
        console.error(`${name} is not what its source compiles to: npm run build:kernels`);
        process.exitCode = 1;
      }
      console.log(`${name}: ${Math.round((text.length * 3) / 4)} bytes`);
    }
  }

  return {
    kernelNames,
    compiledKernel,
    main,
    isProgram: process.argv[1] === fileURLToPath(program),
  };
}

function camelCase(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
