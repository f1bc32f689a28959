import {join} from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import type {Page} from 'playwright-core';

export interface Narrator {
  /** Does one step and prints its sentence with ✓, or with ✗ and why. What the work gives back stands beneath it. */
  step(sentence: string, work: () => Promise<readonly string[] | undefined>): Promise<void>;
  /** Keeps a picture of a page, numbered in the order of the story. */
  picture(page: Page, name: string): Promise<void>;
  say(...lines: string[]): void;
  /** From now on nothing is printed: the person has ended the demo. */
  hush(): void;
}

/** A step of the story went wrong; its sentence is printed already. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed';
}

/** Tells the demo's story line by line; `folder` takes the pictures. */
export function createNarrator(print: (text: string) => void, folder: string): Narrator {
  let pictures = 0;
  let quiet = false;
  const say = (...lines: string[]): void => {
    if (!quiet) for (const line of lines) print(`${line}\n`);
  };

  return {
    async step(sentence, work) {
      try {
        const more = (await work()) ?? [];
        say(`✓ ${sentence}`, ...more.map((line) => `    ${line}`));
      } catch (error) {
        say(`✗ ${sentence}`, `    ${reasonOf(error)}`);
        throw new StepFailed(sentence, {cause: error});
      }
    },
    async picture(page, name) {
      pictures += 1;
      const path = join(folder, `${String(pictures).padStart(2, '0')}-${name}.png`);
      await page.screenshot({path, scale: 'css', animations: 'disabled'});
    },
    say,
    hush() {
      quiet = true;
    },
  };
}

/** The first lines say what was waited for; the rest is a call log. */
function reasonOf(error: unknown): string {
  const message = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  const [what = ''] = message.split('\nCall log:');
  const waited = /waiting for .*/.exec(message)?.[0];
  const reason = what.trim().split('\n')[0] ?? '';
  return waited && !reason.includes(waited) ? `${reason} (${waited})` : reason;
}
