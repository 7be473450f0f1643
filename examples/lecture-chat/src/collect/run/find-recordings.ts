import type { SharedRecording, SlackMessage } from '../model';
import { sharedRecordings } from '../slack/shared-recordings';
import type { SharedRecordingsOptions } from '../slack/shared-recordings';

/** The recordings of a channel, in the order of their lectures, and what a person should look at. */
export interface FoundRecordings {
  readonly messages: number;
  readonly recordings: readonly SharedRecording[];
  readonly problems: readonly string[];
}

export async function findRecordings(
  messages: AsyncIterable<SlackMessage>,
  options: SharedRecordingsOptions,
): Promise<FoundRecordings> {
  const found = new Map<string, SharedRecording>();
  const problems: string[] = [];
  let count = 0;
  for await (const message of messages) {
    count++;
    const shared = sharedRecordings(message, options);
    for (const recording of shared.recordings) found.set(recording.id, recording);
    problems.push(...shared.problems);
  }
  const recordings = [...found.values()].sort(
    (a, b) =>
      a.lectureDate.localeCompare(b.lectureDate) || a.sharedAt.getTime() - b.sharedAt.getTime(),
  );
  return { messages: count, recordings, problems };
}
