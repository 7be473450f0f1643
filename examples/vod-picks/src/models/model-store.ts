import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModel, saveModel } from '@nunchi/recommend';
import type { Recommender } from '@nunchi/recommend';
import { z } from 'zod';
import { tunedSchema } from '../judge/tuned';
import type { Tuned } from '../judge/tuned';
import type { Programme } from '../read/read-programmes';
import { replaceFile } from '../users/replace-file';

/** The models that are served, and what pages need beside them. */
export interface SavedModels {
  readonly discovery: Recommender;
  readonly resume: Recommender;
  readonly popular: Recommender;
  readonly about: About;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly progress: ReadonlyMap<string, readonly Progress[]>;
}

/** How far somebody is in a series. */
export interface Progress {
  readonly series: string;
  /** The last episode that was watched; 0 if it has no number. */
  readonly episode: number;
  /** Different episodes watched. */
  readonly watched: number;
  /** When, in milliseconds since 1970. */
  readonly at: number;
  readonly completed: boolean;
  /** Mean watched part of the episodes, 1 at most. */
  readonly part: number;
}

/** What is known of a set of models. */
export interface About {
  readonly madeAt: string;
  readonly rows: number;
  /** Last moment of the log that was learnt, in milliseconds since 1970. */
  readonly lastAt: number;
  readonly tuned: Tuned;
}

const about: z.ZodType<About> = z.object({
  madeAt: z.string(),
  rows: z.number(),
  lastAt: z.number(),
  tuned: tunedSchema,
});
const pages = z.object({
  programmes: z.array(
    z.object({
      ...{ title: z.string(), kind: z.string(), genre: z.string() },
      ...{ summary: z.string(), actors: z.string(), episodes: z.number() },
    }),
  ),
  progress: z.record(
    z.string(),
    z.array(
      z.object({
        ...{ series: z.string(), episode: z.number(), watched: z.number() },
        ...{ at: z.number(), completed: z.boolean(), part: z.number() },
      }),
    ),
  ),
});
const pointer = z.object({ version: z.string().regex(/^[\w-]{1,40}$/) });

const KEPT_VERSIONS = 3;
const MODELS = ['discovery', 'resume', 'popular'] as const;

/**
 * Keeps models in a folder. Each set is a folder of its own; one small file names the set that is
 * served, and is replaced in one step, so that a reader finds the old set or the new one, whole.
 */
export class ModelStore {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The file that changes when other models are served. */
  get pointer(): string {
    return join(this.folder, 'current.json');
  }

  get hasModels(): boolean {
    return existsSync(this.pointer);
  }

  /** Writes a set and then points at it; older sets but for two are removed. */
  save(models: SavedModels): string {
    const version = `${models.about.madeAt.replace(/\D/g, '').slice(0, 17)}-${process.pid}`;
    const folder = join(this.folder, version);
    mkdirSync(folder, { recursive: true });
    for (const name of MODELS)
      writeFileSync(join(folder, `${name}.model`), saveModel(models[name]));
    writeFileSync(join(folder, 'about.json'), JSON.stringify(models.about, null, 2));
    const { programmes, progress } = models;
    writeFileSync(
      join(folder, 'pages.json'),
      JSON.stringify({
        programmes: [...programmes.values()],
        progress: Object.fromEntries(progress),
      }),
    );
    replaceFile(this.pointer, JSON.stringify({ version }));
    for (const old of this.#versions().slice(0, -KEPT_VERSIONS)) {
      if (old !== version) rmSync(join(this.folder, old), { recursive: true, force: true });
    }
    return folder;
  }

  /** @throws Error if there is nothing, or what there is has been changed. */
  load(): SavedModels {
    if (!this.hasModels) {
      throw new Error(`There are no models in ${this.folder} yet: npm run demo makes some.`);
    }
    const { version } = pointer.parse(JSON.parse(readFileSync(this.pointer, 'utf8')));
    const read = (name: string): Buffer => readFileSync(join(this.folder, version, name));
    const { programmes, progress } = pages.parse(JSON.parse(read('pages.json').toString()));
    return {
      discovery: loadModel(read('discovery.model')),
      resume: loadModel(read('resume.model')),
      popular: loadModel(read('popular.model')),
      about: about.parse(JSON.parse(read('about.json').toString())),
      programmes: new Map(programmes.map((programme) => [programme.title, programme])),
      progress: new Map(Object.entries(progress)),
    };
  }

  #versions(): string[] {
    return readdirSync(this.folder)
      .filter((name) => /^\d{17}-\d+$/.test(name))
      .sort();
  }
}
