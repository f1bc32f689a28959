import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {useEffect} from 'preact/hooks';
import {browser} from 'wxt/browser';
import {i18n} from '#i18n';
import {tidyCode} from '../../shared/pairing/code.ts';
import {companionAddress, DEFAULT_ADDRESS, needsPermission, permissionFor} from '../client/address.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {standing, tryAgain} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {Field} from '../ui/field.tsx';
import {DoneIcon} from '../ui/icons.tsx';
import {woven} from '../ui/woven.tsx';
import {chosen, found} from './set-up.ts';
import {faultAt, TroubleNotice} from './step-pane.tsx';

/** What is wrong at each field, as a sentence. */
type Faults = Partial<Record<'address' | 'code' | 'name', string>>;

/** Address, code and name; a companion on this computer is found by itself. */
export function PairForm(): JSX.Element {
  const address = useSignal((standing.value?.address ?? DEFAULT_ADDRESS).replace(/^http:\/\//, ''));
  const code = useSignal('');
  const name = useSignal('');
  const busy = useSignal(false);
  const wrong = useSignal<Faults>({});
  const trouble = useSignal<Trouble | null>(null);
  const isPaired = standing.value?.you && standing.value.state !== 'revoked';

  useEffect(() => {
    void look(address.value);
  }, []);

  const refuse = (faults: Faults): void => {
    wrong.value = faults;
    setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };

  const pair = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    const tidy = companionAddress(address.value);
    const faults: Faults = {
      ...(tidy.ok ? {} : {address: i18n.t(`setup.pair.${tidy.fault}`)}),
      ...(code.value.trim() === '' ? {code: i18n.t('setup.pair.codeMissing')} : {}),
      ...(name.value.trim() === '' ? {name: i18n.t('setup.pair.nameMissing')} : {}),
    };
    if (!tidy.ok || faults.code || faults.name) return refuse(faults);
    // The browser asks the person about another computer's address, straight from this click: nothing is awaited before.
    if (needsPermission(tidy.origin) && !(await browser.permissions.request(permissionFor(tidy.origin)))) {
      return refuse({address: i18n.t('setup.pair.notAllowed')});
    }
    busy.value = true;
    wrong.value = {};
    trouble.value = null;
    const answer = await ask('pair', {address: tidy.origin, code: tidyCode(code.value), name: name.value.trim()});
    busy.value = false;
    if (answer.ok) {
      standing.value = answer.value;
      chosen.value = null;
      return;
    }
    const {kind, title, detail} = answer.trouble;
    const atName = faultAt(answer.trouble, 'name');
    if (kind === 'away') refuse({address: i18n.t('setup.pair.away', {address: tidy.origin})});
    else if (kind !== 'refused') trouble.value = answer.trouble;
    else refuse(atName ? {name: atName} : {code: `${title.replace(/\.$/, '')}. ${detail}`});
  };

  return (
    <>
      <TroubleNotice trouble={trouble.value} />
      <form class="fields" onSubmit={pair} noValidate>
        <div>
          <Field
            label={i18n.t('setup.pair.address')}
            value={address.value}
            wrong={wrong.value.address}
            help={i18n.t('setup.pair.addressHelp')}
            onInput={(value) => {
              address.value = value;
              wrong.value = {...wrong.value, address: ''};
              void look(value);
            }}
          />
          <p class="small row found" role="status">
            {found.value && !wrong.value.address ? (
              <>
                <i class="tone-ok">
                  <DoneIcon size={14} />
                </i>
                {i18n.t('setup.pair.found', {version: found.value.version})}
              </>
            ) : null}
          </p>
        </div>
        <Field
          label={i18n.t('setup.pair.code')}
          value={code.value}
          wrong={wrong.value.code}
          help={woven(i18n.t('setup.pair.codeHelp', {command: '{command}'}), {
            command: <code>npm run --silent pair</code>,
          })}
          onInput={(value) => {
            code.value = value;
            wrong.value = {...wrong.value, code: ''};
          }}
        />
        <Field
          label={i18n.t('setup.pair.name')}
          value={name.value}
          wrong={wrong.value.name}
          help={i18n.t('setup.pair.nameHelp')}
          onInput={(value) => {
            name.value = value;
            wrong.value = {...wrong.value, name: ''};
          }}
        />
        <div class="row">
          <Button look="filled" type="submit" busy={busy.value}>
            {i18n.t('setup.pair.pair')}
          </Button>
          {isPaired ? <Button onClick={tryAgain}>{i18n.t('setup.tryAgain')}</Button> : null}
        </div>
      </form>
    </>
  );
}

/** Looks whether a companion answers there, where the browser lets us without asking. */
async function look(typed: string): Promise<void> {
  const tidy = companionAddress(typed);
  if (!tidy.ok) return;
  if (needsPermission(tidy.origin) && !(await browser.permissions.contains(permissionFor(tidy.origin)))) return;
  const answer = await ask('find', {address: tidy.origin});
  found.value = answer.ok ? answer.value : null;
}
