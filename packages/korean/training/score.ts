import type { Pair } from './harmonize.js';

const SYMBOLS = new Set(['SF', 'SP', 'SS', 'SSO', 'SSC', 'SE', 'SO', 'SW', 'SC', 'SY', 'SB', 'SD']);
const FINALS_FROM = 'ᆨᆫᆮᆯᆷᆸᆺᆻᆼᆽᆾᆿᇀᇁᇂ';
const FINALS_TO = 'ㄱㄴㄷㄹㅁㅂㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

/** Morphemes as they are compared: allomorphs, kinds of symbols and of adnominals are one. */
export function comparable(morphemes: readonly Pair[]): string[] {
  const out: { form: string; tag: string }[] = [];
  for (const [rawForm, rawTag] of morphemes) {
    const tag = comparableTag(rawTag);
    let form = rawForm.replace(/[\u11a8-\u11c2]/g, (c) => FINALS_TO[FINALS_FROM.indexOf(c)] ?? c);
    if (tag.startsWith('E') && form !== '') {
      if (form.startsWith('아') || form.startsWith('여')) form = `어${form.slice(1)}`;
      else if (form.startsWith('았') || form.startsWith('였')) form = `었${form.slice(1)}`;
    }
    if (tag === 'ETM') form = form === '은' ? 'ㄴ' : form === '을' ? 'ㄹ' : form;
    if (tag === 'ETN' && form === '음') form = 'ㅁ';
    if (tag === 'JKO') form = '을';
    if (form === '거' && tag === 'NNB') form = '것';
    if (form === '그거') form = '그것';
    if (tag === 'S') form = form.replace(/[‘’]/g, "'").replace(/[“”]|``|''/g, '"');
    const before = out[out.length - 1];
    if (before?.tag === 'XR' && form === '하' && (tag === 'XSA' || tag === 'XSV')) {
      out[out.length - 1] = { form: `${before.form}하`, tag: tag === 'XSA' ? 'VA' : 'VV' };
    } else out.push({ form, tag });
  }
  return out.map(({ form, tag }) => `${form}/${tag}`);
}

function comparableTag(raw: string): string {
  const tag = raw.replace(/-[IR]$/, '');
  if (SYMBOLS.has(tag) || tag.startsWith('W_') || tag.startsWith('Z_')) return 'S';
  if (tag.startsWith('MM')) return 'MM';
  if (tag === 'NNBC') return 'NNB';
  if (/^(NF|NA|NV|UN|UNK|UNKNOWN|UNA|Z[NVZ])$/.test(tag)) return 'NNG';
  return tag === 'MAJ' ? 'MAG' : tag;
}

/** Counts of a comparison; add them up over sentences. */
export interface Counts {
  hits: number;
  predicted: number;
  gold: number;
  nounHits: number;
  nounPredicted: number;
  nounGold: number;
  sentences: number;
  exact: number;
}

export function emptyCounts(): Counts {
  return {
    ...{ hits: 0, predicted: 0, gold: 0, nounHits: 0, nounPredicted: 0, nounGold: 0 },
    ...{ sentences: 0, exact: 0 },
  };
}

/** Adds the comparison of one sentence; `keep` tells which comparable morphemes count. */
export function addCounts(
  counts: Counts,
  gold: readonly Pair[],
  predicted: readonly Pair[],
  keep: (morpheme: string) => boolean = () => true,
): void {
  addComparable(counts, comparable(gold).filter(keep), comparable(predicted).filter(keep));
}

/** The same for morphemes made comparable already (longest common subsequence of `form/TAG`). */
export function addComparable(
  counts: Counts,
  gold: readonly string[],
  predicted: readonly string[],
): void {
  counts.hits += commonLength(gold, predicted);
  counts.gold += gold.length;
  counts.predicted += predicted.length;
  const goldNouns = nounCounts(gold);
  const predictedNouns = nounCounts(predicted);
  for (const [noun, count] of goldNouns) {
    counts.nounGold += count;
    counts.nounHits += Math.min(count, predictedNouns.get(noun) ?? 0);
  }
  for (const count of predictedNouns.values()) counts.nounPredicted += count;
  counts.sentences += 1;
  if (gold.join(' ') === predicted.join(' ')) counts.exact += 1;
}

export function f1(hits: number, predicted: number, gold: number): number {
  return predicted + gold === 0 ? 0 : (2 * hits) / (predicted + gold);
}

function nounCounts(morphemes: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const morpheme of morphemes) {
    const [form, tag] = morpheme.split('/') as [string, string];
    if ((tag !== 'NNG' && tag !== 'NNP') || form.length < 2) continue;
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return counts;
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = new Int32Array(b.length + 1);
  for (const item of a) {
    const next = new Int32Array(b.length + 1);
    for (let j = 0; j < b.length; j += 1) {
      next[j + 1] =
        item === b[j] ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number);
    }
    row = next;
  }
  return row[b.length] as number;
}
