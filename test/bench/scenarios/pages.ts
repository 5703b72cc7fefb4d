import type { Row } from '../report.ts'

export async function pages(): Promise<Row[]> {
  return []
}
