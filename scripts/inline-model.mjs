// Writes dist/inline.* of a model's package: the gzipped model as base64 in a module, for runtimes
// that can neither read files nor fetch. Run in the package's folder.

import { readFileSync, writeFileSync } from 'node:fs';

const base64 = readFileSync('model.nkm.gz').toString('base64');
const text = JSON.stringify(base64);
const types = `/** The gzipped model; pass \`{ base64 }\` to \`loadModel\` of \`@nunchi/korean\`. */
export declare const base64: string;
`;
writeFileSync('dist/inline.js', `export const base64 = ${text};\n`);
writeFileSync('dist/inline.cjs', `exports.base64 = ${text};\n`);
writeFileSync('dist/inline.d.ts', types);
writeFileSync('dist/inline.d.cts', types);
