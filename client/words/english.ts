// English for the pages before the room, and the fallback everywhere.
import { common } from './en/common.ts'
import { rejection } from './en/rejections.ts'

export const english = { common, rejection }
