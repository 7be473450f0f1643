import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { KeptReply } from '../analyse/question-board';
import { writeWholeFile } from '../store/whole-file';
import { withLock } from './lock';

/** A kept reply and the key of its question. */
export interface StoredReply extends KeptReply {
  readonly question: string;
}

/** What lies in the file. */
export interface StoredReplies {
  /** Keys of questions are made with it. */
  readonly secret: string;
  /** In the order in which they were kept. */
  readonly replies: readonly StoredReply[];
}

/** So many replies are kept; a board that holds more has met a machine. */
export const MOST_REPLIES: number = 10_000;

/** The board is full. */
export class BoardFullError extends Error {
  override readonly name = 'BoardFullError';
}

const STORED = z
  .object({
    version: z.literal(1),
    secret: z.string().min(16),
    replies: z.array(
      z.object({
        id: z.string(),
        question: z.string(),
        name: z.string(),
        text: z.string(),
        at: z.iso.datetime().transform((time) => new Date(time)),
      }),
    ),
  })
  .transform(({ secret, replies }): StoredReplies => ({ secret, replies }));

/** The file of a folder of output. */
export function replyFileIn(folder: string): string {
  return join(folder, 'board-replies.json');
}

/**
 * Reads the kept replies.
 *
 * @param path The file.
 * @returns What lies in it, `null` where there is no file yet.
 * @throws Error for a file that is damaged or of another program; it says nothing of the content.
 */
export function readReplies(path: string): StoredReplies | null {
  if (!existsSync(path)) return null;
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const { success, data } = STORED.safeParse(content);
  if (!success) throw new Error(`${path} holds no replies of a question board`);
  return data;
}

/** The replies of a board, kept in a file. */
export interface ReplyFile {
  /** The state that the file has now. */
  readonly read: () => StoredReplies;
  /** @throws BoardFullError after `MOST_REPLIES`. */
  readonly keep: (reply: Pick<StoredReply, 'question' | 'name' | 'text'>) => Promise<StoredReply>;
  /** Takes a reply out of the file. @returns Whether it was there. */
  readonly withdraw: (id: string) => Promise<boolean>;
}

/**
 * Opens the file of a board and makes it where there is none. Each change reads the file, changes
 * it and puts a new one in its place, one after another, also where several programs use the file:
 * it is whole at any time, and nothing is lost.
 *
 * @param path The file.
 * @returns The replies in it.
 * @throws Error for a file that is damaged: it is never written over.
 */
export async function openReplyFile(path: string): Promise<ReplyFile> {
  let last: Promise<unknown> = Promise.resolve();
  const change = <Result>(
    edit: (stored: StoredReplies) => { stored: StoredReplies; result: Result },
  ): Promise<Result> => {
    const next = last.then(() =>
      withLock(`${path}.lock`, async () => {
        const before = readReplies(path) ?? { secret: newSecret(), replies: [] };
        const { stored, result } = edit(before);
        if (stored !== before || !existsSync(path)) await replaceFile(path, stored);
        return result;
      }),
    );
    last = next.catch(() => undefined);
    return next;
  };

  await mkdir(dirname(path), { recursive: true });
  await change((stored) => ({ stored, result: undefined }));
  return {
    read: () => readReplies(path) ?? { secret: '', replies: [] },
    keep: (reply) =>
      change((stored) => {
        if (stored.replies.length >= MOST_REPLIES) throw new BoardFullError();
        const kept = { id: randomUUID(), ...reply, at: new Date() };
        return { stored: { ...stored, replies: [...stored.replies, kept] }, result: kept };
      }),
    withdraw: (id) =>
      change((stored) => {
        const replies = stored.replies.filter((reply) => reply.id !== id);
        const found = replies.length < stored.replies.length;
        return { stored: found ? { ...stored, replies } : stored, result: found };
      }),
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function replaceFile(path: string, stored: StoredReplies): Promise<void> {
  return writeWholeFile(path, `${JSON.stringify({ version: 1, ...stored }, null, 2)}\n`);
}
