import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {Button} from '../ui/button.tsx';
import {WarningIcon} from '../ui/icons.tsx';
import {cancelEdit, conflict, saveDraft} from './form.ts';

/** Someone else saved meanwhile: what they changed, and whose word is to stand. */
export function ConflictNotice(): JSX.Element | null {
  const changes = conflict.value;
  if (!changes) return null;
  return (
    <div class="notice warn" role="alert">
      <i class="tone-warn">
        <WarningIcon />
      </i>
      <div class="stack">
        <div>
          <b>{i18n.t('form.changedMeanwhile')}</b>
          <ul>
            {changes.map(({name, from, to}) => (
              <li key={name}>{i18n.t('form.changedFromTo', {name, from, to})}</li>
            ))}
          </ul>
        </div>
        <div class="row">
          <Button size="small" onClick={saveDraft}>
            {i18n.t('form.saveMine')}
          </Button>
          <Button size="small" onClick={cancelEdit}>
            {i18n.t('form.keepTheirs')}
          </Button>
        </div>
      </div>
    </div>
  );
}
