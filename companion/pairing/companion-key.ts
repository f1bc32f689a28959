import {createPrivateKey, generateKeyPairSync, type KeyObject, sign} from 'node:crypto';
import type {SecretBox} from '../store/secrets.ts';
import type {Store} from '../store/store.ts';

export interface CompanionKey {
  /** Ed25519, SPKI, base64. */
  readonly public: string;
  /** Signs the UTF-8 bytes of the text; base64. */
  sign(text: string): string;
}

/** What the private half is bound to when sealed. */
export const sealedPlace = 'state/companionKey.private';

/**
 * The key by which browsers know this companion again, made on the first start. Throws `store.secret-unreadable` when the
 * secret key is not the one it was sealed with: a new key in its place would make strangers of all paired browsers.
 */
export async function companionKey(store: Store, secrets: SecretBox): Promise<CompanionKey> {
  const kept = store.state.companionKey ?? (await makeKey(store, secrets));
  const privateKey: KeyObject = createPrivateKey({
    key: Buffer.from(secrets.open(sealedPlace, kept.sealedPrivate), 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  return {public: kept.public, sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64')};
}

async function makeKey(store: Store, secrets: SecretBox) {
  const {publicKey, privateKey} = generateKeyPairSync('ed25519');
  const made = {
    public: publicKey.export({format: 'der', type: 'spki'}).toString('base64'),
    sealedPrivate: secrets.seal(sealedPlace, privateKey.export({format: 'der', type: 'pkcs8'}).toString('base64')),
  };
  await store.commit('state.pairing', (changes) => changes.setState({companionKey: made}));
  return made;
}
