import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AuthorModel } from '../analyse/author';
import type { Course } from '../analyse/model';
import type { Question } from '../analyse/question';
import { boardOf, withKept } from '../analyse/question-board';
import type { BoardProblem } from '../draw/board-labels';
import type { Language } from '../options';
import { boardPage } from './board-page';
import type { RefusedForm } from './board-page';
import type { ReplyPlaces } from './kept-replies';
import { hrefOf, readQuery } from './query';
import { BoardFullError } from './reply-file';
import type { ReplyFile } from './reply-file';
import { readReplyForm } from './reply-form';
import { problemPage } from './shell';
import { LONGEST_SAYING, whoPage } from './who-page';

/** What a board shows and keeps. */
export interface BoardSource {
  readonly course: Pick<Course, 'lectures'>;
  readonly questions: readonly Question[];
  readonly places: ReplyPlaces;
  readonly file: ReplyFile;
  readonly language: Language;
  /** Addresses under which the board is opened, as `http://127.0.0.1:8787`; no other is answered. */
  readonly origins: readonly string[];
  /** `null` where "who would say this?" is not asked. */
  readonly authors: AuthorModel | null;
  /** Is told the name of an error, which holds nothing of the chat. */
  readonly onError?: (name: string) => void;
}

/** A reply of the longest kind, every letter written as nine. */
const LARGEST_BODY = 32 * 1024;

/**
 * What a browser may do with the pages. The referrer stays inside: `no-referrer` would turn the
 * `Origin` of the board's own forms into `null`.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/**
 * The question board on the web.
 *
 * - `GET /` shows it; `state`, `lecture`, `person`, `text` choose.
 * - `POST /replies` keeps a reply, `POST /withdrawals` takes one back; both lead back to the board.
 * - `GET /who?text=` guesses who would say a text.
 *
 * A page of another site can neither read the board (its name has to be one of `origins`, which
 * keeps out names that are turned to this computer) nor write on it (the `Origin` is checked).
 *
 * @param source What to show, and where to keep replies.
 * @returns An application that any server of Hono runs.
 */
export function createBoard(source: BoardSource): Hono {
  const { course, questions, places, file, language, origins, authors } = source;
  const app = new Hono();

  const refuse = (c: Context, problem: BoardProblem, status: 403 | 404 | 413 | 500 | 507) =>
    c.html(problemPage(language, problem), status);
  const show = (c: Context, refused?: RefusedForm): Response | Promise<Response> => {
    const board = boardOf(withKept(questions, places.place(file.read())), course.lectures);
    const query = readQuery(c.req.query());
    const who = authors !== null;
    const { keyOf } = places;
    const page = { board, query, language, keyOf, who, ...(refused && { refused }) };
    return c.html(boardPage(page), refused === undefined ? 200 : 422);
  };
  const postOf = new Map(questions.map(({ post }) => [places.keyOf(post.id), post.id]));

  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    const { origin } = new URL(c.req.url);
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    const from = reads ? origin : c.req.header('Origin');
    if (!origins.includes(origin) || from !== origin) return refuse(c, 'origin', 403);
    return next();
  });
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => refuse(c, 'size', 413) }));

  app.get('/', (c) => show(c));

  app.post('/replies', async (c) => {
    const body = await c.req.parseBody();
    const result = readReplyForm(body);
    const key = typeof body.question === 'string' ? body.question : '';
    const post = postOf.get(key);
    if (post === undefined) return refuse(c, 'question', 404);
    if (!result.ok) {
      const { name, text } = body;
      const filledIn = { name: textOf(name), text: textOf(text) };
      return show(c, { question: key, ...filledIn, problem: result.problem });
    }
    await file.keep(result.form);
    return c.redirect(`${hrefOf({ ...readQuery(c.req.query()), at: post })}#q-${post}`, 303);
  });

  app.post('/withdrawals', async (c) => {
    const { reply } = await c.req.parseBody();
    const id = textOf(reply);
    const stored = file.read().replies.find((one) => one.id === id);
    if (stored === undefined || !(await file.withdraw(id))) return refuse(c, 'reply', 404);
    const post = postOf.get(stored.question);
    const query = { ...readQuery(c.req.query()), at: post };
    return c.redirect(hrefOf(query) + (post === undefined ? '' : `#q-${post}`), 303);
  });

  app.get('/who', (c) => {
    if (authors === null) return refuse(c, 'page', 404);
    const text = (c.req.query('text') ?? '').trim().slice(0, LONGEST_SAYING);
    return c.html(whoPage(text, text === '' ? null : authors.whoWouldSay(text), language));
  });

  app.notFound((c) => refuse(c, 'page', 404));
  app.onError((error, c) => {
    if (error instanceof BoardFullError) return refuse(c, 'full', 507);
    source.onError?.('code' in error ? `${error.name} ${String(error.code)}` : error.name);
    return refuse(c, 'broken', 500);
  });
  return app;
}

function textOf(field: unknown): string {
  return typeof field === 'string' ? field : '';
}
