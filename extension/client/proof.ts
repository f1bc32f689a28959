import {proofAnswer} from '../../shared/contract/pairing.ts';
import {call} from './call.ts';
import {CompanionTrouble} from './trouble.ts';
import {stranger} from './troubles.ts';

/**
 * Has whoever answers at this address prove that it is the companion we paired with, before our token goes there: another
 * program may have taken the port meanwhile. `key` is the companion's Ed25519 public key, SPKI in base64. Throws
 * CompanionTrouble, `stranger` when the signature is not its own.
 */
export async function prove(address: string, key: string, fetcher: typeof fetch = fetch): Promise<void> {
  const challenge = toBase64(crypto.getRandomValues(new Uint8Array(32)));
  let signature: string;
  try {
    ({signature} = await call(address, {method: 'POST', path: '/api/proof', body: {challenge}}, proofAnswer, fetcher));
  } catch (thrown) {
    // Anything that answers, but not as the contract says, is not our companion.
    if (thrown instanceof CompanionTrouble && thrown.trouble.kind !== 'away' && thrown.trouble.status !== 429) {
      throw new CompanionTrouble(stranger(address), {cause: thrown});
    }
    throw thrown;
  }
  if (!(await isSignedBy(key, challenge, signature))) throw new CompanionTrouble(stranger(address));
}

/** Whether the signature (base64) over the challenge's UTF-8 bytes was made with the private half of the key. */
async function isSignedBy(key: string, challenge: string, signature: string): Promise<boolean> {
  try {
    const publicKey = await crypto.subtle.importKey('spki', fromBase64(key), {name: 'Ed25519'}, false, ['verify']);
    return await crypto.subtle.verify('Ed25519', publicKey, fromBase64(signature), new TextEncoder().encode(challenge));
  } catch {
    return false; // no key, or no base64: not proven either way
  }
}

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
