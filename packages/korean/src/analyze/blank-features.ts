import type { WebEntity } from '../normalize/web-entities.js';
import { isSyllable } from '../hangul/syllable.js';
import { mix, STEP } from './features.js';
import { hashForm } from './linear-table.js';
import { CLOSERS, OPENERS } from './mark-kinds.js';
import type { Draft } from './morphemes.js';
import { TAGS, tagNumber } from './tags.js';
import type { Tagger } from './tagger.js';
import { scanUnits, SYMBOL_EDGE } from './units.js';
import type { FixedSpan, Units } from './units.js';

/** Features of one gap between units where a blank may stand. */
export const BLANK_FEATURES = 17;

/** Units that are tagged at a time, and how many of them at either end only lend their context. */
const STRETCH = 400;
const MARGIN = 24;

const SP = tagNumber('SP');
const SS = tagNumber('SS');
const SL = tagNumber('SL');
const SH = tagNumber('SH');
const SN = tagNumber('SN');

/** Called with the features of the gap before a unit. */
export type GapVisitor = (hashes: Int32Array, unit: number) => void;

/**
 * Reads the units of a line and visits each gap whose blank may be mended. The features know
 * nothing of the blanks that stand in such gaps, so mending does not change them.
 */
export function visitGaps(
  text: string,
  from: number,
  to: number,
  entities: readonly WebEntity[],
  firstEntity: number,
  tagger: Tagger,
  units: Units,
  visit: GapVisitor,
): void {
  scanUnits(units, text, from, to, entities, firstEntity);
  tellQuotes(units);
  const n = units.length;
  for (let a = 0; a < n;) {
    const b = Math.min(n, a + STRETCH);
    visitStretch(
      text,
      a,
      b,
      units,
      tagger,
      a === 0 ? 1 : a + MARGIN,
      b === n ? n : b - MARGIN,
      visit,
    );
    if (b === n) break;
    a = b - 2 * MARGIN;
  }
}

/** Whether the blank before unit `i` may be put in or taken out. */
export function mayMend(units: Units, i: number): boolean {
  const left = units.fixed[i - 1] as number;
  const right = units.fixed[i] as number;
  const leftSyllable = left < 0 && isSyllable(units.symbol[i - 1] as number);
  if (right < 0 && isSyllable(units.symbol[i] as number)) {
    return leftSyllable || AFTER_MARK.has(left) || role(units, i - 1) === CLOSES;
  }
  if (role(units, i) === OPENS) return leftSyllable || left === SL || left === SN || left === SP;
  return leftSyllable && (right === SL || right === SH || right === SN);
}

/** A syllable may be set off from these. */
const AFTER_MARK = new Set(['SF', 'SP', 'SE', 'SL', 'SH'].map(tagNumber));

/** Quotes get symbols of their own, by what they do. */
const OPENS = 1;
const CLOSES = 2;
const ROLE_BITS = 20;

function role(units: Units, i: number): number {
  return (units.symbol[i] as number) >> ROLE_BITS;
}

/** Tells quotes and brackets of a line to open or to close; one without a partner stays as it is. */
function tellQuotes(units: Units): void {
  const { symbol, fixed, length } = units;
  const open: number[] = [];
  for (let i = 0; i < length; i += 1) {
    if (fixed[i] !== SS) continue;
    const mark = String.fromCharCode(symbol[i] as number);
    const closes = CLOSERS.indexOf(mark);
    const opener = closes >= 0 ? OPENERS.charCodeAt(closes) : (symbol[i] as number);
    const last = open[open.length - 1];
    if (last !== undefined && symbol[last] === opener && !OPENERS.includes(mark)) {
      symbol[last] = symbol[last] | (OPENS << ROLE_BITS);
      symbol[i] = (symbol[i] as number) | (CLOSES << ROLE_BITS);
      open.pop();
    } else if (closes < 0) open.push(i);
  }
}

