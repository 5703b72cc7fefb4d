// The page of a date over HTTP, and its files. Every answer is parsed.
import * as v from 'valibot'
import { RESOURCE_TYPES } from '../../shared/community/date-page.ts'
import { type ApiResult, call, fetchSummary, take } from './api.ts'
import { path } from './community-api.ts'

const id = v.string()
const datePage = v.object({
  meeting: id,
  theme: v.string(),
  resources: v.array(
    v.object({
      id,
      title: v.string(),
      author: v.string(),
      year: v.nullable(v.number()),
      type: v.picklist(RESOURCE_TYPES),
      where: v.string(),
    }),
  ),
  files: v.array(v.object({ id, name: v.string(), type: v.string(), bytes: v.number() })),
  before: v.nullable(
    v.object({
      prompt: v.string(),
      lead: v.nullable(id),
      deputy: v.nullable(id),
      ideas: v.array(v.object({ id, text: v.string(), votes: v.number() })),
    }),
  ),
  after: v.nullable(v.object({ learning: v.array(v.object({ id, text: v.string() })) })),
  mine: v.object({ voted: v.array(id) }),
})
const summary = v.object({ takeaways: v.array(v.string()) })

export type DatePageOfView = v.InferOutput<typeof datePage>

const pathOf = (slug: string, meeting: string): string => `${path(slug)}/meetings/${encodeURIComponent(meeting)}`

export function fetchDatePage(slug: string, meeting: string): Promise<ApiResult<DatePageOfView>> {
  return call('GET', `${pathOf(slug, meeting)}/page`, datePage)
}

/** @returns the page with the file on it. The server looks at the bytes, not at the name. */
export function uploadFile(slug: string, meeting: string, file: File): Promise<ApiResult<DatePageOfView>> {
  return take(`${pathOf(slug, meeting)}/files`, datePage, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
    body: file,
  })
}

export const fileAddress = (slug: string, meeting: string, file: string): string =>
  `/files/${[slug, meeting, file].map(encodeURIComponent).join('/')}`

/** The learning lines of a closed session, for a device that had a seat in it. */
export async function fetchLearningLines(code: string): Promise<ApiResult<string[]>> {
  const answer = await fetchSummary(code)
  if (!answer.ok) return answer
  const parsed = v.safeParse(summary, answer.value)
  return parsed.success ? { ok: true, value: parsed.output.takeaways } : { ok: false, code: 'offline' }
}
