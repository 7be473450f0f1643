/** A text in NFC, and the way back to the places of the text it was made of. */
export interface ComposedText {
  readonly text: string;
  /** The original place where the unit at a place of `text` begins. */
  readonly startOf: (place: number) => number;
  /** The original place where the unit before a place of `text` ends. */
  readonly endOf: (place: number) => number;
}

/** A letter with what may compose with it: marks, and the vowels and finals of conjoining jamo. */
const CLUSTER = /[^][\p{M}\u1160-\u11ff\ud7b0-\ud7ff]*/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Composes a text (NFC) and replaces lone surrogates by U+FFFD, because analyzers behind WebAssembly
 * take conjoining jamo for unknown signs and lone surrogates for an error. Linear in time.
 */
export function composeText(original: string): ComposedText {
  const composed = original.normalize('NFC');
  const text = composed.replace(LONE_SURROGATE, '\ufffd');
  if (composed === original) return { text, startOf: same, endOf: same };

  const starts = new Uint32Array(text.length + 1);
  const ends = new Uint32Array(text.length + 1);
  let place = 0;
  let at = 0;
  for (const [cluster] of original.matchAll(CLUSTER)) {
    const next = at + cluster.length;
    const changed = cluster.normalize('NFC');
    // Where nothing changed each unit has its own place; else all stand for the whole cluster.
    const whole = changed !== cluster;
    for (let unit = 0; unit < changed.length; unit += 1, place += 1) {
      starts[place] = whole ? at : at + unit;
      ends[place + 1] = whole ? next : at + unit + 1;
    }
    at = next;
  }
  starts[place] = at;
  return {
    text,
    startOf: (unit) => starts[unit] as number,
    endOf: (unit) => ends[unit] as number,
  };
}

function same(place: number): number {
  return place;
}
