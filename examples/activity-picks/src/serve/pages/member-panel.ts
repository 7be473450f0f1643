import { html } from 'hono/html';
import type { Html } from './layout';
import { WORDING } from './wording';
import type { Language } from './wording';

/** What a member's model has come to. */
export interface MemberView {
  readonly name: string;
  /** Views that it has learnt. */
  readonly views: number;
  /** Size of the overlay. */
  readonly bytes: number;
  /** Words that it has learnt, with the hue of their category. */
  readonly words: readonly { readonly word: string; readonly hue: number }[];
  /** Id of the latest view, where it can be undone. */
  readonly last: string | null;
}

/** How a visitor becomes a member, or what a member's model knows and how to make it forget. */
export function memberPanel(member: MemberView | null, language: Language): Html {
  const words = WORDING[language];
  if (member === null) {
    return html`<section class="panel own" aria-labelledby="own">
      <h2 id="own">${words.become.heading}</h2>
      <p class="note">${words.become.note}</p>
      <form method="post" action="/member" class="line">
        <label class="sr" for="name">${words.become.label}</label>
        <input
          type="text"
          id="name"
          name="name"
          required
          maxlength="40"
          placeholder="${words.become.hint}"
          autocomplete="nickname"
        />
        <button class="button" type="submit">${words.become.button}</button>
      </form>
    </section>`;
  }
  const action = (path: string, label: string): Html =>
    html`<form method="post" action="${path}">
      <button class="button plain" type="submit">${label}</button>
    </form>`;
  return html`<section class="panel own" aria-labelledby="own">
    <h2 id="own">${words.member.hello(member.name)}</h2>
    <p class="facts">
      <b>${words.member.views(member.views)}</b><span>${words.member.size(member.bytes)}</span>
    </p>
    ${
      member.words.length === 0
        ? ''
        : html`<p class="note" style="margin-top:12px">${words.member.words}</p>
            <p class="words" lang="ko">
              ${member.words.map(({ word, hue }) => html`<span class="badge" style="--hue:${hue}">${word}</span> `)}
            </p>`
    }
    <div class="actions">
      ${undoForm(member, language)}
      ${member.views === 0 ? '' : action('/member/forget', words.member.forget)}
      ${action('/member/leave', words.member.leave)}
    </div>
  </section>`;
}

/** The button that takes the latest view back. */
export function undoForm(member: MemberView, language: Language): Html | string {
  if (member.last === null) return '';
  return html`<form method="post" action="/member/undo">
    <input type="hidden" name="view" value="${member.last}" />
    <button class="button plain" type="submit">${WORDING[language].member.undo}</button>
  </form>`;
}
