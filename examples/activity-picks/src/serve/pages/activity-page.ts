import { html } from 'hono/html';
import { cleanText } from '../../clean/clean-text';
import type { Activity } from '../../read/read-activities';
import type { Reasons } from '../../pick/reasons';
import { hueOf, layout, when } from './layout';
import type { Html } from './layout';
import { memberPanel, undoForm } from './member-panel';
import type { MemberView } from './member-panel';
import { shareBars } from './share-bars';
import type { CategoryShare } from './share-bars';
import { WORDING } from './wording';
import type { Language } from './wording';

/** All that the page of an activity shows. */
export interface ActivityView {
  readonly language: Language;
  readonly categories: readonly string[];
  readonly activity: Activity;
  readonly member: MemberView | null;
  /** The three most probable categories by the title, which is what members' models learn. */
  readonly shares: readonly CategoryShare[];
  /** What speaks for its category. */
  readonly reasons: Reasons;
  /** What came of viewing it: the weight of the view, 0 if it was viewed too often; else `null`. */
  readonly counted: number | null;
}

/** An activity: what it is, and which words told the model its category. */
export function activityPage(view: ActivityView): Html {
  const { language, activity, member, categories } = view;
  const words = WORDING[language];
  const { title, intro, place, category, startsAt, price } = activity;
  const marks = new Set(view.reasons.words);
  return layout(
    language,
    `${title} · ${words.title}`,
    `/activities/${activity.id}?lang=${language === 'ko' ? 'en' : 'ko'}`,
    html`<div class="columns ${member === null ? '' : 'member'}">
      <aside class="side">${memberPanel(member, language)} ${categoryPanel(view)}</aside>
      <div>
        ${notice(view)}
        <article class="story" lang="ko" style="--hue:${hueOf(categories, category)}">
          <span class="badge" lang="${language}">${words.category(category)}</span>
          <h1>${marked(title, marks)}</h1>
          <p class="intro">${marked(intro, marks)}</p>
          <p class="meta">
            ${startsAt === '' ? '' : html`<b lang="${language}">${when(startsAt, language)}</b>`}
            <span>${marked(place, marks)}</span>
            ${
              price === null
                ? ''
                : html`<span lang="${language}"
                    >${price === 0 ? words.free : words.price(price)}</span
                  >`
            }
          </p>
          <div class="body">
            ${paragraphsOf(activity.content).map(
              (paragraph) => html`<p>${marked(paragraph, marks)}</p>`,
            )}
          </div>
        </article>
        <p style="margin-top:18px"><a class="button plain" href="/">${words.back}</a></p>
      </div>
    </div>`,
  );
}

function notice({ language, counted, member }: ActivityView): Html | string {
  if (counted === null || member === null) return '';
  const words = WORDING[language];
  return html`<div class="notice" role="status">
    <span>${counted === 0 ? words.capped : words.counted(counted)}</span>
    ${counted === 0 ? '' : undoForm(member, language)}
  </div>`;
}

function categoryPanel({ language, categories, shares, reasons, member }: ActivityView): Html {
  const words = WORDING[language];
  return html`<section class="panel" aria-labelledby="category">
    <h2 id="category">${words.categoryOf}</h2>
    <p class="note">${words.sharesNote[member === null ? 'visitor' : 'member']}</p>
    ${shareBars(shares, categories, language)}
    ${
      reasons.words.length === 0
        ? ''
        : html`<h2 style="margin-top:16px">
              ${words.whyCategory(words.category(reasons.category))}
            </h2>
            <p class="note">${words.against(words.category(reasons.against))}</p>
            <p class="words">
              ${reasons.words.map((word) => html`<mark lang="ko">${word}</mark> `)}
            </p>`
    }
  </section>`;
}

/** The paragraphs of light markup, without the markup: no tag of a host ever reaches the page. */
function paragraphsOf(content: string): string[] {
  return content
    .split(/<\/?(?:p|br|li|ul|ol|div)\b[^<>]*>/i)
    .map((part) => part.replace(/<[^<>]*>/g, '').trim())
    .filter((part) => part !== '');
}

/** Marks words of a text. */
function marked(text: string, marks: ReadonlySet<string>): (Html | string)[] {
  return text
    .split(/(\s)/)
    .map((word) => (marks.has(cleanText(word).trim()) ? html`<mark>${word}</mark>` : word));
}
