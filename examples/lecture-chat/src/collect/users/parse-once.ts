import { parseDisplayName } from '@nunchi/zoom-chat';
import type { ParsedName } from '@nunchi/zoom-chat';

/** Takes a display name apart. */
export type ParseName = (name: string) => ParsedName;

/** `parseDisplayName` that remembers: it makes its tables ready for each name, which takes a while. */
export function parseOnce(): ParseName {
  const parsed = new Map<string, ParsedName>();
  return (name) => {
    const known = parsed.get(name) ?? parseDisplayName(name);
    parsed.set(name, known);
    return known;
  };
}
