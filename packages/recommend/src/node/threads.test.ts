import { afterAll, describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { ImplicitALS } from '../implicit/als/implicit-als.js';
import { RandomState } from '../random/random-state.js';
import { alsWasm } from '../kernels/als-wasm.js';
import type { KernelJob } from '../kernels/threads.js';
import { createThreads } from './threads.js';

const random = new RandomState(4);
const views = Array.from({ length: 3000 }, () => ({
  user: `시청자 ${random.below(300)}`,
  item: `드라마 ${Math.floor(80 * random.random() ** 2)}`,
  confidence: 1 + random.below(4),
}));
const data = Interactions.from(views);

const threads = createThreads(2);
afterAll(() => threads.close());

const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
const job: KernelJob = {
  ...{ kernel: alsWasm, memory, function: 'gramSum', args: [], rows: 4, chunk: 1 },
};

describe('createThreads', () => {
  it.each(['cg', 'exact'] as const)(
    '%s: learns what one thread learns, bit by bit',
    async (solver) => {
      const options = { factors: 12, iterations: 3, solver, randomState: 0, trackLoss: true };
      const [one, two] = [new ImplicitALS(options).fit(data), new ImplicitALS(options)];
      const losses: (number | undefined)[] = [];
      await two.fitAsync(data, { threads, onProgress: ({ loss }) => losses.push(loss) });
      expect(two.userVectors().data).toEqual(one.userVectors().data);
      expect(two.itemVectors().data).toEqual(one.itemVectors().data);
      expect(two.recommend('시청자 7')).toEqual(one.recommend('시청자 7'));
      expect(losses).toHaveLength(3);
    },
  );

  it('does not block the thread that asks', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await new ImplicitALS({ factors: 64, iterations: 8, solver: 'exact' }).fitAsync(data, {
      threads,
    });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });

  it('stops where the signal says, and the model stays as it was', async () => {
    const abort = new AbortController();
    const model = new ImplicitALS({ iterations: 1000 });
    const work = model.fitAsync(data, {
      threads,
      signal: abort.signal,
      onProgress: () => abort.abort(new Error('그만')),
    });
    await expect(work).rejects.toThrow('그만');
    expect(model.isFitted).toBe(false);
    await expect(threads.run(job, AbortSignal.abort(new Error('안 해')))).rejects.toThrow('안 해');
  });

  it('tells what went wrong in a thread, and works on', async () => {
    await expect(threads.run({ ...job, function: 'nothing' })).rejects.toThrow(
      'no function nothing',
    );
    const far = { ...job, args: [1e9, 2, 8, 1, 0] };
    await expect(threads.run(far)).rejects.toThrow('out of bounds');
    const model = await new ImplicitALS({ factors: 8, iterations: 1 }).fitAsync(data, { threads });
    expect(model.isFitted).toBe(true);
  });

  it('takes two jobs asked for at once one after the other', async () => {
    const options = { factors: 8, iterations: 2, randomState: 1 };
    const models = [new ImplicitALS(options), new ImplicitALS(options)];
    await Promise.all(models.map((model) => model.fitAsync(data, { threads })));
    expect(models[0]!.itemVectors()).toEqual(models[1]!.itemVectors());
  });

  it('refuses work when closed, and counts that are none', async () => {
    const closed = createThreads(1);
    await closed.close();
    await expect(closed.run(job)).rejects.toThrow('closed');
    expect(() => createThreads(0)).toThrow('count must be a whole number');
    const plain = new ImplicitALS({ kernel: 'plain' });
    await expect(plain.fitAsync(data, { threads })).rejects.toThrow("'auto' or 'wasm'");
  });
});
