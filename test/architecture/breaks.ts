import { dirname, join } from 'node:path/posix'
import { transformSync } from 'esbuild'
import { ENVIRONMENT_READER, LINES_MAX, LONG_FILES, RULES, type Rule } from './rules.ts'

/** Path from the top of the checkout, with forward slashes, to what the file says. */
export type Sources = ReadonlyMap<string, string>

type Import = { target: string; typeOnly: boolean }

/** All breaks of the rules, one line each, starting with the file. Empty when all is well. */
export function breaks(sources: Sources): string[] {
  const found: string[] = []
  for (const [path, text] of sources) {
    found.push(...breaksOfImports(path, importsOf(text)), ...breaksOfText(path, text))
  }
  return [...found, ...cycles(sources)]
}

/** Biome keeps each import at the start of a line, so lines of comments cannot be taken for one. */
export function importsOf(text: string): Import[] {
  const found: Import[] = []
  const statement = /^\s*(?:import|export)\b(\s+type\b)?[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm
  for (const [, type, target = ''] of text.matchAll(statement)) found.push({ target, typeOnly: type !== undefined })
  for (const [, target = ''] of text.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm))
    found.push({ target, typeOnly: false })
  for (const [, target = ''] of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)) found.push({ target, typeOnly: false })
  return found
}

function ruleOf(path: string): Rule | null {
  const fits = RULES.filter((rule) => folderOf(rule, path) !== null)
  return fits.sort((a, b) => b.of.length - a.of.length)[0] ?? null
}

/** What the rule stands for at this path: `client/features/clock/` for `client/features/*\/`. */
function folderOf(rule: Rule, path: string): string | null {
  const pattern = rule.of.replaceAll('.', '\\.').replaceAll('*', '[^/]+')
  return path.match(new RegExp(rule.of.endsWith('/') ? `^${pattern}` : `^${pattern}$`))?.[0] ?? null
}

function breaksOfImports(path: string, imports: Import[]): string[] {
  const rule = ruleOf(path)
  if (rule === null) return [`${path}: no rule says what may be imported here`]
  const found: string[] = []
  for (const { target, typeOnly } of imports) {
    if (!target.startsWith('.')) {
      if (!rule.packages.some((name) => coversPackage(name, target))) found.push(`${path}: may not import ${target}`)
      continue
    }
    const file = join(dirname(path), target.replace(/\?.*$/, ''))
    if (!/\.\w+$/.test(file)) found.push(`${path}: import ${target} lacks its extension`)
    const own = folderOf(rule, path) ?? path
    const allowed = [...rule.files, ...(own.endsWith('/') ? [own] : []), ...(typeOnly ? (rule.types ?? []) : [])]
    if (!allowed.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place)))
      found.push(`${path}: may not import ${file}`)
  }
  return found
}

function coversPackage(name: string, target: string): boolean {
  if (name === '*' || name === target) return true
  return /[/:-]$/.test(name) ? target.startsWith(name) : target.startsWith(`${name}/`)
}

function breaksOfText(path: string, text: string): string[] {
  const found: string[] = []
  const lines = text.split('\n').length - 1
  if (lines > LINES_MAX && !(path in LONG_FILES)) found.push(`${path}: ${lines} lines, ${LINES_MAX} are the limit`)
  if (/(^|\/)index\.tsx?$/.test(path)) found.push(`${path}: no barrels, import the file itself`)
  if (!/\.(tsx?|mjs)$/.test(path)) return found

  const code = withoutComments(path, text)
  if (/^\s*export\s+\*/m.test(code)) found.push(`${path}: no barrels, import the file itself`)
  if (/^\s*export\s+default\b|^\s*export\s*\{[^}]*\bas default\b/m.test(code)) found.push(`${path}: no default exports`)
  if (path !== ENVIRONMENT_READER && readsEnvironment(code))
    found.push(`${path}: only ${ENVIRONMENT_READER} reads the environment`)
  if (path.startsWith('shared/')) {
    // Reckoning with days of the calendar needs a Date of a given instant, never one of now.
    const read = path === CALENDAR ? code.replace(/\bnew Date\((?=\s*[^)\s])/g, '') : code
    const impure = read.match(/\bDate\.now\b|\bnew Date\b|\bDate\(|\bMath\.random\b|\bperformance\.now\b|\bcrypto\.\w+/)
    if (impure) found.push(`${path}: ${impure[0]}, but time and chance come in with the stamp`)
  }
  return found
}

const CALENDAR = 'shared/zoned-time.ts'

/** `process.env.COPSE_BUILD` is no setting but a word the bundler writes in. */
function readsEnvironment(code: string): boolean {
  return /\bprocess\.env\b|\benv\b[^;\n]*from\s*['"]node:process['"]/.test(
    code.replaceAll(/\bprocess\.env\.COPSE_BUILD\b/g, ''),
  )
}

function withoutComments(path: string, text: string): string {
  const loader = path.endsWith('.tsx') ? 'tsx' : path.endsWith('.mjs') ? 'js' : 'ts'
  return transformSync(text, {
    loader,
    jsx: 'preserve',
    legalComments: 'none',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  }).code
}

/** Files that import each other in a ring, types aside: which of them runs first would be an accident. */
function cycles(sources: Sources): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      found.push(`${path}: imports itself by way of ${[...trail.slice(at + 1), path].join(' -> ')}`)
      return
    }
    const text = sources.get(path)
    if (text === undefined || done.has(path)) return
    for (const { target, typeOnly } of importsOf(text)) {
      if (!typeOnly && target.startsWith('.')) visit(join(dirname(path), target), [...trail, path])
    }
    done.add(path)
  }
  for (const path of sources.keys()) visit(path, [])
  return found
}
