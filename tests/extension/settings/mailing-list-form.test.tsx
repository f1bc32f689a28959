import {fireEvent, render, screen} from '@testing-library/preact';
import {expect, test} from 'vitest';
import {MailingListForm} from '../../../extension/settings/mailing-list-form.tsx';
import {settings} from '../../../extension/settings/settings.ts';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';
import {answerAsks} from '../../support/answer-asks.ts';

const list = {id: 'accounts', name: 'Accounts', addresses: ['ana@example.com']};

test('a list that somebody else changed while it was written is not saved over before that was seen', async () => {
  settings.value = {...defaultSettings, mailingLists: [list]};
  const asked = answerAsks({
    'change-settings': ({patch}) => ({settings: {...defaultSettings, ...(patch as object)}, tag: '"3"'}),
  });
  let isDone = false;
  render(
    <MailingListForm
      list={list}
      onDone={() => {
        isDone = true;
      }}
    />,
  );
  fireEvent.input(screen.getByLabelText('Name of the list'), {target: {value: 'Books'}});
  settings.value = {...settings.value, mailingLists: [{...list, addresses: ['ana@example.com', 'ben@example.com']}]};

  fireEvent.click(screen.getByRole('button', {name: 'Save list'}));
  expect((await screen.findByRole('alert')).textContent).toContain('Accounts” with ana@example.com, ben@example.com');
  expect(asked).toEqual([]);

  fireEvent.click(screen.getByRole('button', {name: 'Save list'}));
  await expect.poll(() => isDone).toBe(true);
  expect(asked).toMatchObject([{with: {patch: {mailingLists: [{...list, name: 'Books'}]}}}]);
});
