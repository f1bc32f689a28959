import type {Page} from 'playwright-core';

/** Chooses in one of our pickers as a person does: opens it, types what they look for, takes the first that fits. */
export async function pick(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('combobox', {name: label, exact: true}).click();
  const search = page.getByRole('combobox', {name: `${label}: `});
  await search.fill(typed);
  await search.press('Enter');
}
