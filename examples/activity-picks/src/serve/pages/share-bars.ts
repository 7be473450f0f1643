import { html } from 'hono/html';
import { hueOf, percent } from './layout';
import type { Html } from './layout';
import { WORDING } from './wording';
import type { Language } from './wording';

/** A category and what models think of it. */
export interface CategoryShare {
  readonly name: string;
  /** By the model in use. */
  readonly share: number;
  /** By everybody's model; `null` where that is the one in use. */
  readonly everybody: number | null;
}

/** Shares of categories as bars; a thin line stands where everybody's model would end. */
export function shareBars(
  shares: readonly CategoryShare[],
  categories: readonly string[],
  language: Language,
): Html {
  const words = WORDING[language];
  return html`<ol class="bars">
    ${shares.map(
      ({ name, share, everybody }) =>
        html`<li
          data-category="${name}"
          style="--hue:${hueOf(categories, name)};--share:${share.toFixed(4)}"
        >
          <span>${words.category(name)}</span><span class="percent">${percent(share)}</span>
          <span class="track" aria-hidden="true"
            ><span class="fill"></span>${
              everybody === null
                ? ''
                : html`<span class="before" style="--share:${everybody.toFixed(4)}"></span>`
            }</span
          >
        </li>`,
    )}
  </ol>`;
}
