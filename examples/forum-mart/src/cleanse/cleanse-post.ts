import { createHash } from 'node:crypto';
import type { CleansedPost, RawPost } from '../model';
import { faultyRow } from '../raw/raw-row';
import type { FaultyRow } from '../raw/raw-row';
import { cleanAuthor, cleanText, joinParts } from './clean-text';
import type { ReadDate } from './read-date';

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Cleanses a post; a row that is kept aside where its date, author or text is of no use. */
export function cleansePost(raw: RawPost, readDate: ReadDate): CleansedPost | FaultyRow {
  const date = readDate(raw.date, raw.crawledAt);
  if (typeof date === 'string') return faultyRow(raw.line, 'date', date, raw.date);
  const author = cleanAuthor(raw.author);
  if (author === '') return faultyRow(raw.line, 'author', 'nothing is left of it', raw.author);
  const title = cleanText(raw.title);
  const text = joinParts(title, cleanText(raw.content));
  if (!LETTER_OR_DIGIT.test(text))
    return faultyRow(raw.line, 'content', 'no word is left of it', raw.content);
  return {
    post_id: digest(author, date.posted_at, text),
    author,
    ...date,
    year: Number(date.posted_at.slice(0, 4)),
    month: Number(date.posted_at.slice(5, 7)),
    title,
    text,
    views: raw.views,
    comments: raw.comments,
    likes: raw.likes,
  };
}

/** 16 hexadecimal digits of the SHA-256 of cleansed texts; no line feed is in any of them. */
export function digest(...texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16);
}
