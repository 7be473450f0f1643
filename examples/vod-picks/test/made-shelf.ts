import type { Rails, Shelf, Work } from '../src/serve/shelf';

const WORKS: readonly Work[] = ['달빛 우체국', '검은 신호', '<script>alert(1)</script>'].map(
  (title, place) => ({
    ...{ place, title, kind: '드라마', genre: '로맨스', tint: place, episodes: 16 },
    ...{ summary: '편지를 주고받던 둘의 이야기.', actors: '김도현, 이서윤' },
  }),
);

/** Four rails of three programmes, one of them with a hostile title. */
export const MADE_SHELF: Shelf = {
  rails: (subscriber): Rails => {
    const [first, second, third] = WORKS as readonly [Work, Work, Work];
    return {
      begun: subscriber === '000001' ? [{ work: first, episode: 4, part: 0.25 }] : [],
      picked: [second, third].map((work) => ({ work, because: first.title })),
      similar: { to: first, works: [third] },
      popular: WORKS,
    };
  },
  work: (place) => WORKS[place] ?? null,
  similarTo: (place) => WORKS.filter((work) => work.place !== place),
};
