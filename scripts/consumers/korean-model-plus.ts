// What a user does with the package of a model; see check-consumers.mjs.

import { createAnalyzer } from '@nunchi/korean';
import { readModel } from '@nunchi/korean/node';
import { modelUrl } from '@nunchi/korean-model-plus';

const model = readModel(modelUrl);
if (model.info.name !== 'plus') throw new Error(`unexpected model: ${model.info.name}`);
const [first] = createAnalyzer({ model }).tokenize('추워요');
if (first?.form !== '춥') throw new Error(`unexpected morpheme: ${String(first?.form)}`);
