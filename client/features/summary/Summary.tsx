// After the close: what the group takes home. Cases are not here, because they are nowhere any more.
import { For, Show } from 'solid-js'
import { useRoom } from '../../state/room-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { CalendarIcon, DownloadIcon, PrintIcon } from '../../ui/icons.tsx'
import { dateTimeText } from '../../words/format.ts'
import { useWords } from '../../words/words.tsx'
import { Markdown } from './Markdown.tsx'
import styles from './Summary.module.css'
import { summaryFileName, summaryMarkdown } from './summary-file.ts'

export function Summary() {
  const room = useRoom()
  const { t } = useWords()
  const next = () => room.view.next
  const closedAtMs = () => (room.view.progress.state === 'closed' ? room.view.progress.closedAtMs : null)
  const held = () => {
    const at = closedAtMs()
    return at === null ? '' : dateTimeText(at)
  }
  const nextLines = () => {
    const { startsAtMs, zone, place, minutes, facilitator } = next()
    return [
      ...(startsAtMs === null ? [] : [`${dateTimeText(startsAtMs, zone)} (${zone.replaceAll('_', ' ')})`]),
      ...(startsAtMs === null ? [] : [[t('summary.minutes', { n: minutes }), place].filter(Boolean).join(', ')]),
      ...(facilitator === '' ? [] : [t('summary.nextLead', { name: facilitator })]),
    ]
  }
  function download() {
    const summary = room.view.summary
    if (!summary) return
    const { title, resources } = room.view
    const text = summaryMarkdown(
      { title, held: held(), ...summary, resources, next: nextLines() },
      {
        agenda: t('summary.agenda'),
        notes: t('summary.notes'),
        takeaways: t('summary.takeaways'),
        resources: t('summary.resources'),
        next: t('summary.next'),
      },
    )
    const address = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = summaryFileName(title, new Date(closedAtMs() ?? room.now()).toISOString().slice(0, 10))
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <article class={styles.page}>
      <header class={styles.head}>
        <p class={styles.soft}>{t('summary.over')}</p>
        <h1 class={styles.title}>{room.view.title}</h1>
        <p class={styles.soft}>{held()}</p>
      </header>
      <Show when={room.view.summary} fallback={<p>{t('summary.gone')}</p>}>
        {(summary) => (
          <>
            <p class={styles.kept}>{t('summary.kept', { date: dateTimeText(summary().deletesAtMs) })}</p>
            <div class={styles.acts} data-print="hide">
              <Button tone="primary" icon={<DownloadIcon />} onClick={download}>
                {t('summary.download')}
              </Button>
              <Button tone="quiet" icon={<PrintIcon />} onClick={() => print()}>
                {t('summary.print')}
              </Button>
              <Show when={next().startsAtMs !== null}>
                <a class={styles.link} href={`/api/rooms/${room.view.code}/next.ics`} download="">
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
            <Show when={summary().takeaways.length > 0}>
              <section class={styles.part}>
                <h2>{t('summary.takeaways')}</h2>
                <ul class={styles.takeaways}>
                  <For each={summary().takeaways}>{(line) => <li>{line}</li>}</For>
                </ul>
              </section>
            </Show>
            <Show when={summary().agendaMarkdown.trim() !== ''}>
              <section class={styles.part}>
                <h2>{t('summary.agenda')}</h2>
                <Markdown source={summary().agendaMarkdown} />
              </section>
            </Show>
            <Show when={summary().notesMarkdown.trim() !== ''}>
              <section class={styles.part}>
                <h2>{t('summary.notes')}</h2>
                <Markdown source={summary().notesMarkdown} />
              </section>
            </Show>
            <Show when={room.view.resources.length > 0}>
              <section class={styles.part}>
                <h2>{t('summary.resources')}</h2>
                <ul class={styles.links}>
                  <For each={room.view.resources}>
                    {(resource) => (
                      <li>
                        <Show when={resource.url !== ''} fallback={resource.title}>
                          <a href={resource.url} target="_blank" rel="noopener noreferrer">
                            {resource.title}
                          </a>
                        </Show>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
            <p class={styles.soft}>{t('summary.noCases')}</p>
          </>
        )}
      </Show>
    </article>
  )
}
