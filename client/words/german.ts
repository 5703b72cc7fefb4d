import { common } from './de/common.ts'
import { rejection } from './de/rejections.ts'
import type { english } from './english.ts'

export const german = { common, rejection } satisfies Record<keyof typeof english, Record<string, string>>
