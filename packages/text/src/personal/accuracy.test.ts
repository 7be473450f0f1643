import { describe, expect, it } from 'vitest';
import { MultinomialNB } from '../naive-bayes/multinomial-nb.js';
import { RandomState } from '../random/random-state.js';
import { CountVectorizer } from '../vectorize/count-vectorizer.js';
import { PersonalBase } from './personal-base.js';

/**
 * Made activities of ten words: three in twenty are of the category's own, the others are of no
 * category. Some words are far more frequent than others. Members also meet the same hosts again,
 * whom the base does not know.
 */
const CATEGORIES = ['공예', '독서', '등산', '여행', '요리', '음악'];
const random = new RandomState(7);
const pick = (n: number) => random.randint(0, n)[0]!;
const often = (n: number) => Math.min(pick(n), pick(n));

interface Event {
  text: string;
  category: number;
}

function activity(category: number, host = ''): Event {
  const word = () => (pick(20) < 3 ? `${CATEGORIES[category]}${often(150)}` : `말${often(400)}`);
  return { text: [host, ...Array.from({ length: 10 }, word)].join(' '), category };
}

const rows = Array.from({ length: 2000 }, () => activity(pick(6)));
const vectorizer = new CountVectorizer();
const X = vectorizer.fitTransform(rows.map(({ text }) => text));
const nb = new MultinomialNB<number>().fit(
  X,
  rows.map(({ category }) => category),
);

/** Forty events of each of six members, and what they do later. */
function members(draw: (m: number) => Event): { learnt: Event[]; later: Event[] }[] {
  return Array.from({ length: 6 }, (_, m) => ({
    learnt: Array.from({ length: 40 }, () => draw(m)),
    later: Array.from({ length: 100 }, () => draw(m)),
  }));
}

function accuracy(weight: number | 'auto', all: ReturnType<typeof members>): number {
  const base = new PersonalBase(vectorizer, nb, { weight });
  let right = 0;
  for (const { learnt, later } of all) {
    const member = base.member();
    for (const { text, category } of learnt) member.update(text, category);
    const found = member.predict(later.map(({ text }) => text));
    right += found.filter((label, i) => label === later[i]!.category).length;
  }
  return right / all.length / 100;
}

/** Members who mostly do two things, with a few hosts. */
function devoted(m: number): Event {
  const category = pick(20) < 17 ? (m + pick(2)) % 6 : pick(6);
  return activity(category, `모임${m}의${category}에서${pick(3)}`);
}

describe('accuracy on made activities, with a weight chosen by itself', () => {
  const devotedMembers = members(devoted);
  const alone = accuracy(0, devotedMembers);
  const chosen = accuracy('auto', devotedMembers);

  it('rises by 15 points and more for members who keep to some categories and hosts', () => {
    expect(chosen - alone).toBeGreaterThan(0.15);
  });

  it('rises by 15 points and more for members who call things by other names', () => {
    const renamed = members((m) => {
      const event = devoted(m);
      return event.category === m % 6 ? { ...event, category: (m + 3) % 6 } : event;
    });
    expect(accuracy('auto', renamed) - accuracy(0, renamed)).toBeGreaterThan(0.15);
  });

  it('is better than one weight for words and classes, which can even do harm', () => {
    const [light, heavy] = [accuracy(20, devotedMembers), accuracy(500, devotedMembers)];
    expect(chosen).toBeGreaterThan(Math.max(light, heavy));
    expect(heavy).toBeLessThan(alone);
  });

  it('hardly falls for members who are like everybody', () => {
    const likeAll = members(() => activity(pick(6)));
    expect(accuracy('auto', likeAll) - accuracy(0, likeAll)).toBeGreaterThan(-0.02);
  });
});
