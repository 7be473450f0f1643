import { splitCode } from '../analyse/code';
import { findLinks } from '../analyse/links';
import type { Person, Post, Reaction } from '../analyse/model';
import { clock } from './clock';
import { html } from './html';
import type { Html, Part } from './html';
import type { Labels } from './labels';

/**
 * The text of a message: code in its own block, addresses as links, everything else as typed.
 *
 * @param text A message as it was written.
 * @returns Markup in which every character of the text is escaped.
 */
export function messageText(text: string): Html {
  return html`${splitCode(text).map((block) =>
    block.kind === 'code'
      ? html`<pre class="code" dir="ltr"><code>${block.text}</code></pre>`
      : html`<p class="talk" dir="auto">${linked(block.text)}</p>`,
  )}`;
}

function linked(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { start, end, url } of findLinks(text)) {
    parts.push(text.slice(from, start), anchor(url));
    from = end;
  }
  parts.push(text.slice(from));
  return parts;
}

/**
 * A link out of the page. `findLinks` gives `http` and `https` addresses alone.
 *
 * @param url The address.
 * @returns An anchor that tells the other side nothing of this page.
 */
export function anchor(url: string): Html {
  return html`<a href="${url}" rel="noopener noreferrer nofollow" target="_blank">${url}</a>`;
}

/** A round picture with the end of the name, as Korean chats shorten names: `하늘`, `12`, `Ma`. */
export function avatar(person: Person): Html {
  return html`<span class="avatar tint-${tintOf(person)}" aria-hidden="true"
    >${short(person.name)}</span
  >`;
}

function short(name: string): string {
  const letters = Array.from(name.slice(0, 40).replace(/[\s()]/g, ''));
  const number = /\d{1,3}$/.exec(letters.join(''))?.[0];
  if (number !== undefined) return number;
  const hangul = /^\p{Script=Hangul}+$/u.test(letters.join(''));
  return (hangul ? letters.slice(-2) : letters.slice(0, 2)).join('');
}

/** One of eight colours, so spread that people who came one after another differ. */
function tintOf({ id }: Person): number {
  return (id * 5 + Math.floor(id / 8)) % 8;
}

/**
 * A person's name as a link.
 *
 * @param person The person.
 * @param href Where it leads; if not given, to the person's page.
 * @returns An anchor.
 */
export function personLink(person: Person, href: string = `#person-${person.id}`): Html {
  return html`<a class="name" href="${href}" dir="auto">${person.name}</a>`;
}

/** Reactions as small counters; who reacted shows on hover. */
function reactionList(reactions: readonly Reaction[]): Html | null {
  if (reactions.length === 0) return null;
  return html`<ul class="reactions">
    ${reactions.map(({ emoji, count, people }) => {
      const names = people.map((person) => person.name).join(', ');
      return html`<li title="${names}"><span class="emoji">${emoji}</span> ${count}</li>`;
    })}
  </ul>`;
}

/** What a bubble shows besides the message. */
export interface BubbleOptions {
  readonly labels: Labels;
  /** The day, where messages of several days stand together. */
  readonly day?: string;
  /** Steps to the right, in a thread. */
  readonly depth?: number;
  /** Leaves the author out, on the author's own page. */
  readonly ownPage?: boolean;
  /** Where names lead, where that is not to the page of the person. */
  readonly personHref?: (person: Person) => string;
  /** Stands at the end of the first line. */
  readonly badge?: Html;
}

const DEEPEST = 3;
const QUOTE_LENGTH = 60;

/**
 * A message as a chat shows it.
 *
 * @param post The message.
 * @param options What to show besides.
 * @returns An `article`.
 */
export function bubble(post: Post, options: BubbleOptions): Html {
  const { labels, day, ownPage = false, personHref, badge = null } = options;
  const depth = Math.min(options.depth ?? 0, DEEPEST);
  const role = post.person.role;
  return html`<article class="post depth-${depth}">
    ${ownPage ? null : avatar(post.person)}
    <div class="body">
      <header>
        ${ownPage ? null : personLink(post.person, personHref?.(post.person))}
        ${!ownPage && role !== 'student' ? html`<span class="role">${labels.roles[role]}</span>` : null}
        <span class="when"
          >${day === undefined ? null : html`${day} `}<time>${clock(post.second)}</time></span
        >
        ${post.message.recipient.kind === 'direct' ? html`<span class="role">${labels.direct}</span>` : null}
        ${badge}
      </header>
      ${depth === 0 && post.parent !== null ? quoteOf(post.parent, labels) : null}
      <div class="text">${messageText(post.message.text)}</div>
      ${reactionList(post.reactions)}
    </div>
  </article>`;
}

function quoteOf(parent: Post, labels: Labels): Html {
  const line = parent.message.text.slice(0, 4 * QUOTE_LENGTH).split('\n', 1)[0] ?? '';
  const letters = Array.from(line);
  const text = letters.length > QUOTE_LENGTH ? letters.slice(0, QUOTE_LENGTH).join('') + '…' : line;
  return html`<p class="quote" dir="auto">
    <span class="who">${parent.person.name}</span>
    <span class="sr">${labels.repliesTo}</span> ${text}
  </p>`;
}
