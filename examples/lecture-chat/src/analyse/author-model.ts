import {
  applyCalibration,
  calibrateScores,
  explain,
  LinearSVC,
  makePipeline,
  TfidfVectorizer,
} from '@nunchi/text';
import type { Calibration } from '@nunchi/text';
import type { AuthorGuess, AuthorModel } from './author';
import { piecesOf } from './author-reasons';
import type { Course, Person } from './model';
import { wordsOfNames } from './names';
import { prose } from './prose';
import { tellingWordsOf } from './telling-words';

/** Who wrote less is not guessed. */
const NEEDED_OF_PERSON = 5;
/** With fewer messages in all nobody is. */
const NEEDED = 30;
/** So many messages are learnt, the latest of each person: a large class shall not wait for minutes. */
const LEARNT = 4000;
/** Every so many messages of a person are kept aside to learn how sure the model may be. */
const KEPT_ASIDE = 5;

const CANDIDATES = 3;

interface Sample {
  readonly text: string;
  readonly author: number;
}

/**
 * Learns how the people of a class write: n-grams of one to three letters, weighed by TF-IDF, and a
 * linear support vector machine on them. Its scores become probabilities by a temperature that fits
 * messages it had not seen.
 *
 * @param course What was read.
 * @returns A model; one that says `not-enough` where fewer than two people wrote five messages each
 *   and thirty together.
 * @example
 * learnAuthors(course).whoWouldSay('안녕하세욥'); // { kind: 'guess', candidates: [김하늘, ...] }
 */
export function learnAuthors(course: Course): AuthorModel {
  const said = wordsByPerson(course);
  const authors = [...said].filter(([, texts]) => texts.length >= NEEDED_OF_PERSON);
  const messages = authors.reduce((sum, [, texts]) => sum + texts.length, 0);
  if (authors.length < 2) {
    const second = [...said.values()].map((texts) => texts.length).sort((a, b) => b - a)[1] ?? 0;
    return knowsNothing(second, NEEDED_OF_PERSON);
  }
  if (messages < NEEDED) return knowsNothing(messages, NEEDED);

  const people = new Map(authors.map(([person]) => [person.id, person]));
  const latest = Math.max(NEEDED_OF_PERSON, Math.floor(LEARNT / authors.length));
  const samples = authors.flatMap(([{ id }, texts]) =>
    texts.slice(-latest).map((text): Sample => ({ text, author: id })),
  );
  const calibration = calibrationFor(samples);
  const model = fit(samples);
  const { classes } = model;

  const whoWouldSay = (text: string): AuthorGuess => {
    const words = text.normalize('NFC');
    const [probabilities] = applyCalibration(calibration, model.decisionFunction([words]));
    const candidates = classes
      .map((label, place) => ({ label, probability: probabilities?.[place] ?? 0 }))
      .sort((a, b) => b.probability - a.probability)
      .slice(0, CANDIDATES)
      .flatMap(({ label, probability }) => {
        const person = people.get(label);
        const because = piecesOf(words, explain(model, words, { label }).contributions);
        return person === undefined ? [] : [{ person, probability, because }];
      });
    return { kind: 'guess', candidates };
  };

  const telling = tellingWordsOf(new Map(authors), wordsOfNames(course.people), (person, words) => {
    const place = classes.indexOf(person.id);
    return model.decisionFunction(words).map((scores) => lead(scores, place));
  });
  return { whoWouldSay, tellingWords: (person) => telling.get(person) ?? [] };
}

function knowsNothing(messages: number, needed: number): AuthorModel {
  return {
    whoWouldSay: () => ({ kind: 'not-enough', messages, needed }),
    tellingWords: () => [],
  };
}

/** What each person said, without code and addresses. */
function wordsByPerson({ posts }: Course): Map<Person, string[]> {
  const said = new Map<Person, string[]>();
  for (const { person, message } of posts) {
    const text = prose(message.text).normalize('NFC').trim();
    if (text === '') continue;
    const texts = said.get(person);
    if (texts === undefined) said.set(person, [text]);
    else texts.push(text);
  }
  return said;
}

function fit(samples: readonly Sample[]) {
  const model = makePipeline(
    new TfidfVectorizer({ analyzer: 'char_wb', ngramRange: [1, 3], sublinearTf: true }),
    new LinearSVC<number>({ tol: 0.01 }),
  );
  return model.fit(
    samples.map(({ text }) => text),
    samples.map(({ author }) => author),
  );
}

/** Learns from most messages how sure the model may be of the others. */
function calibrationFor(samples: readonly Sample[]): Calibration {
  const seen = new Map<number, number>();
  const isAside = samples.map(({ author }) => {
    const number = (seen.get(author) ?? 0) + 1;
    seen.set(author, number);
    return number % KEPT_ASIDE === 0;
  });
  const aside = samples.filter((_, at) => isAside[at]);
  const model = fit(samples.filter((_, at) => !isAside[at]));
  const scores = model.decisionFunction(aside.map(({ text }) => text));
  const authors = aside.map(({ author }) => author);
  return calibrateScores(scores, authors, { classes: model.classes });
}

/** How far a score is before the best of the others. */
function lead(scores: Float64Array, place: number): number {
  if (scores.length === 1) return (scores[0] ?? 0) * (place === 1 ? 1 : -1);
  const others = scores.map((score, at) => (at === place ? -Infinity : score));
  return (scores[place] ?? 0) - Math.max(...others);
}
