import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { kiwiAnalyzer } from '../../src/adapters/kiwi.js';
import type { KiwiToken } from '../../src/adapters/kiwi.js';
import type { Morpheme } from '../../src/types.js';
import type { ForEach, Span, System } from '../evaluation/system.js';

/** Kiwi in a Python process of its own, which ends with `close`. */
export interface KiwiPeer {
  readonly version: string;
  readonly system: System;
  close(): void;
}

/** Starts Kiwi; null where Python or kiwipiepy is not installed. */
export async function startKiwi(): Promise<KiwiPeer | null> {
  const python = spawn('python3', ['training/evaluate-peers.py'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // Places and letters go through pipes as UTF-8 whatever the locale.
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  // Without Python there is no process, and its input is closed at once: the first line tells.
  python.on('error', () => undefined);
  python.stdin.on('error', () => undefined);
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) return null;

  const ask =
    <Answer>(task: string): ForEach<Answer> =>
    async (texts) => {
      for (const text of texts) python.stdin.write(`${JSON.stringify({ task, text })}\n`);
      const answers: Answer[] = [];
      while (answers.length < texts.length) {
        const line = await lines.next();
        if (line.done === true) throw new Error(`Kiwi ended at "${texts[answers.length]}"`);
        answers.push(JSON.parse(line.value) as Answer);
      }
      return answers;
    };
  const morphemes =
    (task: string): ForEach<readonly Morpheme[]> =>
    async (texts) =>
      (await ask<KiwiToken[]>(task)(texts)).map((tokens, index) =>
        readTokens(texts[index] as string, tokens),
      );
  return {
    version: JSON.parse(first.value) as string,
    system: {
      name: 'Kiwi',
      tag: morphemes('tag'),
      tagMending: morphemes('tag-mending'),
      split: ask<Span[]>('split'),
      space: ask<string>('space'),
    },
    close: () => python.stdin.end(),
  };
}

/** Through this package's adapter. A final put under a syllable for fun is a mark, no morpheme. */
function readTokens(text: string, tokens: readonly KiwiToken[]): Morpheme[] {
  const words = tokens.filter(({ tag }) => tag !== 'Z_CODA');
  return kiwiAnalyzer({ tokenize: () => words })
    .analyze(text)
    .flatMap((sentence) => sentence.morphemes);
}
