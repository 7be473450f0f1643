import { TAGS } from './tags.js';

/** Tags of stems, whose dictionary form ends in 다. */
const STEMS: ReadonlySet<number> = new Set(
  TAGS.flatMap((tag, number) => (/^(V.|VCP|VCN|XSV|XSA)$/.test(tag) ? [number] : [])),
);

/** The dictionary form of a morpheme, where it is another than the form: 가/VV is 가다. */
export function lemmaOf(form: string, tag: number): string | undefined {
  return STEMS.has(tag) ? `${form}다` : undefined;
}
