import type {Settings} from '../../shared/contract/settings.ts';
import type {XeroChoices} from '../xero/xero.ts';

/** What a document is mapped by: the company's settings and what its Xero organisation offers. */
export interface MappingContext {
  readonly settings: Settings;
  readonly choices: XeroChoices;
}

/** An entry of a settings map; a rule that happens to be called “constructor” finds nothing. */
export const entryOf = (map: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined;
