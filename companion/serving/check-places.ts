import {stat} from 'node:fs/promises';
import {BadVariable, type Configuration} from '../configuration.ts';
import {makeFolders} from '../store/make-folders.ts';
import {diskTrouble, errorCode} from '../store/troubles.ts';

/**
 * Makes the folder of `DATA_DIR`, and looks whether a file can be where `SECRET_KEY_FILE` says. Throws `BadVariable` where
 * something else stands, or no folder can be.
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
  try {
    await makeFolders(dataFolder);
  } catch (error) {
    if (!noPlace.has(errorCode(error) ?? '')) throw diskTrouble(error, dataFolder);
    throw new BadVariable(`DATA_DIR makes no sense: no folder can be made at ${dataFolder}.`, {cause: error});
  }
}

/** The place itself cannot be; a full disk is another matter. */
const noPlace = new Set(['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENAMETOOLONG', 'ELOOP', 'EINVAL']);

async function whatStands(path: string): Promise<'file' | 'folder' | 'below a file' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return errorCode(error) === 'ENOTDIR' ? 'below a file' : 'nothing';
  }
}
