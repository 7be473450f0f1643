import {
  Blend,
  ContinueWatching,
  EASE,
  EpisodeCount,
  ImplicitALS,
  Interest,
  Popularity,
  Recency,
  SeriesProgress,
} from '@nunchi/recommend';
import type { Views } from './views';
import type { Tuned, Weights } from './tuned';

/** Days after which a view counts half in "popular now". */
export const HALF_LIFE = 14;
/** Vectors of few numbers: there are few rows. */
const FACTORS = 24;

/** What the learnt parts need; the weights are not among it. */
export type PartOptions = Pick<Tuned, 'als' | 'ease' | 'continueWatching'>;

export function alsOf(options: PartOptions['als']): ImplicitALS {
  return new ImplicitALS({ ...options, factors: FACTORS, iterations: 12, randomState: 0 });
}

/** Something new for somebody: learnt models, popularity now, and the genres that he or she likes. */
export function discoveryBlend(views: Views, options: PartOptions, weights?: Weights): Blend {
  const attributes = views.feedback.attributes();
  return new Blend({
    parts: {
      ease: new EASE(options.ease),
      als: alsOf(options.als),
      popularity: new Popularity({ halfLife: HALF_LIFE }),
      interest: new Interest({ attributes, from: 'ratio', shrink: 1 }),
    },
    ...(weights ? { weights } : {}),
    normalize: 'zscore',
    over: 'unseen',
  }).fit(views.confident);
}

/** What somebody goes on with: the original's five features, each with a weight that counts. */
export function resumeBlend(views: Views, options: PartOptions, weights?: Weights): Blend {
  const attributes = views.feedback.attributes();
  return new Blend({
    parts: {
      history: new ContinueWatching({ ...options.continueWatching, weight: 'sqrt' }),
      recency: new Recency({ halfLife: 7 }),
      progress: new SeriesProgress(),
      episodes: new EpisodeCount(),
      interest: new Interest({ attributes, from: 'ratio', shrink: 1 }),
      popularity: new Popularity({ halfLife: HALF_LIFE }),
    },
    ...(weights ? { weights } : {}),
    normalize: 'zscore',
    over: 'seen',
  }).fit(views.confident);
}
