import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {useEffect} from 'preact/hooks';
import {i18n} from '#i18n';
import type {UsersAnswer} from '../../shared/contract/pairing.ts';
import {standing} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {Dialog} from '../ui/dialog.tsx';
import {whenText} from '../ui/format.ts';
import {people, peopleTrouble, readPeople, revoke} from './people.ts';
import {TroubleNotice} from './step-pane.tsx';

type Person = UsersAnswer['items'][number];

/** Everybody who is paired, when they were last there, and a way to end it. */
export function PeopleTable(): JSX.Element | null {
  const asked = useSignal<Person | null>(null);
  const busy = useSignal(false);
  useEffect(() => {
    void readPeople();
  }, []);

  const end = async (person: Person): Promise<void> => {
    busy.value = true;
    await revoke(person.id);
    busy.value = false;
    asked.value = null;
  };
  if (!people.value) return <TroubleNotice trouble={peopleTrouble.value} />;
  return (
    <>
      <TroubleNotice trouble={peopleTrouble.value} />
      <table class="matches people">
        <thead>
          <tr>
            <th scope="col">{i18n.t('setup.people.who')}</th>
            <th scope="col">{i18n.t('setup.people.role')}</th>
            <th scope="col">{i18n.t('setup.people.lastSeen')}</th>
            <th scope="col">
              <span class="said">{i18n.t('setup.people.revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.value.map((person) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              <td>{i18n.t(`setup.people.${person.role}`)}</td>
              <td>{person.lastSeenAt ? whenText(person.lastSeenAt, new Date()) : i18n.t('setup.people.never')}</td>
              <td class="actions-cell">
                <Button size="small" onClick={() => (asked.value = person)}>
                  {i18n.t('setup.people.revoke')}
                  <span class="said"> {person.name}</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked.value ? (
        <Dialog
          title={i18n.t('setup.people.revokeTitle', {name: asked.value.name})}
          onClose={() => (asked.value = null)}
        >
          <p class="muted">
            {i18n.t(
              asked.value.name === standing.value?.you?.name ? 'setup.people.revokeSelf' : 'setup.people.revokeWords',
            )}
          </p>
          <div class="actions">
            <Button look="quiet" onClick={() => (asked.value = null)}>
              {i18n.t('setup.cancel')}
            </Button>
            <Button
              look="filled"
              busy={busy.value}
              onClick={() => {
                if (asked.value) void end(asked.value);
              }}
            >
              {i18n.t('setup.people.revokeNow')}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
