// The analyzers of others, each as `{ name, count, nouns }`: morphemes in a text, nouns of a text.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** The version of a package that is installed. */
function versionOf(name) {
  let dir = path.dirname(require.resolve(name));
  while (!existsSync(path.join(dir, 'package.json'))) dir = path.dirname(dir);
  return JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8')).version;
}

/** garu-ko, a development dependency of this repository. */
export async function loadGaru() {
  const { Garu } = await import('garu-ko');
  const garu = await Garu.load();
  return {
    name: `garu-ko ${versionOf('garu-ko')} analyze`,
    count: (text) => garu.analyze(text).tokens.length,
    nouns: (text) => garu.nouns(text),
  };
}

/**
 * kiwi-nlp with the model files of a folder (no npm package ships them; PyPI's kiwipiepy_model does);
 * null without a folder.
 */
export async function loadKiwi(folder) {
  if (folder === undefined || folder === '') return null;
  const { KiwiBuilder } = await import('kiwi-nlp');
  const wasm = path.join(path.dirname(require.resolve('kiwi-nlp')), 'kiwi-wasm.wasm');
  const files = readdirSync(folder).filter((file) => /\.(dict|mdl|morph|txt)$/.test(file));
  const builder = await KiwiBuilder.create(wasm);
  const kiwi = await builder.build({
    modelFiles: Object.fromEntries(
      files.map((file) => [file, readFileSync(path.join(folder, file))]),
    ),
  });
  return {
    name: `kiwi-nlp ${versionOf('kiwi-nlp')} tokenize`,
    count: (text) => kiwi.tokenize(text).length,
    nouns: (text) =>
      kiwi
        .tokenize(text)
        .filter(({ tag }) => /^NN[GP]$/.test(tag))
        .map(({ str }) => str),
  };
}
