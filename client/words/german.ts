import { common } from './de/common.ts'
import { join } from './de/join.ts'
import { phases } from './de/phases.ts'
import { principles } from './de/principles.ts'
import { rejection } from './de/rejections.ts'
import { sheet } from './de/sheet.ts'
import { start } from './de/start.ts'
import type { english } from './english.ts'

export const german = { common, join, phases, principles, rejection, sheet, start } satisfies Record<
  keyof typeof english,
  Record<string, string>
>
