// The summary as the server hands it to devices that had a seat (GET /api/rooms/CODE/summary).
import * as v from 'valibot'

const schema = v.object({
  code: v.string(),
  title: v.string(),
  closedAtMs: v.nullable(v.number()),
  agendaMarkdown: v.string(),
  notesMarkdown: v.string(),
  takeaways: v.array(v.string()),
  resources: v.array(v.object({ title: v.string(), url: v.string() })),
  next: v.object({
    startsAtMs: v.nullable(v.number()),
    zone: v.string(),
    minutes: v.number(),
    place: v.string(),
    facilitator: v.string(),
  }),
  deletesAtMs: v.number(),
  removedDetails: v.optional(v.number(), 0),
})

export type SummaryData = v.InferOutput<typeof schema>

/** @returns null for anything that is not a summary. Cannot fail. */
export function readSummary(raw: unknown): SummaryData | null {
  const parsed = v.safeParse(schema, raw)
  return parsed.success ? parsed.output : null
}

/** Web addresses only: a link somebody typed is not trusted because a server stored it. */
export function isWebLink(url: string): boolean {
  return /^https?:\/\//i.test(url)
}
