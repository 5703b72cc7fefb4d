// Nodes on one Redis with a proxy of ours on every way: between each node and Redis, and between people and the nodes.
import { startRedis, type TestRedis } from '../support/redis.ts'
import { type ServerProcess, spawnServer } from '../support/server.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'

export type Stage = {
  redis: TestRedis
  nodes: ServerProcess[]
  /** Between node and Redis, by node. */
  ways: TcpProxy[]
  /** For people who would like to be on this node; like a balancer they lead to another one while it is not ready. */
  doors: TcpProxy[]
  origin(door: number): string
  close(): Promise<void>
}

const LOOK_MS = 300

/** @param envOf more settings of each node */
export async function setStage(count: number, envOf: (node: number) => NodeJS.ProcessEnv = () => ({})): Promise<Stage> {
  const redis = await startRedis()
  const ways: TcpProxy[] = []
  const nodes: ServerProcess[] = []
  for (let index = 0; index < count; index += 1) {
    const way = await startTcpProxy(() => ({ host: '127.0.0.1', port: redis.port }))
    ways.push(way)
    const own = { ...redis.env, REDIS_URL: `redis://127.0.0.1:${way.port}`, ...envOf(index) }
    nodes.push(await spawnServer({ bundle: true, env: own }))
  }
  const isReady = nodes.map(() => true)
  let isOver = false
  const looking = (async () => {
    while (!isOver) {
      await Promise.all(
        nodes.map(async (node, index) => {
          isReady[index] = await fetch(`${node.origin}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
            (answer) => answer.ok,
            () => false,
          )
        }),
      )
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
  })()
  const doors: TcpProxy[] = []
  for (let wanted = 0; wanted < count; wanted += 1) {
    const choose = () => {
      const other = isReady.findIndex(Boolean)
      const node = nodes[isReady[wanted] || other < 0 ? wanted : other]
      return { host: '127.0.0.1', port: node?.port ?? 0 }
    }
    doors.push(await startTcpProxy(choose))
  }
  return {
    redis,
    nodes,
    ways,
    doors,
    origin: (door) => `http://localhost:${doors[door]?.port}`,
    async close() {
      isOver = true
      await looking
      for (const door of doors) await door.close()
      for (const node of nodes) await node.remove()
      for (const way of ways) await way.close()
      await redis.stop()
    },
  }
}
