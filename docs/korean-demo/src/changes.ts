import type { NormalizedText } from '@nunchi/korean';

/** A stretch of text before and after a change; the same twice where nothing changed. */
export interface Stretch {
  readonly before: string;
  readonly after: string;
}

/** What normalizing changed, from left to right. */
export function changesOfNormalizing({ original, text, map }: NormalizedText): Stretch[] {
  if (map.isIdentity) return [{ before: text, after: text }];
  const stretches = new Stretches();
  let done = 0;
  for (let at = 0; at < text.length; at += 1) {
    const { start, end } = map.toOriginal(at, at + 1);
    if (start > done) stretches.add(original.slice(done, start), '');
    // Units that stem from the same place: the first takes all of it.
    const from = Math.max(start, done);
    done = Math.max(end, done);
    stretches.add(original.slice(from, done), text.charAt(at));
  }
  if (done < original.length) stretches.add(original.slice(done), '');
  return stretches.list.flatMap(withoutCommonStart);
}

/** ㅋㅋㅋ to ㅋㅋ is one ㅋ less. */
function withoutCommonStart(stretch: Stretch): Stretch[] {
  const { before, after } = stretch;
  if (before === after) return [stretch];
  const [one, other] = [Array.from(before), Array.from(after)];
  const differing = one.findIndex((char, at) => char !== other[at]);
  const length = differing < 0 ? one.length : differing;
  const same = one.slice(0, length).join('');
  const rest = { before: one.slice(length).join(''), after: other.slice(length).join('') };
  return same === '' ? [rest] : [{ before: same, after: same }, rest];
}

/** Where two texts that differ by blanks alone differ. */
export function changesOfBlanks(before: string, after: string): Stretch[] {
  const stretches = new Stretches();
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const [one, other] = [before.charAt(i), after.charAt(j)];
    if (one === other) stretches.add(before.charAt(i++), after.charAt(j++));
    else if (isBlank(other)) stretches.add('', after.charAt(j++));
    else if (isBlank(one)) stretches.add(before.charAt(i++), '');
    else return [{ before, after }];
  }
  return stretches.list;
}

/** Stretches in the making: neighbours that are both changed, or both not, become one. */
class Stretches {
  readonly list: Stretch[] = [];

  add(before: string, after: string): void {
    const last = this.list.at(-1);
    if (last !== undefined && (last.before === last.after) === (before === after)) {
      this.list[this.list.length - 1] = {
        before: last.before + before,
        after: last.after + after,
      };
    } else {
      this.list.push({ before, after });
    }
  }
}

function isBlank(char: string): boolean {
  return char !== '' && char.trim() === '';
}
