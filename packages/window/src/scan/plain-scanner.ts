import { JsonTokens } from './json-tokens.js';
import type { PathNode } from './path-tree.js';
import { nodesOf } from './path-tree.js';
import type { Scanner, ScannerSize } from './scanner.js';
import {
  ARRAY,
  BYTES_BEHIND,
  ESCAPED_STRING,
  LINE_NUMBERS,
  MOST_DEPTH,
  NUMBER,
  OBJECT,
  SPAN_NUMBERS,
  STRING,
  recordNumbers,
} from './scanner.js';
import { isUtf8 } from './utf8.js';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const NEWLINE = 0x0a;

/** The scanner without WebAssembly: one byte after the other. It says of each line what the kernel says. */
export class PlainScanner implements Scanner {
  readonly bytes: Uint8Array;
  readonly records: Uint32Array;
  end = 0;
  blank = 0;
  readonly #tokens: JsonTokens;
  readonly #root: PathNode;
  readonly #lines: number;
  readonly #width: number;
  /** The line in which a node of the tree was last seen. */
  readonly #seen: Float64Array;
  #line = 0;
  /** For each depth the object on a path that lies there; `null` for any other object or array. */
  readonly #nodes: (PathNode | null)[] = [];
  readonly #isObject = new Uint8Array(MOST_DEPTH + 1);
  /** Where the spans of this line go. */
  #spans = 0;

  constructor(root: PathNode, paths: number, { capacity, lines }: ScannerSize) {
    this.bytes = new Uint8Array(capacity + BYTES_BEHIND);
    this.#tokens = new JsonTokens(this.bytes);
    this.#root = root;
    this.#lines = lines;
    this.#width = recordNumbers(paths);
    this.records = new Uint32Array(lines * this.#width);
    this.#seen = new Float64Array(nodesOf(root).length);
  }

  scan(begin: number, end: number): number {
    const { records } = this;
    let lines = 0;
    let at = begin;
    this.blank = 0;
    while (at < end && lines < this.#lines) {
      const first = this.#behindBlanks(at);
      if (this.bytes[first] === NEWLINE) {
        this.blank++;
        at = first + 1;
        continue;
      }
      const record = lines++ * this.#width;
      this.#spans = record + LINE_NUMBERS;
      this.#line++;
      records.fill(0, this.#spans, record + this.#width);
      const found = this.#record(first);
      const lineEnd = found < 0 ? this.bytes.indexOf(NEWLINE, at) : found;
      records[record] = at;
      records[record + 1] = (lineEnd - at) * 2 + (found < 0 ? 1 : 0);
      at = lineEnd + 1;
    }
    this.end = at;
    return lines;
  }

  /** Reads a line from its first token on; where its newline is, or -1 if it is odd. */
  #record(begin: number): number {
    const { bytes } = this;
    const nodes = this.#nodes;
    let at = begin;
    let depth = 0;
    /** Of the value that comes next. */
    let node: PathNode | null = this.#root;
    for (;;) {
      // A value.
      const byte = bytes[at] as number;
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        const isObject = byte === OPEN_OBJECT;
        if (node) this.#write(node, at, at, isObject ? OBJECT : ARRAY);
        if (++depth > MOST_DEPTH) return -1;
        this.#isObject[depth] = isObject ? 1 : 0;
        nodes[depth] = isObject && node && node.children.length > 0 ? node : null;
        at = this.#behindBlanks(at + 1);
        if (bytes[at] !== (isObject ? CLOSE_OBJECT : CLOSE_ARRAY)) {
          if (!isObject) {
            node = null;
            continue;
          }
          node = this.#key(at, nodes[depth] as PathNode | null);
          at = this.#valueAt;
          if (at < 0) return -1;
          continue;
        }
      } else {
        at = byte === QUOTE ? this.#string(at, node) : this.#scalar(at, node);
        if (at < 0) return -1;
        at = this.#behindBlanks(at);
      }
      // What follows it.
      while (depth > 0 && bytes[at] !== COMMA) {
        if (bytes[at] !== (this.#isObject[depth] === 1 ? CLOSE_OBJECT : CLOSE_ARRAY)) return -1;
        depth--;
        at = this.#behindBlanks(at + 1);
      }
      if (depth === 0) return bytes[at] === NEWLINE ? at : -1;
      at = this.#behindBlanks(at + 1);
      if (this.#isObject[depth] === 1) {
        node = this.#key(at, nodes[depth] as PathNode | null);
        at = this.#valueAt;
        if (at < 0) return -1;
      } else node = null;
    }
  }

  /** Where the value of the key begins that was last read; -1 if the line is odd. */
  #valueAt = 0;

  /** Reads a key and its colon; the child of `parent` that it names. */
  #key(at: number, parent: PathNode | null): PathNode | null {
    const { bytes } = this;
    this.#valueAt = -1;
    if (bytes[at] !== QUOTE) return null;
    const end = this.#tokens.stringEnd(at + 1);
    if (end < 0 || (parent && this.#tokens.escaped)) return null;
    const colon = this.#behindBlanks(end + 1);
    if (bytes[colon] !== COLON) return null;
    const node = parent ? this.#childOf(parent, at + 1, end) : null;
    if (node) {
      if (this.#seen[node.index] === this.#line) return null;
      this.#seen[node.index] = this.#line;
    }
    this.#valueAt = this.#behindBlanks(colon + 1);
    return node;
  }

  #childOf({ children }: PathNode, begin: number, end: number): PathNode | null {
    for (const child of children) {
      const { key } = child;
      if (key.length !== end - begin) continue;
      let k = 0;
      while (k < key.length && this.bytes[begin + k] === key[k]) k++;
      if (k === key.length) return child;
    }
    return null;
  }

  /** Behind a string; -1 if the line is odd. */
  #string(at: number, node: PathNode | null): number {
    const tokens = this.#tokens;
    const end = tokens.stringEnd(at + 1);
    if (end < 0) return -1;
    if (node && node.path >= 0) {
      if (tokens.foreign && !isUtf8(this.bytes, at + 1, end)) return -1;
      this.#write(node, at + 1, end, tokens.escaped ? ESCAPED_STRING : STRING);
    }
    return end + 1;
  }

  /** Behind a number or a literal; -1 if there is none. */
  #scalar(at: number, node: PathNode | null): number {
    const end = this.#tokens.scalarEnd(at);
    const { kind } = this.#tokens;
    if (node && end >= 0) this.#write(node, at, kind === NUMBER ? end : at, kind);
    return end;
  }

  #write({ path }: PathNode, begin: number, end: number, kind: number): void {
    if (path < 0) return;
    const span = this.#spans + path * SPAN_NUMBERS;
    this.records[span] = begin;
    this.records[span + 1] = (end - begin) * 16 + kind;
  }

  #behindBlanks(begin: number): number {
    let at = begin;
    for (; ; at++) {
      const byte = this.bytes[at];
      if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return at;
    }
  }
}
