import { fileOf } from './models.js';
import type { Settings } from './settings.js';

/** The code that makes what the page shows. */
export function codeExample(text: string, settings: Settings): string {
  const options = ['model'];
  if (!settings.normalize) options.push('normalize: false');
  if (settings.typos) options.push('typos: true');
  if (settings.userWords.length > 0) {
    const words = settings.userWords.map(
      ({ word, tag = 'NNP' }) => `{ word: ${quoted(word)}, tag: ${quoted(tag)} }`,
    );
    options.push(`userWords: [${words.join(', ')}]`);
  }
  return [
    `import { createAnalyzer, findKoreanDates, loadModel, normalize } from '@nunchi/korean';`,
    '',
    `const model = await loadModel('/${fileOf(settings.model)}');`,
    `const analyzer = createAnalyzer({ ${options.join(', ')} });`,
    `const text = ${quoted(text)};`,
    '',
    'analyzer.analyze(text); // sentences with their morphemes',
    `normalize(text${settings.normalize ? '' : `, { preset: 'keepAll' }`}).text;`,
    'analyzer.space(text);',
    'analyzer.nouns(text);',
    'findKoreanDates(text);',
    'analyzer.nBest(text, 3);',
  ].join('\n');
}

function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll(`'`, `\\'`);
  return `'${inner}'`;
}
