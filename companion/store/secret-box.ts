import {createCipheriv, createDecipheriv, createHash} from 'node:crypto';
import {link, open, readFile, rm, stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {Ids} from '../platform/ids.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';
import {makeFolders} from './make-folders.ts';
import type {SecretBox} from './secrets.ts';
import {diskTrouble, errorCode} from './troubles.ts';

/**
 * The box whose key lies in that file; the file is made when it is not there, mode 0600, its folder 0700.
 *
 * Throws `Trouble` (standing): `store.key-unreadable` when the file is no key or others may read it, or when it is missing
 * and something was sealed before (`mayMake` false), and what the disk refuses.
 */
export async function openSecretBox(
  file: string,
  {ids, mayMake = true}: {ids: Ids; mayMake?: boolean},
): Promise<SecretBox> {
  const kept = await readKey(file);
  if (!kept && !mayMake) {
    throw badKey(
      file,
      'It is missing, and the secrets of the data folder were sealed with it.',
      'Put it back, or set SECRET_KEY_FILE to where it is.',
    );
  }
  return secretBox(kept ?? (await makeKey(file, ids)), file, ids);
}

/**
 * AES-256-GCM. Sealed text is `v1.<key id>.<iv>.<data>.<tag>`, base64url; version, key and place are bound in, so that
 * text moved to another record or field does not open.
 * @param file names the key in what is said when a text does not open
 */
export function secretBox(key: Uint8Array, file: string, ids: Pick<Ids, 'bytes'>): SecretBox {
  const keyId = createHash('sha256').update('deerpath key id').update(key).digest('hex').slice(0, 8);
  const bound = (place: string) => Buffer.from(`v1.${keyId}.${place}`);

  return {
    seal(place, plainText) {
      const iv = ids.bytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound(place));
      const data = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
      return [
        'v1',
        keyId,
        ...[iv, data, cipher.getAuthTag()].map((part) => Buffer.from(part).toString('base64url')),
      ].join('.');
    },

    open(place, sealed) {
      const [version, sealedBy, iv, data, tag, ...more] = sealed.split('.');
      if (version !== 'v1' || !iv || data === undefined || !tag || more.length > 0) {
        throw closed(place, 'It is not text that Deerpath sealed.');
      }
      if (sealedBy !== keyId)
        throw closed(place, `It was sealed with key ${sealedBy}, and ${file} holds key ${keyId}.`);
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {authTagLength: 16})
          .setAAD(bound(place))
          .setAuthTag(Buffer.from(tag, 'base64url'));
        return Buffer.concat([cipher.update(Buffer.from(data, 'base64url')), cipher.final()]).toString('utf8');
      } catch (cause) {
        throw closed(place, 'It was changed, or taken from another place.', cause);
      }
    },
  };
}

const head = 'deerpath-key-v1 ';

async function readKey(file: string): Promise<Uint8Array | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    if (errorCode(error) === 'EISDIR') throw badKey(file, 'It is a folder.', 'Set SECRET_KEY_FILE to a file.', error);
    throw badKey(file, 'Deerpath may not read it.', 'Give the user that runs Deerpath the right to read it.', error);
  }
  const encoded = text.startsWith(head) ? text.slice(head.length).trimEnd() : '';
  if (!/^[A-Za-z0-9_-]{43}$/.test(encoded)) {
    throw badKey(
      file,
      'It does not hold a key that Deerpath made.',
      'Put the right file back, or set SECRET_KEY_FILE to where it is. Without it both connections have to be made again.',
    );
  }
  // Windows has no such mode; there the folder of the user keeps others out.
  if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0) {
    throw badKey(file, 'Other users of this machine may read it.', `Run: chmod 600 ${file}`);
  }
  return new Uint8Array(Buffer.from(encoded, 'base64url'));
}

/** Whole or not at all, and never over a key that another process made in the same moment. */
async function makeKey(file: string, ids: Ids): Promise<Uint8Array> {
  const key = ids.bytes(32);
  const fresh = `${file}.${Buffer.from(ids.bytes(6)).toString('hex')}.tmp`;
  try {
    await makeFolders(dirname(file));
    await writeSynced(fresh, `${head}${Buffer.from(key).toString('base64url')}\n`);
    await link(fresh, file);
    await syncFolder(dirname(file));
    return key;
  } catch (error) {
    const theirs = errorCode(error) === 'EEXIST' ? await readKey(file) : undefined;
    if (theirs) return theirs;
    throw diskTrouble(error, file);
  } finally {
    await rm(fresh, {force: true});
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const badKey = (file: string, why: string, fix: string, cause?: unknown): Trouble =>
  new Trouble('standing', problemOf('store.key-unreadable', `The key file ${file} cannot be used.`, why, fix), {
    effect: 'not-processed',
    cause,
  });

const closed = (place: string, why: string, cause?: unknown): Trouble =>
  new Trouble(
    'standing',
    problemOf(
      'store.secret-unreadable',
      `A secret of this data folder (${place}) does not open.`,
      why,
      'Put back the key file that belongs to this data folder, or make the connection again.',
    ),
    {effect: 'not-processed', cause},
  );
