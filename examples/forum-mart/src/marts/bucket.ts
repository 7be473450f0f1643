import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';

/** A place in a bucket: keys begin with its prefix. */
export interface S3Place {
  readonly bucket: string;
  /** Empty, or ends with `/`. */
  readonly prefix: string;
}

/**
 * Reads `s3://bucket/prefix`.
 *
 * @throws Error if it is no such address.
 */
export function readS3Url(url: string): S3Place {
  const [, bucket, path = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(url) ?? [];
  if (bucket === undefined)
    throw new Error(`${url} is not an address such as s3://my-bucket/forum-mart.`);
  const prefix = path.split('/').filter(Boolean).join('/');
  return { bucket, prefix: prefix === '' ? '' : `${prefix}/` };
}

/**
 * The objects of a place on S3, or on what speaks as S3 does: `AWS_ENDPOINT_URL_S3` names it. Who asks,
 * and in which region, the SDK finds where it always does: in the environment, profiles, roles.
 */
export class Bucket {
  readonly #client: S3Client;
  readonly #place: S3Place;
  readonly #signal: AbortSignal;

  constructor(place: S3Place, signal: AbortSignal) {
    this.#place = place;
    this.#signal = signal;
    const isOwn = Boolean(process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL);
    this.#client = new S3Client({
      followRegionRedirects: true,
      // A server of one's own has no name a bucket, and no regions.
      ...(isOwn ? { forcePathStyle: true, region: process.env.AWS_REGION ?? 'us-east-1' } : {}),
    });
  }

  /** The ETag of each object, by its key without the prefix. */
  async list(): Promise<Map<string, string>> {
    const { bucket, prefix } = this.#place;
    return this.#ask('cannot be listed', '', async () => {
      const etags = new Map<string, string>();
      const asked = { Bucket: bucket, Prefix: prefix };
      const pages = paginateListObjectsV2({ client: this.#client }, asked);
      for await (const { Contents = [] } of pages) {
        this.#signal.throwIfAborted();
        for (const { Key = '', ETag = '' } of Contents) etags.set(Key.slice(prefix.length), ETag);
      }
      return etags;
    });
  }

  /** The text of an object; null if there is none. */
  async text(key: string): Promise<string | null> {
    return this.#ask('cannot be read', key, async () => {
      try {
        const got = await this.#client.send(new GetObjectCommand(this.#at(key)), this.#options);
        return (await got.Body?.transformToString('utf-8')) ?? '';
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    });
  }

  /** Puts an object; gives its ETag. */
  async put(key: string, body: Uint8Array | string, type: string): Promise<string> {
    return this.#ask('cannot be written', key, async () => {
      const command = new PutObjectCommand({ ...this.#at(key), Body: body, ContentType: type });
      return (await this.#client.send(command, this.#options)).ETag ?? '';
    });
  }

  async delete(key: string): Promise<void> {
    await this.#ask('cannot be deleted', key, () =>
      this.#client.send(new DeleteObjectCommand(this.#at(key)), this.#options),
    );
  }

  close(): void {
    this.#client.destroy();
  }

  get #options(): { readonly abortSignal: AbortSignal } {
    return { abortSignal: this.#signal };
  }

  #at(key: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#place.bucket, Key: this.#place.prefix + key };
  }

  async #ask<Answer>(what: string, key: string, ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await ask();
    } catch (error) {
      this.#signal.throwIfAborted();
      const { bucket, prefix } = this.#place;
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      throw new Error(`s3://${bucket}/${prefix}${key} ${what}: ${reason}`, { cause: error });
    }
  }
}
