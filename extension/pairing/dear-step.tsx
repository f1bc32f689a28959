import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {standing} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {Field} from '../ui/field.tsx';
import {DoneIcon, ExternalIcon} from '../ui/icons.tsx';
import {chosen, goOn, isAdmin} from './set-up.ts';
import {AdminsOnly, faultAt, StepPane, TroubleNotice} from './step-pane.tsx';

/** The two keys by which the companion reads DEAR. They go to the companion, and are not kept in the browser. */
export function DearStep(): JSX.Element {
  const accountId = useSignal('');
  const applicationKey = useSignal('');
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const missing = useSignal<{accountId?: string; applicationKey?: string}>({});
  const dear = standing.value?.status?.dear;

  const connect = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    trouble.value = null;
    missing.value = {
      ...(accountId.value.trim() === '' ? {accountId: 'DEAR shows it on the page Integration > API.'} : {}),
      ...(applicationKey.value.trim() === '' ? {applicationKey: 'DEAR shows it beside the account ID.'} : {}),
    };
    if (missing.value.accountId || missing.value.applicationKey) return;
    busy.value = true;
    const answer = await ask('connect-dear', {
      accountId: accountId.value.trim(),
      applicationKey: applicationKey.value.trim(),
    });
    busy.value = false;
    if (answer.ok) {
      applicationKey.value = '';
      chosen.value = null;
    } else trouble.value = answer.trouble;
  };

  const connected = dear?.state === 'connected';
  return (
    <StepPane
      title={connected ? `DEAR is connected: ${dear.company ?? ''}` : 'Connect DEAR'}
      words={
        <>
          In DEAR open Integration &gt; API, add an application named Deerpath, and copy its two keys.{' '}
          <a
            href="https://inventory.dearsystems.com/ExternalApi"
            target="_blank"
            rel="noopener noreferrer"
            class="inline-link"
          >
            Open that page <ExternalIcon size={12} />
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
              Go on to Xero
            </Button>
          </>
        ) : undefined
      }
    >
      <TroubleNotice
        trouble={
          (trouble.value?.errors ? null : trouble.value) ??
          (dear?.problem && !trouble.value
            ? {kind: 'refused', title: dear.problem.title, detail: dear.problem.fix}
            : null)
        }
      />
      {isAdmin.value ? (
        <form class="fields" onSubmit={connect} noValidate>
          <Field
            label="DEAR account ID"
            value={accountId.value}
            wrong={missing.value.accountId ?? faultAt(trouble.value, 'accountId')}
            onInput={(value) => {
              accountId.value = value;
              missing.value = {};
            }}
          />
          <Field
            label="DEAR application key"
            type="password"
            value={applicationKey.value}
            wrong={missing.value.applicationKey ?? faultAt(trouble.value, 'applicationKey')}
            help="The companion keeps it encrypted; this browser forgets it at once."
            onInput={(value) => {
              applicationKey.value = value;
              missing.value = {};
            }}
          />
          <div class="row">
            <Button look={connected ? 'lined' : 'filled'} type="submit" busy={busy.value}>
              Connect DEAR
            </Button>
          </div>
        </form>
      ) : (
        <AdminsOnly what="connect DEAR" />
      )}
    </StepPane>
  );
}
