import { identitiesOf } from '../people/person-identity.js';
import { hmacSha256 } from '../tables/sha256.js';
import type { ChatPerson } from '../types.js';

export type AnonymousLanguage = 'ko' | 'en';

/** The words of the language in which a chat is made anonymous. */
interface Words {
  /** Words for a person; the second serves where the first is somebody's name. */
  readonly person: readonly string[];
  /** In place of a name that may be one of several people's. */
  readonly somebody: string;
  readonly email: string;
  readonly phone: string;
  readonly studentNumber: string;
  readonly link: string;
}

export const WORDS: Readonly<Record<AnonymousLanguage, Words>> = {
  ko: {
    person: ['사람', '참가자', '익명'],
    somebody: '[이름]',
    email: '[이메일]',
    phone: '[전화번호]',
    studentNumber: '[학번]',
    link: '[링크]',
  },
  en: {
    person: ['Person ', 'Participant ', 'Somebody '],
    somebody: '[name]',
    email: '[email]',
    phone: '[phone]',
    studentNumber: '[student number]',
    link: '[link]',
  },
};

/** Digits of a keyed pseudonym: among 1,000 people two are alike once in two million chats. */
const KEYED_DIGITS = 12;
/** So many numbers in a row are tried to find one that is nobody's name. */
const MAX_TRIES = 1000;

/**
 * Pseudonyms for people: by their place in the list, or under a secret by who they are.
 *
 * @param holdsName - Whether a text holds a real name; no pseudonym may.
 */
export function makePseudonyms(
  people: readonly ChatPerson[],
  language: AnonymousLanguage,
  salt: string | undefined,
  holdsName: (text: string) => boolean,
): Map<ChatPerson, string> {
  const words = WORDS[language].person;
  const word = words.find((candidate) => !holdsName(candidate)) ?? words[0] ?? '';
  const pseudonyms = new Map<ChatPerson, string>();
  if (salt !== undefined) {
    const identities = identitiesOf(people);
    for (const person of people) {
      pseudonyms.set(person, word + keyedNumber(salt, identities.get(person) ?? ''));
    }
    return pseudonyms;
  }
  let number = 1;
  for (const person of people) {
    for (let tries = 0; tries < MAX_TRIES && holdsName(`${word}${number}`); tries++) number++;
    pseudonyms.set(person, `${word}${number}`);
    number++;
  }
  return pseudonyms;
}

function keyedNumber(salt: string, identity: string): string {
  const utf8 = new TextEncoder();
  const digest = hmacSha256(utf8.encode(salt), utf8.encode(identity));
  let value = 0n;
  for (const byte of digest.subarray(0, 8)) value = value * 256n + BigInt(byte);
  return (value % 10n ** BigInt(KEYED_DIGITS)).toString().padStart(KEYED_DIGITS, '0');
}
