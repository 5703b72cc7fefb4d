import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

const here = import.meta.dirname

/** Modules themselves, but they import a CommonJS part. */
const withOldParts = [
  '@atlaskit/pragmatic-drag-and-drop/element/adapter',
  '@atlaskit/pragmatic-drag-and-drop-hitbox/list-item',
]

// Several galleries may run at once (one per person at work), so each has a cache of its own.
export default defineConfig({
  root: here,
  cacheDir: join(tmpdir(), `copse-gallery-${process.pid}`),
  plugins: [solid()],
  // Every package of the client is made of modules; finding them on the way would reload the page under the camera.
  optimizeDeps: { noDiscovery: true, include: ['socket.io-client', ...withOldParts] },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    hmr: false,
    fs: { allow: [resolve(here, '../..')] },
    watch: { ignored: ['**/data/**', '**/dist/**', '**/.git/**'] },
  },
})
