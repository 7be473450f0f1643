import { Candidates } from '../analyze/candidates.js';
import { parseLabel } from '../analyze/labels.js';
import type { LabelPiece } from '../analyze/labels.js';
import { Lexicon } from '../analyze/lexicon.js';
import { KoreanError } from '../errors.js';
import { readContainer, writeContainer } from './format.js';
import type { Container } from './format.js';
import { packLexicon } from '../analyze/lexicon-text.js';
import { packNibbles, unpackWorths } from './nibbles.js';

/** What a model says of itself. */
export interface ModelInfo {
  /** `lite`, `default`, `plus`, or a name of your own. */
  readonly name: string;
  /** Version of the data it was trained from. */
  readonly version: string;
  readonly license: string;
}

/** A trained model, ready for use. Make one by `parseModel` or a loader; share it between analyzers. */
export interface KoreanModel {
  readonly info: ModelInfo;
  /** @internal */
  readonly tables: ModelTables;
}

/** The parts of a model as the tagger uses them. */
export interface ModelTables {
  readonly labels: readonly string[];
  readonly pieces: readonly (readonly LabelPiece[])[];
  /** Blocks of weights. */
  readonly weights: Int8Array;
  /** `(labels + 1) * labels`; the last row is the beginning. */
  readonly transitions: Int16Array;
  /** Each label's place in a block. */
  readonly colours: Uint8Array;
  readonly candidates: Candidates;
  /** Candidates with those that mend typing errors. */
  readonly typoCandidates: Candidates;
  readonly lexicon: Lexicon;
  /** How far behind the best a label of a unit may be by its own features. */
  readonly beam: number;
  /** Sections of other tasks (sentences, blanks, plausibility); empty where the model lacks them. */
  readonly extra: Readonly<Record<string, Int8Array>>;
}

/** A model's tables before they are packed; see {@link packModel}. */
export interface RawModel {
  readonly info: ModelInfo;
  readonly labels: readonly string[];
  readonly weights: Int8Array;
  readonly transitions: Int16Array;
  readonly colours: Uint8Array;
  readonly tagLabels: readonly number[];
  readonly beam: number;
  readonly clean: RawCandidates;
  readonly typos: RawCandidates;
  readonly lexicon: { readonly words: readonly string[]; readonly classes: Uint8Array };
  readonly extra: Readonly<Record<string, Int8Array>>;
}

/** Which set of labels each symbol has. */
export interface RawCandidates {
  readonly sets: readonly (readonly number[])[];
  readonly symbols: readonly number[];
  readonly setOf: readonly number[];
}

/** The bytes of a model. */
export function packModel(model: RawModel): Uint8Array<ArrayBuffer> {
  const { info, labels, tagLabels, beam, clean, typos } = model;
  return writeContainer(
    { info, labels, tagLabels, beam, clean, typos, extra: Object.keys(model.extra) },
    {
      weights: packNibbles(model.weights),
      transitions: bytesOf(model.transitions),
      colours: model.colours,
      lexicon: packLexicon(model.lexicon.words),
      classes: model.lexicon.classes,
      ...Object.fromEntries(
        Object.entries(model.extra).map(([name, table]) => [`extra.${name}`, bytesOf(table)]),
      ),
    },
  );
}

/**
 * Reads a model from its (uncompressed) bytes.
 *
 * @throws {@link KoreanError} `invalid-model` when the bytes are cut, damaged, of another version
 * of the format or no model at all.
 */
export function parseModel(bytes: ArrayBuffer | Uint8Array): KoreanModel {
  return modelOf(readContainer(bytes));
}

/** As {@link parseModel}, of bytes whose checksum was verified on the way, as gzip does. */
export function parseVerified(bytes: ArrayBuffer | Uint8Array): KoreanModel {
  return modelOf(readContainer(bytes, true));
}

function modelOf(container: Container): KoreanModel {
  const { header } = container;
  const raw = header as unknown as Omit<RawModel, 'extra'> & { readonly extra: readonly string[] };
  const labels = raw.labels;
  const transitions = copy16(container.section('transitions'));
  if (transitions.length !== (labels.length + 1) * labels.length) {
    throw new KoreanError('invalid-model', 'The transitions of this model do not fit its labels.');
  }
  const pieces = labels.map(parseLabel);
  const begins = pieces.map(([first]) => first?.begins === true);
  return {
    info: raw.info,
    tables: {
      labels,
      pieces,
      beam: raw.beam,
      weights: unpackWorths(container.section('weights')),
      transitions,
      colours: new Uint8Array(container.section('colours')),
      candidates: toCandidates(raw.clean, raw.tagLabels, begins),
      typoCandidates: toCandidates(raw.typos, raw.tagLabels, begins),
      lexicon: new Lexicon(container.section('lexicon'), container.section('classes')),
      extra: Object.fromEntries(
        raw.extra.map((name) => [name, copy8(container.section(`extra.${name}`))]),
      ),
    },
  };
}

/** Candidates as the tagger asks for them. */
export function toCandidates(
  raw: RawCandidates,
  tagLabels: readonly number[],
  begins: readonly boolean[],
): Candidates {
  const sets = raw.sets.map((set) => Int16Array.from(set));
  return new Candidates(sets, raw.symbols, raw.setOf, tagLabels, begins);
}

function bytesOf(array: Int8Array | Int16Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function copy8(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes);
}

/** A copy, so that the file's bytes can go. */
function copy16(bytes: Uint8Array): Int16Array {
  return new Int16Array(new Uint8Array(bytes).buffer);
}
