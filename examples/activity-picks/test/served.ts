import { Recommender } from '../src/pick/recommender';
import { DATA, readActivities } from '../src/read/read-activities';
import { trainServed } from '../src/train/model-file';

/** The recommender on the made activities, as the server has it. */
export async function servedRecommender(): Promise<Recommender> {
  const activities = await readActivities(DATA);
  return new Recommender(activities, trainServed(activities));
}
