import {cp, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const built = fileURLToPath(new URL('../../dist/chrome-mv3', import.meta.url));

/**
 * The built extension in German, to be launched with: Chromium on Debian speaks English alone, so that German stands in
 * English's place.
 */
export async function germanExtension(): Promise<{
  readonly options: {readonly extension: string; readonly locale: string};
  remove(): Promise<void>;
}> {
  const extension = await mkdtemp(join(tmpdir(), 'deerpath-german-'));
  await cp(built, extension, {recursive: true});
  await cp(join(extension, '_locales/de'), join(extension, '_locales/en'), {recursive: true});
  return {
    options: {extension, locale: 'de-DE'},
    remove: () => rm(extension, {recursive: true, force: true}),
  };
}
