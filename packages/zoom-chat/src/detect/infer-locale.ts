import type { ZoomChatLocale } from '../locales/locale.js';
import { ClockReader } from '../headers/clock.js';

/** Headers that are enough to tell words from names. */
const MIN_HEADERS = 3;
const MAX_HEADERS = 200;
const MAX_LINE = 512;

/**
 * The header words of a language that no table has. A name changes from header to header, the words
 * around it do not: the word that all headers begin with is "from", the next one that all of them
 * hold is "to", what mostly follows it is "everyone". `null` when the lines do not look so.
 */
export function inferLocale(head: string): ZoomChatLocale | null {
  const headers = addressLike(head).map((line) => line.split(/\s+/));
  const [first] = headers;
  if (first === undefined || headers.length < MIN_HEADERS) return null;

  const inAll = (word: string): boolean => headers.every((words) => words.indexOf(word, 1) > 0);
  const beginsAll = headers.every((words) => words[0] === first[0]);
  const to = first.slice(beginsAll ? 2 : 1, -1).find(inAll);
  if (to === undefined) return null;

  const names = new Set<string>();
  const targets = new Map<string, number>();
  for (const words of headers) {
    const at = words.indexOf(to, 1);
    names.add(words.slice(0, at).join(' '));
    const target = words.slice(at + 1).join(' ');
    targets.set(target, (targets.get(target) ?? 0) + 1);
  }
  const [everyone = '', count = 0] = [...targets].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (names.size < 2 || everyone === '' || count * 2 < headers.length) return null;
  const from = beginsAll ? [first[0] as string] : [''];
  return { locale: 'und', header: { from, to: [to], everyone: [everyone] } };
}

/** What stands between time and colon, of the lines that are laid out as headers. */
function addressLike(head: string): string[] {
  const clock = new ClockReader();
  const found: string[] = [];
  const lines = head.split('\n');
  for (const [index, raw] of lines.entries()) {
    const line = raw.trimEnd();
    if (line.length > MAX_LINE || !clock.read(line, 0, line.length)) continue;
    const rest = line.slice(clock.end).trim();
    const separator = rest.indexOf(' : ');
    if (separator > 0) found.push(rest.slice(0, separator));
    else if (rest.endsWith(':') && lines[index + 1]?.startsWith('\t') === true) {
      found.push(rest.slice(0, -1));
    }
    if (found.length === MAX_HEADERS) break;
  }
  return found;
}
