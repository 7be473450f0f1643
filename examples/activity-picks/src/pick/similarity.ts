import { TfidfVectorizer } from '@nunchi/text';
import type { CsrMatrix } from '@nunchi/text';

/** How alike a text is to each of many: the cosine of their TF-IDF rows, on short runs of letters. */
export class Similarity {
  readonly #vectorizer: TfidfVectorizer;
  readonly #rows: CsrMatrix;

  constructor(texts: readonly string[]) {
    this.#vectorizer = new TfidfVectorizer({ analyzer: 'char_wb', ngramRange: [2, 3] });
    this.#rows = this.#vectorizer.fitTransform(texts);
  }

  /** From 0 to 1, one for each of the texts. */
  to(text: string): Float64Array {
    const asked = this.#vectorizer.transform([text]);
    const weights = new Float64Array(asked.shape[1]);
    asked.indices.forEach((column, i) => (weights[column] = asked.data[i] as number));
    const { indptr, indices, data } = this.#rows;
    return Float64Array.from({ length: this.#rows.shape[0] }, (_, row) => {
      let sum = 0;
      for (let i = indptr[row] as number; i < (indptr[row + 1] as number); i++) {
        sum += (data[i] as number) * (weights[indices[i] as number] as number);
      }
      return sum;
    });
  }
}
