import { html } from 'hono/html';
import type { Analysis, GroupPosts } from '../analyse/analysis';
import type { Html } from './chart';

const FILLED_IN = ['아이 이름', '날짜', '체온', '언제부터', '먹인 약'];

/** Symptoms by group, to tick on the page or on paper: a page of its own in print. */
export function checklistSection({ groups }: Analysis): Html {
  return html`<section class="part checklist" id="checklist">
    <h2>증상 점검표</h2>
    <p class="note">
      많이 나온 묶음부터, 묶음 안에서는 많이 나온 낱말부터 놓았습니다. 인쇄해서 병원에 가져가기
      좋습니다.
    </p>
    <ul class="fill">
      ${FILLED_IN.map((name) => html`<li>${name}</li>`)}
    </ul>
    <div class="groups">${groups.map(ticks)}</div>
  </section>`;
}

function ticks({ name, keywords }: GroupPosts): Html {
  return html`<fieldset>
    <legend>${name}</legend>
    <ul>
      ${keywords.map(
        ({ keyword }) =>
          html`<li>
            <label><input type="checkbox" /> ${keyword}</label>
          </li>`,
      )}
    </ul>
  </fieldset>`;
}
