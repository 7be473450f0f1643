import type { KoreanModel } from '../model/model.js';
import type { Candidates } from './candidates.js';
import { MOST_CANDIDATES } from './candidates.js';
import { createFeatureSpace, hashFeatures } from './features.js';
import type { FeatureSpace } from './features.js';
import { readMorphemes } from './morphemes.js';
import type { Draft } from './morphemes.js';
import { scoreUnits } from './score.js';
import { createUnits, scanUnits } from './units.js';
import type { FixedSpan, Units } from './units.js';
import type { WordConstraints } from './user-words.js';
import { bestPath, createLattice } from './viterbi.js';
import type { Lattice } from './viterbi.js';

/** Tags stretches of text; holds the room that it works in, so one stretch at a time. */
export class Tagger {
  readonly units: Units = createUnits();
  readonly lattice: Lattice = createLattice();
  private labels: Int32Array = new Int32Array(MOST_CANDIDATES);
  private readonly space: FeatureSpace = createFeatureSpace();
  private readonly model: KoreanModel;
  private readonly candidates: Candidates;
  private readonly constraints: WordConstraints | null;

  constructor(model: KoreanModel, typos: boolean, constraints: WordConstraints | null) {
    this.model = model;
    this.candidates = typos ? model.tables.typoCandidates : model.tables.candidates;
    this.constraints = constraints;
  }

  /** The morphemes of `text` from `from` to `to`; a stretch of at most some thousand characters. */
  tag(
    text: string,
    from = 0,
    to: number = text.length,
    spans: readonly FixedSpan[] = [],
    firstSpan = 0,
  ): Draft[] {
    this.score(text, from, to, spans, firstSpan);
    const { tables } = this.model;
    bestPath(
      this.lattice,
      this.units.length,
      tables.transitions,
      tables.labels.length,
      this.labels,
    );
    return readMorphemes(text, this.units, this.labels, tables.pieces);
  }

  /** Fills units and lattice, up to the search for the best path. */
  score(
    text: string,
    from: number,
    to: number,
    spans: readonly FixedSpan[],
    firstSpan: number,
  ): void {
    const { units, space, lattice } = this;
    const { lexicon, weights, colours, beam } = this.model.tables;
    scanUnits(units, text, from, to, spans, firstSpan);
    if (this.labels.length < units.length) this.labels = new Int32Array(units.length * 2);
    hashFeatures(space, units, lexicon);
    scoreUnits(lattice, units, space.hashes, this.candidates, weights, colours, beam);
    this.constraints?.apply(text, units, lattice);
  }
}
