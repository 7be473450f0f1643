/** Words that begin a line of code, a command or a log, and hardly ever a sentence of chat. */
const FIRST_WORDS = new Set(
  (
    'select insert update delete create alter drop from where join left group order having with ' +
    'const let var function return import export class if for while await async test expect ' +
    'git npm npx docker curl cd ls sudo kill lsof netstat wsl pip python node def print'
  ).split(' '),
);

/** Ends and pairs that prose rarely has. */
const MARKS = ['=>', '();', ');', '};', '({', '})', '==', '&&', '||', '://localhost', '</', '/>'];

/**
 * Whether a line looks like code, SQL, YAML or a shell command. A guess by marks: it decides how
 * a line is shown, and that its words are not counted; nothing is lost when it is wrong.
 *
 * @param line One line of a message.
 * @returns Whether to treat it as code.
 * @example
 * looksLikeCode('  const sid = crypto.randomUUID();'); // true
 * looksLikeCode('git push 하고 올게요'); // false
 */
export function looksLikeCode(line: string): boolean {
  const text = line.trim();
  if (text === '') return false;
  const hangul = text.match(/[가-힣]/g)?.length ?? 0;
  // Korean inside quotes is data, Korean outside of them is talk.
  if (hangul > 0 && hangul * 3 > text.length) return false;
  if (/[;{}]$/.test(text) || MARKS.some((mark) => text.includes(mark))) return true;
  const [first = '', ...rest] = text.split(/[\s(]+/, 6);
  if (hangul === 0 && rest.length > 0 && FIRST_WORDS.has(first)) return !/[.!?]$/.test(text);
  if (hangul === 0 && rest.length > 0 && isUpper(first) && FIRST_WORDS.has(first.toLowerCase())) {
    return true;
  }
  if (/^-?\s?[\w./-]{1,40}:(\s+(?!http)\S{1,60})?$/.test(text)) return hangul === 0;
  return /^\s{2,}|^\t/.test(line) && hangul === 0;
}

function isUpper(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

/** A stretch of a message: talk, or lines of code with their indentation. */
export interface Block {
  readonly kind: 'talk' | 'code';
  readonly text: string;
}

/**
 * Splits a message into talk and code, line by line. Blank lines stay with what stands before.
 *
 * @param text A message as it was written.
 * @returns Its blocks; joined by line breaks they give the text again.
 * @example
 * splitCode('이거 실행해보세요\nSELECT 1;').map((block) => block.kind); // ['talk', 'code']
 */
export function splitCode(text: string): Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const last = blocks.at(-1);
    const kind = line.trim() === '' && last ? last.kind : looksLikeCode(line) ? 'code' : 'talk';
    if (last?.kind === kind) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
  }
  return blocks.map(({ kind, lines }) => ({ kind, text: lines.join('\n') }));
}
