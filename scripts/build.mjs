// Builds dist/: client/ for the browser, server/main.mjs for Node. `npm run build`, or only when needed from start and test.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { checkNode, ensureInstalled } from './install.mjs'
import { isMain, root, runTool, stop, tools } from './process.mjs'

const dist = join(root, 'dist')
const stampPath = join(dist, 'sources.sha256')
const sources = [
  'client',
  'server',
  'shared',
  'scripts/build.mjs',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
]

/** Packages with native code, which cannot go into one file. They are copied into dist/server/node_modules. */
const NATIVE = ['classic-level']

/** Hash over names and contents of all sources: times of files lie after a checkout, a copy or an unpacked archive. */
export function hashOfSources() {
  const hash = createHash('sha256')
  const add = (path) => {
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0')
  }
  const walk = (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      if (entry.isDirectory()) walk(join(folder, entry.name))
      else add(join(folder, entry.name))
    }
  }
  for (const source of sources) {
    const path = join(root, source)
    if (!existsSync(path)) continue
    if (/\.\w+$/.test(source)) add(path)
    else walk(path)
  }
  return hash.digest('hex')
}

export async function ensureBuilt() {
  const hash = hashOfSources()
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === hash) return
  console.log('Building ...')
  const problem = await build()
  if (problem) stop(problem)
}

/** Builds beside dist/ and swaps at the end, so that nobody ever runs half a build.
 *  @returns {Promise<string | null>} one line on what went wrong */
export async function build() {
  const hash = hashOfSources()
  const fresh = join(root, '.cache', `build-${process.pid}`)
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  try {
    const problems = await Promise.all([buildClient(join(fresh, 'client')), buildServer(join(fresh, 'server'))])
    const problem = problems.find((one) => one !== null)
    if (problem) return problem
    // dist/ is whole by itself: the server reads its version here where there is no checkout around it.
    const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    writeFileSync(
      join(fresh, 'package.json'),
      JSON.stringify({ name, version, private: true, type: 'module', uses: versionsOfParts() }),
    )
    writeFileSync(join(fresh, basename(stampPath)), hash)
    const old = join(root, '.cache', `old-${process.pid}`)
    if (existsSync(dist)) renameSync(dist, old)
    renameSync(fresh, dist)
    rmSync(old, { recursive: true, force: true })
    return null
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Every copy of the packages that a start looks at: the bundle itself does not say what it is made of. */
function versionsOfParts() {
  const watched = Object.keys(JSON.parse(readFileSync(join(root, 'server/doctor/minimum.json'), 'utf8')))
  const { packages } = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8'))
  return Object.entries(packages).flatMap(([path, { version, dev }]) => {
    const names = path
      .split('node_modules/')
      .slice(1)
      .map((name) => name.replace(/\/$/, ''))
    return !dev && watched.includes(names.at(-1)) ? [{ name: names.join(' > '), version }] : []
  })
}

async function buildClient(outDir) {
  const args = ['build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn']
  const { code } = await runTool(tools.vite, args, { env: { NODE_ENV: 'production' } })
  if (code !== 0) return 'The client could not be built; see above.'
  await compressTexts(outDir)
  return null
}

/** `name.br` beside each text, as small as Brotli can: the server sends it as it is, and the first visitor waits for nothing. */
async function compressTexts(folder) {
  const compress = promisify(brotliCompress)
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(js|css|html|svg)$/.test(name))
  const one = async (path) => writeFileSync(`${path}.br`, await compress(readFileSync(path), { params }))
  await Promise.all(names.map((name) => one(join(folder, name))))
}

async function buildServer(outDir) {
  const esbuild = await import('esbuild')
  try {
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: ['server/main.ts'],
      outfile: join(outDir, 'main.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20.19',
      minifySyntax: true,
      legalComments: 'linked',
      logLevel: 'warning',
      external: NATIVE,
      // Bundled CommonJS packages ask for `require`, which a module does not have.
      banner: { js: "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)" },
      // What only tests and the demo may do stands behind `process.env.COPSE_BUILD !== 'production'` and is cut out here.
      define: { 'process.env.COPSE_BUILD': '"production"', 'process.env.NODE_ENV': '"production"' },
    })
  } catch {
    return 'The server could not be built; see above.'
  } finally {
    // Its helper process would stay beside the server for as long as that runs.
    await esbuild.stop()
  }
  for (const name of withDependencies(NATIVE)) copyPackage(name, join(outDir, 'node_modules'))
  return null
}

/** The packages and all they need at run time. The lock holds these once, at the top, or this stops. */
function withDependencies(names) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const found = new Set()
  const visit = (name) => {
    if (found.has(name)) return
    found.add(name)
    for (const next of Object.keys(lock[`node_modules/${name}`].dependencies ?? {})) {
      if (lock[`node_modules/${name}/node_modules/${next}`]) throw new Error(`${name} has its own copy of ${next}`)
      visit(next)
    }
  }
  names.forEach(visit)
  return found
}

/** Copies what runs, without C++ sources and without the binaries of other systems. */
function copyPackage(name, intoFolder) {
  const from = join(root, 'node_modules', name)
  const system = `${process.platform}-`
  cpSync(from, join(intoFolder, name), {
    recursive: true,
    filter: (path) => {
      const inside = relative(from, path).split(/[\\/]/)
      if (inside[0] === 'deps' || /\.(cc|gyp|md)$/.test(path)) return false
      return inside[0] !== 'prebuilds' || inside[1] === undefined || inside[1].startsWith(system)
    },
  })
}

if (isMain(import.meta.url)) {
  checkNode()
  await ensureInstalled()
  if (process.argv.includes('--if-needed')) await ensureBuilt()
  else {
    const problem = await build()
    if (problem) stop(problem)
    console.log('Built dist/.')
  }
}
