import { testReadmeExamples } from '@nunchi/foundation/test/readme-examples';

testReadmeExamples(import.meta.url, 6);
