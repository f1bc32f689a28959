import {defineConfig} from 'wxt';

export default defineConfig({
  outDir: '../dist',
  imports: false,
  targetBrowsers: ['chrome'],
  manifest: {
    name: 'Deerpath',
    version: '1.0.0',
  },
});
