import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INTENTIONS } from '../src/analyse/intention-model';
import type { Intention } from '../src/analyse/intention-model';

/** Utterances and what each is meant as. */
export interface Utterances {
  readonly texts: readonly string[];
  readonly intentions: readonly Intention[];
}

const FILES = { train: 'fci_train_val.txt', test: 'fci_test.txt' } as const;

/**
 * Reads a part of 3i4K (Cho et al. 2018): lines of a label from 0 to 6, a tab and an utterance.
 *
 * @param folder `data/train_val_test` of its repository.
 * @param part Which of its two files.
 * @throws RangeError for a line that is none of these.
 */
export function readUtterances(folder: string, part: keyof typeof FILES): Utterances {
  const file = join(folder, FILES[part]);
  const texts: string[] = [];
  const intentions: Intention[] = [];
  for (const [index, line] of readFileSync(file, 'utf8').trimEnd().split(/\r?\n/).entries()) {
    const [label = '', text = ''] = line.split('\t');
    const intention = /^\d$/.test(label) ? INTENTIONS[Number(label)] : undefined;
    if (intention === undefined || text === '') {
      throw new RangeError(`${file}:${index + 1} is no label and utterance`);
    }
    texts.push(text);
    intentions.push(intention);
  }
  return { texts, intentions };
}
