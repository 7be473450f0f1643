import { mix, STEP } from './features.js';
import { DASH, OPENER } from './mark-kinds.js';
import type { Draft } from './morphemes.js';
import { BLANK, NEWLINE, NO_BLANK } from './scene.js';
import type { Scene } from './scene.js';
import type { Walk } from './sentence-walk.js';
import { tagNumber } from './tags.js';

/** Features of one gap between morphemes where a sentence may end. */
export const GAP_FEATURES = 28;

const EF = tagNumber('EF');
const SN = tagNumber('SN');
/** Stands for a morpheme before the first or after the last one of a line. */
const EDGE = 60;

/** Hashes the features of the gap after morpheme `i` into `hashes`. */
export function hashGap(hashes: Int32Array, walk: Walk, scene: Scene, i: number): void {
  const { text, drafts, kinds, gaps, names, ahead, distance } = scene;
  const n = drafts.length;
  const { core, firstMark, lastMark } = walk;
  const tagAt = (k: number): number => (drafts[k] as Draft).tag;
  const lineBefore = (k: number): boolean => k < 0 || gaps[k] === NEWLINE;

  const last = drafts[core] as Draft;
  const c1 = names[core] as number;
  const t1 = last.tag;
  const edge2 = lineBefore(core - 1);
  const t2 = edge2 ? EDGE : tagAt(core - 1);
  const edge3 = edge2 || lineBefore(core - 2);
  const t3 = edge3 ? EDGE : tagAt(core - 2);
  const apart = edge2 || gaps[core - 1] === BLANK ? 1 : 0;

  let next = i + 1;
  const quoted = kinds[next] === OPENER || kinds[next] === DASH ? (kinds[next] as number) : 0;
  if (quoted !== 0 && next + 1 < n && gaps[next] !== NEWLINE) next += 1;
  const n1 = names[next] as number;
  const u1 = tagAt(next);
  const edgeN2 = gaps[next] === NEWLINE || next + 1 >= n;
  const n2 = edgeN2 ? EDGE : (names[next + 1] as number);
  const u2 = edgeN2 ? EDGE : tagAt(next + 1);
  // The end of the next word tells whether a clause begins with it.
  let wordEnd = next;
  while (wordEnd + 1 < n && wordEnd < next + 6 && gaps[wordEnd] === NO_BLANK) wordEnd += 1;
  const w1 = tagAt(wordEnd);

  const style = scene.style[i] as number;
  const marks = firstMark * 16 + lastMark;
  const m = mix(
    marks,
    (gaps[i] as number) + 8 * (walk.closes ? 1 : 0) + 16 * (walk.closesFinal ? 1 : 0),
  );
  const words = bucket(walk.words);
  const left = bucket(distance[next] as number);
  const event = ahead[next] as number;

  const s1 = text.charCodeAt(last.end - 1);
  const s2 = last.end >= 2 ? text.charCodeAt(last.end - 2) : 0;
  const start = (drafts[next] as Draft).start;
  const r1 = text.charCodeAt(start);
  const r2 = start + 1 < text.length ? text.charCodeAt(start + 1) : 0;

  let o = 0;
  let t = 0;
  const put = (hash: number): void => {
    hashes[o] = mix(hash, (t += STEP));
    o += 1;
  };
  put(m);
  put(mix(m, t1));
  put(mix(m, c1));
  put(mix(mix(m, c1), t2));
  put(mix(mix(c1, t2), apart));
  put(mix(mix(mix(m, t1), t2), t3));
  put(mix(m, u1));
  put(n1);
  put(mix(u1, u2));
  put(mix(mix(t1, u1), m));
  put(mix(m, n1));
  put(mix(words, t1));
  put(mix(mix(event, left), t1));
  put(mix(mix(event, left), mix(u1, t1)));
  put(mix(mix(style, m), t1));
  put(mix(mix(style, c1), 5));
  put(mix(mix(w1, t1), u1));
  put(mix(mix(w1, c1), 9));
  put(mix(n1, n2));
  put(mix(mix(t1, apart), mix(walk.verb ? 1 : 0, style)));
  put(mix(mix(s2, s1), m));
  put(mix(mix(r1, r2), t1));
  put(mix(quoted, m));
  put(mix(mix(walk.ending ? 1 : 0, t1), mix(u1, event)));
  put(mix(mix(t1 === SN ? 1 : 0, words), m));
  put(mix(mix(m, words), t1 === EF ? 1 : 0));
  put(mix(mix(style, event), mix(t1, w1)));
  put(0);
}

function bucket(count: number): number {
  if (count < 5) return count;
  return count < 8 ? 5 : count < 14 ? 6 : count < 30 ? 7 : 8;
}
