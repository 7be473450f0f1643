// Puts the tables of sentences and blanks into a trained model:
//
//   npm run train:gaps -w @nunchi/korean -- --model FILE --data DIR --work DIR [--from FILE]
//
// With --from they are taken from another model, which saves their training: they read tags, and all
// models tag nearly the same.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { readContainer, writeContainer } from '../src/model/format.js';
import { parseModel } from '../src/model/model.js';
import { trainBlanks } from './blanks.js';
import { trainSentences } from './sentences.js';
import { SEED } from './settings.js';

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    data: { type: 'string' },
    work: { type: 'string' },
    from: { type: 'string' },
  },
});
const { model: file, data, work, from } = values;
if (file === undefined || data === undefined || work === undefined) {
  throw new Error('usage: train:gaps --model FILE --data DIR --work DIR [--from FILE]');
}

const bytes = gunzipSync(readFileSync(file));
const tables = from === undefined ? await learn(data, work) : tablesOf(from);
const container = readContainer(bytes);
const { sections, ...header } = container.header;
const kept = Object.keys(sections as object).filter((name) => !name.startsWith('extra.'));
const packed = writeContainer(
  { ...header, extra: Object.keys(tables) },
  {
    ...Object.fromEntries(kept.map((name) => [name, container.section(name)])),
    ...Object.fromEntries(
      Object.entries(tables).map(([name, table]) => [
        `extra.${name}`,
        new Uint8Array(table.buffer, table.byteOffset, table.byteLength),
      ]),
    ),
  },
);
const zipped = gzipSync(packed, { level: 9 });
writeFileSync(file, zipped);
process.stderr.write(
  `${file}: ${packed.length} bytes, gzip ${zipped.length}, brotli ${brotliCompressSync(packed).length}\n`,
);

async function learn(dataFolder: string, workFolder: string): Promise<Record<string, Int8Array>> {
  const model = parseModel(bytes);
  return {
    sentences: await trainSentences(model, dataFolder, workFolder, SEED),
    blanks: await trainBlanks(model, dataFolder, workFolder, SEED),
  };
}

function tablesOf(other: string): Readonly<Record<string, Int8Array>> {
  return parseModel(gunzipSync(readFileSync(other))).tables.extra;
}
