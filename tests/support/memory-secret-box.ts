import {systemIds} from '../../companion/platform/ids.ts';
import {secretBox} from '../../companion/store/secret-box.ts';
import type {SecretBox} from '../../companion/store/secrets.ts';

/** The real box with a key that lies nowhere: the same key for the same number. */
export const memorySecretBox = (key = 1): SecretBox => secretBox(new Uint8Array(32).fill(key), 'memory', systemIds);
