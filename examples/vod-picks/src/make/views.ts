import type { Asset, Course, Series } from './episodes';
import type { Amount } from './how-many';
import type { Random } from './random';
import type { Viewer } from './viewers';
import type { Pair } from './who-watches-what';

/** A row of the log while it is made. */
export interface View {
  readonly viewer: number;
  readonly asset: Asset;
  /** Whether the viewer has had this episode before. */
  readonly isAgain: boolean;
  /** How far it is into the course, 0 to 1. */
  readonly depth: number;
  readonly liking: number;
  /** When it should be, in days since the log begins; days with many views draw it to them later. */
  readonly wish: number;
}

/** Lays out the views of all pairs in time. */
export function makeViews(
  viewers: readonly Viewer[],
  series: readonly Series[],
  pairs: readonly Pair[],
  amounts: readonly Amount[],
  courses: readonly Course[],
  random: Random,
): View[] {
  return pairs.flatMap((pair, p) => {
    const course = courses[p] as Course;
    const viewer = viewers[pair.viewer] as Viewer;
    const { peak, spread } = series[pair.series] as Series;
    // Something new is watched when it comes; something old at any time.
    const near = peak + spread * Math.abs(random.normal());
    const begin =
      peak > -100
        ? Math.min(Math.max(near, viewer.from), viewer.to)
        : viewer.from + random.next() * (viewer.to - viewer.from);
    const pace = Math.min(viewer.pace, Math.max(0.3, (viewer.to - begin) / course.length));
    const base = { viewer: pair.viewer, liking: pair.liking };
    const firsts = course.map((asset, k) => ({
      ...base,
      ...{ asset, isAgain: false, depth: course.length === 1 ? 0 : k / (course.length - 1) },
      wish: begin + k * pace + 0.2 * pace * random.next(),
    }));
    const again = Array.from({ length: amounts[p]?.again ?? 0 }, () => {
      const view = random.pick(firsts);
      // The same evening, or some days later.
      const later = random.chance(0.6) ? 0.02 : 1 + 9 * random.next();
      return { ...view, isAgain: true, wish: view.wish + later };
    });
    return [...firsts, ...again];
  });
}
