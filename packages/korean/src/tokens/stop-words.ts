import { TAGS } from '../analyze/tags.js';
import { KoreanError } from '../errors.js';
import { isLetter } from '../hangul/syllable.js';
import type { Morpheme, Tag } from '../types.js';
import { isPredicate } from '../lemma.js';
import { readStopWord } from './stop-word.js';
import type { StopWord } from './stop-word.js';
import { STOP_WORD_GROUPS } from './stop-word-groups.js';
import type { StopWordGroup, StopWordGroupName } from './stop-word-groups.js';

/** A set of morphemes to leave out. */
export interface StopWords {
  /** Whether a morpheme is a stop word, by its form and tag. */
  readonly has: (morpheme: Pick<Morpheme, 'form' | 'tag'>) => boolean;
  /** How many forms there are. */
  readonly size: number;
}

export interface StopWordOptions {
  /** Which groups of `STOP_WORD_GROUPS` to take; all by default, none for `[]`. */
  readonly groups?: readonly StopWordGroupName[];
  /** More stop words: `{ form, tag? }`, or strings as in `parseStopWords`. */
  readonly add?: readonly (string | StopWord)[];
  /** Words that are none after all, taken away last. */
  readonly remove?: readonly (string | StopWord)[];
}

/** Under which tags each form is a stop word. */
type Entries = Map<string, ReadonlySet<Tag>>;

/** A form with the tags under which it is left out. */
interface Reading {
  readonly form: string;
  readonly tags: ReadonlySet<Tag>;
}

const EVERY_TAG: ReadonlySet<Tag> = new Set(TAGS);
const PREDICATE_TAGS: ReadonlySet<Tag> = new Set(TAGS.filter(isPredicate));

/**
 * Makes a set of stop words from the groups of this package and from words of your own.
 *
 * A word with a tag matches under that tag only, one without under any. Verbs are told by their stem
 * (하/VV) or by their dictionary form (하다). Latin letters match in either case, and a run of one
 * letter (ㅋㅋㅋㅋㅋ) matches as a run of two. `has` takes constant time.
 *
 * @param options which groups, and what to add and to remove
 * @returns a set for the option `stopWords` of `createTokenizer`
 * @throws KoreanError 'invalid-options' for an unknown group or a word that cannot be read
 * @example
 * ```ts
 * const stops = stopWords({ add: ['파이썬', '수업/NNG'], remove: ['사람'] });
 * stops.has({ form: '것', tag: 'NNB' }); // true
 * stops.has({ form: '사람', tag: 'NNG' }); // false
 * ```
 */
export function stopWords(options: StopWordOptions = {}): StopWords {
  const entries: Entries = new Map();
  for (const name of options.groups ?? (Object.keys(STOP_WORD_GROUPS) as StopWordGroupName[])) {
    for (const { form, tags } of wordsOf(groupNamed(name))) add(entries, form, tags);
  }
  for (const word of options.add ?? []) {
    for (const { form, tags } of readings(word)) add(entries, form, tags);
  }
  for (const word of options.remove ?? []) {
    for (const { form, tags } of readings(word)) remove(entries, form, tags);
  }
  return {
    size: entries.size,
    has: ({ form, tag }) => entries.get(keyOf(form))?.has(tag) ?? false,
  };
}

function groupNamed(name: StopWordGroupName): StopWordGroup {
  if (Object.hasOwn(STOP_WORD_GROUPS, name)) return STOP_WORD_GROUPS[name];
  const known = Object.keys(STOP_WORD_GROUPS).join(', ');
  throw new KoreanError('invalid-options', `groups: no group "${name}"; there are ${known}`);
}

/** The words of a group, each with its tags. */
export function* wordsOf({ words }: StopWordGroup): Generator<Reading> {
  for (const line of words.trim().split('\n')) {
    const [tags = '', forms = ''] = line.split(':');
    const shared = new Set(tags.trim().split(' ') as Tag[]);
    for (const form of forms.trim().split(' ')) yield { form, tags: shared };
  }
}

/** The morphemes that a user's word means: itself, and the stem of a dictionary form. */
function readings(word: string | StopWord): Reading[] {
  const read = typeof word === 'string' ? readStopWord(word.normalize('NFC').trim()) : word;
  if (typeof read === 'string') {
    throw new KoreanError('invalid-options', `stop word ${JSON.stringify(word)}: ${read}`);
  }
  const form = read.form.normalize('NFC');
  const tags = read.tag === undefined ? EVERY_TAG : new Set([read.tag]);
  const mayBeVerb = read.tag === undefined || isPredicate(read.tag);
  if (form.length === 1 || !form.endsWith('다') || !mayBeVerb) return [{ form, tags }];
  const stemTags = read.tag === undefined ? PREDICATE_TAGS : tags;
  return [
    { form, tags },
    { form: form.slice(0, -1), tags: stemTags },
  ];
}

function add(entries: Entries, form: string, tags: ReadonlySet<Tag>): void {
  const key = keyOf(form);
  const known = entries.get(key);
  entries.set(key, known === undefined ? tags : new Set([...known, ...tags]));
}

function remove(entries: Entries, form: string, tags: ReadonlySet<Tag>): void {
  const key = keyOf(form);
  const rest = [...(entries.get(key) ?? [])].filter((tag) => !tags.has(tag));
  if (rest.length === 0) entries.delete(key);
  else entries.set(key, new Set(rest));
}

/** Letters in lower case; of a run of one Korean letter (ㅋㅋㅋㅋ) two. */
function keyOf(form: string): string {
  if (form.length > 2 && isLetter(form.charCodeAt(0)) && isRun(form)) return form.slice(0, 2);
  return form.toLowerCase();
}

function isRun(form: string): boolean {
  for (let unit = 1; unit < form.length; unit += 1) {
    if (form.charCodeAt(unit) !== form.charCodeAt(0)) return false;
  }
  return true;
}
