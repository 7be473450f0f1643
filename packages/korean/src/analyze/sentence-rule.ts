import { DOTS, isFinal, PERIOD, WORD } from './mark-kinds.js';
import type { Draft } from './morphemes.js';
import { NO_BLANK } from './scene.js';
import type { Scene } from './scene.js';
import type { Walk } from './sentence-walk.js';
import { TAGS } from './tags.js';

/** Words that take what stands before them as speech or thought. */
const QUOTING = /^(라고|이라고|라는|이라는|라며|이라며|라면서|라던|고|하고|하며|하면서|한다|했|하)/;

/** Whether a sentence ends after morpheme `i` as far as marks and tags alone tell. */
export function endsByRule(walk: Walk, scene: Scene, i: number): boolean {
  const { drafts, text } = scene;
  const last = drafts[walk.core] as Draft;
  const next = drafts[i + 1] as Draft;
  const tag = TAGS[last.tag] as string;
  if (walk.depth > 0) return false;
  const nextTag = TAGS[next.tag] as string;
  if (/^(J|E|X|VCP)/.test(nextTag) || QUOTING.test(text.slice(next.start, next.start + 4))) {
    return false;
  }
  const speaks = tag === 'EF' || (tag === 'JX' && last.form === '요');
  if (walk.firstMark === WORD) return speaks && scene.gaps[i] !== NO_BLANK;
  if (!isFinal(walk.firstMark) && !isFinal(walk.lastMark)) return speaks;
  if (walk.firstMark === DOTS) return speaks;
  // 1. apples; Dr. Kim
  return !(walk.firstMark === PERIOD && (tag === 'SN' || (tag === 'SL' && nextTag === 'SL')));
}
