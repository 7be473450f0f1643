// The parser on real exports. For each *.txt: messages, references (replies, reactions, removals), the
// share of them that was linked, and whether the text comes back to the byte. Fails when a file does
// not come back or when fewer than 97.4 % of all references are linked. Chat text is never printed.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { printTable } from '../house/print-table.mjs';

const FLOOR = 0.974;

export async function checkZoom(folder, findings) {
  const { parseZoomChat, stringifyZoomChat } = await import('@nunchi/zoom-chat');
  const rows = [];
  const total = { messages: 0, references: 0, linked: 0 };

  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  for (const file of files.sort()) {
    const bytes = readFileSync(path.join(folder, file));
    const chat = parseZoomChat(bytes, { fileName: file });
    const references = chat.events.filter(isReference);
    const linked = references.filter((event) => targetOf(event) !== null).length;
    const exact = Buffer.from(stringifyZoomChat(chat), 'utf8').equals(bytes);
    if (!exact) findings.problem(`${file} does not come back to the byte`);
    rows.push([
      file,
      chat.messages.length,
      references.length,
      share(linked, references.length),
      exact ? 'exact' : 'NOT EXACT',
    ]);
    total.messages += chat.messages.length;
    total.references += references.length;
    total.linked += linked;
  }

  rows.push(['all', total.messages, total.references, share(total.linked, total.references), '']);
  printTable(['file', 'messages', 'references', 'linked', 'round trip'], rows);
  findings.expect(
    total.references > 0 && total.linked / total.references >= FLOOR,
    `linked ${share(total.linked, total.references)} of all references, floor ${share(FLOOR, 1)}`,
  );
}

function isReference(event) {
  return event.type === 'reply' || event.type === 'reaction' || event.type === 'reactionRemoved';
}

function targetOf(event) {
  return event.type === 'reply' ? event.parentId : event.targetId;
}

function share(part, whole) {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(2)} %`;
}
