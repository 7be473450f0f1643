import { describe, expect, it } from 'vitest';
import { codeExample } from './code-example.js';
import type { Settings } from './settings.js';

const DEFAULTS: Settings = { model: 'default', normalize: true, typos: false, userWords: [] };

describe('the code on the page', () => {
  it('leaves out what is the default', () => {
    expect(codeExample('네', DEFAULTS)).toContain('createAnalyzer({ model });');
  });

  it('tells the settings', () => {
    const settings: Settings = {
      ...DEFAULTS,
      normalize: false,
      typos: true,
      userWords: [{ word: '눈치봇', tag: 'NNP' }],
    };
    expect(codeExample('네', settings)).toContain(
      "createAnalyzer({ model, normalize: false, typos: true, userWords: [{ word: '눈치봇', tag: 'NNP' }] });",
    );
  });

  it('quotes any text', () => {
    const text = `it's "네"\n\\`;
    const literal = /const text = ('.*');/.exec(codeExample(text, DEFAULTS))?.[1] ?? '';
    expect(literal).toBe(`'it\\'s "네"\\n\\\\'`);
  });
});
