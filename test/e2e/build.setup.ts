import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Browser tests always run what the sources say now. */
export default function buildWhatIsOld(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  execFileSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { cwd: root, stdio: 'inherit' })
}
