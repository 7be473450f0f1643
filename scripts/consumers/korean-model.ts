// What a user does with the package of a model; see check-consumers.mjs.

import { createAnalyzer, loadModel } from '@nunchi/korean';
import { readModel } from '@nunchi/korean/node';
import { modelUrl } from '@nunchi/korean-model';
import { base64 } from '@nunchi/korean-model/inline';

const read = readModel(modelUrl);
if (read.info.name !== 'default') throw new Error(`unexpected model: ${read.info.name}`);
void loadModel({ base64 }).then((model) => {
  const [first] = createAnalyzer({ model }).tokenize('추워요');
  if (first?.form !== '춥') throw new Error(`unexpected morpheme: ${String(first?.form)}`);
});
