// Azurite's blob service, closing in good order (data saved) when standard input closes: told to, or left alone.
import { createRequire } from 'node:module';
import os from 'node:os';

process.stdin.on('end', () => process.emit('SIGTERM')).resume();

// Everybody waits for it: where that is allowed, it comes first on a busy machine.
try {
  os.setPriority(os.constants.priority.PRIORITY_HIGH);
} catch (refused) {
  process.emitWarning(`It comes when it comes: ${refused.message}`);
}

const main = 'azurite/dist/src/blob/main.js';

// Its index is asked by the first word of a question only, and that is the account: every call would look through all blobs there are. The name first
// leads straight to the one.
const require = createRequire(import.meta.resolve(main));
const { Collection, Resultset } = require('lokijs');
const { find } = Resultset.prototype;
Resultset.prototype.find = function (query, firstOnly) {
  const telling = ['name', 'blobName'].find((word) => typeof query?.[word] === 'string' && query[word] !== '');
  return find.call(this, telling ? { [telling]: query[telling], ...query } : query, firstOnly);
};

// After each change of an entry it would look for it in every index from the beginning. What they go by, account, container and name, never changes.
Collection.prototype.adaptiveBinaryIndexUpdate = () => {};

// Which operation a call is, it finds by matching the one of three shapes the path has with each of sixty templates.
const paths = require('azurite/dist/src/blob/generated/utils/utils.js');
const { isURITemplateMatch } = paths;
const known = new Map();
paths.isURITemplateMatch = (path, template) => {
  const question = `${path} ${template}`;
  if (!known.has(question)) known.set(question, isURITemplateMatch(path, template));
  return known.get(question);
};

// Every ten minutes it sweeps what nobody refers to, and answers nobody for minutes where there is much. What is in memory alone ends with the process.
if (process.argv.includes('--inMemoryPersistence')) {
  const { default: constants } = await import('azurite/dist/src/blob/utils/constants.js');
  constants.DEFAULT_GC_INTERVAL_MS = 24 * 60 * 60 * 1000;
}

await import(main);
