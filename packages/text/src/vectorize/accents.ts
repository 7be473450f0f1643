/** Marks of the lowest combining class, and of one above nearly all others. */
const LOWEST = '\u0334';
const HIGHEST = '\u0345';

/**
 * scikit-learn's `strip_accents`. `unicode` takes apart (NFKD) and drops combining marks, which
 * leaves Hangul as conjoining jamo; `ascii` drops whatever is not ASCII, Hangul with it.
 */
export function stripAccents(text: string, how: 'unicode' | 'ascii'): string {
  const apart = text.normalize('NFKD');
  // eslint-disable-next-line no-control-regex -- ASCII is meant, with its controls.
  if (how === 'ascii') return apart.replace(/[^\x00-\x7f]/g, '');
  if (apart === text) return text;
  return apart.replace(/\p{M}/gu, (mark) => (isCombining(mark) ? '' : mark));
}

/** Whether a mark has a combining class above 0: normalization then moves it past, or behind, others. */
function isCombining(mark: string): boolean {
  return moves(mark + LOWEST) || moves(HIGHEST + mark);
}

function moves(pair: string): boolean {
  return pair.normalize('NFD') !== pair;
}
