import type { Person } from '../analyse/model';
import type { EmojiCount, Portrait } from '../analyse/portrait';
import type { Report } from '../analyse/report';
import type { Language } from '../options';
import { dayOf } from './clock';
import { html } from './html';
import type { Html } from './html';
import { LABELS } from './labels';
import { mannerPanel } from './manner';
import { avatar, bubble } from './message';

/** Everyone as a card that leads to the person's page. */
export function peopleSection(report: Report, language: Language): Html {
  const labels = LABELS[language];
  return html`<section class="part" id="people">
    <h2>${labels.peopleTitle}</h2>
    <p class="note">${labels.peopleNote}</p>
    <ul class="people">
      ${report.portraits.map(
        ({ person, posts, received }) =>
          html`<li>
            <a href="#person-${person.id}">
              ${avatar(person)}
              <span
                ><b dir="auto">${person.name}</b>
                <small>${belonging(person, language)}</small>
                <small
                  >${labels.posts} ${posts.length} · ${labels.emojiReceived} ${received}</small
                ></span
              >
            </a>
          </li>`,
      )}
    </ul>
  </section>`;
}

function belonging(person: Person, language: Language): string {
  const labels = LABELS[language];
  if (person.role !== 'student') return labels.roles[person.role];
  return person.group ?? labels.noGroup;
}

/**
 * The pages of all people. A page shows when its address (`#person-3`) is called: the style sheet
 * does that, so that the report needs no script.
 *
 * @param report What was found.
 * @param language Of the words.
 * @returns A hidden `section` for each person.
 */
export function personPages(report: Report, language: Language): Html {
  return html`${report.portraits.map((portrait) => personPage(portrait, language))}`;
}

function personPage(portrait: Portrait, language: Language): Html {
  const labels = LABELS[language];
  const { person, posts } = portrait;
  const others = person.names.filter((name) => name !== person.name);
  return html`<section class="person" id="person-${person.id}">
    <a class="back" href="#people">← ${labels.back}</a>
    <div class="head">
      ${avatar(person)}
      <div>
        <h2 dir="auto">${person.name}</h2>
        <p class="note">
          ${belonging(person, language)}${others.length > 0 && ` · ${labels.alsoKnownAs}: ${others.join(', ')}`}
        </p>
      </div>
    </div>
    <dl class="figures">
      ${figure(labels.messages, posts.length - portrait.replies, language)}
      ${figure(labels.replies, portrait.replies, language)}
      ${figure(labels.questions, portrait.questions, language)}
      ${figure(labels.emojiGiven, portrait.given, language)}
      ${figure(labels.emojiReceived, portrait.received, language)}
    </dl>
    <div class="facts">
      <div class="panel">
        <h3>${labels.words}</h3>
        <ul class="chips">
          ${portrait.words.map(
            ({ word, count }) => html`<li dir="auto">${word} <small>${count}</small></li>`,
          )}
        </ul>
        ${
          portrait.tellingWords.length > 0 &&
          html`<h3>${labels.tellingWords}</h3>
            <ul class="chips">
              ${portrait.tellingWords.map((word) => html`<li dir="auto">${word}</li>`)}
            </ul>`
        }
      </div>
      <div class="panel">
        <h3>${labels.emojiGiven}</h3>
        ${emojiChips(portrait.emojiGiven)}
        <h3>${labels.emojiReceived}</h3>
        ${emojiChips(portrait.emojiReceived)}
      </div>
      ${mannerPanel(portrait.manner, language)}
    </div>
    <h3>${labels.allMessages}</h3>
    ${
      posts.length === 0
        ? html`<p class="panel">${labels.noMessages}</p>`
        : html`<div class="panel">
            ${posts.map((post) =>
              bubble(post, { labels, day: dayOf(post.lecture, language), ownPage: true }),
            )}
          </div>`
    }
  </section>`;
}

function figure(name: string, count: number, language: Language): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${count.toLocaleString(language)}</dd>
  </div>`;
}

function emojiChips(emoji: readonly EmojiCount[]): Html {
  return html`<ul class="chips">
    ${emoji.map((entry) => html`<li>${entry.emoji} <small>${entry.count}</small></li>`)}
  </ul>`;
}
