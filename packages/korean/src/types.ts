/**
 * A part of speech: the tags of the Sejong corpus, and five of our own for what is no word.
 * Nouns NNG NNP NNB NR NP, verbs VV VA VX VCP VCN, modifiers MM MAG MAJ, interjections IC,
 * particles JKS JKC JKG JKO JKB JKV JKQ JX JC, endings EP EF EC ETN ETM, affixes XPN XSN XSV XSA
 * XSM, roots XR, symbols SF SP SS SE SO SW, Latin SL, Han SH, numbers SN.
 */
export type Tag =
  | ('NNG' | 'NNP' | 'NNB' | 'NR' | 'NP')
  | ('VV' | 'VA' | 'VX' | 'VCP' | 'VCN')
  | ('MM' | 'MAG' | 'MAJ' | 'IC')
  | ('JKS' | 'JKC' | 'JKG' | 'JKO' | 'JKB' | 'JKV' | 'JKQ' | 'JX' | 'JC')
  | ('EP' | 'EF' | 'EC' | 'ETN' | 'ETM')
  | ('XPN' | 'XSN' | 'XSV' | 'XSA' | 'XSM' | 'XR')
  | ('SF' | 'SP' | 'SS' | 'SE' | 'SO' | 'SW' | 'SL' | 'SH' | 'SN')
  | ('W_URL' | 'W_EMAIL' | 'W_MENTION' | 'W_HASHTAG' | 'W_EMOJI');

/** One morpheme of a text. */
export interface Morpheme {
  /** The morpheme in its standard form: 갔다 has 가, 았, 다; endings of one letter are ㄴ, ㄹ, ㅂ니다. */
  readonly form: string;
  /** The dictionary form, where it differs: 가다 for a verb 가; 요 for 욥. */
  readonly lemma?: string;
  readonly tag: Tag;
  /** Where it stands in the original text, in UTF-16 units, `end` exclusive. Parts of one contracted syllable share it. */
  readonly start: number;
  readonly end: number;
}

/** One sentence of a text. */
export interface Sentence {
  /** The sentence as it stands in the original text. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly morphemes: readonly Morpheme[];
}
