import { loadModel } from '@nunchi/korean';
import type { KoreanModel } from '@nunchi/korean';

/** The models that the page offers. */
export type ModelName = 'default' | 'lite';

/** A model, and what it cost. */
export interface LoadedModel {
  readonly model: KoreanModel;
  readonly bytes: number;
  readonly milliseconds: number;
}

/** Loads the models that are asked for, each once. */
export class Models {
  private readonly loaded = new Map<ModelName, LoadedModel>();

  async load(
    name: ModelName,
    onProgress: (loaded: number, total: number | null) => void,
  ): Promise<LoadedModel> {
    const known = this.loaded.get(name);
    if (known !== undefined) return known;
    const begin = performance.now();
    let bytes = 0;
    const model = await loadModel(new URL(fileOf(name), document.baseURI), {
      onProgress: (loaded, total) => {
        bytes = loaded;
        onProgress(loaded, total);
      },
    });
    const loaded = { model, bytes, milliseconds: performance.now() - begin };
    this.loaded.set(name, loaded);
    return loaded;
  }
}

/** The file of a model, beside the page. */
export function fileOf(name: ModelName): string {
  return `model-${name}.nkm.gz`;
}
