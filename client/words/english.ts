// English for the pages before the room, and the fallback everywhere.
import { common } from './en/common.ts'
import { join } from './en/join.ts'
import { phases } from './en/phases.ts'
import { principles } from './en/principles.ts'
import { rejection } from './en/rejections.ts'
import { sheet } from './en/sheet.ts'
import { start } from './en/start.ts'

export const english = { common, join, phases, principles, rejection, sheet, start }
