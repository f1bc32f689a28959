import type {JSX} from 'preact';
import {useEffect} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Status} from '../../shared/contract/status.ts';
import {ConnectionTrail} from '../export/connection-trail.tsx';
import {ownVersion} from '../messages/own-version.ts';
import {standing, tryAgain} from '../messages/standing.ts';
import {isAdmin} from '../pairing/set-up.ts';
import {StepPane} from '../pairing/step-pane.tsx';
import {numberText} from '../ui/format.ts';
import {Budgets} from './budgets.tsx';
import {Diagnosis} from './diagnosis.tsx';
import {StandingNotice} from './standing-notice.tsx';

const FRESH = 10_000;

/** How everything stands now: the path, what is in the way, what is left of the calls; and lines to copy for whoever helps. */
export function HealthSection(): JSX.Element | null {
  // Calls of a minute come and go without any news: they are asked for.
  useEffect(() => {
    void tryAgain();
    const timer = setInterval(() => void tryAgain(), FRESH);
    return () => clearInterval(timer);
  }, []);
  const snapshot = standing.value;
  const status = snapshot?.status;
  if (!snapshot || !status) return null;
  return (
    <StepPane
      title={headingOf(status)}
      words={i18n.t('setup.health.versions', {companion: status.version, extension: ownVersion()})}
    >
      <div class="fields wide">
        <ConnectionTrail snapshot={snapshot} />
        {(status.standing ?? []).map((problem) => (
          <StandingNotice key={problem.code} problem={problem} />
        ))}
      </div>
      <Budgets budget={status.budget} />
      {isAdmin.value ? <Diagnosis /> : null}
    </StepPane>
  );
}

/** What stands in everybody's way goes before documents that could not go. */
function headingOf({standing, problems}: Status): string {
  if ((standing ?? []).length > 0) return i18n.t('setup.health.needsYou');
  return problems > 0
    ? i18n.t('setup.health.documents', problems, [numberText(problems)])
    : i18n.t('setup.health.well');
}
