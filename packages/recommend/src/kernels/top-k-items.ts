import {
  lengthsOf,
  longestFirst,
  MOST_ROUGH_FACTORS,
  rounded,
  tileBounds,
  unitOf,
} from './top-k-rough.js';

/** Items side by side in a panel: what the kernel keeps in registers. */
export const PANEL = 8;
/** Panels of the longest items, whose scores are exact at once: most of the best are among them. */
const EXACT_PANELS = 64;
/** Panels that are asked together whether they can hold something. */
export const TILE_PANELS = 16;
/** Bytes of what the kernel knows of a tile. */
export const TILE_BYTES = 32;

/** Where the parts of a catalogue lie in the kernel's memory. */
interface Addresses {
  readonly panels: number;
  readonly places: number;
  readonly rough: number;
  readonly tiles: number;
  readonly end: number;
}

/** The items as the kernel wants them, the longest first. */
export class RankedItems {
  readonly count: number;
  readonly factors: number;
  readonly panels: number;
  /** How many of the panels come before the first tile. */
  readonly exactPanels: number;
  readonly at: Addresses;
  /** The longest item behind those. */
  readonly longest: number;
  readonly #order: Int32Array;
  readonly #lengths: Float64Array;

  /** @param begin Address of the first byte, a multiple of 16. */
  constructor(items: Float32Array, factors: number, begin: number) {
    this.factors = factors;
    this.count = items.length / factors;
    this.panels = Math.ceil(this.count / PANEL);
    this.#lengths = lengthsOf(items, factors);
    this.#order = longestFirst(this.#lengths);
    this.exactPanels = this.#exactPanels();
    this.longest = this.#length(this.exactPanels * PANEL);
    const panels = Math.ceil(begin / 16) * 16;
    const places = panels + this.panels * PANEL * factors * 4;
    const rough = places + this.panels * PANEL * 4;
    const tiles = rough + (this.panels - this.exactPanels) * this.roughPanelBytes;
    const end = tiles + Math.ceil((this.panels - this.exactPanels) / TILE_PANELS) * TILE_BYTES;
    this.at = { panels, places, rough, tiles, end };
  }

  /** Bytes of a panel of whole numbers of 16 bits: `[pair of factors][8][2]`. */
  get roughPanelBytes(): number {
    return Math.ceil(this.factors / 2) * PANEL * 4;
  }

  #length(rank: number): number {
    return this.#lengths[this.#order[rank] as number] ?? 0;
  }

  #exactPanels(): number {
    if (this.factors > MOST_ROUGH_FACTORS) return this.panels;
    let exact = Math.min(this.panels, EXACT_PANELS);
    while (exact < this.panels && !Number.isFinite(this.#length(exact * PANEL))) exact++;
    return exact;
  }

  /** Puts everything in its place. */
  write(buffer: ArrayBuffer, items: Float32Array): void {
    const { at, count, factors, panels, exactPanels } = this;
    // Lanes behind the last item are NaN, which is never chosen.
    const exact = new Float32Array(buffer, at.panels, panels * PANEL * factors);
    exact.fill(NaN, Math.max(0, exact.length - PANEL * factors));
    new Int32Array(buffer, at.places, count).set(this.#order);
    const rough = new Int16Array(buffer, at.rough, (at.tiles - at.rough) / 2);
    const tiles = new Float64Array(buffer, at.tiles, (at.end - at.tiles) / 8);
    const roughSize = this.roughPanelBytes / 2;
    let unit = 0;
    for (let rank = 0; rank < count; rank++) {
      const panel = Math.floor(rank / PANEL);
      const lane = rank % PANEL;
      const from = (this.#order[rank] as number) * factors;
      let to = panel * PANEL * factors + lane;
      for (let f = 0; f < factors; f++, to += PANEL) exact[to] = items[from + f] as number;
      const behind = panel - exactPanels;
      if (behind < 0) continue;
      if (lane === 0 && behind % TILE_PANELS === 0) {
        const length = this.#length(rank);
        unit = unitOf(length);
        tiles.set(tileBounds(length, factors), (behind / TILE_PANELS) * (TILE_BYTES / 8));
      }
      to = behind * roughSize + lane * 2;
      for (let f = 0; f < factors; f++) {
        rough[to + (f >> 1) * 2 * PANEL + (f & 1)] = rounded(unit * (items[from + f] as number));
      }
    }
  }

  /** Brings scores by rank to the items' own places. */
  spread(byRank: Float32Array, scores: Float64Array): void {
    for (let rank = 0; rank < this.count; rank++) {
      scores[this.#order[rank] as number] = byRank[rank] as number;
    }
  }
}
