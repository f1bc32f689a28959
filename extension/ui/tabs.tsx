import type {ComponentChildren, JSX} from 'preact';

interface Tab<Name extends string> {
  readonly name: Name;
  /** What it is called, for those who hear it. */
  readonly title: string;
  /** What stands there, where room is scarce. */
  readonly words?: string;
  /** How many things wait there, and how that is said. */
  readonly count?: {readonly figure: string; readonly words: string};
}

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}

/** Tabs as ARIA describes them: one stop for the Tab key, ← → Home End walk and choose. */
export function Tabs<Name extends string>({label, tabs, chosen, onChoose}: TabsProps<Name>): JSX.Element {
  const walk = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({name}) => name === chosen);
    const to = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1}[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    onChoose(next.name);
    document.getElementById(`tab-${next.name}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} onKeyDown={walk}>
      {tabs.map(({name, title, words, count}) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          tabIndex={name === chosen ? 0 : -1}
          aria-selected={name === chosen ? 'true' : 'false'}
          aria-controls={`panel-${name}`}
          aria-label={words === undefined ? undefined : title}
          aria-description={count?.words}
          onClick={() => onChoose(name)}
        >
          {words ?? title}
          {count ? (
            <b class="tab-count" aria-hidden="true">
              {count.figure}
            </b>
          ) : null}
        </button>
      ))}
    </div>
  );
}

interface TabPanelProps {
  readonly name: string;
  readonly children: ComponentChildren;
}

export const TabPanel = ({name, children}: TabPanelProps): JSX.Element => (
  <div id={`panel-${name}`} role="tabpanel" aria-labelledby={`tab-${name}`}>
    {children}
  </div>
);
