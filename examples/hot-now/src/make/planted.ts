import type { Title } from './catalogue';
import { Random } from './random';

/** Something that was planted in the log, for detectors to find. */
export interface Planted {
  readonly kind: 'burst' | 'riser' | 'outage';
  /** What it befalls: one programme, a whole menu, everything. */
  readonly level: 'title' | 'menu' | 'service';
  /** The cpk or the base_mck; `all` for everything. */
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
  /** Plays are so many times the usual: 0 in an outage; those of a riser from its end on. */
  readonly factor: number;
}

const MINUTE = 60_000;
/** Nothing is planted in the first minutes: detectors learn. */
export const CALM_MINUTES = 90;
/** One thing each so many minutes, so that each is told apart. */
const SLOT = 20;
/** A riser takes so many minutes. */
const RISE = 60;
/** What comes, as far as there is room. */
const ORDER = [
  ...(['burst', 'menu', 'title', 'burst', 'service', 'burst', 'burst'] as const),
  ...(['title', 'burst', 'menu', 'title', 'burst'] as const),
];

/** What is planted in a log of so many minutes, by time. */
export function plant(
  seed: number,
  titles: readonly Title[],
  start: number,
  minutes: number,
): readonly Planted[] {
  const random = new Random(seed ^ 0x5bd1e995);
  const slots = Math.min(ORDER.length, Math.floor((minutes - CALM_MINUTES) / SLOT));
  const kinds = random.shuffle(ORDER.slice(0, slots));
  const free = new Set(titles);
  /** A programme of a rank between the two (from 1) that nothing else befalls. */
  const take = (low: number, high: number): string => {
    for (;;) {
      const title = titles[random.between(low, high) - 1] as Title;
      if (free.delete(title)) return title.cpk;
    }
  };

  const rise: Planted = {
    ...{ kind: 'riser', level: 'title', key: take(20, 40), factor: 6 },
    start: start + (minutes / 2) * MINUTE,
    end: start + (minutes / 2 + RISE) * MINUTE,
  };
  const others = kinds.map((kind, slot): Planted => {
    const begin = start + (CALM_MINUTES + slot * SLOT) * MINUTE + random.between(0, 240) * 1000;
    const lasts = (low: number, high: number) => ({
      start: begin,
      end: begin + random.between(low * 60, high * 60) * 1000,
    });
    switch (kind) {
      case 'burst': {
        const factor = random.between(5, 20);
        return { kind, level: 'title', key: take(3, 60), factor, ...lasts(4, 8) };
      }
      case 'title':
        return { kind: 'outage', level: kind, key: take(1, 15), factor: 0, ...lasts(8, 10) };
      case 'menu': {
        const key = random.pick(titles).base_mck;
        return { kind: 'outage', level: kind, key, factor: 0, ...lasts(4, 6) };
      }
      case 'service':
        return { kind: 'outage', level: kind, key: 'all', factor: 0, ...lasts(3, 5) };
    }
  });
  return [rise, ...others].sort((a, b) => a.start - b.start);
}

/** By what a planted thing multiplies the plays of a programme at a time. */
export function factorOf(planted: Planted, title: Title, time: number): number {
  const { kind, level, key, start, end, factor } = planted;
  if (time < start || (time >= end && kind !== 'riser')) return 1;
  if (level === 'title' && key !== title.cpk) return 1;
  if (level === 'menu' && key !== title.base_mck) return 1;
  if (kind !== 'riser') return factor;
  return factor ** Math.min(1, (time - start) / (end - start));
}
