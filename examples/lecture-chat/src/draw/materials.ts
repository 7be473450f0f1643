import type { Post } from '../analyse/model';
import type { Report } from '../analyse/report';
import type { Language } from '../options';
import { clock, dayOf } from './clock';
import { html } from './html';
import type { Html } from './html';
import { LABELS } from './labels';
import { anchor, personLink } from './message';

/** Entries that show without a click. */
const OPEN_LINKS = 8;
const OPEN_CODE = 3;

/** Links and code that the class shared, the first ones open, the rest folded. */
export function materialSection(report: Report, language: Language): Html {
  const labels = LABELS[language];
  const links = report.links.map(
    ({ url, first, times }) =>
      html`<li>
        ${anchor(url)} ${times > 1 && html`<span class="times">×${times}</span>`}
        <div class="from">${from(first, language)}</div>
      </li>`,
  );
  const codes = report.code.map(
    ({ code, post }) =>
      html`<li>
        <div class="from">${from(post, language)}</div>
        <pre class="code" dir="ltr"><code>${code}</code></pre>
      </li>`,
  );
  return html`<section class="part" id="materials">
    <h2>${labels.linksTitle}</h2>
    ${folded(links, OPEN_LINKS, labels.showAll(links.length), labels.nothing)}
    <h2 class="part">${labels.codeTitle}</h2>
    ${folded(codes, OPEN_CODE, labels.showAll(codes.length), labels.nothing)}
  </section>`;
}

function from(post: Post, language: Language): Html {
  return html`${personLink(post.person)} ${dayOf(post.lecture, language)} ${clock(post.second)}`;
}

function folded(items: readonly Html[], open: number, more: string, nothing: string): Html {
  if (items.length === 0) return html`<p class="panel">${nothing}</p>`;
  return html`<div class="panel">
    <ul class="shared">
      ${items.slice(0, open)}
    </ul>
    ${
      items.length > open &&
      html`<details>
        <summary>${more}</summary>
        <ul class="shared">
          ${items.slice(open)}
        </ul>
      </details>`
    }
  </div>`;
}
