import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {problemFix, problemTitle} from '../alerts/problem-words.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {standing} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {Field} from '../ui/field.tsx';
import {DoneIcon, ExternalIcon} from '../ui/icons.tsx';
import {woven} from '../ui/woven.tsx';
import {Disconnect} from './disconnect.tsx';
import {chosen, goOn, isAdmin} from './set-up.ts';
import {AdminsOnly, faultAt, StepPane, TroubleNotice} from './step-pane.tsx';

/** The two keys by which the companion reads DEAR. They go to the companion, and are not kept in the browser. */
export function DearStep(): JSX.Element {
  const dear = standing.value?.status?.dear;
  const connected = dear?.state === 'connected';
  return (
    <StepPane
      title={connected ? i18n.t('setup.dear.connected', {company: dear.company ?? ''}) : i18n.t('setup.dear.title')}
      words={
        <>
          {i18n.t('setup.dear.where')}{' '}
          <a
            href="https://inventory.dearsystems.com/ExternalApi"
            target="_blank"
            rel="noopener noreferrer"
            class="inline-link"
          >
            {i18n.t('setup.dear.openPage')} <ExternalIcon size={12} />
          </a>
        </>
      }
      foot={
        connected ? (
          <>
            <span class="row spring">
              <i class="tone-ok">
                <DoneIcon />
              </i>
              {dear.company}
            </span>
            <Button look="filled" onClick={() => goOn('dear')}>
              {i18n.t('setup.dear.goOn')}
            </Button>
          </>
        ) : undefined
      }
    >
      {isAdmin.value ? <KeyForm connected={connected} /> : <AdminsOnly what={i18n.t('setup.dear.adminsOnly')} />}
    </StepPane>
  );
}

function KeyForm({connected}: {readonly connected: boolean}): JSX.Element {
  const accountId = useSignal('');
  const applicationKey = useSignal('');
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const missing = useSignal<{accountId?: string; applicationKey?: string}>({});
  const dear = standing.value?.status?.dear;
  const problem = dear?.problem;

  const connect = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    trouble.value = null;
    const keys = {accountId: accountId.value.trim(), applicationKey: applicationKey.value.trim()};
    missing.value = {
      ...(keys.accountId === '' ? {accountId: i18n.t('setup.dear.accountIdMissing')} : {}),
      ...(keys.applicationKey === '' ? {applicationKey: i18n.t('setup.dear.keyMissing')} : {}),
    };
    if (missing.value.accountId || missing.value.applicationKey) return;
    busy.value = true;
    const answer = await ask('connect-dear', keys);
    busy.value = false;
    if (answer.ok) {
      applicationKey.value = '';
      chosen.value = null;
    } else trouble.value = answer.trouble;
  };

  return (
    <>
      <TroubleNotice
        trouble={
          (trouble.value?.errors ? null : trouble.value) ??
          (problem && !trouble.value
            ? {kind: 'refused', title: problemTitle(problem), detail: problemFix(problem)}
            : null)
        }
      />
      <form class="fields" onSubmit={connect} noValidate>
        {connected ? <p class="muted">{i18n.t('setup.dear.reconnect')}</p> : null}
        <Field
          label={i18n.t('setup.dear.accountId')}
          value={accountId.value}
          wrong={missing.value.accountId ?? faultAt(trouble.value, 'accountId')}
          help={woven(i18n.t('setup.dear.accountIdHelp', {example: '{example}'}), {example: <code>a1b2c3d4-…</code>})}
          onInput={(value) => {
            accountId.value = value;
            missing.value = {};
          }}
        />
        <Field
          label={i18n.t('setup.dear.key')}
          type="password"
          value={applicationKey.value}
          wrong={missing.value.applicationKey ?? faultAt(trouble.value, 'applicationKey')}
          help={i18n.t('setup.dear.keyHelp')}
          onInput={(value) => {
            applicationKey.value = value;
            missing.value = {};
          }}
        />
        <div class="row wrap">
          <Button look={connected ? 'lined' : 'filled'} type="submit" busy={busy.value}>
            {i18n.t('setup.dear.connect')}
          </Button>
          {busy.value ? (
            <span class="faint" role="status">
              {i18n.t('setup.dear.testing')}
            </span>
          ) : null}
          {dear && dear.state !== 'disconnected' ? <Disconnect what="dear" /> : null}
        </div>
      </form>
    </>
  );
}
