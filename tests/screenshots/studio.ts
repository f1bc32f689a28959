import type {Sandbox} from '../sandbox/sandbox.ts';
import type {Browser} from '../support/browser.ts';
import type {CompanionProcess} from '../support/companion-process.ts';
import type {Album} from './album.ts';

/** What pictures are taken with. */
export interface Studio {
  readonly album: Album;
  readonly sandbox: Sandbox;
  readonly companion: CompanionProcess;
  readonly browser: Browser;
}

/** The sizes that screens are drawn in. */
export const popupSize = {width: 360, height: 600};
export const panelSize = {width: 400, height: 860};
export const pageSize = {width: 1300, height: 820};
