import { Library } from '../link/library.js';
import { listPeople } from '../people/list-people.js';
import { completeRules } from '../people/people-rules.js';
import { personOf, resolveListed, type ResolvePeopleOptions } from '../people/resolve-people.js';
import type { ChatDiagnostic, ChatEvent, ChatPerson, ChatRecipient, ZoomChat } from '../types.js';
import { anonymousLine, anonymousQuote } from './anonymous-quote.js';
import { anonymousMessages } from './anonymous-messages.js';
import { NameFinder } from './name-finder.js';
import { makePseudonyms, type AnonymousLanguage } from './pseudonyms.js';
import type { LinkPolicy, RedactOptions } from './redact.js';
import { Scrubber } from './scrubber.js';

/** What to hide, and under which names. */
export interface AnonymizeOptions extends ResolvePeopleOptions {
  /** The people, when they are known already, or over several chats. Default: `resolvePeople`. */
  readonly people?: readonly ChatPerson[];
  /** The name to show for a person; `index` counts from 0. Default: `사람1` or `Person 1`. */
  readonly pseudonym?: (person: ChatPerson, index: number) => string;
  /**
   * A secret. Pseudonyms are numbers made from it and the bare name, the same in every chat;
   * without it nobody can find out whose they are by trying names.
   */
  readonly salt?: string;
  /** Of pseudonyms and of what stands for personal data. Default: Korean when some name is. */
  readonly language?: AnonymousLanguage;
  /** Default: e-mail addresses, phone numbers and student numbers are taken out. */
  readonly redact?: RedactOptions;
  /** Default: `keep`. */
  readonly links?: LinkPolicy;
  /** Default: false; direct messages, and reactions to them, are left out. */
  readonly includeDirect?: boolean;
}

/**
 * A chat that names nobody. Each person gets a pseudonym, which also replaces the name in texts,
 * mentions and quotations; e-mail addresses, phone numbers and student numbers are taken out; notes
 * lose their text, since nobody knows whom it names. Which message answers which stays.
 *
 * Names that nobody in the chat or in the report has are not known and not found. A name of one
 * character is replaced as a sender only.
 *
 * @param chat - A chat of any source.
 * @returns A new chat, with no source text and no text in its diagnostics.
 * @throws ZoomChatError `invalid-options` for rules of people that contradict each other.
 * @example
 * ```ts
 * // 2조_김하늘: "박서준 강사님 감사합니다 010-1234-5678"
 * anonymizeChat(chat).messages[0]?.text; // '사람2 강사님 감사합니다 [전화번호]'
 * ```
 */
