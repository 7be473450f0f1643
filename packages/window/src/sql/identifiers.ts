import { WindowError } from '../errors.js';

// Names and texts come from users and from their data's keys; whatever they hold, they stay names and texts.

/** A name between backticks: Flink, Spark, ksqlDB. */
export function backticked(name: string): string {
  return `\`${plain(name).replaceAll('`', '``')}\``;
}

/** A name between double quotes, as standard SQL has it: RisingWave, DuckDB. */
export function doubleQuoted(name: string): string {
  return `"${plain(name).replaceAll('"', '""')}"`;
}

/** A text of standard SQL, in which a backslash is a backslash. */
export function textLiteral(text: string): string {
  return `'${plain(text, true).replaceAll("'", "''")}'`;
}

/** A text of Spark SQL, in which a backslash escapes. */
export function sparkText(text: string): string {
  return `'${plain(text, true).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** A number as a double. */
export function doubleLiteral(value: number): string {
  if (!Number.isFinite(value))
    throw new WindowError(
      'not-expressible',
      `SQL has no way to write the number ${value}: leave it out of .where(…).`,
    );
  const text = String(value);
  return text.includes('e') ? text : `${text}e0`;
}

/**
 * The columns of a result must differ for engines that know no letter case, and from the columns that
 * windows bring.
 */
export function checkColumns(
  engine: string,
  names: readonly string[],
  { reserved, ignoreCase }: { reserved: readonly string[]; ignoreCase: boolean },
): void {
  const seen = new Set(reserved);
  for (const name of names) {
    const known = ignoreCase ? name.toLowerCase() : name;
    if (seen.has(known))
      throw new WindowError(
        'not-expressible',
        `${engine} cannot have another column ${JSON.stringify(name)} beside ${[...seen].join(', ')}: give it another name.`,
      );
    seen.add(known);
  }
}

/** A name that is not among those taken. */
export function freeName(name: string, taken: Iterable<string>): string {
  const lower = new Set([...taken].map((other) => other.toLowerCase()));
  let free = name;
  while (lower.has(free)) free += '_';
  return free;
}

/** It would come out as other text. */
const LONE_SURROGATE = /\p{Surrogate}/u;

function plain(text: string, isValue = false): string {
  const problem = text.includes('\0')
    ? 'holds a NUL character'
    : LONE_SURROGATE.test(text)
      ? 'is no well-formed Unicode'
      : text === '' && !isValue
        ? 'is empty'
        : null;
  if (problem === null) return text;
  throw new WindowError(
    'not-expressible',
    `A name or a text ${problem} (${JSON.stringify(text)}): SQL has no way to write it.`,
  );
}
