// Trains the model that ships as models/question.nntx.gz, and measures it:
//
//   npm run build
//   npm run train:question -w @nunchi/example-lecture-chat -- --data 3i4k/data/train_val_test
//
// The folder holds fci_train_val.txt and fci_test.txt of https://github.com/warnikchow/3i4k. The same
// data, packages and Node give the same bytes.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { createAnalyzer } from '@nunchi/korean';
import {
  CountVectorizer,
  loadModel,
  makePipeline,
  NBLogisticRegression,
  saveModel,
} from '@nunchi/text';
import { questionModelOf } from '../src/analyse/intention-model';
import type { Intention } from '../src/analyse/intention-model';
import { byRules, detectorBy, THRESHOLD } from '../src/analyse/question-way';
import { talkReader } from '../src/analyse/talk';
import { QUESTION_MODEL } from '../src/read/load-question-model';
import { readChatGold } from './chat-gold';
import { measureIntentions, measureQuestions } from './figures';
import type { IntentionFigures, QuestionFigures } from './figures';
import { readUtterances } from './three-i-four-k';
import type { Utterances } from './three-i-four-k';

/** Thresholds to choose from. */
const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Characters in runs of one to four, and a logistic regression a class on their log-count ratios. */
function fit({ texts, intentions }: Utterances) {
  const model = makePipeline(
    new CountVectorizer({
      ...{ analyzer: 'char', ngramRange: [1, 4], binary: true },
      minDf: { count: 4 },
    }),
    new NBLogisticRegression<Intention>(),
  );
  return model.fit(texts, intentions);
}

/** As gzip writes it on any system: byte 9 would name the one it ran on. */
function zipped(bytes: Uint8Array): Uint8Array {
  const file = gzipSync(bytes, { level: 9 });
  file[9] = 255;
  return file;
}

function say(title: string, figures: IntentionFigures | QuestionFigures): void {
  const numbers = Object.entries(figures).map(
    ([name, value]) => `${name} ${(value as number).toFixed(4)}`,
  );
  process.stdout.write(`${title.padEnd(44)}${numbers.join('  ')}\n`);
}

/** One test utterance in ten of 3i4K stands in its training rows, too: those say less. */
function without({ texts, intentions }: Utterances, known: ReadonlySet<string>): Utterances {
  const isNew = texts.map((text) => !known.has(text));
  return {
    texts: texts.filter((_, row) => isNew[row]),
    intentions: intentions.filter((_, row) => isNew[row]),
  };
}

function main(folder: string): void {
  const train = readUtterances(folder, 'train');
  const test = readUtterances(folder, 'test');
  const fresh = without(test, new Set(train.texts));
  const fitted = fit(train);
  const bytes = saveModel(fitted, { precision: 'int8' });
  const file = zipped(bytes);
  writeFileSync(QUESTION_MODEL, file);
  process.stdout.write(`${QUESTION_MODEL}: ${file.length} bytes\n`);

  const loaded = loadModel<Intention>(bytes);
  say(`3i4K, ${test.texts.length} rows, as fitted`, measureIntentions(fitted, test));
  say('3i4K, saved with int8 and loaded', measureIntentions(loaded, test));
  say(`3i4K, ${fresh.texts.length} rows not learnt, loaded`, measureIntentions(loaded, fresh));

  const model = questionModelOf(loaded);
  const read = talkReader(createAnalyzer());
  const { odd, even } = readChatGold();
  say(`chat, ${odd.length} odd lines, rules`, measureQuestions(odd, byRules(read)));
  say(`chat, ${even.length} even lines, rules`, measureQuestions(even, byRules(read)));
  for (const way of ['model', 'both'] as const) {
    const detect = (threshold: number) => detectorBy(way, () => model, threshold)(read);
    const f1 = TENTHS.map((threshold) => measureQuestions(odd, detect(threshold)).f1);
    const chosen = TENTHS[f1.indexOf(Math.max(...f1))] as number;
    say(`chat, odd lines, ${way} from ${chosen}`, measureQuestions(odd, detect(chosen)));
    say(`chat, even lines, ${way} from ${chosen}`, measureQuestions(even, detect(chosen)));
    if (chosen !== THRESHOLD[way]) {
      process.stdout.write(`src/analyse/question-way.ts has ${THRESHOLD[way]} for ${way}\n`);
    }
  }
}

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('usage: train:question --data FOLDER_OF_3I4K');
main(resolve(process.env.INIT_CWD ?? process.cwd(), values.data));
