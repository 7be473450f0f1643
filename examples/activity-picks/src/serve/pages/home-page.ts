import { html } from 'hono/html';
import type { Pick } from '../../pick/recommender';
import { hueOf, layout, when } from './layout';
import type { Html } from './layout';
import { memberPanel } from './member-panel';
import type { MemberView } from './member-panel';
import { shareBars } from './share-bars';
import type { CategoryShare } from './share-bars';
import { WORDING } from './wording';
import type { Language } from './wording';

/** All that the first page shows. */
export interface HomeView {
  readonly language: Language;
  readonly categories: readonly string[];
  readonly query: string;
  readonly interests: readonly string[];
  readonly member: MemberView | null;
  /** By category, the most probable first. */
  readonly shares: readonly CategoryShare[];
  readonly picks: readonly Pick[];
  readonly basis: 'everybody' | 'asked' | 'member' | 'memberAsked';
  /** How many words of the query the model knows; `null` where nothing was asked. */
  readonly known: { readonly known: number; readonly total: number } | null;
  readonly notice: 'undone' | null;
}

/** The first page: the question, the categories, the picks. */
export function homePage(view: HomeView): Html {
  const { language, member } = view;
  const words = WORDING[language];
  const other = new URLSearchParams([
    ['lang', language === 'ko' ? 'en' : 'ko'],
    ...(view.query === '' ? [] : [['q', view.query]]),
    ...view.interests.map((interest) => ['c', interest]),
  ]);
  return layout(
    language,
    words.title,
    `/?${other.toString()}`,
    html`${search(view)}
      <div class="columns ${member === null ? '' : 'member'}">
        <aside class="side">${memberPanel(member, language)} ${shares(view)}</aside>
        <section aria-labelledby="picks">
          ${
            view.notice === null
              ? ''
              : html`<p class="notice" role="status">${words[view.notice]}</p>`
          }
          ${
            view.known?.known === 0
              ? html`<p class="notice" role="status">${words.unknownWords}</p>`
              : ''
          }
          <div class="heading">
            <h1 id="picks">${words.headings[view.basis]}</h1>
            <p>
              ${words.notes[view.basis]}
              ${view.known === null ? '' : words.known(view.known.known, view.known.total)}
            </p>
          </div>
          <ol class="cards">
            ${view.picks.map((pick) => card(pick, view))}
          </ol>
        </section>
      </div>`,
  );
}

function search({ language, categories, query, interests }: HomeView): Html {
  const words = WORDING[language];
  return html`<form class="ask" method="get" action="/" role="search">
    <div class="line">
      <label class="sr" for="q">${words.search.label}</label>
      <input
        type="text"
        id="q"
        name="q"
        value="${query}"
        maxlength="200"
        placeholder="${words.search.hint}"
        autocomplete="off"
      />
      <button class="button" type="submit">${words.search.button}</button>
    </div>
    <fieldset class="chips">
      <legend class="sr">${words.interests}</legend>
      ${categories.map(
        (name) =>
          html`<label class="chip" style="--hue:${hueOf(categories, name)}"
            ><input
              type="checkbox"
              name="c"
              value="${name}"
              ${interests.includes(name) ? 'checked' : ''}
            /><span>${words.category(name)}</span></label
          >`,
      )}
      ${
        query === '' && interests.length === 0
          ? ''
          : html`<a class="button plain" href="/">${words.clear}</a>`
      }
    </fieldset>
  </form>`;
}

function shares({ language, categories, shares, member }: HomeView): Html {
  const words = WORDING[language];
  return html`<section class="panel" aria-labelledby="shares">
    <h2 id="shares">${words.shares}</h2>
    <p class="note">${words.sharesNote[member === null ? 'visitor' : 'member']}</p>
    ${shareBars(shares, categories, language)}
  </section>`;
}

/** A member opens an activity by a form, as that changes something; a visitor by a link. */
function card({ activity, words: reasons }: Pick, view: HomeView): Html {
  const { language, categories } = view;
  const words = WORDING[language];
  const { id, title, intro, place, category, startsAt, price } = activity;
  return html`<li
    class="card"
    data-category="${category}"
    style="--hue:${hueOf(categories, category)}"
  >
    <span class="badge">${words.category(category)}</span>
    <h3 lang="ko">
      ${
        view.member === null
          ? html`<a class="go" href="/activities/${id}">${title}</a>`
          : html`<form method="post" action="/activities/${id}/view">
              <button class="go" type="submit">${title}</button>
            </form>`
      }
    </h3>
    <p class="intro" lang="ko">${intro}</p>
    ${
      reasons.length === 0
        ? ''
        : html`<p class="reasons">
            <span>${words.why}</span>${reasons.map((word) => html` <mark lang="ko">${word}</mark>`)}
          </p>`
    }
    <p class="meta">
      ${startsAt === '' ? '' : html`<b>${when(startsAt, language)}</b>`}
      <span lang="ko">${place}</span>
      ${price === null ? '' : html`<span>${price === 0 ? words.free : words.price(price)}</span>`}
    </p>
  </li>`;
}