export function anonymizeChat(chat: ZoomChat, options: AnonymizeOptions = {}): ZoomChat {
  const kept = chat.events.filter((event) => options.includeDirect === true || !isDirect(event));
  const people = peopleInOrder(chat, kept, options);
  const generic = new Set(
    completeRules(options.rules).genericNames.map((name) => name.toLowerCase()),
  );
  const finder = new NameFinder(people, (name) => generic.has(name.toLowerCase()));
  const language = options.language ?? (people.some(isKorean) ? 'ko' : 'en');
  const pseudonyms =
    options.pseudonym === undefined
      ? makePseudonyms(people, language, options.salt, (text) => finder.find(text).length > 0)
      : new Map(people.map((person, index) => [person, options.pseudonym?.(person, index) ?? '']));
  const { redact = {}, links = 'keep' } = options;
  const scrubber = new Scrubber({ finder, pseudonyms, language, redact, links });

  const whose = personOf(people);
  const nameOf = (name: string): string => {
    const person = whose.get(name);
    return (person && pseudonyms.get(person)) ?? '';
  };
  const leftOut = new Library(Infinity);
  for (const event of chat.events) {
    if (options.includeDirect !== true && isDirect(event)) leftOut.add(event.id, event.text);
  }
  const newIds = new Map(kept.map((event, id) => [event.id, id]));
  const events: ChatEvent[] = [];
  for (const event of kept) events.push(anonymousEvent(event));
  const behind = new Map(people.map((person) => [pseudonyms.get(person) ?? '', person]));
  return {
    dialect: chat.dialect,
    events,
    messages: anonymousMessages(chat.messages, events, newIds, nameOf),
    people: listPeople(events).map((person) => ({
      ...person,
      ...marksOf(behind.get(person.name) ?? {}, finder),
    })),
    diagnostics: chat.diagnostics.map(withoutText),
    source: null,
  };

  function anonymousEvent(event: ChatEvent): ChatEvent {
    if (event.type === 'note') return { ...event, id: events.length, sender: '', text: '' };
    const base = {
      id: events.length,
      sender: nameOf(event.sender),
      recipient: anonymousRecipient(event.recipient),
    };
    switch (event.type) {
      case 'reply': {
        const { id: parentId, ...link } = relink(event, event.parentId);
        const quote = quoteOf(event.quote, event.parentId);
        const text = scrubber.text(event.text);
        return { ...event, ...base, text, quote, parentId, ...link };
      }
      case 'reaction':
      case 'reactionRemoved': {
        const { id: targetId, ...link } = relink(event, event.targetId);
        const quote = quoteOf(event.quote, event.targetId);
        const text = anonymousLine(event, quote, scrubber);
        return { ...event, ...base, text, quote, targetId, ...link };
      }
      case 'quickAdd':
      case 'quickRemove': {
        const { id: targetId, ...link } = relink(event, event.targetId);
        return { ...event, ...base, text: scrubber.text(event.text), targetId, ...link };
      }
      default:
        return { ...event, ...base, text: scrubber.text(event.text) };
    }
  }

  function quoteOf(quote: string, targetId: number | null): string {
    const before = targetId === null ? undefined : chat.events[targetId];
    // What is left out may be quoted to everyone; no link says so, since links keep them apart.
    if (before === undefined) {
      return leftOut.find(quote).id === null ? anonymousQuote(quote, null, scrubber) : '';
    }
    const newId = newIds.get(before.id);
    // A quotation of what is left out tells what it said.
    if (newId === undefined) return '';
    const after = events[newId]?.text ?? scrubber.text(before.text);
    return anonymousQuote(quote, { before, after }, scrubber);
  }

  /** A link to what is left out is none. */
  function relink(
    { candidates, confidence }: { readonly candidates: number; readonly confidence: number },
    oldId: number | null,
  ): { id: number | null; candidates: number; confidence: number } {
    const id = oldId === null ? null : (newIds.get(oldId) ?? null);
    return id === oldId || id !== null
      ? { id, candidates, confidence }
      : { id, candidates: 0, confidence: 0 };
  }

  function anonymousRecipient(recipient: ChatRecipient): ChatRecipient {
    return recipient.name === undefined
      ? recipient
      : { ...recipient, name: nameOf(recipient.name) };
  }
}

/** Everybody whom the chat names, those who are left in it first, in order of appearance. */
function peopleInOrder(
  chat: ZoomChat,
  kept: readonly ChatEvent[],
  options: AnonymizeOptions,
): ChatPerson[] {
  const names = new Set<string>();
  for (const events of [kept, chat.events]) {
    for (const { type, sender, recipient } of events) {
      if (type === 'note') continue;
      names.add(sender);
      if (recipient.name !== undefined) names.add(recipient.name);
    }
  }
  for (const { reactions } of chat.messages) {
    for (const { senders } of reactions) for (const name of senders) names.add(name);
  }
  const given = options.people ?? [];
  const known = personOf(given);
  const others = [...names].filter((name) => !known.has(name));
  const listed = others.map((name, id) => ({
    ...{ id, name, names: [name], messages: 0, reactions: 0, reasons: [] },
  }));
  return [...given, ...resolveListed(listed, options)];
}

function isDirect(event: ChatEvent): boolean {
  return event.recipient.kind === 'direct';
}

function isKorean(person: ChatPerson): boolean {
  return /[가-힣]/.test(person.name);
}

/** What the classroom may know of a pseudonym; a group may be all there is of a name. */
function marksOf(
  { role, group, place }: Partial<ChatPerson>,
  finder: NameFinder,
): Pick<ChatPerson, 'role' | 'group' | 'place'> {
  return {
    ...(role === undefined ? {} : { role }),
    ...(group === undefined || finder.find(group).length > 0 ? {} : { group }),
    ...(place === undefined ? {} : { place }),
  };
}

function withoutText({ text: _text, ...diagnostic }: ChatDiagnostic): ChatDiagnostic {
  return diagnostic;
}
