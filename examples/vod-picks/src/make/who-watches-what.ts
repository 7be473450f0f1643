import type { Draft } from './catalogue';
import type { Random } from './random';
import type { Viewer } from './viewers';

/** A viewer and one of the programmes that he or she watches. */
export interface Pair {
  readonly viewer: number;
  readonly series: number;
  /** What the viewer thinks of it, by taste and chance. */
  readonly liking: number;
}

/** How much more often a programme is chosen that is liked by 1 more. */
const PULL = 2.8;

/**
 * Deals the programmes out: each viewer gets as many as he or she watches, each programme has as many
 * viewers as its number says, and taste decides who meets whom. Those who watch most choose first.
 */
export function pairUp(
  viewers: readonly Viewer[],
  drafts: readonly Draft[],
  random: Random,
): Pair[] {
  const left = Float64Array.from(drafts, ({ viewers: count }) => count);
  const shuffled = random.shuffle(viewers.map((_, u) => u));
  const order = shuffled.sort((a, b) => programmesOf(viewers, b) - programmesOf(viewers, a));
  const pairs: Pair[] = [];
  for (const u of order) {
    const viewer = viewers[u] as Viewer;
    const liking = drafts.map(({ genre }) => (viewer.taste[genre] ?? 0) + 0.4 * random.normal());
    // Drawing without putting back: the highest of weight^(1/chance) (Efraimidis and Spirakis).
    const keys = drafts.map(({ peak, spread }, s) => {
      if ((left[s] ?? 0) <= 0) return -Infinity;
      const isThere = peak < -100 || (peak < viewer.to + spread && peak > viewer.from - 2 * spread);
      const weight = (left[s] ?? 0) * Math.exp(PULL * (liking[s] ?? 0)) * (isThere ? 1 : 0.02);
      return Math.log(random.next()) / weight;
    });
    const chosen = drafts
      .map((_, s) => s)
      .filter((s) => keys[s] !== -Infinity)
      .sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0))
      .slice(0, viewer.programmes);
    for (const series of chosen) {
      left[series] = (left[series] ?? 0) - 1;
      pairs.push({ viewer: u, series, liking: liking[series] ?? 0 });
    }
  }
  return pairs;
}

function programmesOf(viewers: readonly Viewer[], u: number): number {
  return viewers[u]?.programmes ?? 0;
}
