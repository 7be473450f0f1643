import type { AuthorGuess } from '../analyse/author';
import { BOARD_LABELS } from '../draw/board-labels';
import { html } from '../draw/html';
import type { Html } from '../draw/html';
import { percent } from '../draw/manner';
import { avatar } from '../draw/message';
import type { Language } from '../options';
import { shell } from './shell';

/** A text to guess the author of may be this long. */
export const LONGEST_SAYING: number = 300;

/**
 * The form that asks "who would say this?".
 *
 * @param language Of the words.
 * @param text What was asked before; not given on the board, where the form is small.
 * @returns A panel with the form.
 */
export function whoForm(language: Language, text?: string): Html {
  const labels = BOARD_LABELS[language];
  return html`<form class="panel who" action="/who" method="get">
    <h3>${labels.whoTitle}</h3>
    <label
      ><span class="sr">${labels.whoText}</span
      ><input
        name="text"
        required
        maxlength="${LONGEST_SAYING}"
        placeholder="안녕하세욥"
        value="${text ?? ''}"
    /></label>
    <button>${labels.whoAsk}</button>
    ${text !== undefined && html`<p class="note">${labels.whoNote}</p>`}
  </form>`;
}

/**
 * The answer to "who would say this?".
 *
 * @param text What was asked.
 * @param guess The answer; `null` before a text is given.
 * @param language Of the words.
 * @returns An HTML document.
 */
export function whoPage(text: string, guess: AuthorGuess | null, language: Language): string {
  const labels = BOARD_LABELS[language];
  return shell(
    language,
    html`<main>
      <p class="opening"><a class="back" href="/">← ${labels.back}</a></p>
      ${whoForm(language, text)} ${guess === null ? null : answerOf(guess, language)}
    </main>`,
  );
}

function answerOf(guess: AuthorGuess, language: Language): Html {
  const labels = BOARD_LABELS[language];
  if (guess.kind === 'not-enough') {
    return html`<p class="panel">${labels.notEnough(guess.messages, guess.needed)}</p>`;
  }
  return html`<ol class="panel guesses">
    ${guess.candidates.map(
      ({ person, probability, because }) =>
        html`<li>
          ${avatar(person)}
          <div>
            <p>
              <a class="name" href="/?person=${person.id}" dir="auto">${person.name}</a>
              <span class="when">${percent(probability, language)}</span>
            </p>
            <meter min="0" max="1" value="${probability.toFixed(3)}" aria-hidden="true"></meter>
            <p class="because">
              <span class="when">${labels.because}</span>
              ${because.length === 0 ? labels.noSign : because.map((piece) => html`<mark dir="auto">${piece}</mark> `)}
            </p>
          </div>
        </li>`,
    )}
  </ol>`;
}
