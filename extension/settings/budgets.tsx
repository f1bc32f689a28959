import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Status} from '../../shared/contract/status.ts';
import {numberText} from '../ui/format.ts';

/** What was used of the calls that DEAR and Xero allow. */
export function Budgets({budget}: {readonly budget: Status['budget']}): JSX.Element {
  return (
    <section class="in budgets">
      <div>
        <h3 class="h16">{i18n.t('setup.health.budgets')}</h3>
        <p class="muted">{i18n.t('setup.health.budgetsWords')}</p>
      </div>
      <dl>
        {(['xeroDay', 'xeroMinute', 'dearMinute'] as const).map((name) => {
          const {limit, remaining} = budget[name];
          const used = Math.max(0, limit - remaining);
          return (
            <div key={name}>
              <dt>{i18n.t(`setup.health.${name}`)}</dt>
              <dd>
                <meter
                  min={0}
                  max={limit}
                  value={used}
                  high={limit * 0.9}
                  aria-label={i18n.t(`setup.health.${name}`)}
                />
                <span>{i18n.t('setup.health.used', {used: numberText(used), limit: numberText(limit)})}</span>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
