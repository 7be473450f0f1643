import type { ChatPerson } from '../types.js';
import type { GroupMark, PeopleRules } from './people-rules.js';

/** A group of the class. */
export interface GroupName {
  /** In one spelling: `02조` is `2조`, `team 3` is `Team 3`. */
  readonly name: string;
  /** Groups of one unit exclude each other; `2조` and `3기` do not. */
  readonly unit: string;
  /** Place of the unit in the rules; of two groups the first one is shown. */
  readonly rank: number;
}

/** A part of a display name that is no name, and what it tells. */
export interface StrippedMark {
  /** The part, as it was written. */
  readonly text: string;
  readonly role?: NonNullable<ChatPerson['role']>;
  readonly place?: NonNullable<ChatPerson['place']>;
  readonly group?: GroupName;
  readonly device?: string;
  readonly studentNumber?: string;
}

/** What a mark tells, apart from the text. */
type Tells = Omit<StrippedMark, 'text'>;

/** What may stand between a name and its marks; brackets count beside these. */
const SEPARATOR = /[\s_\-–—/|,.:;·•~+&#]/;
const SEPARATORS = new RegExp(`${SEPARATOR.source}+`);

const GROUP_NUMBER = /^(?:\d{1,3}|[a-z])$/;

/** Whether the character there may stand between a name and its marks. */
export function isSeparator(text: string, at: number): boolean {
  return SEPARATOR.test(text.charAt(at));
}

/** Tells marks from names, by the tables of the rules. */
export class MarkReader {
  private readonly studentNumber: PeopleRules['studentNumber'];
  private readonly words = new Map<string, Tells>();
  private readonly groups: readonly (GroupName & Pick<GroupMark, 'number'>)[];
  private readonly devices: readonly (readonly [string, string])[];
  private readonly modelWords: ReadonlySet<string>;
  /** Words that may stand right beside a Hangul name, the longest first. */
  readonly gluedWords: readonly string[];
  /** Units that follow their number, the longest first. */
  readonly numberedUnits: readonly string[];

  constructor(rules: PeopleRules) {
    this.studentNumber = rules.studentNumber;
    const glued: string[] = [];
    for (const { words, glued: mayGlue, ...tells } of rules.marks) {
      for (const word of words) this.words.set(plain(word), tells);
      if (mayGlue === true) glued.push(...words.map(plain));
    }
    this.groups = rules.groups.map(({ unit, number }, rank) => {
      const name = plain(unit);
      return { name, unit: name, rank, number };
    });
    this.devices = rules.devices.flatMap(({ words, device }) =>
      words.map((word) => [plain(word), device] as const),
    );
    this.modelWords = new Set(rules.modelWords.map(plain));
    this.gluedWords = glued.sort(longestFirst);
    this.numberedUnits = this.groups
      .filter(({ number }) => number === 'before')
      .map(({ unit }) => unit)
      .sort(longestFirst);
  }

  /**
   * What a part of a name tells, or `null` when it may be a name.
   *
   * @param besideHangul - What is left without the part is a name in Hangul.
   */
  read(text: string, besideHangul: boolean): StrippedMark[] | null {
    const one = this.readOne(text, besideHangul);
    if (one !== null) return [one];
    const parts = text.split(SEPARATORS).filter((part) => part !== '');
    if (parts.length < 2) return null;
    const marks: StrippedMark[] = [];
    for (const part of parts) {
      const mark = this.readOne(part, besideHangul);
      if (mark === null) return null;
      marks.push(mark);
    }
    return marks;
  }

  /** The device that a text names, model and all: `Galaxy S21 Ultra`. */
  deviceOf(text: string): string | null {
    const [first, ...others] = plain(text)
      .split(/[\s_\-()]+/)
      .filter((word) => word !== '');
    if (first === undefined || !others.every((word) => this.isModel(word))) return null;
    for (const [word, device] of this.devices) {
      if (!first.startsWith(word)) continue;
      const model = first.slice(word.length);
      if (model === '' || this.isModel(model)) return device;
    }
    return null;
  }

  private readOne(text: string, besideHangul: boolean): StrippedMark | null {
    const word = plain(text);
    const tells = this.words.get(word);
    if (tells !== undefined) return { text, ...tells };
    const group = this.groupOf(word);
    if (group !== null) return { text, group };
    const device = this.deviceOf(text);
    if (device !== null) return { text, device };
    const studentNumber = this.studentNumberOf(word, besideHangul);
    return studentNumber === null ? null : { text, studentNumber };
  }

  private groupOf(word: string): GroupName | null {
    for (const { unit, rank, number } of this.groups) {
      let value = '';
      if (number === 'before' && word.endsWith(unit)) value = word.slice(0, -unit.length).trimEnd();
      if (number === 'after' && word.startsWith(unit)) value = word.slice(unit.length).trimStart();
      if (!GROUP_NUMBER.test(value)) continue;
      const tidy = /^\d/.test(value) ? String(Number(value)) : value.toUpperCase();
      // `조 2` is `2조`; a Latin unit stays before its number.
      const latin = /^[\x20-\x7e]+$/.test(unit);
      const name = latin ? `${unit.charAt(0).toUpperCase()}${unit.slice(1)} ${tidy}` : tidy + unit;
      return { name, unit, rank };
    }
    return null;
  }

  private studentNumberOf(word: string, besideHangul: boolean): string | null {
    // Some universities write the year of entry apart: `2023-12345`.
    const digits = /^\d{4}-\d{4,6}$/.test(word) ? word.replace('-', '') : word;
    if (!/^\d+$/.test(digits)) return null;
    const { min, minBesideHangul, max } = this.studentNumber;
    const least = besideHangul ? minBesideHangul : min;
    return digits.length >= least && digits.length <= max ? digits : null;
  }

  private isModel(word: string): boolean {
    return this.modelWords.has(word) || (word.length <= 8 && /\d/.test(word));
  }
}

/** The spelling in which words are compared. */
function plain(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}
