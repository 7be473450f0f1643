import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RawDocument } from '../model';

/** What is known of a kept answer beside its bytes. */
export interface RawMeta extends Omit<RawDocument, 'body'> {
  /** Counts the answers under one key from 1. */
  readonly version: number;
  /** Of the body, in hexadecimal digits. */
  readonly sha256: string;
  readonly bytes: number;
}

/** As it is kept, in JSON (with a time as text) and in BSON. */
export const RAW_META: z.ZodType<RawMeta> = z.object({
  key: z.string(),
  version: z.int().min(1),
  fileId: z.string(),
  lectureDate: z.string(),
  topic: z.string().nullable(),
  fetchedAt: z.coerce.date(),
  sha256: z.string(),
  bytes: z.int().min(0),
});

/** Tells a body, or a text, from others. */
export function sha256Of(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** A key of any letters as 32 hexadecimal digits: for names of files, and for columns of keys. */
export function hashOfKey(key: string): string {
  return sha256Of(key).slice(0, 32);
}

/** What is kept beside a document's body. */
export function metaOf({ body, ...document }: RawDocument, version: number): RawMeta {
  return { ...document, version, sha256: sha256Of(body), bytes: body.length };
}

/** The document again; null where the bytes are not those that were kept. */
export function documentOf(meta: RawMeta, body: Uint8Array): RawDocument | null {
  if (sha256Of(body) !== meta.sha256) return null;
  const { key, fileId, lectureDate, topic, fetchedAt } = meta;
  return { key, fileId, lectureDate, topic, fetchedAt, body };
}
