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
  return joinPolite(pairs).flatMap(splitByConvention);
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
    const next = pairs[i + 1];
    if (tag === 'Z_CODA' || tag === 'Z_SIOT') continue;
    if (tag === 'XSM' && before !== undefined) out[out.length - 1] = [before[0] + form, 'MAG'];
    else if (form === '있' && tag === 'VA') out.push(['있', 'VV']);
    else if (form === '드리' && tag === 'XSV') out.push(['드리', 'VV']);
    else if (form === '시간' && tag === 'NNB') out.push(['시간', 'NNG']);
    else if (form === '층' && tag === 'NNG' && before?.[1] === 'SN') out.push(['층', 'NNB']);
    else if (form === '누구' && tag === 'NP' && surface.startsWith('누가')) out.push(['누', 'NP']);
    else if (INITIALS.test(form)) {
      out.push([form, next?.[0] === '하' ? 'NNG' : 'IC']);
    } else if (tag.startsWith('E')) {
      out.push([standardEnding(form), tag]);
    } else out.push([form, tag]);
  }
  return contractQuotation(out, surface);
}

/** Runs of initial letters (ㄱㅅ, ㅇㅋ), which are words and no marks. */
const INITIALS = /^(?![ㅋㅎ]+$)[ㄱ-ㅎ]{2,}$/;

/** Slang forms of endings that the teacher takes as they are written. */
function standardEnding(form: string): string {
  if (form === '슴다') return '습니다';
  if (form === '구') return '고';
  if (form === '예요') return '에요';
  return form.replace(/께요$/, '게요').replace(/(?<=.)여$/, '요');
}

/** 간대요 is 가 + ㄴ대요, where the teacher reads 가 + ㄴ다고 + 하 + 어요. */
function contractQuotation(pairs: readonly Pair[], surface: string): Pair[] {
  const at = pairs.findIndex(([form, tag]) => tag === 'EC' && /[다라자냐]고$/.test(form));
  const [verb, ending] = [pairs[at + 1], pairs[at + 2]];
  if (at < 0 || verb?.[0] !== '하' || ending === undefined || surface.includes('고'))
    return [...pairs];
  const [form] = pairs[at] as Pair;
  if (!/^[어여]/.test(ending[0]) || !/^E[FC]$/.test(ending[1])) return [...pairs];
  const vowel: Readonly<Record<string, string>> = { 다: '대', 라: '래', 자: '재', 냐: '냬' };
  const stem = form.slice(0, -2) + (vowel[form.charAt(form.length - 2)] as string);
  return [...pairs.slice(0, at), [stem + ending[0].slice(1), ending[1]], ...pairs.slice(at + 3)];
}

/** An ending and 요 behind it are one final ending. */
function joinPolite(pairs: readonly Pair[]): Pair[] {
  const out: Pair[] = [];
  for (const [form, tag] of pairs) {
    const before = out[out.length - 1];
    if (form === '요' && tag === 'JX' && (before?.[1] === 'EF' || before?.[1] === 'EC')) {
      out[out.length - 1] = [`${before[0]}요`, 'EF'];
    } else out.push([form, tag]);
  }
  return out;
}

function splitByConvention([form, tag]: Pair): Pair[] {
  if (tag === 'NNB' && (form === '거' || form === '꺼')) return [['것', 'NNB']];
  if (tag === 'EF' || tag === 'EC') {
    if (form === '세요' || form === '셔요')
      return [
        ['시', 'EP'],
        ['어요', tag],
      ];
    if (form === '으세요' || form === '으셔요')
      return [
        ['으시', 'EP'],
        ['어요', tag],
      ];
  }
  if (tag === 'VV') {
    if (form === '알려지')
      return [
        ['알리', 'VV'],
        ['어', 'EC'],
        ['지', 'VX'],
      ];
    if (form === '잘하' || form === '못하')
      return [
        [form.charAt(0), 'MAG'],
        ['하', 'VV'],
      ];
    if (form === '안되')
      return [
        ['안', 'MAG'],
        ['되', 'VV'],
      ];
  }
  if (form === '이날' && tag === 'NNG')
    return [
      ['이', 'MM'],
      ['날', 'NNG'],
    ];
  if (form === '번째' && tag === 'NNB')
    return [
      ['번', 'NNB'],
      ['째', 'XSN'],
    ];
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
