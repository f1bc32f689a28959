import {buildExtension} from '../support/build-extension.ts';

/** Once before all journeys. */
export default (): Promise<void> => buildExtension('chrome');
