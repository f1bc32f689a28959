import type {Settings} from '../../shared/contract/settings.ts';
import type {XeroChoices} from '../xero/xero.ts';

/** What a document is mapped by: the company's settings and what its Xero organisation offers. */
export interface MappingContext {
  readonly settings: Settings;
  readonly choices: XeroChoices;
  /** The first day on which DEAR's company may still change anything; null or absent where nothing is locked there. */
  readonly dearLockDate?: string | null;
  /** Whether the document is in Xero already: then what stands there decides what a lock date forbids. */
  readonly inXero?: boolean;
}

/** An entry of a settings map; a rule that happens to be called “constructor” finds nothing. */
export const entryOf = (map: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined;
