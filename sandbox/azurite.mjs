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

// Its index is asked by the first word of a question only, and that is the account, or a pattern of a name: every call would look through all blobs there
// are. The name first leads straight to the one, the container first to those that may be listed.
const require = createRequire(import.meta.resolve(main));
const Loki = require('lokijs');
const { Collection, Resultset } = Loki;
const { find } = Resultset.prototype;
Resultset.prototype.find = function (query, firstOnly) {
  const telling = ['name', 'blobName', 'containerName'].find((word) => typeof query?.[word] === 'string' && query[word] !== '');
  return find.call(this, telling ? { [telling]: query[telling], ...query } : query, firstOnly);
};

// Most blobs have one account, and none a snapshot: an index by that tells nothing, and each blob that is written over is looked for in it from the beginning.
const { addCollection } = Loki.prototype;
Loki.prototype.addCollection = function (name, options) {
  const telling = options?.indices?.includes('containerName')
    ? { ...options, indices: options.indices.filter((index) => index !== 'accountName' && index !== 'snapshot') }
    : options;
  return addCollection.call(this, name, telling);
};

// Nothing taken away leaves every index as it is.
const { removeBatchByPositions } = Collection.prototype;
Collection.prototype.removeBatchByPositions = function (positions) {
  return positions.length > 0 ? removeBatchByPositions.call(this, positions) : undefined;
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
