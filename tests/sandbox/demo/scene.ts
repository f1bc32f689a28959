import {mkdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Page} from 'playwright-core';
import type {Browser} from '../../support/browser.ts';
import type {CompanionProcess} from '../../support/companion-process.ts';
import type {Sandbox} from '../sandbox.ts';
import type {Narrator} from './narrator.ts';

/** All that the demo plays on. */
export interface Scene {
  readonly sandbox: Sandbox;
  readonly companion: CompanionProcess;
  readonly browser: Browser;
  readonly narrator: Narrator;
  /** Opens one of the extension's pages; without a window in the size it has beside DEAR's page. */
  openOwn(page: string, size?: {width: number; height: number}): Promise<Page>;
}

/** All that the demo writes, but for the build; git does not see it. */
export const demoFolder = fileURLToPath(new URL('../../../.demo', import.meta.url));
export const picturesFolder = join(demoFolder, 'screenshots');

/** Each demo begins with nothing known. */
export async function emptyDemoFolder(): Promise<void> {
  await rm(demoFolder, {recursive: true, force: true, maxRetries: 5});
  await mkdir(picturesFolder, {recursive: true});
}

/** DEAR shows a sale with its Invoice tab at this address. */
export const salePath = (id: string): string => `/Sale#${id}~${id}~tabInvoice`;

/** Stops the step, and with it the demo, when something is not as it must be. */
export function must(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new Error(otherwise);
}

/** Waits until something is so, 15 seconds unless told, and stops the step when it does not become so. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  otherwise: string,
  milliseconds = 15_000,
): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await isSo())) {
    must(Date.now() < end, otherwise);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
