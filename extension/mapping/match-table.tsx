import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {isAdmin} from '../pairing/set-up.ts';
import {DoneIcon, FailedIcon, WarningIcon} from '../ui/icons.tsx';
import {Picker} from '../ui/picker.tsx';
import {choose, type MatchKind} from './choices.ts';
import type {MatchRow} from './matches.ts';
import {optionsFor} from './options.ts';

interface MatchTableProps {
  readonly kind: MatchKind;
  readonly rows: readonly MatchRow[];
}

/** Rules or accounts of DEAR's, each with a picker of what it may go to in Xero. */
export function MatchTable({kind, rows}: MatchTableProps): JSX.Element {
  const withRate = kind === 'taxRules';
  const inXero = i18n.t(`setup.match.${kind}InXero`);
  const withWaiting = rows.some(({waiting}) => waiting !== '');
  return (
    <table class="matches">
      <thead>
        <tr>
          <th scope="col">{i18n.t(`setup.match.${kind}InDear`)}</th>
          {withRate ? (
            <th scope="col" class="number">
              {i18n.t('setup.match.rate')}
            </th>
          ) : null}
          {withWaiting ? (
            <th scope="col" class="number">
              {i18n.t('setup.match.waiting')}
            </th>
          ) : null}
          <th scope="col">{inXero}</th>
          <th scope="col">{i18n.t('setup.match.state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} class={row.state === 'matched' ? '' : 'needs-choice'}>
            <th scope="row">{row.label}</th>
            {withRate ? <td class="number">{row.rate}</td> : null}
            {withWaiting ? <td class={`number muted ${row.waiting ? '' : 'is-none'}`}>{row.waiting || '–'}</td> : null}
            <td class="choice-cell">
              <Picker
                label={i18n.t('setup.match.forWhat', {where: inXero, what: row.label})}
                value={row.goesTo}
                options={optionsFor(kind, row)}
                empty={i18n.t(`setup.match.${kind}Empty`)}
                clear={row.chosen ? i18n.t('setup.match.clear') : undefined}
                search={i18n.t(withRate ? 'setup.match.searchRate' : 'setup.match.searchAccount')}
                disabled={!isAdmin.value}
                onPick={(choice) => void choose(kind, row.name, choice)}
              />
            </td>
            <td>
              <MatchState row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MatchState({row: {state, words}}: {readonly row: MatchRow}): JSX.Element {
  switch (state) {
    case 'matched':
      return (
        <span class="row">
          <i class="tone-ok">
            <DoneIcon />
          </i>
          {words}
        </span>
      );
    case 'open':
      return (
        <span class="row tone-warn strong">
          <WarningIcon />
          {words}
        </span>
      );
    case 'differs':
      return (
        <span class="row tone-bad strong">
          <FailedIcon />
          {words}
        </span>
      );
  }
}
