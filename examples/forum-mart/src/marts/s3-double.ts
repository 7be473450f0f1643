import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A server that answers as S3 does, for tests: one bucket, `a-bucket`, in memory. */
export interface S3Double {
  readonly endpoint: string;
  readonly objects: Map<string, Buffer>;
  /** What was asked: `PUT mart/posts_dim/…`. */
  readonly asked: string[];
  /** Answers in place of the bucket where it gives a status: 503, 403. */
  fail: (asked: string) => number | undefined;
  close(): Promise<void>;
}

/** Keys a page of a list: a few, so that lists have pages. */
const PAGE = 3;

export async function startS3Double(): Promise<S3Double> {
  const double: S3Double = {
    ...{ objects: new Map(), asked: [], fail: () => undefined, endpoint: '' },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const server = createServer((request, response) => {
    void answer(double, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(double, { endpoint: `http://127.0.0.1:${port}` });
}

async function answer(
  { objects, asked, fail }: S3Double,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await buffer(request);
  const url = new URL(request.url ?? '', 'http://localhost');
  const [, bucket, ...path] = decodeURIComponent(url.pathname).split('/');
  const key = path.join('/');
  const { method = '' } = request;
  asked.push(`${method} ${key}`);
  const send = (status: number, text: string | Buffer = '', headers = {}): unknown =>
    response.writeHead(status, headers).end(text);
  const error = (status: number, code: string): unknown =>
    send(status, `<Error><Code>${code}</Code><Message>It is so.</Message></Error>`);

  const failure = fail(`${method} ${key}`);
  if (failure !== undefined)
    return void error(failure, failure === 403 ? 'AccessDenied' : 'SlowDown');
  if (bucket !== 'a-bucket') return void error(404, 'NoSuchBucket');
  if (method === 'PUT') {
    objects.set(key, body);
    return void send(200, '', { etag: etagOf(body) });
  }
  if (method === 'DELETE') {
    objects.delete(key);
    return void send(204);
  }
  if (key === '') return void send(200, listed(objects, url.searchParams));
  const found = objects.get(key);
  if (found === undefined) return void error(404, 'NoSuchKey');
  send(200, found, { etag: etagOf(found) });
}

function listed(objects: ReadonlyMap<string, Buffer>, asked: URLSearchParams): string {
  const after = asked.get('continuation-token') ?? '';
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(asked.get('prefix') ?? '') && key > after)
    .sort();
  const page = keys.slice(0, PAGE);
  const contents = page.map((key) => {
    const etag = etagOf(objects.get(key) ?? Buffer.alloc(0)).replaceAll('"', '&quot;');
    return `<Contents><Key>${key}</Key><ETag>${etag}</ETag></Contents>`;
  });
  const isCut = keys.length > PAGE;
  const next = isCut ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  return `<ListBucketResult><IsTruncated>${isCut}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
}

function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
