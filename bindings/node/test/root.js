import { readFileSync } from 'node:fs';

/** The repository's root: the package stands two folders below it, in bindings/ as in build/. */
export const root = new URL('../../../', import.meta.url);
export const read = (path) => readFileSync(new URL(path, root));
export const songjiang = () => read('seeds/matters/songjiang-quality-2024.json');
