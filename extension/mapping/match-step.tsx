import {useSignal} from '@preact/signals';
import type {ComponentChildren, JSX} from 'preact';
import {useEffect} from 'preact/hooks';
import {goOn, isAdmin} from '../pairing/set-up.ts';
import {StepPane, TroubleNotice} from '../pairing/step-pane.tsx';
import {Button} from '../ui/button.tsx';
import {countText} from '../ui/format.ts';
import {AgainIcon, DoneIcon, FailedIcon, WarningIcon} from '../ui/icons.tsx';
import {accountRows, choose, chooseStandIn, readChoices, reading, standIns, taxRows, trouble, xero} from './choices.ts';
import {type MatchRow, takesLines, tidy} from './matches.ts';

/** Where each tax rule and account of DEAR's goes in Xero; what needs a choice stands first. */
export function MatchStep(): JSX.Element {
  const all = useSignal(false);
  useEffect(() => {
    if (taxRows.value === null) void readChoices();
  }, []);
  const accounts = accountRows.value ?? [];
  const matched = accounts.filter(({state}) => state === 'matched').length;
  const shownAccounts = all.value ? accounts : accounts.filter(({state}) => state !== 'matched');
  return (
    <StepPane
      title="Match tax rules to Xero’s tax rates"
      words="Where the names are equal we chose for you. Nothing is sent with a rule that has no match; its document waits and says so."
      beside={
        <Button icon={<AgainIcon />} busy={reading.value} onClick={readChoices}>
          Read again from Xero
        </Button>
      }
      foot={
        <>
          <span class="muted spring">
            {isAdmin.value ? 'Saved as you choose.' : 'An administrator can change these.'}
          </span>
          <Button look="filled" onClick={() => goOn('match')}>
            Choose the first day
          </Button>
        </>
      }
    >
      <TroubleNotice trouble={trouble.value} />
      {taxRows.value === null ? (
        <p class="faint in">
          {reading.value
            ? 'Reading DEAR’s tax rules and Xero’s tax rates…'
            : 'Connect DEAR and Xero first; then both sides’ choices stand here.'}
        </p>
      ) : (
        <>
          <MatchTable
            rows={taxRows.value}
            heads={['Tax rule in DEAR', 'Tax rate in Xero']}
            withRate
            kind="taxRules"
            empty="Choose a tax rate"
          >
            {(row) => <RateOptions row={row} />}
          </MatchTable>
          <div class="in row second-head">
            <div>
              <h2 class="h16">Accounts</h2>
              <p class="muted">
                {matched} of {countText(accounts.length, 'account')} found in Xero.
              </p>
            </div>
            <span class="spring" />
            {matched > 0 ? (
              <button type="button" class="text-button strong" onClick={() => (all.value = !all.value)}>
                {all.value ? 'Show what needs a choice' : `Show all ${accounts.length}`}
              </button>
            ) : null}
          </div>
          {shownAccounts.length > 0 ? (
            <MatchTable
              rows={shownAccounts}
              heads={['Account in DEAR', 'Account in Xero']}
              kind="accounts"
              empty="Choose an account"
            >
              {() => <AccountOptions />}
            </MatchTable>
          ) : null}
          <StandInTable />
        </>
      )}
    </StepPane>
  );
}

/** Which account takes what DEAR names none for. */
function StandInTable(): JSX.Element {
  return (
    <table class="matches">
      <thead>
        <tr>
          <th scope="col">Where DEAR names none</th>
          <th scope="col">Account in Xero</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {(standIns.value ?? []).map(({name, label, goesTo, empty, isGone}) => (
          <tr key={name} class={isGone ? 'needs-choice' : ''}>
            <th scope="row">{label}</th>
            <td>
              <select
                class="input"
                aria-label={`Account in Xero for ${label.toLowerCase()}`}
                value={isGone ? '' : goesTo}
                disabled={!isAdmin.value}
                onChange={(event) => chooseStandIn(name, event.currentTarget.value)}
              >
                <option value="">{empty}</option>
                <AccountOptions />
              </select>
            </td>
            <td>
              {isGone ? (
                <span class="row tone-warn strong">
                  <WarningIcon />
                  {goesTo} is no longer in Xero
                </span>
              ) : (
                <span class="faint">{goesTo ? 'Chosen by you' : 'Optional'}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface MatchTableProps {
  readonly rows: readonly MatchRow[];
  readonly heads: readonly [string, string];
  readonly kind: 'taxRules' | 'accounts';
  readonly empty: string;
  readonly withRate?: boolean;
  readonly children: (row: MatchRow) => ComponentChildren;
}

function MatchTable({rows, heads, kind, empty, withRate, children}: MatchTableProps): JSX.Element {
  return (
    <table class="matches">
      <thead>
        <tr>
          <th scope="col">{heads[0]}</th>
          {withRate ? (
            <th scope="col" class="number">
              Rate
            </th>
          ) : null}
          <th scope="col">{heads[1]}</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} class={row.state === 'matched' ? '' : 'needs-choice'}>
            <th scope="row">{row.label}</th>
            {withRate ? <td class="number">{row.rate}</td> : null}
            <td>
              <select
                class="input"
                aria-label={`${heads[1]} for ${row.label}`}
                value={row.goesTo}
                disabled={!isAdmin.value}
                onChange={(event) => choose(kind, row.name, event.currentTarget.value)}
              >
                <option value="">{row.goesTo && !row.chosen ? '' : empty}</option>
                {children(row)}
              </select>
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

/** Rates of the rule's own percentage come first: nearly always it is one of them. */
function RateOptions({row}: {readonly row: MatchRow}): JSX.Element {
  const rates = xero.value?.taxRates ?? [];
  const percent = Number(row.rate.slice(0, -1));
  const same = rates.filter(({rate}) => Number(rate) === percent);
  const others = rates.filter(({rate}) => Number(rate) !== percent);
  const option = ({taxType, name, rate}: (typeof rates)[number]) => (
    <option key={taxType} value={taxType}>
      {name} · {tidy(rate)}% · {taxType}
    </option>
  );
  return (
    <>
      {same.length > 0 ? <optgroup label={`Rates of ${row.rate}`}>{same.map(option)}</optgroup> : null}
      {others.length > 0 ? <optgroup label="Other rates">{others.map(option)}</optgroup> : null}
    </>
  );
}

function AccountOptions(): JSX.Element {
  return (
    <>
      {(xero.value?.accounts ?? []).filter(takesLines).map(({code, name}) => (
        <option key={code} value={code}>
          {code} {name}
        </option>
      ))}
    </>
  );
}