function visitStretch(
  text: string,
  a: number,
  b: number,
  units: Units,
  tagger: Tagger,
  first: number,
  last: number,
  visit: GapVisitor,
): void {
  const spans: FixedSpan[] = [];
  let bare = '';
  for (let i = a; i < b; i += 1) {
    if (i > a && units.spaced[i] === 1 && !mayMend(units, i)) bare += ' ';
    const surface = text.slice(units.start[i], units.end[i]);
    const fixed = units.fixed[i] as number;
    if (fixed > SN) {
      spans.push({
        start: bare.length,
        end: bare.length + surface.length,
        kind: TAGS[fixed] as string,
      });
    }
    bare += surface;
  }
  const drafts = tagger.tag(bare, 0, bare.length, spans);
  const { units: tagged } = tagger;
  if (tagged.length !== b - a) return;
  const names = Int32Array.from(drafts, ({ form, tag }) => hashForm(form, tag + 1));
  const hashes = new Int32Array(BLANK_FEATURES);
  let right = 0;
  for (let i = first; i < last; i += 1) {
    if (!mayMend(units, i)) continue;
    const place = tagged.start[i - a] as number;
    while (right < drafts.length && (drafts[right] as Draft).start < place) right += 1;
    hashBlank(hashes, units, i, drafts, names, right, place);
    visit(hashes, i);
  }
}

function hashBlank(
  hashes: Int32Array,
  units: Units,
  i: number,
  drafts: readonly Draft[],
  names: Int32Array,
  right: number,
  place: number,
): void {
  const { symbol, length } = units;
  const at = (k: number): number => (k < 0 || k >= length ? SYMBOL_EDGE : (symbol[k] as number));
  const l1 = at(i - 1);
  const l2 = at(i - 2);
  const r1 = at(i);
  const r2 = at(i + 1);

  const tag = (k: number): number => (drafts[k] === undefined ? EDGE : drafts[k].tag);
  const name = (k: number): number => names[k] ?? EDGE;
  const left = right - 1;
  const whole = left < 0 || (drafts[left] as Draft).end <= place;
  const t1 = whole ? tag(left) : tag(left) + 64;
  const t2 = tag(left - 1);
  const u1 = tag(right);
  const u2 = tag(right + 1);
  const c1 = name(left);
  const n1 = name(right);
  const inside = whole ? 0 : place - (drafts[left] as Draft).start;
  const isNoun = (k: number): boolean => tag(k) <= NNP;
  let nounsLeft = 0;
  while (nounsLeft < 3 && isNoun(left - nounsLeft)) nounsLeft += 1;
  let nounsRight = 0;
  while (nounsRight < 3 && isNoun(right + nounsRight)) nounsRight += 1;
  const leftLength =
    left < 0 ? 0 : Math.min(4, (drafts[left] as Draft).end - (drafts[left] as Draft).start);
  const rightLength =
    right >= drafts.length
      ? 0
      : Math.min(4, (drafts[right] as Draft).end - (drafts[right] as Draft).start);

  let o = 0;
  let t = 0;
  const put = (hash: number): void => {
    hashes[o] = mix(hash, (t += STEP));
    o += 1;
  };
  const l1r1 = mix(l1, r1);
  const l2l1 = mix(l2, l1);
  const r1r2 = mix(r1, r2);
  const tags = mix(t1, u1);
  put(l1);
  put(r1);
  put(l1r1);
  put(l2l1);
  put(r1r2);
  put(mix(l2l1, r1));
  put(mix(l1, r1r2));
  put(tags);
  put(mix(t2, tags));
  put(mix(tags, u2));
  put(mix(c1, u1));
  put(mix(t1, n1));
  put(mix(mix(t1, inside), c1));
  put(mix(tags, leftLength * 8 + rightLength));
  put(mix(tags, nounsLeft * 4 + nounsRight));
  put(mix(mix(nounsLeft * 4 + nounsRight, leftLength * 8 + rightLength), u2));
  put(7);
}

const NNP = tagNumber('NNP');
const EDGE = 60;
