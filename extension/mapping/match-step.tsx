import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {useEffect} from 'preact/hooks';
import {i18n} from '#i18n';
import {goOn, isAdmin} from '../pairing/set-up.ts';
import {StepPane, TroubleNotice} from '../pairing/step-pane.tsx';
import {Button} from '../ui/button.tsx';
import {numberText} from '../ui/format.ts';
import {AgainIcon} from '../ui/icons.tsx';
import {readChoices, reading, rows, trouble} from './choices.ts';
import {MatchTable} from './match-table.tsx';
import {StandInTable} from './stand-in-table.tsx';

/** Where each tax rule and account of DEAR's goes in Xero; what needs a choice stands first. */
export function MatchStep(): JSX.Element {
  useEffect(() => {
    if (rows.value === null) void readChoices();
  }, []);
  return (
    <StepPane
      title={i18n.t('setup.match.title')}
      words={i18n.t('setup.match.words')}
      beside={
        <Button icon={<AgainIcon />} busy={reading.value} onClick={readChoices}>
          {i18n.t('setup.match.readAgain')}
        </Button>
      }
      foot={
        <>
          <span class="muted spring">{i18n.t(isAdmin.value ? 'setup.match.saved' : 'setup.match.adminsChange')}</span>
          <Button look="filled" onClick={() => goOn('match')}>
            {i18n.t('setup.match.goOn')}
          </Button>
        </>
      }
    >
      <TroubleNotice trouble={trouble.value} />
      {rows.value === null ? (
        <p class="faint in">{i18n.t(reading.value ? 'setup.match.reading' : 'setup.match.connectFirst')}</p>
      ) : (
        <>
          <MatchTable kind="taxRules" rows={rows.value.taxRules} />
          <MoreOrLess kind="accounts" />
          <StandInTable />
          {rows.value.bankAccounts.length > 0 ? <MoreOrLess kind="bankAccounts" /> : null}
        </>
      )}
    </StepPane>
  );
}

/** A table that begins with what needs a choice; the others on demand. */
function MoreOrLess({kind}: {readonly kind: 'accounts' | 'bankAccounts'}): JSX.Element {
  const all = useSignal(false);
  const every = rows.value?.[kind] ?? [];
  const matched = every.filter(({state}) => state === 'matched').length;
  const shown = all.value ? every : every.filter(({state}) => state !== 'matched');
  return (
    <>
      <div class="in row second-head">
        <div>
          <h2 class="h16">{i18n.t(`setup.match.${kind}`)}</h2>
          <p class="muted">
            {i18n.t(`setup.match.${kind}Found`, every.length, [numberText(every.length)], {
              matched: numberText(matched),
            })}
          </p>
        </div>
        <span class="spring" />
        {matched > 0 ? (
          <button type="button" class="text-button strong" onClick={() => (all.value = !all.value)}>
            {all.value
              ? i18n.t('setup.match.showOpen')
              : i18n.t('setup.match.showAll', {all: numberText(every.length)})}
          </button>
        ) : null}
      </div>
      {shown.length > 0 ? <MatchTable kind={kind} rows={shown} /> : null}
    </>
  );
}
