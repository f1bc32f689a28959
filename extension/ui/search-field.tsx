import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {SearchIcon} from './icons.tsx';

interface SearchFieldProps {
  readonly value: string;
  /** What is looked through. */
  readonly placeholder: string;
  readonly onInput: (text: string) => void;
}

/** The search of a list; it looks while one types. */
export function SearchField({value, placeholder, onInput}: SearchFieldProps): JSX.Element {
  return (
    <div class="search">
      <SearchIcon />
      <input
        class="input"
        type="search"
        aria-label={i18n.t('panel.search')}
        placeholder={placeholder}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
