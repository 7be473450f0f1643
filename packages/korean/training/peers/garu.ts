import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Garu, splitSentences } from 'garu-ko';
import { garuAnalyzer } from '../../src/adapters/garu.js';
import { normalize } from '../../src/normalize/normalize.js';
import type { Morpheme } from '../../src/types.js';
import { forEach } from '../evaluation/system.js';
import type { System } from '../evaluation/system.js';

/** Garu as it is, and with this package's normalizer for chat before it. */
export async function loadGaru(): Promise<System[]> {
  const manifest = createRequire(import.meta.url).resolve('garu-ko/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const source = garuAnalyzer(await Garu.load());
  const tag = (text: string): Morpheme[] =>
    source.analyze(text).flatMap((sentence) => sentence.morphemes);
  return [
    {
      name: `garu-ko ${version}`,
      tag: forEach(tag),
      split: forEach((text) => {
        let at = 0;
        return splitSentences(text).map(({ text: sentence }) => {
          const start = text.indexOf(sentence, at);
          at = start + sentence.length;
          return { start, end: at };
        });
      }),
    },
    {
      name: 'the same after our normalizer',
      tag: forEach((text) => {
        const normalized = normalize(text, { preset: 'chat' });
        return tag(normalized.text).map((morpheme) => ({
          ...morpheme,
          ...normalized.map.toOriginal(morpheme.start, morpheme.end),
        }));
      }),
    },
  ];
}
