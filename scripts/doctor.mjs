// npm run doctor: what a start would find with these settings, and how to mend it. Changes nothing.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { checkNode, ensureInstalled } from './install.mjs'
import { root } from './process.mjs'

checkNode()
await ensureInstalled()
await ensureBuilt()
process.argv.push('--doctor')
await import(pathToFileURL(join(root, 'dist/server/main.mjs')).href)
