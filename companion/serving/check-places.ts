import {stat} from 'node:fs/promises';
import {BadVariable, type Configuration} from '../configuration.ts';
import {errorCode} from '../store/troubles.ts';

/**
 * Looks whether a folder can be where `DATA_DIR` says, and a file where `SECRET_KEY_FILE` does; makes nothing. Throws
 * `BadVariable` where the other stands.
 */
export async function checkPlaces({dataFolder, secretKeyFile}: Configuration): Promise<void> {
  if (['file', 'below a file'].includes(await whatStands(dataFolder)))
    throw new BadVariable(`DATA_DIR makes no sense: at ${dataFolder} there is a file, and it has to be a folder.`);
  const key = await whatStands(secretKeyFile);
  if (key === 'folder')
    throw new BadVariable(`SECRET_KEY_FILE makes no sense: ${secretKeyFile} is a folder, and it has to be a file.`);
  if (key === 'below a file')
    throw new BadVariable(
      `SECRET_KEY_FILE makes no sense: what stands above ${secretKeyFile} is a file, and no folder.`,
    );
}

async function whatStands(path: string): Promise<'file' | 'folder' | 'below a file' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return errorCode(error) === 'ENOTDIR' ? 'below a file' : 'nothing';
  }
}
