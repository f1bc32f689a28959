import type {JSX} from 'preact';
import type {Parts} from '../documents/shown-document.ts';
import {ChevronDownIcon} from '../ui/icons.tsx';
import {text} from '../ui/text.ts';
import {Opener} from './opener.tsx';

interface PartsButtonProps {
  readonly parts: Parts;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
  /** Shows the document in the side panel. */
  readonly onPanel: () => void;
}

/** Beside the pill, when a document is more than one thing: opens to every invoice or bill, and what goes along. */
export const PartsButton = ({parts, isOpen, onOpen, onPanel}: PartsButtonProps): JSX.Element => (
  <Opener
    look="parts-button"
    sheet="parts"
    given={{parts: parts.items, onOpen: onPanel}}
    isOpen={isOpen}
    onOpen={onOpen}
    label={parts.name}
    title={text('page.partsOfIt')}
    alert={parts.hasFailed}
    opens="true"
  >
    {parts.items.length} <ChevronDownIcon size={12} />
  </Opener>
);
