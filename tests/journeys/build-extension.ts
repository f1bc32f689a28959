/** Once before all journeys. */
export {buildExtension as default} from '../support/build-extension.ts';
