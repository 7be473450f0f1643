// Made reviews in Korean letters, the same for the same seed: two classes, about 7 words each. Words
// follow Zipf's law as those of real reviews do (a few stand everywhere, most once), with endings on
// stems, laughs and dots; a third of the stems speaks for a class. Nothing in them means anything.

import { createRandom } from '../random.mjs';

export const DEFAULT_SEED = 20_230_124;

/** Stems: the first is the most frequent. */
const STEMS = 60_000;
/** Share of the stems that speak for one class or the other. */
const TILTED = 0.35;
/** How often a word that speaks for the other class is taken back. */
const HONEST = 0.75;

const endings = (
  '이 는 을 가 은 도 고 다 에 의 를 로 만 한 나 게 지만 네요 어요 습니다 는데 에서 하고 까지 부터 보다 처럼 해서 ' +
  '했다 하는 이다 입니다 였다 라서 라고 이랑 조차 마저 밖에 든지 더라 거든 길래 으면 면서 려고 도록 ㅋㅋ ㅠㅠ'
).split(' ');
const closings = ['', '', '', '.', '.', '..', '...', '!', '!!', '?', ' ㅋㅋ', ' ㅠㅠ', '~'];

/** Place in a list of `count` of which the nth is met 1 / n as often as the first. */
function zipf(random, count) {
  return Math.floor(Math.exp(random.next() * Math.log(count + 1))) - 1;
}

/** Stems of one to four syllables. */
function makeStems(random) {
  // Initial, vowel and final consonant by how frequent they are; no final is the most frequent.
  const initials = [11, 0, 18, 9, 12, 6, 3, 2, 7, 5, 14, 16, 15, 17];
  const vowels = [0, 20, 4, 8, 18, 13, 1, 5, 6, 9];
  const finals = [0, 0, 4, 21, 8, 1, 16, 17];
  const syllable = () => {
    const [initial, vowel, final] = [initials, vowels, finals].map(
      (list) => list[zipf(random, list.length)],
    );
    return String.fromCharCode(0xac00 + (initial * 21 + vowel) * 28 + final);
  };
  return Array.from({ length: STEMS }, () => {
    const text = Array.from({ length: 1 + zipf(random, 4) + random.below(2) }, syllable).join('');
    return { text, label: random.chance(TILTED) ? random.below(2) : null };
  });
}

/** Endless reviews: `{ document, label }` with `'0'` or `'1'`. */
export function* reviews(seed = DEFAULT_SEED) {
  const random = createRandom(seed);
  const stems = makeStems(random);
  for (;;) {
    const label = random.below(2);
    const words = [];
    // Many short ones, few long ones.
    for (let left = 1 + random.below(4) + zipf(random, 20); left > 0; left -= 1) {
      let stem = stems[zipf(random, STEMS)];
      while (stem.label === 1 - label && random.chance(HONEST)) stem = stems[zipf(random, STEMS)];
      words.push(
        random.chance(0.7) ? stem.text + endings[zipf(random, endings.length)] : stem.text,
      );
    }
    yield { document: words.join(' ') + random.pick(closings), label: String(label) };
  }
}

/** The first `count` of `reviews(seed)`: `{ documents, labels }`. */
export function makeReviews({ count, seed = DEFAULT_SEED }) {
  const documents = [];
  const labels = [];
  for (const { document, label } of reviews(seed)) {
    if (documents.length === count) break;
    documents.push(document);
    labels.push(label);
  }
  return { documents, labels };
}
