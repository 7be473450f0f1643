import type { Random } from './random';

const FIRST =
  '봄이 지우 서준 하윤 도윤 시우 은우 하린 아린 유나 준이 콩이 튼튼 사랑 행복 꿀떡 복덩 찰떡 단비 햇살 구름 바다 별이 달이 초코 라온 다온 이든 로아 나은'.split(
    ' ',
  );
const SECOND = '맘 엄마 아빠 네 파파 마미 대디 이모 사랑해 육아중 둥이맘 집사'.split(' ');
/** Of a thousand authors so many wrote once, twice …; the rest wrote more, some very much more. */
const FEW = [160, 370, 250, 90];

/** Who wrote each of the posts: two or three for most authors, hundreds for a few. */
export function authorsOf(posts: number, random: Random): Int32Array {
  const authors = new Int32Array(posts);
  for (let [author, from] = [0, 0]; from < posts; author++) {
    const count = postsOfOne(random);
    authors.fill(author, from, from + count);
    from += count;
  }
  random.shuffle(authors);
  return authors;
}

function postsOfOne(random: Random): number {
  const few = random.weighted([...FEW, 130]);
  if (few < FEW.length) return few + 1;
  // Pareto's law, cut off where nobody could write as much.
  return Math.min(400, Math.floor(5 * (1 - random.next()) ** (-1 / 1.3)));
}

/** The nickname of an author; no two have the same. */
export function nickname(author: number): string {
  const first = FIRST[author % FIRST.length] ?? '';
  const rest = Math.floor(author / FIRST.length);
  const second = SECOND[rest % SECOND.length] ?? '';
  const round = Math.floor(rest / SECOND.length);
  return `${first}${second}${round === 0 ? '' : round}`;
}
