// npm run dev: client and server with reload. Vite answers the browser and hands what the server must answer to it;
// the server is a second process, so that neither of them falls with the other.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkNode, ensureInstalled } from './install.mjs'
import { root, stop, tools } from './process.mjs'

checkNode()
await ensureInstalled()

const port = Number(process.env.PORT ?? 3000)
const serverPort = port + 1
if (!Number.isInteger(port) || port < 1 || serverPort > 65_535)
  stop(`PORT must be a number up to 65534, not ${process.env.PORT}.`)
const address = `http://localhost:${port}`
const target = `http://127.0.0.1:${serverPort}`

const { createServer } = await import('vite')
const toServer = { target, ws: true }
const vite = await createServer({
  configFile: join(root, 'vite.config.ts'),
  server: {
    // This computer only: a development server hands out source files.
    host: '127.0.0.1',
    port,
    strictPort: true,
    proxy: {
      '/api': toServer,
      '/socket.io': toServer,
      '/yjs': toServer,
      '/healthz': toServer,
      '/readyz': toServer,
      '/metrics': toServer,
    },
  },
})
await vite.listen().catch((error) => stop(`Port ${port} cannot be used: ${error.message}`))

const server = spawn(
  process.execPath,
  [join(root, 'node_modules', tools.tsx), 'watch', '--clear-screen=false', 'server/main.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    // The browser's Origin is Vite's address, and so must be the links the server prints.
    env: { ...process.env, COPSE_DEV: '1', HOST: '127.0.0.1', PORT: String(serverPort), PUBLIC_URL: address },
  },
)
console.log(`Copse for development: ${address} (server behind it on ${serverPort})`)

let ending = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.removeAllListeners(signal)
  process.on(signal, () => {
    ending = true
    server.kill(signal)
  })
}
server.on('close', async (code) => {
  await vite.close()
  process.exit(ending ? 0 : (code ?? 1))
})
