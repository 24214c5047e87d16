// Three builds into one folder: the consumer's pages (`--mode consumer`), the staff inbox (`--mode inbox`) and its service
// worker (`--mode worker`). Apart, so
// that the conversation page is one small file and shares no chunk with the inbox. HTML shells are rendered by the
// server, so the entries are scripts and styles; pack.mjs turns dist/ into the blob that is linked into the binary.
import { defineConfig } from 'vite';

const inputs: Record<string, Record<string, string>> = {
  consumer: { conversation: 'consumer/conversation.tsx', pictures: 'consumer/pictures.ts', page: 'consumer/page.css' },
  inbox: { inbox: 'inbox/main.tsx' },
  worker: { 'inbox-worker': 'worker/inbox-worker.ts' },
};

const config = ({ mode }: { mode: string }) => ({
  base: '/a/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: `dist/files/${mode}`,
    emptyOutDir: true,
    assetsDir: '',
    manifest: 'manifest.json',
    modulePreload: false,
    cssMinify: 'lightningcss',
    assetsInlineLimit: 0,
    rollupOptions: {
      input: inputs[mode] ?? {},
      output: { entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js', assetFileNames: '[name]-[hash][extname]' },
    },
  },
  test: { include: ['**/*.test.ts', '**/*.test.tsx'], css: true },
});

export default defineConfig(config as Parameters<typeof defineConfig>[0]);
