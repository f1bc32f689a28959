import {defineConfig} from 'wxt';

/**
 * The public half of the key that fixes the extension's ID; nobody keeps the private one, a web store signs with its own.
 * The ID is pfbhnibmjneankhihehbhjchnbpfbfap.
 */
const key =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyE1lr+Cg+xM8BXfsWG/GlitTU7/e3YW5s3BvKlY25pkJzFK3cQPGcQ7Ut5tmYtD3BqlOv1epvgui744FxJog1e3HEkAfhfVMgaNy6urLUKb6vvI8jmTdIaOxzKBNur6z59GfqzZs/tzW0Y4HRbYh8xe+Vr+nHKOsExHauHZ5woKAUeFnEKBeDNVCmJv9gFOTM0VPBs06b6yvfHoT6q8L0guf/tKJQ8X3YxszATkZ0AQtQ1stg2D/1aJy6rh7phzFgGRhONjBYU0TQ7wI0n3gUjvMUNSVKSHtglH8/Yymx3UfenUvbdb5lsWPJict7ttLwWfEf/YYMBV7je/hYRXERwIDAQAB';

export default defineConfig({
  outDir: '../dist',
  imports: false,
  modules: ['@wxt-dev/i18n/module'],
  targetBrowsers: ['chrome'],
  manifest: {
    name: 'Deerpath',
    default_locale: 'en',
    version: '1.0.0',
    description: '__MSG_extension_about__',
    key,
    minimum_chrome_version: '120',
    permissions: ['storage', 'sidePanel', 'alarms', 'notifications'],
    host_permissions: ['https://inventory.dearsystems.com/*', 'http://127.0.0.1/*'],
    // A companion on another machine: asked for by its own address when someone enters it, never all at once.
    optional_host_permissions: ['https://*/*'],
    icons: {16: 'icon-16.png', 32: 'icon-32.png', 48: 'icon-48.png', 128: 'icon-128.png'},
    content_security_policy: {
      extension_pages: "default-src 'self'; connect-src 'self' http: https:; object-src 'none'; base-uri 'none'",
    },
    action: {default_title: 'Deerpath', default_icon: {16: 'icon-16.png', 32: 'icon-32.png', 48: 'icon-48.png'}},
  },
});
