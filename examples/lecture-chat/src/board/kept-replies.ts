import type { KeptReply } from '../analyse/question-board';
import type { Options } from '../options';
import type { LoadedCourse } from '../read/load-course';
import { anonymousReplies } from './anonymous-replies';
import { postKeys } from './post-keys';
import type { StoredReplies } from './reply-file';

/** Finds the post that a stored reply belongs to, and the other way round. */
export interface ReplyPlaces {
  /** The key of a post. */
  readonly keyOf: (postId: string) => string | undefined;
  /**
   * Stored replies by the `id` of their posts, as they are to be shown. Replies to chats that are not
   * loaded are not shown; they stay in the file.
   */
  readonly place: (stored: StoredReplies) => Map<string, KeptReply[]>;
}

/**
 * Joins stored replies with a course.
 *
 * @param loaded The course, and who the people are.
 * @param options Whether names are replaced, and what is left out.
 * @param secret That of the file.
 * @param salt A secret for pseudonyms.
 * @returns Both ways between posts and stored replies.
 */
export function replyPlaces(
  { named, course }: Pick<LoadedCourse, 'named' | 'course'>,
  options: Pick<Options, 'anonymize' | 'includeDirect' | 'language'>,
  secret: string,
  salt: string | undefined,
): ReplyPlaces {
  const { anonymize, includeDirect, language } = options;
  const keys = postKeys(named.lectures, { secret, anonymized: anonymize, includeDirect });
  const postOf = new Map(
    course.posts.flatMap(({ id }) => {
      const key = keys.get(id);
      return key === undefined ? [] : [[key, id]];
    }),
  );
  return {
    keyOf: (postId) => keys.get(postId),
    place: ({ replies }) => {
      const shown = anonymize
        ? anonymousReplies(replies, named.people, { salt, language })
        : replies;
      const kept = new Map<string, KeptReply[]>();
      for (const { question, ...reply } of shown) {
        const post = postOf.get(question);
        if (post === undefined) continue;
        const together = kept.get(post);
        if (together === undefined) kept.set(post, [reply]);
        else together.push(reply);
      }
      return kept;
    },
  };
}
