// After the close: what the group takes home. Cases are not here, because they are nowhere any more.
import { For, type JSX, Show } from 'solid-js'
import { epochMs } from '../../../shared/ids.ts'
import { Button } from '../../ui/Button.tsx'
import { CalendarIcon, DownloadIcon, PrintIcon } from '../../ui/icons.tsx'
import { dateTimeText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import { Markdown } from './Markdown.tsx'
import styles from './Summary.module.css'
import { isWebLink, type SummaryData } from './summary-data.ts'

/** @param props.summary as `readSummary` gives it. */
export function Summary(props: { summary: SummaryData }) {
  const { t, plural } = useWords()
  const next = () => props.summary.next
  const file = (name: string) => `/api/rooms/${encodeURIComponent(props.summary.code)}/${name}`
  const nextLines = () => {
    const { startsAtMs, zone, place, minutes, facilitator } = next()
    const when =
      startsAtMs === null
        ? []
        : [
            `${dateTimeText(epochMs(startsAtMs), zone)} (${zone.replaceAll('_', ' ')})`,
            [t('summary.minutes', { n: minutes }), place].filter(Boolean).join(', '),
          ]
    return [...when, ...(facilitator === '' ? [] : [t('summary.nextLead', { name: facilitator })])]
  }
  return (
    <article class={styles.page}>
      <header class={styles.head}>
        <p class={styles.soft}>{t('summary.over')}</p>
        <h1 class={styles.title}>{props.summary.title}</h1>
        <p class={styles.soft}>
          {props.summary.closedAtMs === null ? '' : dateTimeText(epochMs(props.summary.closedAtMs))}
        </p>
      </header>
      <p class={styles.kept}>{t('summary.kept', { date: dateTimeText(epochMs(props.summary.deletesAtMs)) })}</p>
      <div class={styles.acts} data-print="hide">
        <a class={styles.link} data-tone="primary" href={file('summary.md')} download="">
          <DownloadIcon /> {t('summary.download')}
        </a>
        <Button tone="quiet" icon={<PrintIcon />} onClick={() => print()}>
          {t('summary.print')}
        </Button>
        <Show when={next().startsAtMs !== null}>
          <a class={styles.link} href={file('next.ics')} download="">
            <CalendarIcon /> {t('summary.calendar')}
          </a>
        </Show>
      </div>
      <Show when={nextLines().length > 0}>
        <section class={styles.next}>
          <h2>{t('summary.next')}</h2>
          <For each={nextLines()}>{(line, index) => <p data-first={index() === 0 ? '' : undefined}>{line}</p>}</For>
        </section>
      </Show>
      <Part title={t('summary.takeaways')} isThere={props.summary.takeaways.length > 0}>
        <ul class={styles.takeaways}>
          <For each={props.summary.takeaways}>{(line) => <li>{line}</li>}</For>
        </ul>
      </Part>
      <Part title={t('summary.agenda')} isThere={props.summary.agendaMarkdown.trim() !== ''}>
        <Markdown source={props.summary.agendaMarkdown} />
      </Part>
      <Part title={t('summary.notes')} isThere={props.summary.notesMarkdown.trim() !== ''}>
        <Markdown source={props.summary.notesMarkdown} />
      </Part>
      <Part title={t('summary.resources')} isThere={props.summary.resources.length > 0}>
        <ul class={styles.links}>
          <For each={props.summary.resources}>
            {(resource) => (
              <li>
                <Show when={isWebLink(resource.url)} fallback={resource.title}>
                  <a href={resource.url} target="_blank" rel="noopener noreferrer">
                    {resource.title}
                  </a>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Part>
      <Show when={props.summary.removedDetails > 0}>
        <p class={styles.soft}>{plural(props.summary.removedDetails, 'slip.traceOne', 'slip.traceMany')}</p>
      </Show>
      <p class={styles.soft}>{t('summary.noCases')}</p>
    </article>
  )
}

function Part(props: { title: string; isThere: boolean; children: JSX.Element }) {
  return (
    <Show when={props.isThere}>
      <section class={styles.part}>
        <h2>{props.title}</h2>
        {props.children}
      </section>
    </Show>
  )
}
