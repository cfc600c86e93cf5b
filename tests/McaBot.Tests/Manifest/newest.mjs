// node newest.mjs: the newest version that has a schema; previews do not count.
import { readdirSync } from 'node:fs';
import { schemas } from './schemas.mjs';

const versions = readdirSync(schemas).map(name => /^v(\d+)\.(\d+)$/.exec(name)?.slice(1).map(Number)).filter(Boolean);
console.log(versions.sort(([a, b], [c, d]) => a - c || b - d).at(-1).join('.'));
