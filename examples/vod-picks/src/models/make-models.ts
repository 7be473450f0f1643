import { Popularity, watchFeedback } from '@nunchi/recommend';
import { discoveryBlend, HALF_LIFE, resumeBlend } from '../judge/blends';
import type { Tuned } from '../judge/tuned';
import { viewsOf } from '../judge/views';
import type { Logs } from '../read/read-logs';
import type { Progress, SavedModels } from './model-store';

/** Fits what is served on all rows, with options and weights that were chosen before. */
export function makeModels({ logs, items, programmes }: Logs, tuned: Tuned): SavedModels {
  const views = viewsOf(logs, items);
  return {
    discovery: discoveryBlend(views, tuned, tuned.discovery),
    resume: resumeBlend(views, tuned, tuned.resume),
    popular: new Popularity({ halfLife: HALF_LIFE }).fit(views.plain),
    about: {
      madeAt: new Date().toISOString(),
      rows: logs.length,
      lastAt: logs.reduce((latest, { at }) => Math.max(latest, Number(at)), 0),
      tuned,
    },
    programmes,
    progress: progressOf(logs, items),
  };
}

/** How far everybody is in what he or she has begun. */
function progressOf(logs: Logs['logs'], items: Logs['items']): Map<string, Progress[]> {
  const rows = watchFeedback(logs, { items }).interactions();
  const { lastEpisode, episodes, completed, ratio } = rows.extra;
  const all = new Map<string, Progress[]>();
  for (let k = 0; k < rows.size; k++) {
    const { user, item, at = 0 } = rows.row(k);
    const list = all.get(String(user)) ?? [];
    list.push({
      series: String(item),
      episode: lastEpisode?.[k] ?? 0,
      watched: episodes?.[k] ?? 1,
      ...{ at, completed: completed?.[k] === 1, part: Math.min(1, ratio?.[k] ?? 0) },
    });
    all.set(String(user), list);
  }
  return all;
}
