// Parsing speed of @nunchi/zoom-chat, in megabytes (10^6 bytes) of the chat file as UTF-8, against
// a bare split('\n') of the same text: the least that a parser of lines could do.

import { DEFAULT_SEED, makeChat } from './corpus/zoom-chat.mjs';

const CHUNK = 65_536;

const cases = [
  { dialect: 'two-line-ko', title: 'Korean two-line, a day of class', megabytes: 0.1 },
  { dialect: 'two-line-ko', title: 'Korean two-line', megabytes: 8 },
  { dialect: 'cloud', title: 'Cloud recording', megabytes: 8 },
  { dialect: 'single-line', title: 'Single-line', megabytes: 8 },
];

/** Makes the chats, checks the parser on them, and gives the tasks to time. */
export async function prepare({ load, quick, seed = DEFAULT_SEED }) {
  const zoomChat = await load('@nunchi/zoom-chat');
  const groups = [];
  for (const { dialect, title, megabytes } of cases) {
    const chat = makeChat({ dialect, megabytes: quick ? Math.min(megabytes, 1) : megabytes, seed });
    await verify(zoomChat, chat, title);
    const amount = chat.bytes.length / 1e6;
    const events = chat.counts.message + chat.counts.reply + chat.counts.reaction;
    groups.push({
      title: `${title}: ${amount.toFixed(2)} MB, ${events} events`,
      unit: 'MB/s',
      amount,
      tasks: tasksOf(zoomChat, chat),
    });
  }
  return { seed, groups };
}

function tasksOf({ parseZoomChat, streamZoomChat }, { text, bytes }) {
  const chunks = sliceChunks(bytes);
  return [
    { name: "text.split('\\n')", baseline: true, run: () => text.split('\n').length },
    {
      name: 'parseZoomChat(text, { link: false })',
      run: () => parseZoomChat(text, { link: false }).events.length,
    },
    { name: 'parseZoomChat(text)', run: () => parseZoomChat(text).events.length },
    {
      name: 'parseZoomChat(bytes, { link: false })',
      run: () => parseZoomChat(bytes, { link: false }).events.length,
    },
    { name: 'parseZoomChat(bytes)', run: () => parseZoomChat(bytes).events.length },
    {
      name: 'streamZoomChat(64 KiB chunks)',
      async: true,
      run: () => countEvents(streamZoomChat(readChunks(chunks))),
    },
  ];
}

/** Nothing is timed before its results are right. */
async function verify({ parseZoomChat, streamZoomChat, stringifyZoomChat }, made, title) {
  const { text, bytes, counts } = made;
  const expect = (condition, what) => {
    if (!condition) throw new Error(`${title}: ${what}`);
  };
  for (const input of [text, bytes]) {
    for (const link of [false, true]) {
      const { events } = parseZoomChat(input, { link });
      for (const type of Object.keys(counts)) {
        const found = events.filter((event) => event.type === type).length;
        expect(
          found === counts[type],
          `${found} events of type ${type}, made were ${counts[type]}`,
        );
      }
    }
  }
  const chat = parseZoomChat(text);
  expect(stringifyZoomChat(chat) === text, 'the text does not come back to the byte');

  const references = chat.events.filter(isReference);
  const linked = references.filter((event) => targetOf(event) !== null).length;
  expect(linked / references.length > 0.99, `only ${linked} of ${references.length} linked`);

  let index = 0;
  for await (const event of streamZoomChat(readChunks(sliceChunks(bytes)))) {
    const other = chat.events[index];
    expect(event.type === other?.type && event.text === other.text, `stream differs at ${index}`);
    index += 1;
  }
  expect(index === chat.events.length, `the stream gave ${index} of ${chat.events.length} events`);
}

function isReference(event) {
  return event.type === 'reply' || event.type === 'reaction';
}

function targetOf(event) {
  return event.type === 'reply' ? event.parentId : event.targetId;
}

function sliceChunks(bytes) {
  const chunks = [];
  for (let at = 0; at < bytes.length; at += CHUNK) chunks.push(bytes.subarray(at, at + CHUNK));
  return chunks;
}

async function* readChunks(chunks) {
  yield* chunks;
}

async function countEvents(events) {
  let count = 0;
  for await (const event of events) count += event.type === 'note' ? 0 : 1;
  return count;
}
