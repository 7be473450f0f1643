import type { Morpheme, Sentence } from '@nunchi/korean';
import { element } from './elements.js';
import type { Language } from './languages.js';
import { TAG_NAMES } from './tag-names.js';
import { TEXTS } from './texts.js';

/**
 * Draws sentences word by word: a word as it stands in the text, its morphemes below it. Each sentence
 * is a list box; `markMorphemes` makes it live.
 */
export function drawSentences(
  text: string,
  sentences: readonly Sentence[],
  language: Language,
): HTMLElement[] {
  const texts = TEXTS[language];
  if (sentences.length === 0) {
    return [element('p', { class: 'panel small' }, texts.empty)];
  }
  return sentences.map((sentence, index) => {
    const id = `sentence-${index}`;
    const title = `${texts.sentence(index + 1)} · ${sentence.start}–${sentence.end}`;
    return element(
      'section',
      { class: 'panel sentence' },
      element('p', { class: 'small', id }, title),
      element(
        'div',
        { class: 'words', role: 'listbox', 'aria-labelledby': id, lang: 'ko' },
        ...wordsOf(text, sentence).map((word, at) => drawWord(text, word, `${id}-${at}`, language)),
      ),
    );
  });
}

/** A word of a sentence: a stretch without blanks, and the morphemes that begin in it. */
interface Word {
  readonly start: number;
  readonly end: number;
  readonly morphemes: readonly Morpheme[];
}

function wordsOf(text: string, { start, end, morphemes }: Sentence): Word[] {
  const words: Word[] = [];
  let next = 0;
  for (const match of text.slice(start, end).matchAll(/\S+/g)) {
    const from = start + match.index;
    const to = from + match[0].length;
    const first = next;
    while (next < morphemes.length && (morphemes[next] as Morpheme).start < to) next += 1;
    words.push({ start: from, end: to, morphemes: morphemes.slice(first, next) });
  }
  return words;
}

function drawWord(text: string, word: Word, id: string, language: Language): HTMLElement {
  const { start, end, morphemes } = word;
  return element(
    'div',
    { class: 'word', role: 'group', 'aria-labelledby': id },
    element('span', { class: 'surface', id }, ...drawSurface(text, start, end, morphemes)),
    element(
      'div',
      { class: 'morphemes', role: 'presentation' },
      ...morphemes.map((morpheme) => drawMorpheme(text, morpheme, language)),
    ),
  );
}

/** The word in pieces, cut wherever a morpheme begins or ends, so that any one can be marked. */
function drawSurface(
  text: string,
  start: number,
  end: number,
  morphemes: readonly Morpheme[],
): HTMLElement[] {
  const cuts = new Set([start, end]);
  for (const morpheme of morphemes) {
    for (const cut of [morpheme.start, morpheme.end]) if (cut > start && cut < end) cuts.add(cut);
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((to, index) => {
    const from = places[index] as number;
    const owner = morphemes.find((one) => one.start <= from && to <= one.end);
    const kind = TAG_NAMES[owner?.tag ?? 'SW'].kind;
    return element(
      'span',
      { class: `kind-${kind}`, 'data-start': String(from), 'data-end': String(to) },
      text.slice(from, to),
    );
  });
}

function drawMorpheme(text: string, morpheme: Morpheme, language: Language): HTMLElement {
  const { form, tag, lemma, start, end } = morpheme;
  const { kind, ...names } = TAG_NAMES[tag];
  const texts = TEXTS[language];
  const tagName = names[language];
  const base = lemma === undefined ? '' : `, ${texts.lemma} ${lemma}`;
  const surface = text.slice(start, end);
  const place = `${start}–${end}`;
  return element(
    'div',
    {
      class: `morpheme kind-${kind}`,
      role: 'option',
      'aria-selected': 'false',
      'aria-label': `${form}, ${tag} ${tagName}${base}, ${texts.place} ${place} “${surface}”`,
      'data-start': String(start),
      'data-end': String(end),
      'data-tip-title': `${tag}  ${tagName}`,
      'data-tip': `“${surface}” ${place} → ${form}${base}`,
      tabindex: '-1',
    },
    element('span', { class: 'form-of' }, form),
    element('span', { class: 'tag' }, tag),
    ...(lemma === undefined ? [] : [element('span', { class: 'lemma' }, lemma)]),
    element('span', { class: 'place' }, place),
  );
}
