import type {Part, ShownProblem} from '../documents/shown-document.ts';
import type {MenuFacts, PanelPlace} from '../messages/asks.ts';

/** What opens on DEAR's page when a person asks for it, and what each of them is given. */
export interface Sheets {
  menu: {
    readonly facts: MenuFacts | null;
    readonly onSync: () => void;
    readonly onSettings: () => void;
    readonly onPanel: (place: PanelPlace) => void;
    readonly onClose: (how: CloseHow) => void;
  };
  parts: {
    readonly parts: readonly Part[];
    readonly onOpen: () => void;
    readonly onClose: (how: CloseHow) => void;
  };
  problem: {
    readonly problem: ShownProblem;
    readonly onOpen: () => void;
    readonly onClose: (how: CloseHow) => void;
  };
  settings: {readonly onClose: (how: CloseHow) => void};
}
export type SheetName = keyof Sheets;

/** `back`: the focus returns to what opened it; `away`: the person has turned to something else. */
export type CloseHow = 'back' | 'away';

export interface OpenSheet<Name extends SheetName> {
  update(given: Sheets[Name]): void;
  remove(): void;
}

/**
 * Draws a sheet into a slot of ours.
 *
 * The sheets are a script of their own, put into the page by the worker when somebody reaches for one: they would make the
 * part that is loaded with every page of DEAR's too heavy. Not a frame with an extension page: such a page would have to be
 * open to DEAR's site, and any script there could then lay it invisibly under a person's click. Both scripts live in the
 * same world apart from the page's, so the page sees neither this name nor what is handed over; what a page taken over
 * could do at most is written at `messages/admit.ts`.
 */
export type OpenASheet = <Name extends SheetName>(name: Name, slot: Element, given: Sheets[Name]) => OpenSheet<Name>;

declare global {
  var deerpathSheets: OpenASheet | undefined;
}
