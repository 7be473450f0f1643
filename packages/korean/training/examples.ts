import { createUnits, scanUnits } from '../src/analyze/units.js';
import type { Units } from '../src/analyze/units.js';
import type { LabelledSentence } from './corpus.js';

/** The label of a unit whose truth is not known: the learner takes its own guess. */
export const UNKNOWN = -1;
/** The label, before tables are built, of a unit whose tag is fixed. */
export const FIXED = -2;

/** A sentence as the learner reads it: units and the numbers of their labels. */
export interface Example {
  readonly symbol: Int32Array;
  readonly spaced: Uint8Array;
  readonly fixed: Int8Array;
  readonly label: Int16Array;
  /** Whether typing errors were put in. */
  readonly typo: boolean;
}

/** Collects examples and numbers the labels that they have. */
export class ExampleSet {
  readonly examples: Example[] = [];
  readonly labels: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly units: Units = createUnits();

  /** Adds a sentence, unless too little of it is known. */
  add(sentence: LabelledSentence, typo = false): boolean {
    const { units } = this;
    scanUnits(units, sentence.words.join(' '));
    const flat = sentence.labels.flatMap((labels, index) => (index > 0 ? ['', ...labels] : labels));
    const n = units.length;
    const label = new Int16Array(n);
    let known = 0;
    let open = 0;
    for (let i = 0; i < n; i += 1) {
      if ((units.fixed[i] as number) >= 0) {
        label[i] = FIXED;
        continue;
      }
      open += 1;
      const name = flat[units.start[i] as number] as string;
      if (name === '') label[i] = UNKNOWN;
      else {
        label[i] = this.numberOf(name);
        known += 1;
      }
    }
    if (open === 0 || known < open * 0.4) return false;
    this.examples.push({
      symbol: units.symbol.slice(0, n),
      spaced: units.spaced.slice(0, n),
      fixed: units.fixed.slice(0, n),
      label,
      typo,
    });
    return true;
  }

  private numberOf(label: string): number {
    let number = this.numbers.get(label);
    if (number === undefined) {
      number = this.labels.length;
      this.numbers.set(label, number);
      this.labels.push(label);
    }
    return number;
  }
}
