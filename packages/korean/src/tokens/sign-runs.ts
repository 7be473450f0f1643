/** Letters and marks whose repetition tells writers apart. */
export type RunSign = 'ㅋ' | 'ㅎ' | 'ㅠ' | '~' | '!' | '?' | '.' | '^' | ';';

/** How a sign is used: `ㅋㅋㅋ ㅋ` is two runs of the mean length 2. */
export interface SignRuns {
  readonly count: number;
  /** In characters; 0 where there is no run. */
  readonly meanLength: number;
}

const SIGN_OF: ReadonlyMap<string, RunSign> = new Map<string, RunSign>([
  ...(['ㅋ', 'ㅎ', 'ㅠ', '~', '!', '?', '.', '^', ';'] as const).map(
    (sign) => [sign, sign] as const,
  ),
  ['ㅜ', 'ㅠ'],
  ...['～', '〜', '∼'].map((tilde) => [tilde, '~'] as const),
  ['！', '!'],
  ['？', '?'],
  ['…', '.'],
]);

/** Counts the runs of signs in texts; ㅠㅜㅠ is one run. Linear. */
export function signRuns(texts: Iterable<string>): Record<RunSign, SignRuns> {
  const counts = new Map<RunSign, { runs: number; characters: number }>();
  for (const text of texts) {
    let before: RunSign | undefined;
    for (let at = 0; at < text.length; at += 1) {
      const sign = SIGN_OF.get(text.charAt(at));
      if (sign !== undefined) {
        const count = counts.get(sign) ?? { runs: 0, characters: 0 };
        if (sign !== before) count.runs += 1;
        count.characters += 1;
        counts.set(sign, count);
      }
      before = sign;
    }
  }
  const of = (sign: RunSign): SignRuns => {
    const { runs, characters } = counts.get(sign) ?? { runs: 0, characters: 0 };
    return { count: runs, meanLength: runs === 0 ? 0 : characters / runs };
  };
  return {
    ...{ ㅋ: of('ㅋ'), ㅎ: of('ㅎ'), ㅠ: of('ㅠ'), '~': of('~'), '!': of('!'), '?': of('?') },
    ...{ '.': of('.'), '^': of('^'), ';': of(';') },
  };
}
