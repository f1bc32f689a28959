import {findProgram} from './find-program.ts';

/** The Chromium of this machine, or undefined. Branded Chrome does not load extensions from the command line. */
export const findChromium = (environment: NodeJS.ProcessEnv = process.env): string | undefined =>
  findProgram(['chromium', 'chromium-browser'], environment.CHROMIUM_PATH, environment.PATH);
