import {Component, type JSX} from 'preact';
import {askFromPage} from '../messages/ask-from-page.ts';
import type {OpenSheet, SheetName, Sheets} from './sheets.ts';

interface SheetSlotProps<Name extends SheetName> {
  readonly name: Name;
  readonly given: Sheets[Name];
}

/** Where a sheet belongs while it is open. A class, as hooks would add their weight to every page of DEAR's. */
export class SheetSlot<Name extends SheetName> extends Component<SheetSlotProps<Name>> {
  private slot: Element | null = null;
  private sheet: OpenSheet<Name> | undefined;

  override async componentDidMount(): Promise<void> {
    if (!globalThis.deerpathSheets) await loadSheets();
    const {name, given} = this.props;
    if (!this.slot) return; // closed meanwhile
    this.sheet = globalThis.deerpathSheets?.(name, this.slot, given);
    if (!this.sheet) given.onClose('back');
  }

  override componentDidUpdate(): void {
    this.sheet?.update(this.props.given);
  }

  override componentWillUnmount(): void {
    this.sheet?.remove();
  }

  private readonly hold = (slot: Element | null): void => {
    this.slot = slot;
  };

  override render(): JSX.Element {
    return <div class="slot" ref={this.hold} />;
  }
}

let loading: Promise<unknown> | undefined;

/** Has the sheets at hand before they are needed: when the mouse or the focus comes near. */
export function loadSheets(): Promise<unknown> {
  if (globalThis.deerpathSheets) return Promise.resolve();
  loading ??= askFromPage('load-sheets', null).finally(() => {
    loading = undefined;
  });
  return loading;
}
