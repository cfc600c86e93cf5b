import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of the official schemas, one folder a version. */
export const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')), 'json-schemas', 'teams');
