import { TextError } from '../errors.js';
import type { MultinomialNB } from '../naive-bayes/multinomial-nb.js';
import type { Label } from '../types.js';
import type { CountingTermSource, PersonalOptions } from './ground.js';
import { Ground } from './ground.js';
import { Overlay } from './overlay.js';
import { readOverlay } from './overlay-bytes.js';
import { PersonalModel } from './personal-model.js';

/**
 * The part of personal models that all members share: a fitted vectorizer and a fitted
 * `MultinomialNB`, taken over once and never written to.
 *
 * A copy of the whole model for each member costs megabytes and a rewrite for each view. Instead, a
 * member is an overlay: the sums that the member's own events add to the counts of the base. An
 * overlay of a few events takes some 150 bytes, and predicts what a full copy would predict after
 * `partialFit`.
 *
 * @example
 * const vectorizer = new CountVectorizer();
 * const nb = new MultinomialNB<string>().fit(vectorizer.fitTransform(texts), labels);
 * const base = new PersonalBase(vectorizer, nb);
 *
 * const member = base.member();
 * member.update('제주 바다 서핑 클래스', '여행');
 * member.predict(['서핑']); // ['여행']
 * const bytes = member.toBytes(); // to a database; later: base.fromBytes(bytes)
 */
export class PersonalBase<L extends Label> {
  readonly #ground: Ground<L>;

  /**
   * @param vectorizer - Fitted; it must count words (as `CountVectorizer` does).
   * @param nb - Fitted on rows of this vectorizer.
   * @throws {@link TextError} `invalid-input` if the two do not belong together, `not-fitted`, and
   * `invalid-parameter` for options.
   */
  constructor(vectorizer: CountingTermSource, nb: MultinomialNB<L>, options: PersonalOptions = {}) {
    this.#ground = new Ground(vectorizer, nb, options);
  }

  /** The labels, sorted; columns of probabilities follow it. */
  get classes(): readonly L[] {
    return this.#ground.classes;
  }

  /** A new member, who has learnt nothing yet. */
  member(): PersonalModel<L> {
    return new PersonalModel(this.#ground, new Overlay(this.#ground), null);
  }

  /**
   * The member whose {@link PersonalModel.toBytes} these are.
   *
   * @throws {@link TextError} `invalid-model` for bytes that are cut, changed, of another version, or
   * of a base with other words, classes or half-life (then see {@link PersonalBase.adopt}).
   */
  fromBytes(bytes: Uint8Array): PersonalModel<L> {
    const { overlay, id } = readOverlay(bytes, this.#ground);
    return new PersonalModel(this.#ground, overlay, id);
  }

  /**
   * Carries a member over from another base, as after the base was fitted anew. Words move by how
   * they are written; what was learnt of classes that this base does not have is left behind.
   *
   * @throws {@link TextError} `invalid-parameter` if the half-lives of the two bases differ.
   */
  adopt(member: PersonalModel<L>): PersonalModel<L> {
    const { ground, overlay } = member.parts();
    if (ground.halfLife !== this.#ground.halfLife) {
      throw new TextError('invalid-parameter', 'Both bases must have the same halfLife.');
    }
    const codes = ground.classes.map((label) => this.#ground.codeOf(label));
    const adopted = new Overlay(this.#ground);
    adopted.addAll(overlay, 1, codes, (key) => this.#ground.keyOf(ground.wordOf(key)));
    return new PersonalModel(this.#ground, adopted, null);
  }
}
