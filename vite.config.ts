import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import solid from 'vite-plugin-solid'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const here = fileURLToPath(new URL('.', import.meta.url))
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Under Node, solid-js resolves to its server build, where nothing reacts. Tests of the client want the browser's build.
 *  The `browser` condition would do that too, but also hand out `ws` as a stub, so the four entries are named instead. */
const solidOfBrowsers = [
  { find: /^solid-js$/, replacement: file('node_modules/solid-js/dist/solid.js') },
  { find: /^solid-js\/store$/, replacement: file('node_modules/solid-js/store/dist/store.js') },
  { find: /^solid-js\/web$/, replacement: file('node_modules/solid-js/web/dist/web.js') },
]

/** Folders of test/ whose files start servers, Redis or other processes of their own. */
const heavy = ['integration', 'sim', 'attacks', 'faults', 'demo']

function project(name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    root: here,
    // `ssr` keeps the plugin from choosing jsdom and the browser condition; what it generates stays code for the DOM.
    plugins: [solid({ ssr: true, dev: false, solid: { generate: 'dom', hydratable: false } })],
    resolve: { alias: solidOfBrowsers },
    test: {
      name,
      environment: 'node',
      pool: 'forks',
      // Temporary folders lie in memory on some machines; only a server for people insists on a disk.
      env: { VOLATILE_DATA: 'yes' },
      server: { deps: { inline: [/\/solid-js\//, /@solid-primitives/, /@solidjs/, /@kobalte/] } },
      ...test,
    },
  }
}

/** One file at a time: they share ports, disks and two cores, and some of them measure. */
const oneAfterAnother = { fileParallelism: false, maxWorkers: 1, testTimeout: 60_000, hookTimeout: 60_000 }

/** Writes into the page which files the room is made of, so that client/pages/early-room.ts can have them fetched while somebody
 *  still looks at the join page. */
const roomFiles: Plugin = {
  name: 'room-files',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const files = Object.values(bundle).flatMap((made) =>
        made.type === 'chunk' && ['room', 'english-room', 'german-room'].includes(made.name)
          ? [made.fileName, ...made.imports, ...(made.viteMetadata?.importedCss ?? [])]
          : [],
      )
      return [{ tag: 'meta', attrs: { name: 'copse-room', content: [...new Set(files)].join(' ') }, injectTo: 'head' }]
    },
  },
}

export default defineConfig({
  root: 'client',
  plugins: [solid(), roomFiles],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // The first versions that know light-dark(): older targets would have it rewritten into something larger.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A data: address in a style sheet would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // One file for all that is on the way to the first page and one for the room: over HTTP/1.1 a browser asks for six at
            // a time, and on a slow line every further turn costs more than the bytes.
            { name: 'first', tags: ['$initial'], priority: 2 },
            { name: 'room', test: /client\/pages\/RoomPage\.tsx$/, priority: 1 },
          ],
        },
      },
    },
    reportCompressedSize: false,
  },
  test: {
    root: here,
    environment: 'node',
    projects: [
      project('unit', {
        include: ['test/**/*.test.{ts,tsx}'],
        exclude: ['test/e2e/**', 'test/contract/**', ...heavy.map((folder) => `test/${folder}/**`)],
        testTimeout: 20_000,
      }),
      project('contract', { include: ['test/contract/**/*.test.{ts,tsx}'], ...oneAfterAnother }),
      project('integration', {
        include: heavy.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`),
        ...oneAfterAnother,
      }),
    ],
  },
})
