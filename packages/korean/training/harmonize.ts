/** A morpheme as corpora write it. */
export type Pair = readonly [form: string, tag: string];

/** Where a sentence's morphemes come from; each source has habits of its own. */
export type Source = 'kaist' | 'gsd' | 'ksl' | 'kiwi' | 'chat';

const CONJOINING_FINALS = 'ᆨᆩᆪᆫᆬᆭᆮᆯᆰᆱᆲᆳᆴᆵᆶᆷᆸᆹᆺᆻᆼᆽᆾᆿᇀᇁᇂ';
const COMPATIBILITY_FINALS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

const TAG_NAMES: Readonly<Record<string, string>> = {
  SSO: 'SS',
  SSC: 'SS',
  SB: 'SN',
  MMA: 'MM',
  MMD: 'MM',
  MMN: 'MM',
  NNBC: 'NNB',
  NF: 'NNG',
  NA: 'NNG',
  NV: 'VV',
  UN: 'NNG',
  W_SERIAL: 'SN',
  USER0: 'NNG',
};

/**
 * Brings the morphemes of one word to one convention, KLUE-DP's with the chat convention of
 * `gold/CONVENTION.md`: the same tags, finals as compatibility letters, one way to split what
 * corpora split in several.
 */
export function harmonizeWord(word: readonly Pair[], source: Source, surface: string): Pair[] {
  let pairs: Pair[] = word.map(([form, tag]) => [
    compatibleFinals(form),
    TAG_NAMES[tag.replace(/-[IR]$/, '')] ?? tag.replace(/-[IR]$/, ''),
  ]);
  if (source === 'kaist') {
    pairs = pairs.map(([form, tag]) =>
      form === '있' && tag === 'VA'
        ? ['있', 'VV']
        : form === '아니' && tag === 'VA'
          ? ['아니', 'VCN']
          : [form, tag],
    );
  }
  if (source === 'kiwi') pairs = fromKiwi(pairs, surface);
  return pairs.flatMap(splitByConvention);
}

function compatibleFinals(form: string): string {
  return form.replace(/[\u11a8-\u11c2]/g, (letter) =>
    COMPATIBILITY_FINALS.charAt(CONJOINING_FINALS.indexOf(letter)),
  );
}

function fromKiwi(pairs: readonly Pair[], surface: string): Pair[] {
  const out: Pair[] = [];
  for (let i = 0; i < pairs.length; i += 1) {
    const [form, tag] = pairs[i] as Pair;
    const before = out[out.length - 1];
    if (tag === 'Z_CODA' || tag === 'Z_SIOT') continue;
    if (tag === 'XSM' && before !== undefined) out[out.length - 1] = [before[0] + form, 'MAG'];
    else if (form === '있' && tag === 'VA') out.push(['있', 'VV']);
    else if (form === '드리' && tag === 'XSV') out.push(['드리', 'VV']);
    else if (form === '시간' && tag === 'NNB') out.push(['시간', 'NNG']);
    else if (form === '층' && tag === 'NNG' && before?.[1] === 'SN') out.push(['층', 'NNB']);
    else if (form === '누구' && tag === 'NP' && surface.startsWith('누가')) out.push(['누', 'NP']);
    else out.push([form, tag]);
  }
  return out;
}

function splitByConvention([form, tag]: Pair): Pair[] {
  if (tag === 'NNB' && (form === '거' || form === '꺼')) return [['것', 'NNB']];
  if (tag === 'EF' || tag === 'EC') {
    if (form === '세요' || form === '셔요') return [['시', 'EP'], ['어요', tag]];
    if (form === '으세요' || form === '으셔요') return [['으시', 'EP'], ['어요', tag]];
  }
  return [[form, tag]];
}

/** Repairs what only the whole sentence tells: an ending at its end is final. */
export function harmonizeSentence(words: Pair[][], source: Source): void {
  if (source !== 'kiwi' && source !== 'gsd') return;
  const word = words.findLast((pairs) => pairs.some(([, tag]) => !tag.startsWith('S')));
  if (word === undefined) return;
  const at = word.findLastIndex(([, tag]) => !tag.startsWith('S') && tag !== 'IC');
  const last = word[at];
  if (last?.[1] === 'EC' && at > 0) word[at] = [last[0], 'EF'];
}
