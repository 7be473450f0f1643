import type { Random } from './random';

/** What people mistype, and how. */
const TYPOS: readonly (readonly [string, string])[] = [
  ['됐', '됬'],
  ['않', '안'],
  ['되나요', '돼나요'],
  ['어떡', '어떻'],
  ['며칠', '몇일'],
  ['해요', '해여'],
  ['어요', '어용'],
  ['네요', '내요'],
  ['는데', '는대'],
  ['습니다', '슴다'],
  ['했', '햇'],
  ['었', '엇'],
  ['더라고요', '더라구요'],
  ['까 봐', '까바'],
  ['부탁드려요', '부탁드립니당'],
];
const EMOJI = [
  ...['😭', '🥲', '😷', '🤒', '🙏', '❤️', '👶', '🏥', '💊', '🌡️', '1️⃣', '🇰🇷'],
  // Several code points that are one sign: joined by U+200D, with skin tones.
  ...['👨‍👩‍👧‍👦', '👩‍🍼', '👩🏻‍⚕️', '❤️‍🩹', '🙇🏻‍♀️', '👍🏼', '🤦🏻‍♀️', '👩‍👧'],
];
const MARKS = [
  'ㅠㅠ',
  'ㅠㅠㅠ',
  'ㅜㅜ',
  'ㅋㅋ',
  'ㅋㅋㅋㅋ',
  '...',
  '!!',
  '~~',
  ' ^^',
  ' ㅎㅎ',
  ';;',
  'ㄷㄷ',
];
const ENTITIES = [
  '&nbsp;',
  '&amp;',
  '&quot;',
  '&hellip;',
  '<br>',
  '&lt;3',
  '&#9825;',
  '<b>도와주세요</b>',
];

/** Joins sentences as people type them: lines, marks, emoji, leftovers of HTML, mistakes. */
export function typed(sentences: readonly string[], random: Random): string {
  const gap = random.pick([' ', ' ', ' ', '\n', '\n\n', '  ']);
  const marks = random.chance(0.55) ? 0.25 : 0;
  const emoji = random.chance(0.3) ? 0.25 : 0;
  const entities = random.chance(0.1) ? 0.2 : 0;
  const texts = sentences.map((sentence) => {
    let text = sentence;
    if (random.chance(marks)) text = text.replace(/[.!~]$/, '') + random.pick(MARKS);
    if (random.chance(emoji)) text += random.pick(EMOJI).repeat(random.between(1, 2));
    if (random.chance(entities)) text += random.pick(ENTITIES);
    return text;
  });
  const text = texts.join(gap);
  return random.chance(0.3) ? mistyped(text, random) : text;
}

/** Some writers mistype the same words all through a text, and leave blanks out. */
function mistyped(text: string, random: Random): string {
  let wrong = text;
  for (let n = random.between(1, 4); n > 0; n--) {
    const [right, typo] = random.pick(TYPOS);
    wrong = wrong.replaceAll(right, typo);
  }
  return wrong.replace(/(?<=요\.|다\.|[은는을를]) /g, (blank) => (random.chance(0.2) ? '' : blank));
}
