import {fileURLToPath} from 'node:url';
import {defineConfig} from 'wxt';

/**
 * The public half of the key that fixes the extension's ID; nobody keeps the private one, a web store signs with its own.
 * The ID is pfbhnibmjneankhihehbhjchnbpfbfap.
 */
const key =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyE1lr+Cg+xM8BXfsWG/GlitTU7/e3YW5s3BvKlY25pkJzFK3cQPGcQ7Ut5tmYtD3BqlOv1epvgui744FxJog1e3HEkAfhfVMgaNy6urLUKb6vvI8jmTdIaOxzKBNur6z59GfqzZs/tzW0Y4HRbYh8xe+Vr+nHKOsExHauHZ5woKAUeFnEKBeDNVCmJv9gFOTM0VPBs06b6yvfHoT6q8L0guf/tKJQ8X3YxszATkZ0AQtQ1stg2D/1aJy6rh7phzFgGRhONjBYU0TQ7wI0n3gUjvMUNSVKSHtglH8/Yymx3UfenUvbdb5lsWPJict7ttLwWfEf/YYMBV7je/hYRXERwIDAQAB';

/** `scripting` puts what opens on DEAR's pages there when it is opened, and the controls on open pages after an update. */
const permissions = ['storage', 'alarms', 'notifications', 'scripting'];

/** Ed25519, by which the companion proves itself, is in Chrome and Edge since 137. */
const chromium = {permissions: [...permissions, 'sidePanel'], minimum_chrome_version: '137'};

/** Firefox asks for a sidebar and no permission for it, and wants to be told what leaves the browser, if only for the office. */
const firefox = {
  permissions,
  browser_specific_settings: {
    gecko: {
      id: '{5f0c7b1e-2d53-4a0e-9a36-6d65657270a7}',
      strict_min_version: '140.0',
      data_collection_permissions: {required: ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent']},
    },
  },
};

const noContext = fileURLToPath(new URL('pages/no-context.ts', import.meta.url));

const icons = {16: 'icon-16.png', 32: 'icon-32.png', 48: 'icon-48.png', 128: 'icon-128.png'};

export default defineConfig({
  outDir: '../dist',
  imports: false,
  modules: ['@wxt-dev/i18n/module'],
  manifestVersion: 3,
  vite: () => ({resolve: {alias: {'wxt/utils/content-script-context': noContext}}}),
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  // What Mozilla's reviewers ask for beside the code is this repository itself.
  zip: {zipSources: false, artifactTemplate: 'deerpath-{{version}}-{{browser}}.zip'},
  manifest: ({browser, command}) => ({
    name: 'Deerpath',
    default_locale: 'en',
    version: '1.0.0',
    description: '__MSG_extension_about__',
    ...(browser === 'firefox' ? firefox : chromium),
    ...(browser === 'chrome' ? {key} : {}),
    host_permissions: ['https://inventory.dearsystems.com/*', 'http://127.0.0.1/*'],
    // A companion on another machine: asked for by its own address when someone enters it, never all at once.
    optional_host_permissions: ['https://*/*'],
    commands: {
      'sync-document': {suggested_key: {default: 'Alt+Shift+S'}, description: '__MSG_command_sync__'},
      'open-panel': {suggested_key: {default: 'Alt+Shift+H'}, description: '__MSG_command_openPanel__'},
    },
    icons,
    content_security_policy: {
      // `npm run dev` tells of each change over a socket, and puts styles into the pages.
      extension_pages: `default-src 'self'; script-src 'self'; connect-src 'self' http: https:${command === 'serve' ? " ws:; style-src 'self' 'unsafe-inline'" : ''}; object-src 'none'; base-uri 'none'`,
    },
    action: {default_title: 'Deerpath', default_icon: icons},
  }),
});
