import type {Settings} from '../../../shared/contract/settings.ts';
import type {DocumentKind} from '../../../shared/documents/kinds.ts';
import type {ExportContext} from '../context.ts';

/** Work of a full sync that hangs on no single sale or purchase; it comes after all of these. */
export interface Errand {
  readonly name: string;
  /** The rows that are its own: a retry of one comes to it alone. */
  readonly kinds: readonly DocumentKind[];
  isOn(settings: Settings): boolean;
  run(context: ExportContext, telling: ErrandTelling): Promise<void>;
}

interface ErrandTelling {
  /** Reads what documents are mapped by, where it is older than so many milliseconds. */
  loadChoices(maxAge: number): Promise<void>;
  /** The ledger entry of a single row that a person asked for. */
  readonly only?: string;
}
