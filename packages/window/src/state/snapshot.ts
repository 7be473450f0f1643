/** The parts of a snapshot by name. */
export type Sections = Map<string, Uint8Array>;
