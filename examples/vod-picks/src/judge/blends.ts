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
import type { Recommender } from '@nunchi/recommend';
import type { Views } from './views';
import type { Tuned, Weights } from './tuned';

/** Days after which a view counts half in "popular now". */
export const HALF_LIFE = 14;
/** Vectors of few numbers: there are few rows. */
const FACTORS = 24;

/** What the learnt parts need; the weights are not among it. */
export type PartOptions = Pick<Tuned, 'als' | 'ease' | 'continueWatching'>;

/** Models and features by name. */
type Parts = Readonly<Record<string, Recommender>>;

export function alsOf(options: PartOptions['als']): ImplicitALS {
  return new ImplicitALS({ ...options, factors: FACTORS, iterations: 12, randomState: 0 });
}

/** Something new for somebody: learnt models, popularity now, and the genres that he or she likes. */
export function discoveryParts(views: Views, { ease, als }: PartOptions): Parts {
  return {
    ease: new EASE(ease),
    als: alsOf(als),
    popularity: new Popularity({ halfLife: HALF_LIFE }),
    interest: interestOf(views),
  };
}

/** What somebody goes on with: the history itself, and the original's five features. */
export function resumeParts(views: Views, { continueWatching }: PartOptions): Parts {
  return {
    history: new ContinueWatching({ ...continueWatching, weight: 'sqrt' }),
    recency: new Recency({ halfLife: 7 }),
    progress: new SeriesProgress(),
    episodes: new EpisodeCount(),
    interest: interestOf(views),
    popularity: new Popularity({ halfLife: HALF_LIFE }),
  };
}

/** Each part is compared with itself over what may be listed: over what is new, or what is not. */
export const OVER = { discovery: 'unseen', resume: 'seen' } as const;

export function discoveryBlend(views: Views, options: PartOptions, weights: Weights): Blend {
  const parts = discoveryParts(views, options);
  return new Blend({ parts, weights, over: OVER.discovery }).fit(views.confident);
}

export function resumeBlend(views: Views, options: PartOptions, weights: Weights): Blend {
  const parts = resumeParts(views, options);
  return new Blend({ parts, weights, over: OVER.resume }).fit(views.confident);
}

function interestOf({ feedback }: Views): Interest {
  return new Interest({ attributes: feedback.attributes(), from: 'ratio', shrink: 1 });
}
