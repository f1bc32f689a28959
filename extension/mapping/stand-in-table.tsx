import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {isAdmin} from '../pairing/set-up.ts';
import {WarningIcon} from '../ui/icons.tsx';
import {Picker} from '../ui/picker.tsx';
import {chooseStandIn, standIns} from './choices.ts';
import {accountOptions} from './options.ts';

/** Which account takes what DEAR names none for. */
export function StandInTable(): JSX.Element {
  const inXero = i18n.t('setup.match.accountsInXero');
  return (
    <table class="matches">
      <thead>
        <tr>
          <th scope="col">{i18n.t('setup.match.noneNamed')}</th>
          <th scope="col">{inXero}</th>
          <th scope="col">{i18n.t('setup.match.state')}</th>
        </tr>
      </thead>
      <tbody>
        {(standIns.value ?? []).map(({name, label, goesTo, empty, isGone}) => (
          <tr key={name} class={isGone ? 'needs-choice' : ''}>
            <th scope="row">{label}</th>
            <td class="choice-cell">
              <Picker
                label={i18n.t('setup.match.forWhat', {where: inXero, what: label})}
                value={isGone ? '' : goesTo}
                options={accountOptions()}
                empty={empty}
                clear={empty}
                search={i18n.t('setup.match.searchAccount')}
                disabled={!isAdmin.value}
                onPick={(code) => void chooseStandIn(name, code)}
              />
            </td>
            <td>
              {isGone ? (
                <span class="row tone-warn strong">
                  <WarningIcon />
                  {i18n.t('setup.match.accountGone', {code: goesTo})}
                </span>
              ) : (
                <span class="faint">{i18n.t(goesTo ? 'setup.match.byYou' : 'setup.match.optional')}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
