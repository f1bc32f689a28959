import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {ExampleOffer} from '../example/example-offer.tsx';
import {standing} from '../messages/standing.ts';
import {woven} from '../ui/woven.tsx';
import {PairForm} from './pair-form.tsx';
import {found} from './set-up.ts';
import {StepPane} from './step-pane.tsx';
import {youText} from './you-text.ts';

/** Finds the companion and pairs this browser with it, by the code it shows. */
export function PairStep(): JSX.Element {
  const snapshot = standing.value;
  const revoked = snapshot?.state === 'revoked' ? snapshot.trouble : null;
  const you = revoked ? null : (snapshot?.you ?? null);
  if (snapshot?.isExample) {
    return <StepPane title={i18n.t('setup.pair.title')} words={i18n.t('example.notHere')} />;
  }
  return (
    <StepPane
      title={revoked?.title ?? i18n.t(you ? 'setup.pair.paired' : 'setup.pair.title')}
      words={
        revoked?.detail ??
        (you
          ? i18n.t('setup.pair.pairedAs', {you: youText(you)})
          : woven(i18n.t(found.value ? 'setup.pair.words' : 'setup.pair.startFirst', {command: '{command}'}), {
              command: <code>npm start</code>,
            }))
      }
    >
      <PairForm />
      {snapshot?.state === 'unpaired' ? <ExampleOffer /> : null}
    </StepPane>
  );
}
