import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {useEffect} from 'preact/hooks';
import {browser} from 'wxt/browser';
import {tidyCode} from '../../shared/pairing/code.ts';
import {companionAddress, needsPermission} from '../client/address.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {standing, tryAgain} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {Field} from '../ui/field.tsx';
import {DoneIcon} from '../ui/icons.tsx';
import {chosen, found, youText} from './set-up.ts';
import {faultAt, StepPane, TroubleNotice} from './step-pane.tsx';

/** Finds the companion and pairs this browser with it, by the code it shows. */
export function PairStep(): JSX.Element {
  const address = useSignal(standing.value?.address ?? 'http://127.0.0.1:4780');
  const code = useSignal('');
  const name = useSignal('');
  const busy = useSignal(false);
  const wrong = useSignal<{address?: string; code?: string; name?: string}>({});
  const trouble = useSignal<Trouble | null>(null);
  const revoked = standing.value?.state === 'revoked' ? standing.value.trouble : null;
  const you = revoked ? null : standing.value?.you;

  const look = async (): Promise<void> => {
    const tidy = companionAddress(address.value);
    if (!tidy.ok || needsPermission(tidy.value)) return;
    const answer = await ask('find', {address: tidy.value});
    found.value = answer.ok ? answer.value : null;
  };
  useEffect(() => void look(), []);

  const pair = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    const tidy = companionAddress(address.value);
    wrong.value = {
      ...(tidy.ok ? {} : {address: tidy.problems.map(({title, fix}) => `${title} ${fix}`).join(' ')}),
      ...(code.value.trim() === '' ? {code: 'Enter the code the companion shows.'} : {}),
      ...(name.value.trim() === '' ? {name: 'Say who you are; the history names you.'} : {}),
    };
    if (!tidy.ok || wrong.value.code || wrong.value.name) return focusFirstWrong();
    // The browser asks the person about another computer's address, straight from this click.
    if (needsPermission(tidy.value) && !(await browser.permissions.request({origins: [`${tidy.value}/*`]}))) {
      wrong.value = {address: 'The browser may not speak to this address until you allow it.'};
      return focusFirstWrong();
    }
    busy.value = true;
    trouble.value = null;
    const answer = await ask('pair', {address: tidy.value, code: tidyCode(code.value), name: name.value.trim()});
    busy.value = false;
    if (answer.ok) {
      standing.value = answer.value;
      chosen.value = null;
      return;
    }
    if (answer.trouble.kind === 'away') {
      wrong.value = {address: `Nothing answers at ${tidy.value}. Start the companion there with npm start.`};
      return focusFirstWrong();
    }
    const atName = faultAt(answer.trouble, 'name');
    wrong.value = atName
      ? {name: atName}
      : answer.trouble.kind === 'refused'
        ? {code: `${answer.trouble.title.replace(/\.$/, '')}. ${answer.trouble.detail}`}
        : {};
    trouble.value = answer.trouble.kind === 'refused' ? null : answer.trouble;
    focusFirstWrong();
  };

  return (
    <StepPane
      title={revoked ? revoked.title : you ? 'This browser is paired' : 'Pair this browser'}
      words={
        revoked ? (
          revoked.detail
        ) : you ? (
          <>Paired as {youText(you)}. With another code you can pair it anew, here or at another address.</>
        ) : (
          <>
            Deerpath does its work in a companion, on this computer or on one at the office. Start it there with{' '}
            <code>npm start</code>; it shows a pairing code.
          </>
        )
      }
    >
      <TroubleNotice trouble={trouble.value} />
      <form class="fields" onSubmit={pair} noValidate>
        <div>
          <Field
            label="Companion address"
            value={address.value}
            wrong={wrong.value.address}
            help="127.0.0.1:4780 is a companion on this computer."
            onInput={(value) => {
              address.value = value;
              wrong.value = {...wrong.value, address: ''};
              void look();
            }}
          />
          {found.value && !wrong.value.address ? (
            <p class="small row found">
              <i class="tone-ok">
                <DoneIcon size={14} />
              </i>
              Found, version {found.value.version}
            </p>
          ) : null}
        </div>
        <Field
          label="Pairing code"
          value={code.value}
          wrong={wrong.value.code}
          help="Two groups of four. It counts once, for ten minutes; npm run pair prints another for an administrator."
          onInput={(value) => {
            code.value = value;
            wrong.value = {...wrong.value, code: ''};
          }}
        />
        <Field
          label="Your name"
          value={name.value}
          wrong={wrong.value.name}
          help="The history says who asked for each sync."
          onInput={(value) => {
            name.value = value;
            wrong.value = {...wrong.value, name: ''};
          }}
        />
        <div class="row">
          <Button look="filled" type="submit" busy={busy.value}>
            Pair
          </Button>
          {you ? <Button onClick={tryAgain}>Try again</Button> : null}
        </div>
      </form>
    </StepPane>
  );
}

const focusFirstWrong = (): void => {
  setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
};
