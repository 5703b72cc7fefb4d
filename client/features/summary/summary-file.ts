// The summary as one Markdown file to take home. What is not in the room's summary cannot be in it.

export type SummaryParts = {
  title: string
  /** Day and time in words, or '' when it never began. */
  held: string
  agendaMarkdown: string
  notesMarkdown: string
  takeaways: readonly string[]
  resources: readonly { title: string; url: string }[]
  /** Lines about the next date; empty when none is agreed. */
  next: readonly string[]
}

export type SummaryHeadings = { agenda: string; notes: string; takeaways: string; resources: string; next: string }

export function summaryMarkdown(parts: SummaryParts, headings: SummaryHeadings): string {
  const sections: [heading: string, body: string][] = [
    [headings.next, parts.next.join('\n\n')],
    [headings.takeaways, parts.takeaways.map((line) => `- ${oneLine(line)}`).join('\n')],
    [headings.agenda, deeper(parts.agendaMarkdown)],
    [headings.notes, deeper(parts.notesMarkdown)],
    [headings.resources, parts.resources.map(({ title, url }) => resourceLine(title, url)).join('\n')],
  ]
  const written = sections.filter(([, body]) => body.trim() !== '').map(([heading, body]) => `## ${heading}\n\n${body.trim()}`)
  return `${[`# ${oneLine(parts.title)}`, parts.held, ...written].filter((part) => part !== '').join('\n\n')}\n`
}

/** A file name every system takes: `mentors-at-lunch-2026-03-12.md`. */
export function summaryFileName(title: string, day: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `${[plain || 'session', day].filter((part) => part !== '').join('-')}.md`
}

/** Headings of the parts go below ours. */
function deeper(markdown: string): string {
  return markdown.replace(/^(#{1,4})(?=\s)/gm, '##$1').replace(/^#{7,}/gm, '######')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function resourceLine(title: string, url: string): string {
  return url === '' ? `- ${oneLine(title)}` : `- ${oneLine(title)}: <${url}>`
}
